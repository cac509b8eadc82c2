import type { PersonId } from '@province-comuni/shared-kernel';
import type { NoticeTopic } from './notice-kinds.js';
import type { NoticeSubject, ToldSubject } from './notice-subjects.js';

/** When a person is told by mail: at once, every morning, on Mondays. In the product he sees it at once. */
export type NoticeFrequency = 'SUBITO' | 'GIORNALIERA' | 'SETTIMANALE';

/** The conversation a letter is part of: such a notice, told at once, has a letter of its own. */
export interface NoticeMail {
  /** Where the conversation is held, a subject that may be followed, and what it is called: letters may be chosen for it, and are grouped by it. */
  readonly place: NoticeSubject;
  readonly placeTitle: string;
  /** Of the conversation. */
  readonly title: string;
  /** Subject of the letter; answers begin with «Re: », so that programs put them together. */
  readonly subject: string;
  /** Identifiers with their angle brackets: its own, the same for everybody who is told, and what came before, oldest first. */
  readonly messageId: string;
  readonly references: readonly string[];
  /** Where this person may answer it, with the line above which he writes; null: nowhere. */
  readonly answer: { readonly address: string; readonly above: string } | null;
}

/** Something to tell one person. */
export interface NewNotice {
  readonly personId: PersonId;
  /** Of which kind it is: what he chose for it holds. */
  readonly topic: NoticeTopic;
  /** The same key for the same person is the same notice: told once, however often it is posted. */
  readonly key: string;
  /** One sentence in Italian, shown in the product and in the mail. */
  readonly title: string;
  /** What the mail says beyond the title; not shown in the product. */
  readonly text: string;
  readonly href: string;
  /** Everything he must be able to read, when he is told and whenever he looks: otherwise the notice is not there. Of what is only named, at least one. */
  readonly subjects: readonly ToldSubject[];
  /** For who chose nothing of the kind and of the place. */
  readonly frequency: NoticeFrequency;
  readonly mail?: NoticeMail;
  /** From this moment on its letter would come too late: then it does not wait for the end of quiet hours. Not given: it may wait. */
  readonly lateFrom?: Date;
}

/** Who asked to be told of a subject. */
export interface Follower {
  readonly personId: PersonId;
  readonly frequency: NoticeFrequency;
}

/** Where domains put what people are to be told. The platform's own work: runs in the open transaction, under system access. */
export interface NoticeBoard {
  /** Keeps them with the change that caused them, where and when each person chose to be told of their kind; mail follows. */
  post(notices: readonly NewNotice[]): Promise<void>;
  /** Whom something under this key waits for, by letter. */
  waitingFor(key: string): Promise<readonly PersonId[]>;
  /** What waits to be told under this key says this to each of these from now on; what was told is told. */
  rewrite(key: string, texts: ReadonlyMap<PersonId, string>): Promise<void>;
  /** Everybody who follows at least one of these, each once, with his quickest frequency. */
  followersOf(subjects: readonly NoticeSubject[]): Promise<readonly Follower[]>;
  /** Has a person follow what he began himself, in the transaction in which he did; who follows it already goes on as he chose. */
  follow(personId: PersonId, subject: NoticeSubject, frequency: NoticeFrequency): Promise<void>;
  /** Who follows the one follows the other, as often; who does already goes on as he chose. @param stays whether they go on following the first one */
  carryFollowers(from: NoticeSubject, to: NoticeSubject, stays: boolean): Promise<void>;
}

export const NOTICE_BOARD = Symbol('NoticeBoard');
