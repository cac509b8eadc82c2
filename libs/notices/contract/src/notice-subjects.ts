import type { NoticeTopic } from './notice-kinds.js';

/** A thing that notices are about: `documento`, `raccolta`, `pratica`… with its id. The domain it belongs to makes the kind known. */
export interface NoticeSubject {
  readonly kind: string;
  readonly id: string;
}

/** A subject as part of a notice. */
export interface ToldSubject extends NoticeSubject {
  /** One of several things that the letter names, by title and address as they are when it is written: those that he may read then. Where he may read none, the notice is not there. */
  readonly named?: true;
}

/** A subject as lists of followed things show it, with who may. */
export interface SubjectCard {
  readonly title: string;
  /** Address in the product. */
  readonly href: string;
  /** Words of audience, as the search has them: who holds at least one may read it. */
  readonly audience: readonly string[];
  /** What it is called where a text refers to it: `Documento`. Not given: no text does. */
  readonly label?: string;
  /** Whose it is, or where it stands: an Ente, a community, a model; empty or not given: nothing to say. */
  readonly place?: string;
  /** How it stands, in a few words of Italian: `Pubblicato`, `Risolta`. */
  readonly state?: string;
}

/**
 * How things of a kind are, for whatever rests on them: each has a mark, and another mark means that it says something else now. Marks are compared and kept, never shown;
 * what is kept of what not everybody may read is a hash.
 */
export interface SubjectMarks {
  /** Kinds of events after which a thing of this kind may have another mark. */
  readonly follows: readonly string[];
  /** Ids that such an event is about; null: any of the kind may be another one. */
  concerned(event: { readonly kind: string; readonly payload: object }): readonly string[] | null;
  /** Marks by id, whoever may read them; what is not there (any more) has none. Asked within the open transaction. */
  of(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** What a domain lets people be told of. */
export interface NoticeSubjectSource {
  readonly kind: string;
  /** People may ask to be told of it; otherwise it only stands for who may hear a notice. */
  readonly followable: boolean;
  /** Kinds of notices (`topic`) whose letters a person may choose for each such subject; none when not given. */
  readonly topics?: readonly NoticeTopic[];
  /** Those of these that are there now, by id. Asked within the open transaction: the wall may leave some out, the words of audience decide. @param audiences words of who asks; not given: it is asked for many */
  cards(ids: readonly string[], audiences?: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>>;
  /** Not given: nothing can rest on a thing of this kind. */
  readonly marks?: SubjectMarks;
}

/** Takes in the kinds of subjects. Every source is made known before the application listens. */
export interface NoticeSubjects {
  /** @throws Error when the kind is taken */
  add(source: NoticeSubjectSource): void;
}

export const NOTICE_SUBJECTS = Symbol('NoticeSubjects');

/** Subjects of any kind as one person may see them: for whatever names things of other domains. `Reader` is the actor of identity, which a contract does not name. */
export interface ReadableSubjects<Reader> {
  /** Those among these that the reader may read now, by {@link subjectKey}; one question for each kind, within the open transaction. What is missing is not there, or not for him. */
  readable(reader: Reader, subjects: readonly NoticeSubject[]): Promise<ReadonlyMap<string, SubjectCard>>;
  /** The same for many readers, asked once. */
  readableBy(subjects: readonly NoticeSubject[]): Promise<(reader: Reader) => ReadonlyMap<string, SubjectCard>>;
}

export const READABLE_SUBJECTS = Symbol('ReadableSubjects');

/** Subjects of any kind as what other things rest on: for whatever has to know that they changed. */
export interface MarkedSubjects {
  /** Kinds of events after which a subject may be another one. Complete when every domain made its kinds known. */
  follows(): readonly string[];
  /** What an event is about, by kind of subject; null: any of that kind. */
  concerned(event: { readonly kind: string; readonly payload: object }): ReadonlyMap<string, readonly string[] | null>;
  /** Marks by {@link subjectKey}, whoever may read the subject; one question for each kind, within the open transaction. What is not there, or of a kind that has no marks, has none. */
  marksOf(subjects: readonly NoticeSubject[]): Promise<ReadonlyMap<string, string>>;
}

export const MARKED_SUBJECTS = Symbol('MarkedSubjects');

/** A subject as a key of a map. */
export function subjectKey({ kind, id }: NoticeSubject): string {
  return `${kind} ${id}`;
}
