import type { DatabaseAccess, TransactionRunner } from '@province-comuni/platform-ports';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';

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
    if (current.getStore()) return work();
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select set_config('app.ente_ids', $1, true), set_config('app.person_id', $2, true), set_config('app.system', $3, true), set_config('app.community_ids', $4, true)`, [
        access.enteIds.join(','),
        access.personId ?? '',
        access.system ? 'on' : '',
        access.communityIds?.join(',') ?? '',
      ]);
      return current.run(manager, work);
    });
  }
}
