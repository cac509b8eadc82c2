import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { KeepingClient } from './kept-statements.js';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  readonly entities?: readonly (Function | EntitySchema)[];
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** Connections held at most; default 10. */
  readonly poolSize?: number;
}

/**
 * The one way to reach PostgreSQL. Statements, locks and forgotten transactions end by themselves, so that a slow report cannot hold the product;
 * a filter with an undefined value throws instead of matching everything.
 */
export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities: [...(options.entities ?? [])],
    migrations: [...(options.migrations ?? [])],
    migrationsTransactionMode: 'each',
    migrationsTableName: 'schema_migration',
    synchronize: false,
    logging: false,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    extra: {
      Client: KeepingClient,
      max: options.poolSize ?? 10,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 10_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
      application_name: 'province-comuni',
    },
  });
}
