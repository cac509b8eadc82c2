import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DocumentRefused, type DocumentProblem } from '@province-comuni/platform-ports';

export interface DocxChildOptions {
  /** Milliseconds a document may take. */
  readonly timeoutMs?: number;
  /** Megabytes of heap the child may use. */
  readonly memoryMb?: number;
  /** Another worker, for tests. */
  readonly worker?: URL;
}

type Reply<Document> = { readonly document: Document } | { readonly problem: DocumentProblem; readonly message: string; readonly details: string };

/** One child process per document, at work in a module of its own that answers with the document or with what is wrong with it. */
export class DocxChild<Document> {
  private readonly timeoutMs: number;
  private readonly memoryMb: number;
  private readonly worker: URL;
  private current: ChildProcess | undefined;
  private closed = false;

  constructor(worker: URL, options: DocxChildOptions) {
    this.timeoutMs = options.timeoutMs ?? 20_000;
    this.memoryMb = options.memoryMb ?? 256;
    this.worker = options.worker ?? worker;
  }

  /** @throws DocumentRefused when the child refuses the document, dies of it, or does not answer in time */
  read(bytes: Uint8Array): Promise<Document> {
    if (this.closed) return Promise.reject(new DocumentRefused('BUSY', 'Il servizio si sta fermando: riprovate fra un minuto.'));
    return new Promise((resolve, reject) => {
      // No environment: the child needs none of the secrets of the api.
      const child = fork(fileURLToPath(this.worker), [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: {}, execArgv: [`--max-old-space-size=${this.memoryMb}`, ...confinement()] });
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
      const timer = setTimeout(() => settle(() => reject(new DocumentRefused('TOO_SLOW', 'La lettura del documento ha richiesto troppo tempo ed è stata interrotta.'))), this.timeoutMs);
      child.once('message', (reply: Reply<Document>) => settle(() => ('document' in reply ? resolve(reply.document) : reject(new DocumentRefused(reply.problem, reply.message, reply.details)))));
      child.once('exit', (code, signal) => settle(() => reject(crashed(`exit ${code ?? signal}: ${stderr}`))));
      child.once('error', (error) => settle(() => reject(crashed(error.message))));
      child.send({ bytes }, (error) => error && settle(() => reject(crashed(error.message))));
    });
  }

  /** Ends the child at work, whose document is refused, and takes no more. */
  close(): void {
    this.closed = true;
    this.current?.kill('SIGKILL');
  }
}

function crashed(details: string): DocumentRefused {
  return new DocumentRefused('DAMAGED', 'Il documento non si può leggere: apritelo con Word o con LibreOffice, salvatelo di nuovo e riprovate.', details);
}

/** Where Node can, the child may read files (its own modules) and do nothing else: no writing, no processes, no workers. */
function confinement(): string[] {
  return process.allowedNodeEnvironmentFlags.has('--permission') ? ['--permission', '--allow-fs-read=*'] : [];
}
