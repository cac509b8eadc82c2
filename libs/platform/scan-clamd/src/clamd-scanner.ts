import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { ScannerUnavailable, type MalwareScanner, type ScanResult } from '@province-comuni/platform-ports';

/** Where clamd is, and what it takes. */
export interface ClamdOptions {
  /** `host:port`, or the path of its socket. */
  readonly address: string;
  /** Bytes of the largest file it is given: not more than its StreamMaxLength, MaxFileSize and MaxScanSize. What is larger is not looked at. */
  readonly largestBytes: number;
  /** Milliseconds without a sign of it. */
  readonly timeoutMs?: number;
}

/** Bytes sent with one length before them. */
const PIECE = 64 * 1024;
/** ClamAV says so where it was told to (AlertEncrypted, AlertExceedsMax): it could not look inside, which is no finding. */
const NOT_LOOKED_AT = /^Heuristics\.(Encrypted|Limits\.Exceeded)/i;

/** ClamAV's daemon, by its INSTREAM command (clamd(8)): the file is sent as it is read, nothing is written anywhere. */
export class ClamdScanner implements MalwareScanner {
  readonly largestBytes: number;
  private readonly timeoutMs: number;

  constructor(private readonly options: ClamdOptions) {
    this.largestBytes = options.largestBytes;
    this.timeoutMs = options.timeoutMs ?? 60_000;
  }

  async scan(content: Readable, size: number): Promise<ScanResult> {
    if (size > this.largestBytes) {
      content.destroy();
      return { verdict: 'NON_ANALIZZATO', detail: `${size} bytes: more than the scanner takes` };
    }
    const socket = connect(this.place()).setTimeout(this.timeoutMs, () => socket.destroy(new Error('no sign of clamd')));
    const answered = answerOf(socket);
    // Heard below, after what was being sent.
    answered.catch(() => undefined);
    try {
      await send(socket, content);
      return verdictOf(await answered);
    } finally {
      content.destroy();
      socket.destroy();
    }
  }

  private place(): NetConnectOpts {
    const { address } = this.options;
    if (address.startsWith('/')) return { path: address };
    const at = address.lastIndexOf(':');
    return { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
  }
}

async function send(socket: Socket, content: Readable): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of content) {
    for (let from = 0; from < (chunk as Buffer).length; from += PIECE) {
      const piece = (chunk as Buffer).subarray(from, from + PIECE);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      await write(socket, Buffer.concat([length, piece]));
    }
  }
  await write(socket, Buffer.alloc(4));
}

/** clamd closes the connection once it has seen enough: what it said then stands, and nothing more is sent. */
function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed || socket.writableEnded) return Promise.resolve();
  return new Promise((done) => socket.write(bytes, () => done()));
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(0, 10_000);
      const end = text.indexOf('\0');
      if (end !== -1) resolve(text.slice(0, end));
    });
    socket.once('error', (error) => reject(new ScannerUnavailable(error.message, { cause: error })));
    socket.once('close', () => reject(new ScannerUnavailable('clamd closed the connection without an answer')));
  });
}

/** `stream: OK`, `stream: <name> FOUND`, or an error. Only the first is clean. */
function verdictOf(answer: string): ScanResult {
  const [, found] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
  if (found !== undefined) return NOT_LOOKED_AT.test(found) ? { verdict: 'NON_ANALIZZATO', detail: found } : { verdict: 'INFETTO', detail: found };
  if (answer === 'stream: OK') return { verdict: 'PULITO', detail: '' };
  if (answer.includes('size limit exceeded')) return { verdict: 'NON_ANALIZZATO', detail: answer };
  throw new ScannerUnavailable(answer);
}
