import { createTransport } from 'nodemailer';
import type { WaitingLetter } from './postgres-mail-queue.js';

/** The mail server of an installation. */
export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise it begins with STARTTLS. */
  readonly secure: boolean;
  /** Without TLS nothing is said: neither password nor letter. Only a server of this machine may do without. */
  readonly requireTls: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
  /** Sender of every letter: `Province & Comuni <avvisi@ente.it>`. What comes back undelivered goes to its address. */
  readonly from: string;
  /** Milliseconds until a server that does not greet is given up. */
  readonly timeoutMs?: number;
}

/** A server that looks into a letter before it answers may take long: one that was given up too soon gets it twice. */
const SILENCE_MS = 120_000;

/** Header by which a letter that comes back is known. */
export const LETTER_ID = 'X-Letter-ID';

/** Connections to the server, and letters that are handed over at the same time. */
export const CONNECTIONS = 4;

/**
 * Why a letter was not taken. `LETTER`: the server will not take this one, ever. `LATER`: not this one now. `LOST`: the server was gone before it answered, and may have taken it.
 * `SERVER`: the letter is not to blame – it is not there, does not know us, speaks without TLS, or takes nothing from us.
 */
export type DeliveryProblem = 'LETTER' | 'LATER' | 'LOST' | 'SERVER';

/** A letter was not taken, or nobody knows whether it was: then it is offered again under the same Message-ID. */
export class LetterNotTaken extends Error {
  constructor(
    readonly problem: DeliveryProblem,
    message: string,
    /** The server will take nothing for this address, ever. */
    readonly isAboutAddress = false,
  ) {
    super(message);
    this.name = 'LetterNotTaken';
  }
}

/** Takes letters, one by one. */
export interface LetterBox {
  /** @returns once the server answers for it. @throws LetterNotTaken */
  put(letter: WaitingLetter): Promise<void>;
  close(): void;
}

/** A mail server spoken to by SMTP (RFC 5321), a few connections at a time, kept open between letters. */
export class SmtpLetterBox implements LetterBox {
  private readonly transport;

  constructor(private readonly options: SmtpOptions) {
    const { host, port, secure, requireTls, auth, timeoutMs = 20_000 } = options;
    this.transport = createTransport({
      ...{ pool: true, maxConnections: CONNECTIONS, maxMessages: 100, host, port, secure, requireTLS: requireTls && !secure },
      ...(auth ? { auth: { ...auth } } : {}),
      ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, dnsTimeout: timeoutMs, socketTimeout: SILENCE_MS },
      // Letters name no files and no addresses to fetch; whatever one may carry stays text.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
  }

  async put({ id, to, subject, text, html, headers, createdAt }: WaitingLetter): Promise<void> {
    const given = new Map(headers.map(({ name, value }) => [name.toLowerCase(), value]));
    const { from } = this.options;
    try {
      await this.transport.sendMail({
        from,
        to: { name: '', address: to },
        ...{ subject, text, ...(html === null ? {} : { html }) },
        date: createdAt,
        // The same each time it is offered: a server or a program that has it already knows it.
        messageId: given.get('message-id') ?? `<${id}@${hostOf(from)}>`,
        // What comes back undelivered is known by it: the Message-ID of a post is the same in the letters of everybody who is told.
        headers: [{ key: LETTER_ID, value: id }, ...headers.filter(({ name }) => name.toLowerCase() !== 'message-id').map(({ name, value }) => ({ key: name, value }))],
      });
    } catch (error) {
      throw notTaken(error as SmtpError);
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** What nodemailer says of a failure: the server's code where it answered, and what it answered to. */
interface SmtpError extends Error {
  readonly responseCode?: number;
  readonly command?: string;
  readonly response?: string;
  readonly code?: string;
}

/**
 * RFC 5321, 4.2.1: 5yz is for good. Said of the recipient or of the letter it is about this letter; said of us, or of our sender, it is about all of them. Many servers say of a recipient what is about us – "554 5.7.1
 * Relay access denied" –: by RFC 3463 the second number of a recipient's own fault is 1 (address) or 2 (mailbox), and a letter's that is too large is 5.3.4.
 */
function notTaken({ responseCode = 0, command = '', response, message, code }: SmtpError): LetterNotTaken {
  const said = response ?? message;
  const isAboutLetter = (command === 'RCPT TO' && !/^5\d\d[ -]5\.(?![12]\.|3\.4)/.test(said) && ![530, 535, 538, 554].includes(responseCode)) || command === 'DATA';
  // 552 is said of a mailbox that is full, and of a letter that is too large.
  if (isAboutLetter && responseCode >= 500) return new LetterNotTaken('LETTER', said, command === 'RCPT TO' && (/^5\d\d[ -]5\.[12]\./.test(said) || (responseCode !== 552 && !/^5\d\d[ -]5\./.test(said))));
  if (isAboutLetter && responseCode >= 400 && responseCode !== 421) return new LetterNotTaken('LATER', said);
  const isLost = responseCode === 0 && (code === 'ECONNECTION' || code === 'ETIMEDOUT' || code === 'ESOCKET') && /closed|^Timeout$|ECONNRESET|EPIPE/i.test(message);
  return new LetterNotTaken(isLost ? 'LOST' : 'SERVER', said);
}

/** What stands after the @ of an address, with or without a name before it. */
function hostOf(from: string): string {
  return /@([^\s>]+)>?\s*$/.exec(from)![1]!;
}
