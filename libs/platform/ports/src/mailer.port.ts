/** Headers that a message may carry beside those that every mail has. Identifiers with their angle brackets. */
export interface MailHeaders {
  /** Its own identifier; the adapter makes one when not given. */
  readonly messageId?: string;
  /** What it answers. */
  readonly inReplyTo?: string;
  /** What came before it, oldest first: programs show them as one conversation. */
  readonly references?: readonly string[];
  /** Where an answer goes, when it may be answered. */
  readonly replyTo?: string;
  /** RFC 3834: a machine wrote it, by itself or as an answer. Machines leave it unanswered. */
  readonly autoSubmitted?: 'auto-generated' | 'auto-replied';
  /** RFC 8058: address (https) that ends this kind of mail with one POST. */
  readonly unsubscribe?: string;
}

/** A message to one address. Texts are complete: no template engine stands behind the port. */
export interface Mail {
  /** Address, already validated. */
  readonly to: string;
  readonly subject: string;
  /** Plain text body; links written out. */
  readonly text: string;
  /** The same as HTML, where it reads better so. */
  readonly html?: string;
  readonly headers?: MailHeaders;
  /** What it tells of, by the name of who writes it again when it is handed over (`LetterWriters`). Not given: it is for who has the address, whatever he may read. */
  readonly told?: { readonly writer: string; readonly content: object };
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

/** The headers as lines of the message, in a fixed order; what could end a line is taken out. */
export function headerLines({ messageId, inReplyTo, references, replyTo, autoSubmitted, unsubscribe }: MailHeaders): { readonly name: string; readonly value: string }[] {
  const lines: [string, string | undefined][] = [
    ['Message-ID', messageId],
    ['In-Reply-To', inReplyTo],
    ['References', references?.join(' ')],
    ['Reply-To', replyTo],
    ['Auto-Submitted', autoSubmitted],
    ['List-Unsubscribe', unsubscribe && `<${unsubscribe}>`],
    ['List-Unsubscribe-Post', unsubscribe && 'List-Unsubscribe=One-Click'],
  ];
  return lines.flatMap(([name, value]) => (value ? [{ name, value: value.replace(/[\r\n]+/g, ' ') }] : []));
}
