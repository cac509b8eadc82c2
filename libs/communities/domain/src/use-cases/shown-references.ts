import { referencesOf, type PostId, type PostText, type Reference } from '@province-comuni/communities-contract';
import type { Actor } from '@province-comuni/identity-contract';
import { subjectKey, type ReadableSubjects, type SubjectCard } from '@province-comuni/notices-contract';

/** A thing that a post refers to, as a reader who may read it is shown it. */
export interface ReferenceCard extends Reference, Required<Pick<SubjectCard, 'label' | 'title' | 'href' | 'place' | 'state'>> {}

/** What each of these posts refers to, for this reader: one question for each kind of thing, however many posts there are. What he may not read is left out like what is not there. */
export async function shownReferences(subjects: ReadableSubjects<Actor>, reader: Actor, posts: readonly { readonly id: PostId; readonly text: PostText }[]): Promise<ReadonlyMap<PostId, readonly ReferenceCard[]>> {
  const wanted = new Map(posts.map(({ id, text }) => [id, referencesOf(text)]));
  const all = [...wanted.values()].flat();
  if (all.length === 0) return new Map();
  const cards = await subjects.readable(reader, all);
  return new Map([...wanted].map(([id, references]) => [id, references.flatMap((reference) => cardOf(reference, cards) ?? [])]));
}

/** @returns null: it is not there, or not for the reader */
export function cardOf({ kind, id }: Reference, readable: ReadonlyMap<string, SubjectCard>): ReferenceCard | null {
  const card = readable.get(subjectKey({ kind, id }));
  return card ? { kind, id, label: card.label ?? '', title: card.title, href: card.href, place: card.place ?? '', state: card.state ?? '' } : null;
}
