import { REFERENCE_ACCESS, type DatabaseAccess, type TransactionRunner } from '@province-comuni/platform-ports';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { brokenByAnother, endTransaction, openTransaction, type TransactionMode } from './open-transaction.js';
import { sharedReads } from './shared-reads.js';

interface OpenTransaction {
  readonly manager: EntityManager;
  /** Ends it; null: it was joined, and who opened it does. */
  readonly end: (() => Promise<void>) | null;
}

const current = new AsyncLocalStorage<OpenTransaction>();

/** The entity manager of the open transaction. @throws Error outside of one: every query runs under an access that was declared. */
export function currentManager(): EntityManager {
  return currentTransaction().manager;
}

function currentTransaction(): OpenTransaction {
  const open = current.getStore();
  if (!open) throw new Error('no transaction is open: call the repository from within TransactionRunner.run');
  return open;
}

/** A connection as the database driver gives it. */
export interface RawConnection {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** The connection of the open transaction, for a vendor library that has to write in it. @throws Error outside of one */
export function currentConnection(): Promise<RawConnection> {
  return currentManager().queryRunner!.connect() as Promise<RawConnection>;
}

export class TypeOrmTransactionRunner implements TransactionRunner {
  constructor(private readonly dataSource: DataSource) {}

  async run<T>(access: DatabaseAccess, work: () => Promise<T>): Promise<T> {
    const open = current.getStore();
    return open ? joining(open, work) : this.inOwn(access, 'READ WRITE', work);
  }

  async read<T>(access: DatabaseAccess, work: () => Promise<T>): Promise<T> {
    const open = current.getStore();
    if (open) return joining(open, work);
    const reads = sharedReads();
    if (!reads?.areOpen || access.system) return this.inOwn(access, 'READ ONLY', work);
    try {
      return await reads.join(access, access === REFERENCE_ACCESS, () => openTransaction(this.dataSource, access, 'READ ONLY'), (manager) => current.run({ manager, end: null }, work));
    } catch (error) {
      // A field must not fail for the error of another one; what only reads can be done again.
      if (brokenByAnother(error)) return this.inOwn(access, 'READ ONLY', work);
      throw error;
    }
  }

  async ending<T>(work: () => Promise<T>): Promise<T> {
    const { end } = currentTransaction();
    const done = work();
    if (!end) return done;
    const [result] = await Promise.all([done, end()]);
    return result;
  }

  private async inOwn<T>(access: DatabaseAccess, mode: TransactionMode, work: () => Promise<T>): Promise<T> {
    const runner = await openTransaction(this.dataSource, access, mode);
    let ended: Promise<void> | undefined;
    const end = (): Promise<void> => (ended ??= endTransaction(runner));
    try {
      const result = await current.run({ manager: runner.manager, end }, work);
      await end();
      return result;
    } catch (error) {
      // What went wrong is told, not that undoing it went wrong too.
      await (ended ?? runner.rollbackTransaction()).catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** Joined, it is not theirs to end. */
function joining<T>(open: OpenTransaction, work: () => Promise<T>): Promise<T> {
  return open.end ? current.run({ manager: open.manager, end: null }, work) : work();
}
