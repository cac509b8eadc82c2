import type { EnteId } from '@province-comuni/shared-kernel';

/** What happens to documents and others may follow. */
export type DocumentEvent =
  /** Something that people see of it changed: words, files, who may read it, state, trash. `revision` is the one after the change. */
  | { readonly kind: 'documents.document-changed'; readonly payload: { readonly documentId: string; readonly enteId: EnteId; readonly revision: number } }
  /** It can now be read by those it is shared with. */
  | { readonly kind: 'documents.document-published'; readonly payload: { readonly documentId: string; readonly enteId: EnteId; readonly revision: number } };
