import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type ContentHash, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { UploadRepository } from '../files/upload-repository.port.js';
import type { FilesSettings } from '../files/use-cases/files-settings.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { readerOf } from '../use-cases/library-reader.js';
import { knownKeys } from '../use-cases/library-vocabulary.js';
import type { BulkImportRepository } from './bulk-import-repository.port.js';
import type { BulkImport, SameFile } from './bulk-import.js';
import { BULK_TABLE } from './bulk-import.js';
import { readBulkTable, type TableLine } from './bulk-table.js';
import { ArchiveRefused, type ImportArchive, type ImportArchives } from './import-archive.port.js';
import { matchFiles, tableOf } from './match-files.js';

/** Rows whose progress is written together. */
const BATCH = 20;
const LARGEST_TABLE = 20 * 1024 * 1024;
/** Hashes that are looked for in one statement. */
const HASHES_AT_ONCE = 500;

/** Reads an archive and its table, and writes down row by row what an import would do. Nothing becomes a document. */
export class TryBulkImport {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly imports: BulkImportRepository,
    private readonly documents: DocumentRepository,
    private readonly uploads: UploadRepository,
    private readonly enti: EnteRegistry,
    private readonly archives: ImportArchives,
    private readonly clock: Clock,
    private readonly settings: FilesSettings,
  ) {}

  /**
   * Goes on with a trial from where it is.
   * @param until stops at the first batch after this moment
   * @returns whether there is more to do
   * @throws ArchiveRefused · StorageRefused
   */
  async execute(actor: SignedInActor, bulk: BulkImport, until: Date): Promise<boolean> {
    const archive = await this.archives.open({ sha256: bulk.archive!, size: bulk.size });
    const opened = bulk.total > 0 ? bulk : await this.readTable(actor, bulk, archive);
    const entries = new Map(archive.entries.map((entry) => [entry.path, entry]));
    let { done } = opened;
    for (;;) {
      const rows = await this.as(actor, () => this.imports.rowsToHash(bulk.id, BATCH));
      if (rows.length === 0) break;
      const hashes: { id: string; sha256: ContentHash }[] = [];
      for (const { id, path } of rows) {
        hashes.push({ id, sha256: await hashOf(await archive.read(entries.get(path)!)) });
        // Large files one by one: what was read is written down in time.
        if (this.clock.now() >= until) break;
      }
      done += hashes.length;
      const goesOn = await this.as(actor, async () => {
        const now = await this.imports.lock(bulk.id);
        if (now?.state !== 'IN_PROVA') return false;
        await this.imports.saveHashes(hashes);
        await this.imports.save({ ...now, done, updatedAt: this.clock.now() });
        return true;
      });
      if (!goesOn) return false;
      if (this.clock.now() >= until) return true;
    }
    await this.as(actor, () => this.end(actor, bulk));
    return false;
  }

  private async readTable(actor: SignedInActor, bulk: BulkImport, archive: ImportArchive): Promise<BulkImport> {
    const table = tableOf(archive.entries);
    if (!table) throw new ArchiveRefused(`Nello ZIP manca la tabella ${BULK_TABLE}: preparatela con il modello da scaricare e mettetela accanto ai file.`);
    if (table.size > LARGEST_TABLE) throw new ArchiveRefused(`La tabella ${BULK_TABLE} è troppo grande: al massimo 20 MB.`);
    const bytes = await bytesOf(await archive.read(table));
    const { lines, notices } = await this.linesOf(actor, bytes);
    const rows = matchFiles(lines, archive.entries, table);
    const ready = new Set(rows.filter(({ state }) => state === 'PRONTA').map(({ path }) => path));
    await this.refuseWithoutRoom(bulk, archive.entries.filter(({ path }) => ready.has(path)).reduce((sum, { size }) => sum + size, 0));
    return this.as(actor, async () => {
      const now = await this.imports.lock(bulk.id);
      // Another worker was quicker, or it was thrown away.
      if (!now || now.total > 0 || now.state !== 'IN_PROVA') return now ?? bulk;
      await this.imports.addRows(bulk.id, rows);
      // An import of which no row is ready is done as soon as it was read: one of one.
      const opened: BulkImport = { ...now, notices, done: ready.size === 0 ? 1 : 0, total: Math.max(1, ready.size), updatedAt: this.clock.now() };
      await this.imports.save(opened);
      return opened;
    });
  }

  private async linesOf(actor: SignedInActor, bytes: Uint8Array): Promise<{ readonly lines: readonly TableLine[]; readonly notices: readonly string[] }> {
    const vocabulary = await this.as(actor, async () => ({ ...(await knownKeys(this.documents, this.enti)), typeList: await this.documents.types(), keywordList: (await this.documents.keywords()).filter(({ retired }) => !retired) }));
    const read = readBulkTable(bytes, vocabulary, this.clock.now());
    if ('problem' in read) throw new ArchiveRefused(read.problem);
    return read;
  }

  /** The archive itself gives its room back when the import ends. */
  private async refuseWithoutRoom({ enteId, size }: BulkImport, needed: number): Promise<void> {
    const used = await this.transactions.run(SYSTEM_ACCESS, () => this.uploads.bytesOf(enteId));
    if (used - size + needed > this.settings.quotaBytes) throw new ArchiveRefused('Lo spazio del vostro Ente per i file non basta: eliminate file che non servono, o chiedete a UPI di aumentarlo.');
  }

  /** Points out what is here already and what comes twice. */
  private async end(actor: SignedInActor, bulk: BulkImport): Promise<void> {
    const now = await this.imports.lock(bulk.id);
    if (now?.state !== 'IN_PROVA') return;
    const rows = await this.imports.hashedRows(bulk.id);
    const here = await this.here(actor, [...new Set(rows.map(({ sha256 }) => sha256!))]);
    const lineOf = new Map<ContentHash, number | null>();
    for (const { id, line, sha256 } of rows) {
      const first = lineOf.get(sha256!);
      const same: SameFile | null = here.get(sha256!) ?? (first === undefined ? null : { documentId: null, title: null, line: first });
      if (first === undefined) lineOf.set(sha256!, line);
      if (same) await this.imports.saveRow({ id, state: 'DOPPIONE', problems: [], same, documentId: null });
    }
    await this.imports.save({ ...now, state: 'PROVATA', done: now.total, updatedAt: this.clock.now() });
  }

  /** Documents that the actor may read and that have one of these contents. */
  private async here(actor: SignedInActor, hashes: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, SameFile>> {
    const found = new Map<ContentHash, SameFile>();
    for (let from = 0; from < hashes.length; from += HASHES_AT_ONCE) {
      for (const { document, sha256 } of await this.documents.readableWithContent(hashes.slice(from, from + HASHES_AT_ONCE), readerOf(actor))) {
        if (document.trashedAt === null) found.set(sha256, { documentId: document.id, title: document.fields.title, line: null });
      }
    }
    return found;
  }

  private as<T>(actor: SignedInActor, work: () => Promise<T>): Promise<T> {
    return this.transactions.run(databaseAccessOf(actor), work);
  }
}

async function hashOf(content: Readable): Promise<ContentHash> {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk as Buffer);
  return hash.digest('hex') as ContentHash;
}

async function bytesOf(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
