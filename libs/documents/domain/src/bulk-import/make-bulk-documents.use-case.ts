import type { Readable } from 'node:stream';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type ObjectStorage, type Outbox, type StoredObject, type TextExtractor, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { DocumentInputRefused } from '../errors.js';
import { cleanFileName } from '../files/file-name.js';
import type { FileRepository } from '../files/file-repository.port.js';
import type { UploadRepository } from '../files/upload-repository.port.js';
import type { UploadId } from '../files/upload.js';
import { keepContent } from '../files/use-cases/keep-content.js';
import type { AddDocuments } from '../use-cases/add-documents.use-case.js';
import type { BulkImportRepository } from './bulk-import-repository.port.js';
import type { BulkImport, BulkImportRow, BulkImportRowState } from './bulk-import.js';
import { columnOf } from './bulk-table.js';
import type { ImportArchives } from './import-archive.port.js';

const BATCH = 20;

/** Makes documents of the rows of a trial, one by one: a row that was made is not made again, whatever died in between. */
export class MakeBulkDocuments {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly imports: BulkImportRepository,
    private readonly uploads: UploadRepository,
    readonly files: FileRepository,
    readonly storage: ObjectStorage,
    readonly extractor: TextExtractor,
    readonly outbox: Outbox,
    private readonly archives: ImportArchives,
    private readonly addDocuments: AddDocuments,
    private readonly clock: Clock,
  ) {}

  /**
   * Goes on from the first row that waits.
   * @param until stops at the first row after this moment
   * @returns whether there is more to do
   * @throws ArchiveRefused · StorageRefused
   */
  async execute(actor: SignedInActor, bulk: BulkImport, until: Date): Promise<boolean> {
    const archive = await this.archives.open({ sha256: bulk.archive!, size: bulk.size });
    const entries = new Map(archive.entries.map((entry) => [entry.path, entry]));
    const waiting: BulkImportRowState[] = bulk.choices!.skipSame ? ['PRONTA'] : ['PRONTA', 'DOPPIONE'];
    for (;;) {
      const rows = await this.as(actor, () => this.imports.rows(bulk.id, waiting, { offset: 0, limit: BATCH }));
      if (rows.length === 0) break;
      for (const row of rows) {
        await this.makeOne(actor, bulk, row, await archive.read(entries.get(row.path)!));
        if (this.clock.now() >= until) return true;
      }
    }
    await this.end(actor, bulk);
    return false;
  }

  private async makeOne(actor: SignedInActor, bulk: BulkImport, row: BulkImportRow, content: Readable): Promise<void> {
    const object = await this.storage.put(content);
    await this.arrive(actor, bulk, row, object);
    try {
      await this.as(actor, async () => {
        const now = await this.imports.lockRow(row.id);
        if (!now || now.documentId !== null || now.state === 'FALLITA') return;
        const [documentId] = await this.addDocuments.execute(actor, { items: [{ uploadId: row.id, fields: row.fields! }], visibility: row.visibility ?? bulk.choices!.visibility, sharedWith: bulk.choices!.sharedWith, publish: bulk.choices!.publish });
        await this.noteOutcome(bulk, { ...row, state: 'CREATA', documentId: documentId! });
      });
    } catch (error) {
      // A word of the vocabulary, or a right, went away since the trial: the row says so and the others go on.
      if (!(error instanceof DocumentInputRefused)) throw error;
      const problems = error.details.problems.map(({ field, message }) => ({ column: columnOf(field.replace(/^items\[0\]\./, '')), message }));
      await this.as(actor, async () => {
        const now = await this.imports.lockRow(row.id);
        if (now && now.state !== 'FALLITA') await this.noteOutcome(bulk, { ...row, state: 'FALLITA', problems });
      });
    }
  }

  /** The file of a row as an upload that has arrived, under the row's own identifier. */
  private arrive(actor: SignedInActor, bulk: BulkImport, row: BulkImportRow, object: StoredObject): Promise<void> {
    const fileName = cleanFileName(row.path) || 'documento';
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const now = this.clock.now();
      await keepContent(this, object, fileName, now);
      if (await this.uploads.find(row.id as UploadId)) return;
      await this.uploads.add({ id: row.id as UploadId, personId: actor.personId, enteId: bulk.enteId, fileName, sentName: row.path.slice(0, 1_000), size: object.size, state: 'RICEVUTO', computedSha256: object.sha256, sha256: object.sha256, createdAt: now, touchedAt: now }, row.id);
    });
  }

  private async noteOutcome(bulk: BulkImport, row: BulkImportRow): Promise<void> {
    await this.imports.saveRow(row);
    const now = await this.imports.lock(bulk.id);
    if (now) await this.imports.save({ ...now, done: now.done + 1, updatedAt: this.clock.now() });
  }

  /** The archive is needed no more: its room goes back to the Ente, and the sweep may take it. */
  private end(actor: SignedInActor, bulk: BulkImport): Promise<void> {
    return this.as(actor, async () => {
      const now = await this.imports.lock(bulk.id);
      if (now?.state !== 'IN_CORSO') return;
      await this.imports.save({ ...now, state: 'FINITA', archive: null, updatedAt: this.clock.now() });
      await this.uploads.remove(bulk.uploadId);
    });
  }

  private as<T>(actor: SignedInActor, work: () => Promise<T>): Promise<T> {
    return this.transactions.run(databaseAccessOf(actor), work);
  }
}
