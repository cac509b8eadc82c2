/** `IN_ATTESA`: to be handed to the mail server; `CONSEGNATA`: it took it; `RIFIUTATA`: it refused it for good, or did not take it for days. */
export type OutgoingMailState = 'IN_ATTESA' | 'CONSEGNATA' | 'RIFIUTATA';

/** A letter on its way to a mail server, without its words. */
export interface OutgoingMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly state: OutgoingMailState;
  readonly createdAt: Date;
  /** How often it was offered to the server. */
  readonly attempts: number;
  /** When it is offered again; null once it is settled. */
  readonly nextTryAt: Date | null;
  /** When it was taken or given up; null while it waits. */
  readonly settledAt: Date | null;
  /** What the server, or the way to it, said the last time, as it said it; null: nothing. */
  readonly problem: string | null;
}

/** How the mail of an installation goes out. */
export interface OutgoingMailCounts {
  readonly waiting: number;
  /** Since when the oldest of those that wait does; null: none waits. */
  readonly waitingSince: Date | null;
  readonly refused: number;
  /** Last time the server took one; null: it never did, or not within what is kept. */
  readonly lastDeliveredAt: Date | null;
}

/** What became of the letters handed to a mail server. It exists with a mail server only. The platform's own: who asks stands behind a policy. */
export interface MailDeliveries {
  /** Latest first, of one state or of all. */
  list(filter: { readonly state: OutgoingMailState | null; readonly offset: number; readonly limit: number }): Promise<{ readonly items: readonly OutgoingMail[]; readonly total: number }>;
  counts(): Promise<OutgoingMailCounts>;
  /** Offers one that was given up to the server again, at once. @returns false when there is no such one */
  offerAgain(id: string, at: Date): Promise<boolean>;
  /** The same for all that were given up. @returns how many */
  offerAllAgain(at: Date): Promise<number>;
}

export const MAIL_DELIVERIES = Symbol('MailDeliveries');
