import { UPLOAD_METADATA, UPLOADS_ADDRESS } from '@province-comuni/documents-contract';
import { DetailedError, Upload } from 'tus-js-client';
import { browserMemory } from './kept-uploads.js';
import { SendingFailed, type UploadTools } from './upload-queue.js';

/** Bytes of one request: what a proxy in front has to let through, and holds back at most. */
const PIECE = 32 * 1024 * 1024;
/** The browser works out the hash of small files by itself, at once. */
const HASHED_AT_ONCE = 64 * 1024 * 1024;
/** The same answer comes however often it is asked for. */
const FINISH_PAUSES = [1_000, 5_000, 15_000];
const PAUSES = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000];

/** The tools of a browser: tus, the browser's own hash or a worker, its database. */
export function browserTools(personId: string): UploadTools {
  return {
    start: (upload, file, hear) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const sending = new Upload(file, {
        endpoint: UPLOADS_ADDRESS,
        uploadUrl: upload.url,
        metadata: { [UPLOAD_METADATA.fileName]: upload.name, [UPLOAD_METADATA.enteId]: upload.enteId, [UPLOAD_METADATA.clientKey]: upload.key },
        chunkSize: PIECE,
        retryDelays: PAUSES,
        // What the queue keeps is enough: the library would keep it a second time.
        storeFingerprintForResuming: false,
        removeFingerprintOnSuccess: false,
        onProgress: (sent) => hear.progress(sent),
        onUploadUrlAvailable: () => hear.address(sending.url!),
        // A browser that knows it has no line does not try: the person is told at once, and the queue goes on when the line is back.
        onShouldRetry: (error) => navigator.onLine && ([0, 409, 423, 429].includes(statusOf(error)) || statusOf(error) >= 500),
        onSuccess: () => resolve(),
        onError: (error) => reject(failureOf(error)),
      });
      return { send: () => (sending.start(), promise), stop: () => sending.abort() };
    },
    hash: async (file) => {
      if (file.size <= HASHED_AT_ONCE && globalThis.crypto.subtle) return hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
      const { hashInWorker } = await import('./hash-in-worker.js');
      return hashInWorker(file);
    },
    finish: async (url, sha256) => {
      for (const pause of [...FINISH_PAUSES, null]) {
        try {
          return await finishOnce(url, sha256);
        } catch (error) {
          if (pause === null || !(error instanceof SendingFailed) || !error.network) throw error;
          await new Promise((resume) => setTimeout(resume, pause));
        }
      }
    },
    discard: async (url) => {
      await fetch(url, { method: 'DELETE', credentials: 'same-origin', headers: { 'tus-resumable': '1.0.0' } });
    },
    memory: browserMemory(personId),
  };
}

async function finishOnce(url: string, sha256: string): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(`${url}/finish`, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ sha256 }) });
  } catch {
    throw new SendingFailed('offline', true);
  }
  if (!answer.ok) throw refusal(answer.status, await answer.text());
}

function statusOf(error: DetailedError): number {
  return error.originalResponse?.getStatus() ?? 0;
}

function failureOf(error: Error | DetailedError): SendingFailed {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  if (response) return refusal(response.getStatus(), response.getBody());
  // A request without an answer is the line; anything else is the file, which was moved or changed.
  return 'originalRequest' in error && error.originalRequest ? new SendingFailed('offline', true) : new SendingFailed('unreadable');
}

function refusal(status: number, body: string): SendingFailed {
  if (status === 401) return new SendingFailed('session');
  try {
    const { code, message } = JSON.parse(body) as { readonly code?: string; readonly message?: string };
    if (code === 'FILES.DIFFERENT') return new SendingFailed('different');
    if (message && status !== 404) return new SendingFailed(message);
  } catch {
    // No words of ours: a proxy's page.
  }
  return status >= 500 ? new SendingFailed('offline', true) : new SendingFailed(status === 404 ? 'gone' : 'refused');
}

function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
