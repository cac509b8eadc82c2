/** A file that came with a mail. Nothing in it is trusted: neither its name nor its bytes. */
export interface MailAttachment {
  readonly fileName: string;
  readonly bytes: number;
  /** Null beyond the first {@link MOST_MAIL_FILES}. */
  readonly content: Uint8Array | null;
}

/** What a mail server says of letters that it was given (RFC 3464). */
export interface DeliveryReport {
  /** Of each recipient what it says, by the name of the field in small letters. */
  readonly recipients: readonly ReadonlyMap<string, string>[];
  /** Headers of the letter that it is about, as those of a mail; none where it does not bring them back. */
  readonly letter: ReadonlyMap<string, readonly string[]>;
}

/** Files of a mail whose bytes are handed on. */
export const MOST_MAIL_FILES = 10;

/** A mail that came from outside, taken apart. Nothing in it is trusted: who wrote it is what it says itself. */
export interface ReadMail {
  /** As it stands, with its angle brackets; null when it has none. */
  readonly messageId: string | null;
  /** Addresses of From, in small letters. */
  readonly from: readonly string[];
  /** Addresses it was sent or delivered to (To, Cc and what the mail server noted), in small letters. */
  readonly recipients: readonly string[];
  /** Empty when there is none. */
  readonly subject: string;
  /** Headers by their name in small letters, each value on one line, in the order of the mail. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Its words: the plain text, or the HTML made plain; null when it has neither. Signs that could not be decoded are U+FFFD. */
  readonly text: string | null;
  /** Files that came with it; small pictures (20 kB) that stand in its text, as signatures have them, are not among them. */
  readonly attachments: readonly MailAttachment[];
  /** Null: it is no report of a mail server. */
  readonly report: DeliveryReport | null;
}

/** `UNREADABLE`: no mail, or too much for its reader. `BUSY`: too many wait, try later. */
export type MailProblem = 'UNREADABLE' | 'BUSY';

/** The mail cannot be read. `message` is Italian and may be shown; `details` is for the log. */
export class MailRefused extends Error {
  constructor(
    readonly problem: MailProblem,
    message: string,
    readonly details = '',
  ) {
    super(message);
    this.name = 'MailRefused';
  }
}

/** Reads mail of others, apart from the process that serves people. */
export interface MailReader {
  /** @param bytes a message of RFC 5322; a cut one gives what is there. @throws MailRefused */
  read(bytes: Uint8Array): Promise<ReadMail>;
  /** Refuses what is waiting and ends what is being read. */
  close(): Promise<void>;
}

export const MAIL_READER = Symbol('MailReader');
