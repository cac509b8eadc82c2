/** A thing that notices are about: `documento`, `raccolta`, `pratica`… with its id. The domain it belongs to makes the kind known. */
export interface NoticeSubject {
  readonly kind: string;
  readonly id: string;
}

/** A subject as lists of followed things show it, with who may. */
export interface SubjectCard {
  readonly title: string;
  /** Address in the product. */
  readonly href: string;
  /** Words of audience, as the search has them: who holds at least one may read it. */
  readonly audience: readonly string[];
}

/** What a domain lets people be told of. */
export interface NoticeSubjectSource {
  readonly kind: string;
  /** People may ask to be told of it; otherwise it only stands for who may hear a notice. */
  readonly followable: boolean;
  /** Kinds of notices (`topic`) whose letters a person may choose for each such subject; none when not given. */
  readonly topics?: readonly string[];
  /** Those of these that are there now, by id. Asked within the open transaction: the wall may leave some out, the words of audience decide. */
  cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>>;
}

/** Takes in the kinds of subjects. Every source is made known before the application listens. */
export interface NoticeSubjects {
  /** @throws Error when the kind is taken */
  add(source: NoticeSubjectSource): void;
}

export const NOTICE_SUBJECTS = Symbol('NoticeSubjects');
