import type { Readable } from 'node:stream';

/** A stretch of a stream, in the chunks it came in. */
export interface StreamPiece {
  readonly chunks: readonly Buffer[];
  readonly bytes: number;
}

/**
 * A stream in pieces worth writing at once. What arrived before the source broke off is handed over before its error is thrown.
 * @param limit bytes after which the source is left alone, unread
 * @param size bytes after which a piece is handed over
 */
export async function* piecesOf(source: Readable, limit: number, size: number): AsyncGenerator<StreamPiece> {
  let chunks: Buffer[] = [];
  let bytes = 0;
  let left = limit;
  let broken: { readonly error: unknown } | undefined;
  const iterator = source.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]();
  while (left > 0) {
    let next: IteratorResult<Buffer>;
    try {
      next = (await iterator.next()) as IteratorResult<Buffer>;
    } catch (error) {
      broken = { error };
      break;
    }
    if (next.done) break;
    const chunk = next.value.length > left ? next.value.subarray(0, left) : next.value;
    left -= chunk.length;
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes < size) continue;
    yield { chunks, bytes };
    chunks = [];
    bytes = 0;
  }
  if (bytes > 0) yield { chunks, bytes };
  if (broken) throw broken.error;
}
