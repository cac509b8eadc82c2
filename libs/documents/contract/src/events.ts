/** What happens to the files that documents are made of. Files are kept under their own hash, so an event names no document: several may use the same file. */
export type FileEvent =
  /** A file arrived whole and is kept. */
  | { readonly kind: 'documents.file-received'; readonly payload: { readonly sha256: string } }
  /** Its text was read, or it is known why it cannot be. */
  | { readonly kind: 'documents.file-read'; readonly payload: { readonly sha256: string } }
  /** Its bytes were found to be wrong or missing (`damaged`), or right again. */
  | { readonly kind: 'documents.file-checked'; readonly payload: { readonly sha256: string; readonly damaged: boolean } };
