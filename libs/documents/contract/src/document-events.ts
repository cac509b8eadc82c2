import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

/** What happens to documents and others may follow. */
export type DocumentEvent =
  /** Something that people see of it changed: words, files, who may read it, state, trash. `revision` is the one after the change. */
  | { readonly kind: 'documents.document-changed'; readonly payload: { readonly documentId: string; readonly enteId: EnteId; readonly revision: number } }
  /** It can now be read by those it is shared with. */
  | { readonly kind: 'documents.document-published'; readonly payload: { readonly documentId: string; readonly enteId: EnteId; readonly revision: number; readonly by: PersonId } }
  /** It has a new current file. */
  | { readonly kind: 'documents.version-added'; readonly payload: { readonly documentId: string; readonly number: number; readonly by: PersonId } }
  /** It waits for the referente. */
  | { readonly kind: 'documents.document-submitted'; readonly payload: { readonly documentId: string; readonly revision: number; readonly by: PersonId } }
  /** The referente gave it back to be mended. */
  | { readonly kind: 'documents.document-sent-back'; readonly payload: { readonly documentId: string; readonly revision: number; readonly by: PersonId } }
  /** Somebody said something of it. */
  | { readonly kind: 'documents.comment-added'; readonly payload: { readonly commentId: string } }
  /** Its Ente asks others to confirm that they read it. */
  | { readonly kind: 'documents.reading-asked'; readonly payload: { readonly requestId: string } }
  /** Something that people see of a collection changed: words, readers, what is in it. */
  | { readonly kind: 'documents.collection-changed'; readonly payload: { readonly collectionId: string } }
  /** Documents came into a collection. */
  | { readonly kind: 'documents.collection-grown'; readonly payload: { readonly collectionId: string; readonly documentIds: readonly string[]; readonly by: PersonId } };
