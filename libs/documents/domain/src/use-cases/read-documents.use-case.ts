import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import { REFERENCE_ACCESS, SYSTEM_ACCESS, type ContentHash, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { Document, DocumentId, DocumentType, DocumentVersion, Keyword } from '../document/document.js';
import { DocumentNotFound } from '../errors.js';
import type { FileRepository } from '../files/file-repository.port.js';
import type { FilePage, StoredFile } from '../files/stored-file.js';
import { canEditDocument, canReadDocument } from '../policies/document.policy.js';
import type { DocumentDeed, DocumentFacets, DocumentFilter, DocumentPage, DocumentRepository, DocumentSort, DocumentUse } from '../ports/document-repository.port.js';
import { readerOf } from './library-reader.js';
import { readableVersions } from './readable-versions.js';

/** Some pages of the text of a version. */
export interface VersionText {
  readonly version: DocumentVersion;
  readonly file: StoredFile;
  readonly pages: readonly FilePage[];
}

const MOST_TEXT_PAGES = 50;
const HISTORY = 100;

/** Documents for who may read them. */
export class ReadDocuments {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly files: FileRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws DocumentNotFound */
  async open(actor: Actor, id: DocumentId): Promise<Document> {
    return this.transactions.read(databaseAccessOf(actor), () => this.readable(actor, id));
  }

  /** Opens it and counts the look, of whoever it is; a person's is remembered for his own list. @throws DocumentNotFound */
  async look(actor: Actor, id: DocumentId): Promise<Document> {
    const document = await this.open(actor, id);
    const personId = actor.kind === 'person' ? actor.personId : null;
    await this.transactions.run(SYSTEM_ACCESS, () => this.documents.noteView(id, personId, this.clock.now()));
    return document;
  }

  async list(actor: Actor, filter: DocumentFilter, sort: DocumentSort, page: { readonly offset: number; readonly limit: number }): Promise<DocumentPage> {
    if (actor.kind === 'visitor' && filter.view !== 'TUTTI') return { items: [], total: 0 };
    return this.transactions.read(databaseAccessOf(actor), () => this.documents.list(filter, sort, page, readerOf(actor)));
  }

  async facets(actor: Actor, filter: DocumentFilter): Promise<DocumentFacets> {
    if (actor.kind === 'visitor' && filter.view !== 'TUTTI') return { types: [], pillars: [], enti: [], years: [] };
    return this.transactions.read(databaseAccessOf(actor), () => this.documents.facets(filter, readerOf(actor)));
  }

  /** The versions of those of these documents that the actor may read, newest first; those of draft days for its Ente only. */
  async versions(actor: Actor, ids: readonly DocumentId[]): Promise<DocumentVersion[]> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const readable = (await this.documents.find(ids)).filter((document) => canReadDocument(actor, document));
      return readableVersions(this.documents, actor, readable);
    });
  }

  /** Who did what, newest first, for who writes for the Ente; empty for others. @throws DocumentNotFound */
  async history(actor: Actor, id: DocumentId): Promise<DocumentDeed[]> {
    return this.transactions.read(databaseAccessOf(actor), async () => (canEditDocument(actor, await this.readable(actor, id)) ? this.documents.deedsOf(id, HISTORY) : []));
  }

  /** How much it is used, for who writes for the Ente; null for others. @throws DocumentNotFound */
  async use(actor: Actor, id: DocumentId): Promise<DocumentUse | null> {
    const mayKnow = await this.transactions.read(databaseAccessOf(actor), async () => canEditDocument(actor, await this.readable(actor, id)));
    // Whose favourites they are is each person's own affair: only their number is told.
    return mayKnow ? this.transactions.run(SYSTEM_ACCESS, () => this.documents.useOf(id)) : null;
  }

  /** Whether the actor keeps each of these at hand. */
  async favourites(actor: Actor, ids: readonly DocumentId[]): Promise<ReadonlySet<DocumentId>> {
    if (actor.kind === 'visitor') return new Set();
    return this.transactions.read(databaseAccessOf(actor), async () => new Set(await this.documents.favouritesAmong(ids, actor.personId)));
  }

  /** What is known of files that belong to documents the actor may read. */
  async filesOf(actor: Actor, hashes: readonly ContentHash[]): Promise<StoredFile[]> {
    return this.transactions.read(databaseAccessOf(actor), () => this.files.find(hashes));
  }

  /** The current versions of documents the actor may read, in no order. */
  async currentVersions(actor: Actor, ids: readonly DocumentId[]): Promise<DocumentVersion[]> {
    return this.transactions.read(databaseAccessOf(actor), () => this.documents.currentVersions(ids));
  }

  /** Pages of the text of a version (null: the current one), from an ordinal or from a printed page on. @throws DocumentNotFound */
  async text(actor: Actor, id: DocumentId, number: number | null, { from, page }: { readonly from: number; readonly page: number | null }, limit: number): Promise<VersionText> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const document = await this.readable(actor, id);
      const version = (await readableVersions(this.documents, actor, [document])).find((each) => each.number === (number ?? document.currentVersion));
      const [file] = version ? await this.files.find([version.sha256]) : [];
      if (!version || !file) throw new DocumentNotFound();
      const start = page === null ? from : ((await this.files.ordinalOfPage(version.sha256, page)) ?? 0);
      return { version, file, pages: await this.files.pagesOf(version.sha256, Math.max(0, start), Math.min(MOST_TEXT_PAGES, Math.max(1, limit))) };
    });
  }

  async vocabulary(): Promise<{ readonly types: DocumentType[]; readonly keywords: Keyword[] }> {
    return this.transactions.read(REFERENCE_ACCESS, async () => ({ types: await this.documents.types(), keywords: await this.documents.keywords() }));
  }

  async types(): Promise<DocumentType[]> {
    return this.transactions.read(REFERENCE_ACCESS, () => this.documents.types());
  }

  private async readable(actor: Actor, id: DocumentId): Promise<Document> {
    const [document] = await this.documents.find([id]);
    if (!document || !canReadDocument(actor, document)) throw new DocumentNotFound();
    return document;
  }
}
