import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter as a real mail server took it. */
export interface TakenLetter {
  /** Of the envelope. */
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly mail: ParsedMail;
}

/** What the server says to a recipient or a letter: a code and a text; nothing: it is taken. `LOST`: it takes the letter and is gone before it says so. */
export type Answer = { readonly code: number; readonly text: string } | 'LOST' | undefined;

/** A mail server of one's own on loopback, which answers as a test wants. */
export class MailServer {
  readonly taken: TakenLetter[] = [];
  /** Connections that were opened to it. */
  connections = 0;
  /** Asked for each recipient. */
  onRecipient: (address: string) => Answer = () => undefined;
  /** Asked for each letter, when it is there whole. */
  onLetter: (letter: TakenLetter) => Answer | Promise<Answer> = () => undefined;
  private readonly waiting: { readonly isThere: () => boolean; readonly done: () => void }[] = [];

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  static async start(port = 0, options: SMTPServerOptions = {}): Promise<MailServer> {
    const self = (): MailServer => started;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onConnect: (_session, done) => (self().connections++, done()),
      onRcptTo: ({ address }, _session, done) => done(asError(self().onRecipient(address))),
      onData: (stream, session, done) =>
        void (async () => {
          const raw = await buffer(stream);
          const envelope = session.envelope as { mailFrom: { address: string }; rcptTo: { address: string }[] };
          const letter: TakenLetter = { from: envelope.mailFrom.address, to: envelope.rcptTo.map(({ address }) => address), raw: raw.toString(), mail: await simpleParser(raw) };
          const answer = await self().onLetter(letter);
          if (answer === undefined || answer === 'LOST') self().take(letter);
          if (answer === 'LOST') return self().drop();
          done(asError(answer));
        })(),
      ...options,
    });
    server.on('error', () => undefined);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    const started = new MailServer(server, (server.server.address() as AddressInfo).port);
    return started;
  }

  /** Once it took a letter to this address. */
  to(address: string): Promise<void> {
    const isThere = (): boolean => this.taken.some(({ to }) => to.includes(address));
    return new Promise((done) => (isThere() ? done() : this.waiting.push({ isThere, done })));
  }

  /** Cuts every connection, without a word. */
  drop(): void {
    for (const connection of (this.server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections) connection._socket.destroy();
  }

  stop(): Promise<void> {
    return new Promise((done) => {
      this.server.close(() => done());
      this.drop();
    });
  }

  private take(letter: TakenLetter): void {
    this.taken.push(letter);
    for (const { isThere, done } of this.waiting) if (isThere()) done();
  }
}

function asError(answer: Answer): Error | null {
  return answer && answer !== 'LOST' ? Object.assign(new Error(answer.text), { responseCode: answer.code }) : null;
}
