/** The largest file that is taken in, in bytes: 2 GB. */
export const LARGEST_UPLOAD = 2 * 1024 * 1024 * 1024;

/** Where uploads are sent (tus 1.0); `<address>/<id>/finish` ends one. */
export const UPLOADS_ADDRESS = '/api/uploads';

/** `RICEVENDO`: bytes are still to come. `RICEVUTO`: whole, and not yet part of a document. `USATO`: part of a document. */
export type UploadState = 'RICEVENDO' | 'RICEVUTO' | 'USATO';

/** Names of the metadata that come with the request that begins an upload. */
export const UPLOAD_METADATA = { fileName: 'filename', enteId: 'enteId', clientKey: 'clientKey' } as const;

/** An upload as its page sees it: the answer of `<address>/<id>/finish`, and one of the list at `<address>`. */
export interface UploadView {
  readonly id: string;
  readonly enteId: string;
  /** As the person's computer calls it, without what a name may not hold. */
  readonly fileName: string;
  /** Bytes announced at the beginning. */
  readonly size: number;
  /** Bytes that have arrived and will not be lost. */
  readonly received: number;
  readonly state: UploadState;
  /** SHA-256 of the whole; null while bytes are to come. */
  readonly sha256: string | null;
}
