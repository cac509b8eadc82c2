/** A message kept in the product's own outbox. */
export interface ArchivedMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same as HTML; null when it has none. */
  readonly html: string | null;
  /** What it carries beside address and subject. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly createdAt: Date;
}

/** The outbox one reads in the product. It exists with embedded mail only: with a real mail server nothing is kept here. */
export interface MailArchive {
  /** Latest first, to one address or to all, and how many there are. */
  list(filter: { readonly to?: string; readonly offset: number; readonly limit: number }): Promise<{ readonly items: readonly ArchivedMail[]; readonly total: number }>;
}

export const MAIL_ARCHIVE = Symbol('MailArchive');
