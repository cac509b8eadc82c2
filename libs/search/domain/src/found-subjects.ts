import type { NoticeSubject, NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import type { FoundEntry, SearchIndex } from '@province-comuni/platform-ports';

const KIND = 'trovato';

/** What a search found, as a subject of notices: the thing, at the passage that was found where there is one. */
export function foundSubject({ kind, id, passage }: FoundEntry): NoticeSubject {
  return { kind: KIND, id: `${kind} ${passage ?? ''} ${id}` };
}

/** What searches found, for the notices that name it: as the index has it now, for who may read it now. Nobody follows it. */
export class FoundSubjects implements NoticeSubjectSource {
  readonly kind = KIND;
  readonly followable = false;

  constructor(private readonly index: SearchIndex) {}

  /** What is asked for nobody in particular is not there: the index tells nothing without the words of who asks. */
  async cards(ids: readonly string[], audiences: readonly string[] = []): Promise<ReadonlyMap<string, SubjectCard>> {
    const cards = await this.index.cards(ids.flatMap((id) => foundEntry(id) ?? []), audiences);
    return new Map(cards.map(({ title, href, audience, ...entry }) => [foundSubject(entry).id, { title, href, audience }]));
  }
}

function foundEntry(subjectId: string): FoundEntry | null {
  const [, kind, passage, id] = /^(\S+) (\d{0,9}) (.+)$/s.exec(subjectId) ?? [];
  return kind && id ? { kind, id, passage: passage ? Number(passage) : null } : null;
}
