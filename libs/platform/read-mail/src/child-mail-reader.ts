import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MailRefused, type MailReader, type ReadMail } from '@province-comuni/platform-ports';

export interface MailReaderOptions {
  /** Milliseconds a mail may take. */
  readonly timeoutMs?: number;
  /** Megabytes of heap the child may use. */
  readonly memoryMb?: number;
  /** Mails waiting to be read; one more is refused. */
  readonly maxWaiting?: number;
  /** Another worker, for tests. */
  readonly worker?: URL;
}

/** Bytes of messages that wait: large ones are sent again by their mail server. */
const MOST_WAITING_BYTES = 128 * 1024 * 1024;

type Reply = { readonly mail: ReadMail } | { readonly details: string };

// Resolved against this file: sources and dist both keep the worker beside it.
const WORKER = new URL('./worker/mail-worker.mjs', import.meta.url);

/**
 * Reads mail with mailparser, each in a child process of its own that has little memory, little time, no environment and nothing to fetch with:
 * a hostile mail ends its child and nothing else. One is read at a time.
 */
export class ChildMailReader implements MailReader {
  private readonly timeoutMs: number;
  private readonly memoryMb: number;
  private readonly maxWaiting: number;
  private readonly worker: URL;
  private current: ChildProcess | undefined;
  private waiting = 0;
  private waitingBytes = 0;
  private queue: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(options: MailReaderOptions = {}) {
    this.timeoutMs = options.timeoutMs ?? 20_000;
    this.memoryMb = options.memoryMb ?? 256;
    this.maxWaiting = options.maxWaiting ?? 20;
    this.worker = options.worker ?? WORKER;
  }

  async read(bytes: Uint8Array): Promise<ReadMail> {
    // One is always taken, however large.
    if (this.waiting > this.maxWaiting || (this.waiting > 0 && this.waitingBytes + bytes.length > MOST_WAITING_BYTES)) throw new MailRefused('BUSY', 'Troppa posta in arrivo in questo momento: riprovate fra un minuto.');
    this.waiting += 1;
    this.waitingBytes += bytes.length;
    const turn = this.queue.then(() => this.readNow(bytes)).finally(() => {
      this.waiting -= 1;
      this.waitingBytes -= bytes.length;
    });
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.current?.kill('SIGKILL');
  }

  private readNow(bytes: Uint8Array): Promise<ReadMail> {
    if (this.closed) return Promise.reject(stopping());
    return new Promise((resolve, reject) => {
      // No environment: the child needs none of the secrets of the api.
      const child = fork(fileURLToPath(this.worker), [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: {}, execArgv: [`--max-old-space-size=${this.memoryMb}`, '--no-warnings', ...confinement()] });
      this.current = child;
      let stderr = '';
      child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr = (stderr + chunk).slice(-2000)));
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        child.on('error', () => undefined);
        child.kill('SIGKILL');
        this.current = undefined;
        finish();
      };
      const refuse = (details: string): void => settle(() => reject(this.closed ? stopping() : new MailRefused('UNREADABLE', 'Il messaggio non si può leggere.', details)));
      const timer = setTimeout(() => refuse(`${this.timeoutMs} ms`), this.timeoutMs);
      child.once('message', (reply: Reply) => ('mail' in reply ? settle(() => resolve(reply.mail)) : refuse(reply.details)));
      child.once('exit', (code, signal) => refuse(`exit ${code ?? signal}: ${stderr}`));
      child.once('error', (error) => settle(() => reject(new MailRefused('BUSY', 'La lettura della posta non è partita: riprovate fra un minuto.', error.message))));
      child.send({ bytes }, (error) => error && refuse(error.message));
    });
  }
}

function stopping(): MailRefused {
  return new MailRefused('BUSY', 'Il servizio si sta fermando: riprovate fra un minuto.');
}

/** Where Node can, the child may read files (its own modules) and do nothing else: no writing, no processes, no workers. */
function confinement(): string[] {
  return process.allowedNodeEnvironmentFlags.has('--permission') ? ['--permission', '--allow-fs-read=*'] : [];
}
