/** What a browser remembers of an upload that was not ended: enough to go on after a reload. */
export interface KeptUpload {
  /** The client's key: it names the upload to the server too. */
  readonly key: string;
  readonly enteId: string;
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
  /** Where it goes on; null before the server answered. */
  readonly url: string | null;
}

/** Keeps uploads from one load of the page to the next. Every step may fail quietly: without it an upload lasts as long as the page. */
export interface UploadMemory {
  load(): Promise<readonly { readonly upload: KeptUpload; readonly file: File | null }[]>;
  keep(upload: KeptUpload, file: File | null): Promise<void>;
  forget(key: string): Promise<void>;
}

/** Files up to here are kept with their bytes; of larger ones the browser would make a second copy of gigabytes, and they are asked for again. */
export const LARGEST_KEPT = 128 * 1024 * 1024;

const DATABASE = 'pc-uploads';

/** In the browser's own database, apart for each person: a shared computer shows nobody the names of another's files. */
export function browserMemory(personId: string): UploadMemory {
  const store = async <T>(mode: IDBTransactionMode, work: (uploads: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> => {
    try {
      const database = await asked(open(personId));
      try {
        return await asked(work(database.transaction('uploads', mode).objectStore('uploads')));
      } finally {
        database.close();
      }
    } catch {
      return undefined;
    }
  };
  return {
    load: async () => (await store<{ upload: KeptUpload; file: File | null }[]>('readonly', (uploads) => uploads.getAll())) ?? [],
    keep: async (upload, file) => void (await store('readwrite', (uploads) => uploads.put({ upload, file: file && file.size <= LARGEST_KEPT ? file : null }, upload.key))),
    forget: async (key) => void (await store('readwrite', (uploads) => uploads.delete(key))),
  };
}

function open(personId: string): IDBOpenDBRequest {
  const request = indexedDB.open(`${DATABASE}-${personId}`, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('uploads'));
  return request;
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
  });
}
