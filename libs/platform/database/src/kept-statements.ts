import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import pg from 'pg';

const names = new Map<string, string>();

/**
 * A statement that every connection keeps prepared: read and planned once, not at each question. With row level security planning takes several times as long as the answer does.
 * For constant texts only – each stays for as long as its connection – whose best plan is the same for all values: keys, not filters that may be left out.
 * @returns the same text
 */
export function kept(statement: string): string {
  if (!names.has(statement)) names.set(statement, `kept_${createHash('sha256').update(statement).digest('hex').slice(0, 24)}`);
  return statement;
}

/** Its name on every connection. @throws Error for a statement that is not kept */
export function nameOfKept(statement: string): string {
  const name = names.get(statement);
  if (!name) throw new Error('this statement is not kept');
  return name;
}

/** A way to the server on which everything that was asked in one turn goes out at once: one call of the system instead of one for each part of each statement, which cost more than the answers did. */
class GatheringSocket extends Socket {
  override _writev(chunks: { readonly chunk: Buffer | string; readonly encoding: BufferEncoding }[], done: (error?: Error | null) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk, encoding }) => (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk))), 'buffer' as BufferEncoding, done);
  }
}

/** A connection that prepares what is kept when it is first asked. What is asked of it without waiting for the answer before travels together, and is answered in the order it was asked. */
export class KeepingClient extends pg.Client {
  constructor(config: pg.ClientConfig) {
    super({ ...config, pipeline: true, stream: () => new GatheringSocket() } as pg.ClientConfig);
    // On its way from the pool to who asked for it nobody listens, and a loss that nobody hears ends the process. Who asks something hears it as the answer.
    this.on('error', () => undefined);
  }

  // The driver has many ways to be asked; statements with values come as text and list.
  override query(...asked: unknown[]): never {
    const [text, values, ...rest] = asked;
    const name = typeof text === 'string' && Array.isArray(values) ? names.get(text) : undefined;
    const passed = name === undefined ? asked : [{ name, text, values }, ...rest];
    const { stream } = (this as unknown as { readonly connection: { readonly stream: Socket } }).connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return (super.query as (...passed: unknown[]) => never).apply(this, passed);
  }
}
