import { DataStore, Upload as TusUpload } from '@tus/server';
import type { DiscardUpload, ReceiveUpload, UploadId } from '@province-comuni/documents-domain';
import type { SignedInActor } from '@province-comuni/identity-contract';

/** The uploads of one person, as the library of the protocol sees them: made for one request, because every step asks who it is. Bytes do not come this way. */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'termination'];

  constructor(
    private readonly actor: SignedInActor,
    private readonly receive: ReceiveUpload,
    private readonly discard: DiscardUpload,
  ) {
    super();
  }

  /** The upload was begun when its name was asked for: a key that is known has its name already. */
  override async create(upload: TusUpload): Promise<TusUpload> {
    return upload;
  }

  override async getUpload(id: string): Promise<TusUpload> {
    const { upload, received } = await this.receive.status(this.actor, id as UploadId);
    return new TusUpload({ id, size: upload.size, offset: received, creation_date: upload.createdAt.toISOString() });
  }

  override remove(id: string): Promise<void> {
    return this.discard.execute(this.actor, id as UploadId);
  }
}
