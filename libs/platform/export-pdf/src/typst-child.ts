import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { PdfExportError } from './pdf-export.error.js';

/** What is asked of the child. `export` gives a file, `check-ua` only what Typst finds wrong for PDF/UA-1. */
export interface TypstJob {
  readonly data: string;
  /** Seconds since 1970, UTC. */
  readonly timestamp: number;
  readonly mode: 'export' | 'check-ua';
}

export interface TypstAnswer {
  readonly bytes?: Uint8Array;
  /** What Typst refuses for PDF/UA-1; absent when nothing. */
  readonly ua?: string;
}

export interface TypstChildOptions {
  /** Documents after which the child is replaced: Typst keeps about 2 MB of each. */
  readonly documentsPerChild?: number;
  readonly timeoutMs?: number;
  /** Another worker file, for tests. */
  readonly worker?: URL;
}

// Beside this file both in src and in dist: the build copies .mjs files as they are.
const WORKER = new URL('./typst-worker.mjs', import.meta.url);

/** One Typst process with a queue before it; it is started when needed and replaced when old, stuck or dead. */
export class TypstChild {
  private child: ChildProcess | undefined;
  private written = 0;
  private nextId = 1;
  private closed = false;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly documentsPerChild: number;
  private readonly timeoutMs: number;
  private readonly worker: URL;

  constructor(options: TypstChildOptions = {}) {
    this.documentsPerChild = options.documentsPerChild ?? 100;
    this.timeoutMs = options.timeoutMs ?? 30_000;
    this.worker = options.worker ?? WORKER;
  }

  /** Process id of the living child, for tests and diagnostics. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** @throws PdfExportError when the document is refused, or the child dies or does not answer in time; the next job gets a new child. */
  async run(job: TypstJob): Promise<TypstAnswer> {
    if (this.closed) throw PdfExportError.closed();
    const answer = this.queue.then(() => this.runNow(job));
    // The queue goes on after a failure, which belongs to who asked.
    this.queue = answer.catch(() => undefined);
    return answer;
  }

  /** Serves the jobs already asked, then ends the child. */
  async close(): Promise<void> {
    this.closed = true;
    await this.queue;
    await this.end();
  }

  private async runNow(job: TypstJob): Promise<TypstAnswer> {
    if (this.written >= this.documentsPerChild) await this.end();
    const child = (this.child ??= this.start());
    this.written++;
    try {
      return await this.ask(child, { ...job, id: this.nextId++ });
    } finally {
      if (child.connected) rest(child);
    }
  }

  private start(): ChildProcess {
    this.written = 0;
    // No environment and no execArgv: the child needs neither the secrets nor the flags of the api.
    const child = fork(fileURLToPath(this.worker), [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: {}, execArgv: [] });
    child.stderr?.setEncoding('utf8');
    return child;
  }

  private ask(child: ChildProcess, message: TypstJob & { id: number }): Promise<TypstAnswer> {
    return new Promise((resolve, reject) => {
      let stderr = '';
      const onStderr = (chunk: string) => (stderr = (stderr + chunk).slice(-2000));
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        child.off('message', onMessage).off('exit', onExit).off('error', onError);
        child.stderr?.off('data', onStderr);
        finish();
      };
      const lose = (error: PdfExportError) => {
        this.child = undefined;
        child.kill('SIGKILL');
        settle(() => reject(error));
      };
      const onMessage = (reply: { id: number; error?: string } & TypstAnswer) => {
        if (reply.id !== message.id) return;
        settle(() => (reply.error === undefined ? resolve(reply) : reject(PdfExportError.refused(reply.error))));
      };
      const onExit = (code: number | null, signal: string | null) => lose(PdfExportError.crashed(`exit ${code ?? signal}: ${stderr}`));
      const onError = (error: Error) => lose(PdfExportError.crashed(error.message));
      const timer = setTimeout(() => lose(PdfExportError.timedOut(this.timeoutMs)), this.timeoutMs);

      child.on('message', onMessage).on('exit', onExit).on('error', onError);
      child.stderr?.on('data', onStderr);
      child.ref();
      child.channel?.ref();
      child.send(message, (error) => error && onError(error));
    });
  }

  private async end(): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.ref();
    child.kill('SIGKILL');
    await gone;
  }
}

/** An idle child does not keep the api alive. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
}
