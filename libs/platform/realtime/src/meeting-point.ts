import pg from 'pg';

/** A connection that listens, as the socket.io adapter takes it from a pool. */
type ListeningClient = pg.Client & { release(): void };

/**
 * Where copies of the product meet, in the shape of the pool that the socket.io adapter asks for. The adapter takes a connection to listen, and another
 * one when that is lost, without giving the lost one back: of a real pool it would use up a place at each restart of the database, and the pool
 * would wait for them all when it closes. Here who listens has a connection apart.
 */
export class MeetingPoint {
  private readonly pool: pg.Pool;
  private readonly listening = new Set<pg.Client>();
  private readonly settings: pg.ClientConfig;

  private listenedBefore = false;

  /** @param onReturn called when there is a connection to listen on again: what was told meanwhile was not heard */
  constructor(
    databaseUrl: string,
    private readonly report: (error: Error) => void,
    private readonly onReturn: () => void,
  ) {
    this.settings = { connectionString: databaseUrl, application_name: 'province-comuni live', connectionTimeoutMillis: 5_000, keepAlive: true };
    this.pool = new pg.Pool({ ...this.settings, max: 2 });
    this.pool.on('error', report);
  }

  query(text: string, values?: unknown[]): Promise<pg.QueryResult> {
    return this.pool.query(text, values);
  }

  /** Where the connection is lost later, the client says `end`. @throws Error when there is no connection to be had */
  async connect(): Promise<ListeningClient> {
    const client = new pg.Client(this.settings);
    client.on('error', this.report);
    client.once('end', () => this.listening.delete(client));
    await client.connect();
    this.listening.add(client);
    if (this.listenedBefore) this.onReturn();
    this.listenedBefore = true;
    return Object.assign(client, { release: () => void client.end().catch(this.report) });
  }

  async close(): Promise<void> {
    await Promise.all([...this.listening].map((client) => client.end().catch(this.report)));
    await this.pool.end();
  }
}
