import type { EnteId } from '@province-comuni/shared-kernel';
import type { DocumentId } from '../document/document.js';
import type { LibraryReader } from '../ports/document-repository.port.js';
import type { Collection, CollectionId, CollectionPart } from './collection.js';

/** To what a list of collections is narrowed; absent means not narrowed. */
export interface CollectionFilter {
  /** Only those of the reader's Enti. */
  readonly own?: boolean;
  readonly enteId?: EnteId;
  readonly curated?: boolean;
  /** Only those that hold this document. */
  readonly documentId?: DocumentId;
}

/** Collections with their parts. Every method runs in the open transaction. */
export interface CollectionRepository {
  add(collection: Collection): Promise<void>;
  find(ids: readonly CollectionId[]): Promise<Collection[]>;
  /** For a change, with every other writer waiting. */
  lock(id: CollectionId): Promise<Collection | null>;
  /** Writes everything but the id and the Ente. */
  save(collection: Collection): Promise<void>;
  remove(id: CollectionId): Promise<void>;
  /** In their order; those of a collection without any are empty. */
  partsOf(id: CollectionId): Promise<CollectionPart[]>;
  /** Writes parts and order anew. */
  arrange(id: CollectionId, parts: readonly CollectionPart[]): Promise<void>;
  /** Those the reader may read: curated ones first, then the latest. */
  list(filter: CollectionFilter, page: { readonly offset: number; readonly limit: number }, reader: LibraryReader): Promise<{ readonly items: Collection[]; readonly total: number }>;
  /** How many documents of each the reader may read. */
  countReadable(ids: readonly CollectionId[], reader: LibraryReader): Promise<ReadonlyMap<CollectionId, number>>;
  /** In ascending order of id after the given one. */
  page(after: string | null, limit: number): Promise<Collection[]>;
}

export const COLLECTION_REPOSITORY = Symbol('CollectionRepository');
