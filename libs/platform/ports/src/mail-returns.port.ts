/** An address that letters come back from. */
export interface ReturningAddress {
  /** In small letters. */
  readonly address: string;
  /** On how many days in Italy letters came back, each another one. */
  readonly days: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** What the mail server said of it the last time, as it said it. */
  readonly said: string;
  /** Since when nothing that tells of something is sent to it; null: it is still written to. */
  readonly stoppedAt: Date | null;
}

/** A letter of ours that a mail server could not deliver, ever. Where it says so by mail, none of it is trusted. */
export interface ReturnedLetter {
  /** Identifier of the letter: who does not have the letter does not know it. */
  readonly letterId: string;
  /** Addresses that it speaks of, in small letters. */
  readonly addresses: readonly string[];
  readonly said: string;
}

/** Letters that come back, and addresses that are not written to any more because of them. The platform's own work: runs in the open transaction, under system access; who asks stands behind a policy. */
export interface MailReturns {
  /** @returns false where it counts for nothing: no letter of ours, not kept any more, counted already, or for none of these addresses */
  returned(letter: ReturnedLetter, at: Date): Promise<boolean>;
  /** Null where nothing comes back from it. */
  of(address: string): Promise<ReturningAddress | null>;
  /** Addresses that are not written to any more, the latest first. */
  stopped(limit: number): Promise<{ readonly items: readonly ReturningAddress[]; readonly total: number }>;
  /** It is written to again, and counted from the beginning: its person asks for it, or showed that a letter arrived. */
  forget(address: string): Promise<void>;
}

export const MAIL_RETURNS = Symbol('MailReturns');
