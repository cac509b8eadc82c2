/** A message to one address. Texts are complete: no template engine stands behind the port. */
export interface Mail {
  /** Address, already validated. */
  readonly to: string;
  readonly subject: string;
  /** Plain text body; links written out. */
  readonly text: string;
}

/** Sends mail. The embedded adapter writes it into the outbox that one reads in the product. */
export interface Mailer {
  /**
   * Takes charge of the message within the caller's transaction: if that rolls back, nothing is sent.
   * @throws only when the message cannot be stored; a later delivery failure is the adapter's to retry.
   */
  send(mail: Mail): Promise<void>;
}

export const MAILER = Symbol('Mailer');
