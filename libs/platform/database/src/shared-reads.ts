import type { DatabaseAccess } from '@province-comuni/platform-ports';
import { AsyncLocalStorage } from 'node:async_hooks';
import { QueryFailedError, type EntityManager, type QueryRunner } from 'typeorm';
import { endTransaction } from './open-transaction.js';

const ofRequest = new AsyncLocalStorage<SharedReads>();

/** Within the work, `sharedReads` are those of one request: closed until its GraphQL operation turns out to be a query. */
export function withSharedReads<T>(work: () => T): T {
  return ofRequest.run(new SharedReads(), work);
}

/** Those of the request, if it can have any. */
export function sharedReads(): SharedReads | undefined {
  return ofRequest.getStore();
}

/** The transactions that the reads of one GraphQL query share: one for each access, never one for two. */
export class SharedReads {
  private readonly transactions = new Map<string, SharedTransaction>();
  private open = false;

  get areOpen(): boolean {
    return this.open;
  }

  /** From here on reads are shared. */
  begin(): void {
    this.open = true;
  }

  /** The answer is made: what is open ends. */
  end(): void {
    this.open = false;
    for (const transaction of this.transactions.values()) transaction.endIfIdle();
  }

  /**
   * Does the work in the transaction of this access, or in a new one.
   * @param anyWillDo the work reads what does not depend on the access
   */
  async join<T>(access: DatabaseAccess, anyWillDo: boolean, begin: () => Promise<QueryRunner>, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const key = JSON.stringify([access.enteIds, access.personId ?? null, access.communityIds ?? []]);
    const [any] = anyWillDo ? this.transactions.values() : [];
    const open = this.transactions.get(key) ?? any;
    if (open) return open.join(work);
    const made = new SharedTransaction(begin(), () => {
      if (this.transactions.get(key) === made) this.transactions.delete(key);
    });
    this.transactions.set(key, made);
    return made.join(work);
  }
}

/** One of them: ends as soon as nobody reads in it, so that no connection waits while a request waits for something else. */
class SharedTransaction {
  private readers = 0;
  private over = false;

  constructor(
    private readonly runner: Promise<QueryRunner>,
    private readonly leave: () => void,
  ) {}

  async join<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    this.readers += 1;
    try {
      return await work((await this.runner).manager);
    } catch (error) {
      // After a refused statement PostgreSQL takes no other one: whoever comes later begins anew.
      if (error instanceof QueryFailedError) this.leave();
      throw error;
    } finally {
      this.readers -= 1;
      // The fields below the one just answered ask before this.
      if (this.readers === 0) setImmediate(() => this.endIfIdle());
    }
  }

  endIfIdle(): void {
    if (this.readers > 0 || this.over) return;
    this.over = true;
    this.leave();
    // Nobody waits for it: there is nothing that could be lost. Where it never began, its readers were told.
    void this.runner.then(async (runner) => {
      await endTransaction(runner).catch(() => undefined);
      await runner.release();
    }, () => undefined);
  }
}
