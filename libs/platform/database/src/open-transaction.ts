import type { DatabaseAccess } from '@province-comuni/platform-ports';
import { QueryFailedError, QueryResult, QueryRunnerAlreadyReleasedError, type DataSource, type QueryRunner } from 'typeorm';
import { nameOfKept } from './kept-statements.js';

const IN_FAILED_TRANSACTION = '25P02';

export type TransactionMode = 'READ WRITE' | 'READ ONLY';

/**
 * A connection in a transaction that was told the access. Nobody waits for its beginning: that travels with the first statement, which fails where it does.
 * @throws Error when the access has anything but identifiers, or there is no connection
 */
export async function openTransaction(dataSource: DataSource, access: DatabaseAccess, mode: TransactionMode): Promise<QueryRunner> {
  const beginning = `start transaction ${mode.toLowerCase()}; ${tellAccess(access)}`;
  const runner = dataSource.createQueryRunner();
  try {
    const connection = (await runner.connect()) as Connection;
    // What TypeORM keeps when it sends the statement itself: so that its own methods end this transaction, and open none within.
    Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
    askInOrder(runner, connection, connection.query(beginning).catch((error: Error) => Promise.reject(new QueryFailedError(beginning, undefined, error))));
    return runner;
  } catch (error) {
    await runner.release();
    throw error;
  }
}

/**
 * Sends each statement in the moment it is asked, so that what is asked together goes out together and is done in that order; with TypeORM's own way they would overtake each other.
 * No answer counts before the transaction has begun, told the access.
 */
function askInOrder(runner: QueryRunner, connection: Connection, begun: Promise<unknown>): void {
  // Its failure is told to who asks something.
  begun.catch(() => undefined);
  runner.query = (async (text: string, values?: unknown[], isStructured = false) => {
    if (runner.isReleased) throw new QueryRunnerAlreadyReleasedError();
    try {
      const [raw] = await Promise.all([connection.query(text, values), begun]);
      return isStructured ? structured(raw) : structured(raw).raw;
    } catch (error) {
      const failed = error instanceof QueryFailedError ? error : new QueryFailedError(text, values, error as Error);
      // Of several that were asked together, the one that broke the transaction is heard first.
      if (brokenByAnother(failed)) await new Promise((told) => setImmediate(told));
      throw failed;
    }
  }) as QueryRunner['query'];
}

/** Whether a statement failed because an earlier one of the same transaction had failed. */
export function brokenByAnother(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: string }).code === IN_FAILED_TRANSACTION;
}

/** Ends it behind what was asked; what is asked later is refused, for it would stand outside. @throws what PostgreSQL only says at the end; nothing is kept then */
export async function endTransaction(runner: QueryRunner): Promise<void> {
  const ended = runner.query('COMMIT');
  Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
  runner.query = () => Promise.reject(new Error('the transaction has ended: everything is asked before its last work waits'));
  await ended;
}

/** The answer of the driver as TypeORM gives it: of what changes rows also how many they were. */
function structured(raw: Answer): QueryResult {
  const changes = raw.command === 'DELETE' || raw.command === 'UPDATE';
  return Object.assign(new QueryResult(), { records: raw.rows, affected: raw.rowCount ?? undefined, raw: changes ? [raw.rows, raw.rowCount] : raw.rows });
}

interface Answer {
  readonly command: string;
  readonly rows: unknown[];
  readonly rowCount: number | null;
}

interface Connection {
  query(text: string, values?: unknown[]): Promise<Answer>;
}

/** Statements that a connection was told to keep by name. */
const keptBy = new WeakMap<object, Set<string>>();

/**
 * A kept statement in a transaction of its own, told its access, in one message to the server.
 * @param values texts that go through `literal`
 * @throws whatever PostgreSQL refuses
 */
export async function askAlone<Row>(dataSource: DataSource, access: DatabaseAccess, statement: string, values: readonly string[]): Promise<Row[]> {
  const name = `alone_${nameOfKept(statement)}`;
  const sent = `${tellAccess(access)}; execute ${name}(${values.map(literal).join(', ')})`;
  const runner = dataSource.createQueryRunner();
  try {
    // Statements sent together are one transaction. TypeORM drops the results of several: the driver is asked.
    const connection = (await runner.connect()) as { query(text: string): Promise<{ readonly rows: Row[] }[]> };
    const names = keptBy.get(connection) ?? new Set();
    if (!names.has(name)) {
      await connection.query(`prepare ${name} as ${statement}`);
      keptBy.set(connection, names.add(name));
    }
    const [, answer] = await connection.query(sent);
    return answer?.rows ?? [];
  } finally {
    await runner.release();
  }
}

/** An identifier or a digest as it stands in a statement without parameters. @throws Error when it has any other character */
function literal(text: string): string {
  if (!/^[\w,-]*$/.test(text)) throw new Error('no identifier: it does not go into a statement');
  return `'${text}'`;
}

// Sent with other statements, it cannot have parameters.
function tellAccess({ enteIds, personId, system, communityIds }: DatabaseAccess): string {
  const settings = { 'app.ente_ids': enteIds.join(','), 'app.person_id': personId ?? '', 'app.system': system ? 'on' : '', 'app.community_ids': communityIds?.join(',') ?? '' };
  return `select ${Object.entries(settings).map(([name, value]) => `set_config('${name}', ${literal(value)}, true)`).join(', ')}`;
}
