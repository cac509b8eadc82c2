import { REFERENCE_ACCESS, type DatabaseAccess, type TransactionRunner } from '@province-comuni/platform-ports';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';
import { openTransaction, type TransactionMode } from './open-transaction.js';
import { brokenByAnother, sharedReads } from './shared-reads.js';

const current = new AsyncLocalStorage<EntityManager>();

/** The entity manager of the open transaction. @throws Error outside of one: every query runs under an access that was declared. */
export function currentManager(): EntityManager {
  const manager = current.getStore();
  if (!manager) throw new Error('no transaction is open: call the repository from within TransactionRunner.run');
  return manager;
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
    return current.getStore() ? work() : this.inOwn(access, 'READ WRITE', work);
  }

  async read<T>(access: DatabaseAccess, work: () => Promise<T>): Promise<T> {
    if (current.getStore()) return work();
    const reads = sharedReads();
    if (!reads?.areOpen || access.system) return this.inOwn(access, 'READ ONLY', work);
    try {
      return await reads.join(access, access === REFERENCE_ACCESS, () => openTransaction(this.dataSource, access, 'READ ONLY'), (manager) => current.run(manager, work));
    } catch (error) {
      // A field must not fail for the error of another one; what only reads can be done again.
      if (brokenByAnother(error)) return this.inOwn(access, 'READ ONLY', work);
      throw error;
    }
  }

  private async inOwn<T>(access: DatabaseAccess, mode: TransactionMode, work: () => Promise<T>): Promise<T> {
    const runner = await openTransaction(this.dataSource, access, mode);
    try {
      const result = await current.run(runner.manager, work);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // What went wrong is told, not that undoing it went wrong too.
      await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}
