import type { DataSource } from 'typeorm';

/**
 * What the work sends to the database, message by message; without what a connection is told once, and the end of a reading, for which nobody waits.
 * @param dataSource on which the work runs
 */
export async function sentStatements({ driver }: DataSource, work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const original = driver.createQueryRunner.bind(driver);
  const watched = new Set<{ query?: unknown }>();
  driver.createQueryRunner = (mode) => {
    const runner = original(mode);
    const connect = runner.connect.bind(runner);
    runner.connect = async () => {
      const connection = await connect();
      if (!watched.has(connection)) {
        watched.add(connection);
        const query = connection.query.bind(connection);
        connection.query = (...asked: [string]) => {
          sent.push(asked[0]);
          return query(...asked);
        };
      }
      return connection;
    };
    return runner;
  };
  try {
    await work();
  } finally {
    driver.createQueryRunner = original;
    // The connections' own method is that of their class.
    for (const connection of watched) delete connection.query;
  }
  return sent.filter((text) => !/^(prepare|COMMIT)/.test(text));
}
