import type { Actor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type RateLimits, type TransactionRunner } from '@province-comuni/platform-ports';
import { networkOf, type Clock } from '@province-comuni/shared-kernel';
import type { ReadCollections } from '../collections/read-collections.use-case.js';
import type { DocumentId } from '../document/document.js';
import { DocumentTooOften } from '../errors.js';
import type { OpenDocumentFile, OpenedFile } from './open-document-file.use-case.js';

/** Archives that one person, or one network of visitors, may ask for in a window. */
export const ARCHIVES_PER_WINDOW = 20;
const WINDOW_MS = 10 * 60_000;

/** What an archive is made of: documents one by one, or those of a collection. */
export type ArchiveOf = { readonly ids: readonly DocumentId[] } | { readonly collectionId: string };

/** Hands out many files at once, not too often: an archive reads them all. */
export class DownloadArchive {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly openFile: OpenDocumentFile,
    private readonly collections: ReadCollections,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** @param address where the request comes from. @param counted false for who only asks about it. @throws DocumentNotFound, DocumentStepRefused, DocumentTooOften */
  async execute(actor: Actor, address: string, of: ArchiveOf, counted: boolean): Promise<OpenedFile[]> {
    const bucket = `archive:${actor.kind === 'person' ? actor.personId : networkOf(address)}`;
    const mayNow = await this.transactions.run(SYSTEM_ACCESS, () => this.limits.take(bucket, ARCHIVES_PER_WINDOW, WINDOW_MS, this.clock.now()));
    if (!mayNow) throw new DocumentTooOften('Avete scaricato molti archivi in pochi minuti: riprovate fra un po’.');
    return this.openFile.selection(actor, 'ids' in of ? of.ids : await this.collections.documentIds(actor, of.collectionId), counted);
  }
}
