declare module 'zip-stream' {
  import type { Transform } from 'node:stream';

  /** A ZIP that is written while it is read. One entry at a time: the next only after the callback of the one before. */
  export default class ZipStream extends Transform {
    constructor(options?: { readonly store?: boolean; readonly forceZip64?: boolean });
    entry(source: NodeJS.ReadableStream | Buffer | string, data: { readonly name: string; readonly date?: Date; readonly store?: boolean }, callback: (error: Error | null) => void): this;
    finish(): void;
  }
}
