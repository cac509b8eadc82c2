import { fork, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { ExtractionRefused, type ExtractedText, type ExtractionProblem, type FileFormat, type TextExtractor } from '@province-comuni/platform-ports';
import { detectFormat } from './detect-format.mjs';
import { TesseractOcr, type Ocr } from './ocr.js';

export interface TextExtractorOptions {
  /** Milliseconds a file may take. */
  readonly timeoutMs?: number;
  /** Megabytes of heap the child may use. */
  readonly memoryMb?: number;
  /** Files read at the same time. */
  readonly atOnce?: number;
  /** Files waiting to be read; one more is refused. */
  readonly maxWaiting?: number;
  /** Folder for the file that is being read; a new one under the system's temporary folder when not given. */
  readonly folder?: string;
  /** Another worker, for tests. */
  readonly worker?: URL;
  /** Reads pictures of text; null for none. Looked for on the machine when not given. */
  readonly ocr?: Ocr | null;
}

type Reply = { readonly text: ExtractedText } | { readonly problem: ExtractionProblem; readonly message: string; readonly details: string };

// Resolved against this file: sources and dist both keep the worker beside it.
const WORKER = new URL('./worker/text-worker.mjs', import.meta.url);

const STOPPING = 'Il servizio si sta fermando: riprovate fra un minuto.';

/**
 * Reads the text of files, each in a child process of its own that has little memory, little time, no environment and, where Node can,
 * no right to write or to start processes; what libraries fetch with is taken from it. A hostile file ends its child and nothing else.
 * The file goes to disk on its way, never as a whole through memory.
 */
export class ChildTextExtractor implements TextExtractor {
  private readonly timeoutMs: number;
  private readonly memoryMb: number;
  private readonly atOnce: number;
  private readonly maxWaiting: number;
  private readonly children = new Set<ChildProcess>();
  private readonly queue: (() => void)[] = [];
  private reading = 0;
  private closed = false;
  private found: Promise<Ocr | null> | undefined;
  private tidied: Promise<void> | undefined;

  constructor(private readonly options: TextExtractorOptions = {}) {
    this.timeoutMs = options.timeoutMs ?? 90_000;
    this.memoryMb = options.memoryMb ?? 320;
    this.atOnce = options.atOnce ?? 2;
    this.maxWaiting = options.maxWaiting ?? 50;
  }

  detect(head: Uint8Array, fileName: string): FileFormat {
    return detectFormat(head, fileName);
  }

  async extract(content: Readable, size: number, fileName: string): Promise<ExtractedText> {
    try {
      await this.turn();
    } catch (error) {
      content.destroy();
      throw error;
    }
    let folder: string | undefined;
    try {
      const bytes = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      const head = await firstBytes(bytes);
      const format = this.detect(Buffer.concat(head), fileName);
      // A film of 2 GB is not copied to learn that it has no words.
      if (WORDLESS.has(format)) return wordless(format);
      if (size > LARGEST_READ) throw new ExtractionRefused('TOO_COSTLY', 'Il file è troppo grande per leggerne il testo: fino a 500 MB.', `${size} bytes`);
      const place = this.options.folder ?? tmpdir();
      await (this.tidied ??= removeLeftBehind(place));
      folder = await mkdtemp(join(place, PREFIX));
      const path = join(folder, 'file');
      await pipeline(Readable.from(joined(head, bytes), { objectMode: false }), createWriteStream(path, { mode: 0o600 }));
      const text = await this.read(path, size, fileName);
      return await this.readPictures(text, path, folder);
    } finally {
      content.destroy();
      if (folder) await rm(folder, { recursive: true, force: true });
      this.reading -= 1;
      this.queue.shift()?.();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const start of this.queue.splice(0)) start();
    for (const child of this.children) child.kill('SIGKILL');
  }

  private async readPictures(text: ExtractedText, path: string, folder: string): Promise<ExtractedText> {
    if (!text.hints.includes('SOLO_IMMAGINE')) return text;
    this.found ??= this.options.ocr === undefined ? TesseractOcr.find() : Promise.resolve(this.options.ocr);
    return (await (await this.found)?.complete(text, path, folder)) ?? text;
  }

  private async turn(): Promise<void> {
    if (!this.closed && this.reading >= this.atOnce) {
      if (this.queue.length >= this.maxWaiting) throw new ExtractionRefused('BUSY', 'Troppi file in lettura in questo momento: riprovate fra un minuto.');
      await new Promise<void>((start) => this.queue.push(start));
    }
    if (this.closed) throw new ExtractionRefused('BUSY', STOPPING);
    this.reading += 1;
  }

  private read(path: string, size: number, fileName: string): Promise<ExtractedText> {
    if (this.closed) return Promise.reject(new ExtractionRefused('BUSY', STOPPING));
    return new Promise((resolve, reject) => {
      // No environment: the child needs none of the secrets of the api.
      const child = fork(fileURLToPath(this.options.worker ?? WORKER), [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: {}, execArgv: [`--max-old-space-size=${this.memoryMb}`, '--no-warnings', ...confinement()] });
      this.children.add(child);
      let stderr = '';
      child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr = (stderr + chunk).slice(-2000)));
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        child.on('error', () => undefined);
        child.kill('SIGKILL');
        this.children.delete(child);
        finish();
      };
      const refuse = (problem: ExtractionProblem, message: string, details: string): void => settle(() => reject(this.closed ? new ExtractionRefused('BUSY', STOPPING) : new ExtractionRefused(problem, message, details)));
      const timer = setTimeout(() => refuse('TOO_COSTLY', 'La lettura del testo ha richiesto troppo tempo ed è stata interrotta.', `${this.timeoutMs} ms`), this.timeoutMs);
      child.once('message', (reply: Reply) => ('text' in reply ? settle(() => resolve(reply.text)) : refuse(reply.problem, reply.message, reply.details)));
      // A child that dies of a file had too little memory for it, or met a fault of its reader: either way the file costs too much here.
      child.once('exit', (code, signal) => refuse('TOO_COSTLY', 'La lettura del testo non è riuscita: il file è troppo complesso.', `exit ${code ?? signal}: ${stderr}`));
      child.once('error', (error) => refuse('BUSY', 'La lettura del testo non è partita: riprovate fra un minuto.', error.message));
      child.send({ path, size, fileName }, (error) => error && refuse('TOO_COSTLY', 'La lettura del testo non è riuscita: il file è troppo complesso.', error.message));
    });
  }
}

const PREFIX = 'province-comuni-text-';
/** No reading lasts this long. */
const LEFT_BEHIND_MS = 3_600_000;

/** A product that was killed while it read leaves people's files behind, in the clear. */
async function removeLeftBehind(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (!name.startsWith(PREFIX)) continue;
    const found = await stat(join(place, name)).catch(() => null);
    if (found && found.mtimeMs < Date.now() - LEFT_BEHIND_MS) await rm(join(place, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Enough to tell a format. */
const HEAD = 8_192;
/** Formats without words that could be read. */
const WORDLESS: ReadonlySet<FileFormat> = new Set<FileFormat>(['ALTRO', 'EML']);
/** Bytes of a file that is copied to be read. */
const LARGEST_READ = 500 * 1024 * 1024;

function wordless(format: FileFormat): ExtractedText {
  return { format, pages: [], title: null, author: null, language: null, createdAt: null, pageCount: null, hints: [], signatures: [], notices: ['Di questo tipo di file non si legge il testo: si trova per titolo e parole chiave.'] };
}

async function firstBytes(bytes: AsyncIterator<Buffer>): Promise<Buffer[]> {
  const head: Buffer[] = [];
  for (let length = 0; length < HEAD; ) {
    const next = await bytes.next();
    if (next.done) break;
    head.push(next.value);
    length += next.value.length;
  }
  return head;
}

async function* joined(head: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Where Node can, the child may read files and do nothing else: no writing, no processes, no workers. */
function confinement(): string[] {
  return process.allowedNodeEnvironmentFlags.has('--permission') ? ['--permission', '--allow-fs-read=*'] : [];
}
