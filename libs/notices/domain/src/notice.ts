import type { NoticeFrequency, NoticeMail, NoticeSubject, SubjectCard, ToldSubject } from '@province-comuni/notices-contract';
import type { PersonId } from '@province-comuni/shared-kernel';

/** Something that one person is told. */
export interface Notice {
  readonly id: string;
  readonly personId: PersonId;
  /** Its kind; of a kind that is no more it may still be kept. */
  readonly topic: string;
  /** By which who posted it knows it. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly subjects: readonly ToldSubject[];
  readonly createdAt: Date;
  /** The conversation its letter is part of; null: of none. */
  readonly mail: NoticeMail | null;
  /** When he opened it or put it away; null: it waits. */
  readonly readAt: Date | null;
  /** From then on its letter would come too late; null: it may wait. */
  readonly lateFrom: Date | null;
}

/** Where a notice stands among a person's own, newest first. */
export type NoticePlace = Pick<Notice, 'createdAt' | 'id'>;

/** A subject that a person asked to be told of. */
export interface Follow extends NoticeSubject {
  readonly personId: PersonId;
  readonly frequency: NoticeFrequency;
  readonly since: Date;
}

/** A followed subject that may still be read. */
export interface ShownFollow extends SubjectCard {
  readonly follow: Follow;
}
