/** SHA-256 of a file, worked out apart from the page, which goes on answering. @throws Error when the file cannot be read any more */
export function hashInWorker(file: File): Promise<string> {
  const worker = new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<string>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<{ hash: string } | { error: string }>) => ('hash' in data ? resolve(data.hash) : reject(new Error(data.error))));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
