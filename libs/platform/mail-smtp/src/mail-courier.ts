import { setTimeout as wait } from 'node:timers/promises';
import { isDatabaseTrouble } from '@province-comuni/platform-database';
import { headerLines, SYSTEM_ACCESS, type LetterWriters, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { PostgresMailQueue, WaitingLetter } from './postgres-mail-queue.js';
import type { PostgresMailReturns } from './postgres-mail-returns.js';
import { MAIL_QUEUED } from './queue-mailer.js';
import { CONNECTIONS, LetterNotTaken, type LetterBox } from './smtp-letter-box.js';

/** Minutes until a letter is offered again, after the first time, the second, …; then every four hours. */
const PAUSES = [1, 5, 15, 60, 240];
/** RFC 5321, 4.5.4.1: a letter is given up after four to five days. */
const GIVEN_UP_DAYS = 5;
/** A server that takes nothing is asked once a minute whether it does; so is one that takes nothing from us. */
const SERVER_PAUSE_MS = 60_000;
/** How often it is said that a letter is still on its way to the server. */
const HELD_MS = 10_000;
/** What falls due within so many seconds is waited for; the rest is the work of the clock. */
const SOON_SECONDS = 60;
/** How long a letter on its way is waited for when the product stops. */
const LEAVE_MS = 10_000;
/** One round takes not longer: a job that never ends looks like one that hangs. */
const ROUND_MS = 60_000;

/**
 * Hands the letters that wait to the mail server, those that somebody waits for first. Any number of copies may do it at once: each letter is with one of them. A letter that the server may have taken before its answer
 * was lost, or before the process was killed, is offered once more under the same Message-ID; no other is offered twice.
 */
export class MailCourier {
  private round: Promise<void> | undefined;
  private again = false;
  private closed = false;
  private serverProblem: string | null = null;
  private next: NodeJS.Timeout | undefined;

  /** @param report takes what an operator must read, in Italian @param heldMs how often it is said that a letter is on its way */
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly queue: PostgresMailQueue,
    private readonly returns: PostgresMailReturns,
    private readonly box: LetterBox,
    private readonly writers: LetterWriters,
    private readonly events: Outbox,
    private readonly clock: Clock,
    private readonly report: (message: string) => void,
    private readonly heldMs = HELD_MS,
  ) {}

  /** Offers every letter that is due; asked for while it does, it looks once more. */
  deliver(): Promise<void> {
    this.again = true;
    this.round ??= this.deliverAll().finally(() => (this.round = undefined));
    return this.round;
  }

  /** Forgets what was settled long ago. */
  tidy(): Promise<void> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      await this.queue.tidy(this.clock.now());
      await this.returns.tidy(this.clock.now());
    });
  }

  /** Takes no more letters, waits a little for those that are on their way, and lets go of the server. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.next);
    const enough = new AbortController();
    await Promise.race([this.round, wait(LEAVE_MS, undefined, { signal: enough.signal }).catch(() => undefined)]);
    enough.abort();
    this.box.close();
  }

  private async deliverAll(): Promise<void> {
    const until = this.clock.now().getTime() + ROUND_MS;
    const goesOn = (): boolean => !this.closed && this.clock.now().getTime() < until;
    while (this.again && goesOn()) {
      this.again = false;
      const way = new WayToServer();
      const lane = async (): Promise<void> => {
        while (way.isOpen && goesOn()) {
          const letter = await this.transactions.run(SYSTEM_ACCESS, () => this.queue.take(this.clock.now()));
          if (!letter) return;
          const outcome = await this.offer(letter, way);
          if (outcome !== 'NOT_OFFERED') way.note(outcome);
        }
      };
      await Promise.all(Array.from({ length: CONNECTIONS }, lane));
      this.say(way);
      if (!way.isOpen) return;
    }
    // What is left of a long round is the next one's.
    if (!this.closed && !goesOn()) await this.transactions.run(SYSTEM_ACCESS, () => this.events.record({ kind: MAIL_QUEUED, payload: {} }));
    await this.awaitNext();
  }

  /** A letter that is with a process that was killed, or is offered again soon, is looked for in that moment. */
  private async awaitNext(): Promise<void> {
    if (this.closed) return;
    const now = this.clock.now();
    const at = await this.transactions.run(SYSTEM_ACCESS, () => this.queue.nextWithin(SOON_SECONDS, now));
    clearTimeout(this.next);
    if (at && !this.closed) this.next = setTimeout(() => void this.deliver().catch((error: Error) => this.report(`la posta in attesa non è stata offerta, si riprova: ${error.message}`)), Math.max(0, at.getTime() - now.getTime())).unref();
  }

  /** @returns why it was not taken; null when it was */
  private async offer(letter: WaitingLetter, way: WayToServer): Promise<LetterNotTaken | null | 'NOT_OFFERED'> {
    const held = setInterval(() => void this.transactions.run(SYSTEM_ACCESS, () => this.queue.held(letter.id, this.clock.now())).catch(() => undefined), this.heldMs);
    try {
      const current = await this.asItIsNow(letter);
      if (!current) return 'NOT_OFFERED';
      await this.box.put(current);
    } catch (error) {
      if (!(error instanceof LetterNotTaken)) throw error;
      const refused = way.isDoubtful && error.problem === 'LETTER' ? new LetterNotTaken('SERVER', error.message) : error;
      await this.transactions.run(SYSTEM_ACCESS, () => this.notTaken(letter, refused));
      return refused;
    } finally {
      clearInterval(held);
    }
    await this.transactions.run(SYSTEM_ACCESS, () => this.queue.delivered(letter.id, this.clock.now()));
    return null;
  }

  /** What tells of something is written again: while it waited its reader may have lost a right, or what it tells of be gone. @returns null: it is not for him any more, or letters come back from there, and forgotten; or nobody could write it */
  private async asItIsNow(letter: WaitingLetter): Promise<WaitingLetter | null> {
    const { told } = letter;
    if (!told) return letter;
    try {
      const written = letter.isStopped ? null : await this.transactions.read(SYSTEM_ACCESS, () => this.writers.writeAgain(told));
      if (written) return { ...letter, subject: written.subject, text: written.text, html: written.html ?? null, headers: headerLines(written.headers ?? {}) };
      await this.transactions.run(SYSTEM_ACCESS, () => this.queue.forgotten(letter.id));
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      // Rather late than to who may not have it; the others do not wait for it.
      await this.transactions.run(SYSTEM_ACCESS, () => this.notTaken(letter, new LetterNotTaken('LATER', (error as Error).message)));
    }
    return null;
  }

  private async notTaken({ id, to, attempts, createdAt }: WaitingLetter, { problem, message, isAboutAddress }: LetterNotTaken): Promise<void> {
    const now = this.clock.now();
    const isOld = now.getTime() - createdAt.getTime() > GIVEN_UP_DAYS * 86_400_000;
    if (problem === 'LETTER' && isAboutAddress) await this.returns.returned({ letterId: id, addresses: [to.toLowerCase()], said: message }, now);
    if (problem === 'LETTER' || isOld) return this.queue.refused(id, now, message);
    if (problem === 'SERVER') return this.queue.postponed(id, new Date(now.getTime() + SERVER_PAUSE_MS), message, false);
    return this.queue.postponed(id, new Date(now.getTime() + PAUSES[Math.min(attempts, PAUSES.length) - 1]! * 60_000), message, true);
  }

  /** Said when it begins and when it ends, not once a minute. */
  private say({ problem, took }: WayToServer): void {
    if (problem !== null && !took && this.serverProblem === null) this.report(`il server di posta non prende lettere, si riprova ogni minuto: ${problem}`);
    if (took && this.serverProblem !== null) this.report('il server di posta prende di nuovo le lettere');
    if (took || problem !== null) this.serverProblem = took ? null : problem;
  }
}

/**
 * How one round goes. Connections that are lost together are those letters'; more of them, without a letter taken in between, are the server. So are refusals of one letter after the other: a server that has just begun to refuse
 * us says so of each.
 */
class WayToServer {
  /** What was wrong the last time that no letter was to blame. */
  problem: string | null = null;
  /** Whether the server took any, or spoke of one. */
  took = false;
  private inARow = 0;
  private refusedInARow = 0;

  get isOpen(): boolean {
    return this.inARow < MOST_IN_A_ROW;
  }

  /** Whether a refusal is rather the server's. */
  get isDoubtful(): boolean {
    return this.refusedInARow >= MOST_IN_A_ROW;
  }

  note(refused: LetterNotTaken | null): void {
    this.refusedInARow = refused === null ? 0 : this.refusedInARow + Number(refused.problem === 'LETTER');
    if (refused?.problem === 'SERVER' || refused?.problem === 'LOST') {
      this.inARow += 1;
      this.problem = refused.message;
    } else {
      this.inARow = 0;
      this.took = true;
    }
  }
}

const MOST_IN_A_ROW = 2 * CONNECTIONS;
