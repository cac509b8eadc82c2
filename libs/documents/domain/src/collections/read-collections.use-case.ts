import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid } from '@province-comuni/shared-kernel';
import type { Document, DocumentId } from '../document/document.js';
import { DocumentNotFound } from '../errors.js';
import { canReadDocument } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { readerOf } from '../use-cases/library-reader.js';
import { documentsOf, type Collection, type CollectionId, type CollectionPart } from './collection.js';
import { canReadCollection } from './collection.policy.js';
import type { CollectionFilter, CollectionRepository } from './collection-repository.port.js';

/** A collection in a list, with how many of its documents the reader may read. */
export interface CollectionCard {
  readonly collection: Collection;
  readonly documents: number;
}

/** A part with the documents that the reader may read. */
export interface ReadPart extends Omit<CollectionPart, 'documentIds'> {
  readonly documents: readonly Document[];
}

/** Collections for who may read them, each with those documents that he may read: the others are not there, nor counted. */
export class ReadCollections {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly collections: CollectionRepository,
    private readonly documents: DocumentRepository,
  ) {}

  /** @throws DocumentNotFound */
  async open(actor: Actor, id: string): Promise<CollectionCard & { readonly parts: readonly ReadPart[] }> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const [collection] = isUuid(id) ? await this.collections.find([id as CollectionId]) : [];
      if (!collection || !canReadCollection(actor, collection)) throw new DocumentNotFound();
      const parts = await this.collections.partsOf(collection.id);
      const readable = new Map((await this.documents.find(documentsOf(parts))).filter((document) => document.trashedAt === null && canReadDocument(actor, document)).map((document) => [document.id, document]));
      return { collection, documents: readable.size, parts: parts.map(({ documentIds, ...part }) => ({ ...part, documents: documentIds.flatMap((each) => readable.get(each) ?? []) })) };
    });
  }

  /** Ids of the documents in it that the actor may read, in order. @throws DocumentNotFound */
  async documentIds(actor: Actor, id: string): Promise<DocumentId[]> {
    return (await this.open(actor, id)).parts.flatMap(({ documents }) => documents.map((document) => document.id));
  }

  async list(actor: Actor, filter: CollectionFilter, page: { readonly offset: number; readonly limit: number }): Promise<{ readonly items: CollectionCard[]; readonly total: number }> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      // Which collections hold a document is told to who may read the document.
      if (filter.documentId !== undefined) {
        const [document] = await this.documents.find([filter.documentId]);
        if (!document || !canReadDocument(actor, document)) return { items: [], total: 0 };
      }
      const { items, total } = await this.collections.list(filter, page, readerOf(actor));
      const counts = await this.collections.countReadable(items.map(({ id }) => id), readerOf(actor));
      return { total, items: items.map((collection) => ({ collection, documents: counts.get(collection.id) ?? 0 })) };
    });
  }
}
