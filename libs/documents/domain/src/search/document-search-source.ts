import type { EnteRegistry } from '@province-comuni/enti-contract';
import { SYSTEM_ACCESS, type ContentHash, type SearchEntry, type SearchSource, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Document, DocumentId } from '../document/document.js';
import type { FileRepository } from '../files/file-repository.port.js';
import type { FilePage, StoredFile } from '../files/stored-file.js';
import { audienceOf } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { passagesOf } from './passages.js';

/** Pages read in one statement. */
const PAGES_AT_ONCE = 200;

/** Documents as the search finds them: what is said of them, and the text of their current file down to the passage and the page. */
export class DocumentSearchSource implements SearchSource {
  readonly kind = 'documento';
  readonly label = 'Documenti';
  readonly follows = ['documents.document-changed', 'documents.file-read'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly files: FileRepository,
    private readonly enti: EnteRegistry,
  ) {}

  async concerned({ kind, payload }: { readonly kind: string; readonly payload: object }): Promise<readonly string[]> {
    if (kind === 'documents.document-changed') return [(payload as { documentId: string }).documentId];
    const { sha256 } = payload as { sha256: ContentHash };
    return this.transactions.run(SYSTEM_ACCESS, async () => [...new Set((await this.documents.withContent(sha256)).map(({ documentId }) => documentId))]);
  }

  async entries(ids: readonly string[]): Promise<readonly SearchEntry[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const documents = (await this.documents.find(ids as DocumentId[])).filter(({ trashedAt }) => trashedAt === null);
      const files = await this.currentFiles(documents);
      const regions = new Map((await this.enti.findByIds(documents.map(({ enteId }) => enteId))).map(({ id, regione }) => [id, regione]));
      const labels = new Map([...(await this.documents.keywords()), ...(await this.documents.types())].map(({ key, label }) => [key, label]));
      const entries: SearchEntry[] = [];
      for (const document of documents) {
        const file = files.get(document.id);
        if (file) entries.push(entryOf(document, file, regions.get(document.enteId) ?? null, labels, await this.allPages(file.sha256)));
      }
      return entries;
    });
  }

  async ids(after: string | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const documents = await this.documents.ids(after, limit);
      const files = await this.currentFiles(documents);
      return documents.flatMap((document) => (files.has(document.id) ? [{ id: document.id, version: versionOf(document, files.get(document.id)!) }] : []));
    });
  }

  private async currentFiles(documents: readonly Document[]): Promise<ReadonlyMap<DocumentId, StoredFile>> {
    const versions = await this.documents.currentVersions(documents.map(({ id }) => id));
    const files = new Map((await this.files.find([...new Set(versions.map(({ sha256 }) => sha256))])).map((file) => [file.sha256, file]));
    return new Map(versions.flatMap(({ documentId, sha256 }) => (files.has(sha256) ? [[documentId, files.get(sha256)!] as const] : [])));
  }

  private async allPages(sha256: ContentHash): Promise<FilePage[]> {
    const pages: FilePage[] = [];
    for (;;) {
      const next = await this.files.pagesOf(sha256, pages.length, PAGES_AT_ONCE);
      pages.push(...next);
      if (next.length < PAGES_AT_ONCE) return pages;
    }
  }
}

/** Grows with every change of the document, and once more when its file has been read. */
function versionOf({ revision }: Document, { text }: StoredFile): number {
  return revision * 2 + (text.state === 'IN_ATTESA' ? 0 : 1);
}

function entryOf(document: Document, file: StoredFile, region: string | null, labels: ReadonlyMap<string, string>, pages: readonly FilePage[]): SearchEntry {
  const { fields } = document;
  const one = (value: string | number | null): string[] => (value === null ? [] : [String(value)]);
  return {
    kind: 'documento',
    id: document.id,
    version: versionOf(document, file),
    title: fields.title,
    summary: fields.abstract,
    keywords: [...fields.keywords.map((key) => labels.get(key) ?? key), ...fields.cites.map(({ label }) => label), ...(fields.source ? [fields.source] : [])],
    href: `/documenti/${document.id}`,
    audience: audienceOf(document),
    facets: { pilastro: fields.pillars, tipo: [labels.get(fields.typeKey) ?? fields.typeKey], ente: [document.enteId], regione: one(region), anno: one(fields.year), forma: one(fields.form), livello: one(fields.level) },
    date: document.publishedAt ?? document.createdAt,
    weight: document.featured ? 1 : document.verifiedAt ? 0.5 : 0,
    passages: passagesOf(pages),
  };
}
