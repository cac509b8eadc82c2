import { audiencesOf, type Actor } from '@province-comuni/identity-contract';
import type { NoticeSubject, NoticeSubjects, NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';

/** The kinds of subjects that domains made known. */
export class NoticeSubjectRegistry implements NoticeSubjects {
  private readonly sources = new Map<string, NoticeSubjectSource>();

  add(source: NoticeSubjectSource): void {
    if (this.sources.has(source.kind)) throw new Error(`the subject "${source.kind}" is known already`);
    this.sources.set(source.kind, source);
  }

  isFollowable(kind: string): boolean {
    return this.sources.get(kind)?.followable === true;
  }

  /** Kinds of notices whose letters may be chosen for a subject of this kind. */
  topicsOf(kind: string): readonly string[] {
    return this.sources.get(kind)?.topics ?? [];
  }

  /** The subjects among these that the actor may read now, by {@link subjectKey}; one question for each kind. */
  async readable(actor: Actor, subjects: readonly NoticeSubject[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const mine = new Set(audiencesOf(actor));
    const cards = new Map<string, SubjectCard>();
    for (const [kind, ofKind] of Map.groupBy(subjects, (subject) => subject.kind)) {
      const found = await this.sources.get(kind)?.cards([...new Set(ofKind.map(({ id }) => id))]);
      for (const [id, card] of found ?? []) if (card.audience.some((word) => mine.has(word))) cards.set(subjectKey({ kind, id }), card);
    }
    return cards;
  }
}

/** A subject as a key of a map. */
export function subjectKey({ kind, id }: NoticeSubject): string {
  return `${kind} ${id}`;
}
