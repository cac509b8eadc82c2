import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { ObjectStorage, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid } from '@province-comuni/shared-kernel';
import { FilesError, uploadNotFound } from '../files.errors.js';
import type { UploadRepository } from '../upload-repository.port.js';
import type { UploadId } from '../upload.js';
import { mayTouchUpload } from '../upload.policy.js';
import { receivedBytes, type UploadProgress } from './receive-upload.use-case.js';

const MOST = 500;

/** The uploads of a person that are not part of a document yet, last touched first. */
export class ListMyUploads {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly uploads: UploadRepository,
    private readonly storage: ObjectStorage,
  ) {}

  /** @param limit at most 500 */
  async execute(actor: SignedInActor, limit = 100): Promise<UploadProgress[]> {
    const open = await this.transactions.run(databaseAccessOf(actor), () => this.uploads.listOpen(actor.personId, Math.min(MOST, Math.max(1, limit))));
    return Promise.all(open.filter((upload) => mayTouchUpload(actor, upload)).map(async (upload) => ({ upload, received: await receivedBytes(this.storage, upload) })));
  }
}

/** Throws an upload away. The content of one that had arrived stays while others use it, and is swept otherwise. */
export class DiscardUpload {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly uploads: UploadRepository,
    private readonly storage: ObjectStorage,
  ) {}

  /** @throws FilesError NOT_FOUND, NOT_ALLOWED when it is part of a document */
  async execute(actor: SignedInActor, id: UploadId): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const upload = isUuid(id) ? await this.uploads.find(id) : null;
      // What was begun for an Ente one has left may still be thrown away.
      if (!upload || upload.personId !== actor.personId) throw uploadNotFound();
      if (upload.state === 'USATO') throw new FilesError('FILES.NOT_ALLOWED', { reason: 'Il file è già parte di un documento.' });
      await this.uploads.remove(id);
    });
    await this.storage.abandonUpload(id);
  }
}
