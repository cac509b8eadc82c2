import { audiencesOf, type Actor } from '@province-comuni/identity-contract';
import { subjectKey, type MarkedSubjects, type NoticeSubject, type NoticeSubjects, type NoticeSubjectSource, type ReadableSubjects, type SubjectCard } from '@province-comuni/notices-contract';

/** The kinds of subjects that domains made known. */
export class NoticeSubjectRegistry implements NoticeSubjects, ReadableSubjects<Actor>, MarkedSubjects {
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

  async readable(actor: Actor, subjects: readonly NoticeSubject[]): Promise<ReadonlyMap<string, SubjectCard>> {
    return readableAmong(actor, await this.cards(subjects, audiencesOf(actor)));
  }

  async readableBy(subjects: readonly NoticeSubject[]): Promise<(reader: Actor) => ReadonlyMap<string, SubjectCard>> {
    const cards = await this.cards(subjects);
    return (reader) => readableAmong(reader, cards);
  }

  follows(): readonly string[] {
    return [...new Set([...this.sources.values()].flatMap(({ marks }) => marks?.follows ?? []))];
  }

  concerned(event: { readonly kind: string; readonly payload: object }): ReadonlyMap<string, readonly string[] | null> {
    return new Map([...this.sources.values()].flatMap(({ kind, marks }) => (marks?.follows.includes(event.kind) ? [[kind, marks.concerned(event)] as const] : [])));
  }

  async marksOf(subjects: readonly NoticeSubject[]): Promise<ReadonlyMap<string, string>> {
    const marks = new Map<string, string>();
    for (const [kind, ofKind] of Map.groupBy(subjects, (subject) => subject.kind)) {
      const found = await this.sources.get(kind)?.marks?.of([...new Set(ofKind.map(({ id }) => id))]);
      for (const [id, mark] of found ?? []) marks.set(subjectKey({ kind, id }), mark);
    }
    return marks;
  }

  /** These subjects as they are, by {@link subjectKey}, whoever may read them; one question for each kind. @param audiences words of who asks; not given: it is asked for many */
  async cards(subjects: readonly NoticeSubject[], audiences?: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const cards = new Map<string, SubjectCard>();
    for (const [kind, ofKind] of Map.groupBy(subjects, (subject) => subject.kind)) {
      const found = await this.sources.get(kind)?.cards([...new Set(ofKind.map(({ id }) => id))], audiences);
      for (const [id, card] of found ?? []) cards.set(subjectKey({ kind, id }), card);
    }
    return cards;
  }
}

/** Those of these cards that the reader may read. */
export function readableAmong(reader: Actor, cards: ReadonlyMap<string, SubjectCard>): ReadonlyMap<string, SubjectCard> {
  const mine = new Set(audiencesOf(reader));
  return new Map([...cards].filter(([, { audience }]) => audience.some((word) => mine.has(word))));
}
