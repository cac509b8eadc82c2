import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type ObjectStorage, type Outbox, type TextExtractor, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, EnteId } from '@province-comuni/shared-kernel';
import { DocumentNotAllowed } from '../errors.js';
import { cleanFileName } from '../files/file-name.js';
import type { FileRepository } from '../files/file-repository.port.js';
import type { UploadRepository } from '../files/upload-repository.port.js';
import type { UploadId } from '../files/upload.js';
import { keepContent } from '../files/use-cases/keep-content.js';
import type { BulkImport } from './bulk-import.js';
import { mayHandleBulkImport } from './bulk-import.policy.js';
import type { StartBulkImport } from './start-bulk-import.use-case.js';

/** Takes an archive that is on the machine of the product, on behalf of a person, and begins its trial: what the upload does for a browser. */
export class BringArchive {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly uploads: UploadRepository,
    readonly files: FileRepository,
    readonly storage: ObjectStorage,
    readonly extractor: TextExtractor,
    readonly outbox: Outbox,
    private readonly start: StartBulkImport,
    private readonly clock: Clock,
  ) {}

  /** @throws DocumentNotAllowed when the person may bring no documents for the Ente · StorageRefused */
  async execute(actor: SignedInActor, enteId: EnteId, fileName: string, content: Readable): Promise<BulkImport> {
    if (!mayHandleBulkImport(actor, { personId: actor.personId, enteId })) throw new DocumentNotAllowed();
    const object = await this.storage.put(content);
    const id = randomUUID() as UploadId;
    const name = cleanFileName(fileName) || 'archivio.zip';
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const now = this.clock.now();
      await keepContent(this, object, name, now);
      await this.uploads.add({ id, personId: actor.personId, enteId, fileName: name, sentName: name, size: object.size, state: 'RICEVUTO', computedSha256: object.sha256, sha256: object.sha256, createdAt: now, touchedAt: now }, id);
    });
    return this.transactions.run(databaseAccessOf(actor), () => this.start.execute(actor, id));
  }
}
