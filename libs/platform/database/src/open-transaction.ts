import type { DatabaseAccess } from '@province-comuni/platform-ports';
import type { DataSource, QueryRunner } from 'typeorm';

export type TransactionMode = 'READ WRITE' | 'READ ONLY';

/** A connection in a transaction that was told the access: both in one message to the server. @throws Error when the access has anything but identifiers */
export async function openTransaction(dataSource: DataSource, access: DatabaseAccess, mode: TransactionMode): Promise<QueryRunner> {
  const told = tellAccess(access);
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query(`start transaction ${mode.toLowerCase()}; ${told}`);
    // What TypeORM keeps when it sends the statement itself: so that its own methods end this transaction, and open none within.
    Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
    return runner;
  } catch (error) {
    await runner.query('rollback').catch(() => undefined);
    await runner.release();
    throw error;
  }
}

/**
 * One statement in a transaction of its own, told its access, in one message to the server. It takes no parameters: what goes into it passes through `literal`.
 * @throws whatever PostgreSQL refuses
 */
export async function askAlone<Row>(dataSource: DataSource, access: DatabaseAccess, statement: string): Promise<Row[]> {
  const sent = `${tellAccess(access)}; ${statement}`;
  const runner = dataSource.createQueryRunner();
  try {
    // Statements sent together are one transaction. TypeORM drops the results of several: the driver is asked.
    const connection = (await runner.connect()) as { query(text: string): Promise<{ readonly rows: Row[] }[]> };
    const [, answer] = await connection.query(sent);
    return answer?.rows ?? [];
  } finally {
    await runner.release();
  }
}

/** An identifier or a digest as it stands in a statement without parameters. @throws Error when it has any other character */
export function literal(text: string): string {
  if (!/^[\w,-]*$/.test(text)) throw new Error('no identifier: it does not go into a statement');
  return `'${text}'`;
}

// Sent with other statements, it cannot have parameters.
function tellAccess({ enteIds, personId, system, communityIds }: DatabaseAccess): string {
  const settings = { 'app.ente_ids': enteIds.join(','), 'app.person_id': personId ?? '', 'app.system': system ? 'on' : '', 'app.community_ids': communityIds?.join(',') ?? '' };
  return `select ${Object.entries(settings).map(([name, value]) => `set_config('${name}', ${literal(value)}, true)`).join(', ')}`;
}
