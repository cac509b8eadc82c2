import type { Readable } from 'node:stream';
import { databaseAccessOf, enteIdsOf, type SignedInActor } from '@province-comuni/identity-contract';
import { StorageRefused, SYSTEM_ACCESS, type ContentHash, type ObjectStorage, type Outbox, type StoredObject, type TextExtractor, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import { cleanFileName } from '../file-name.js';
import type { FileRepository } from '../file-repository.port.js';
import { FilesError, uploadInputRefused, uploadNotFound } from '../files.errors.js';
import type { UploadRepository } from '../upload-repository.port.js';
import { refuseWrongAnnouncement, type Upload, type UploadAnnouncement, type UploadId } from '../upload.js';
import { mayTouchUpload, mayUpload } from '../upload.policy.js';
import type { FilesSettings } from './files-settings.js';
import { keepContent } from './keep-content.js';

/** An upload and how much of it has arrived to stay. */
export interface UploadProgress {
  readonly upload: Upload;
  /** Bytes. */
  readonly received: number;
}

/** Takes a file in, piece by piece, and keeps it under its hash when it is whole and is what was sent. */
export class ReceiveUpload {
  /** Endings under way: a sender whose line dropped while a large file was being compared asks again, and hears the first answer. */
  private readonly ending = new Map<string, Promise<Upload>>();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly uploads: UploadRepository,
    readonly files: FileRepository,
    readonly storage: ObjectStorage,
    readonly extractor: TextExtractor,
    readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly settings: FilesSettings,
  ) {}

  /**
   * Begins an upload, or finds the one that was begun with the same key.
   * @param id UUID to be given to a new one
   * @throws FilesError NOT_FOUND (an Ente of others), NOT_ALLOWED, INPUT_REFUSED, NO_ROOM
   */
  async start(actor: SignedInActor, id: UploadId, announced: UploadAnnouncement): Promise<UploadProgress> {
    if (!mayUpload(actor, announced.enteId)) {
      if (!enteIdsOf(actor).includes(announced.enteId)) throw uploadNotFound();
      throw new FilesError('FILES.NOT_ALLOWED', { reason: 'Con il vostro ruolo non potete caricare file: chiedete al referente del vostro Ente.' });
    }
    refuseWrongAnnouncement(announced);
    if (!isUuid(announced.clientKey)) throw uploadInputRefused([{ field: 'clientKey', message: 'Il caricamento non è identificato: scegliete di nuovo il file.' }]);
    const now = this.clock.now();
    // The policy has answered: the platform itself counts what all people of the Ente have brought, and writes the row in the same transaction.
    const upload = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const begun = await this.uploads.claimClientKey(actor.personId, announced.clientKey);
      if (begun) {
        if (begun.size !== announced.size || begun.enteId !== announced.enteId) throw uploadInputRefused([{ field: 'clientKey', message: 'Con questo identificativo è già iniziato un altro caricamento: scegliete di nuovo il file.' }]);
        return begun;
      }
      await this.uploads.lockRoom(announced.enteId);
      await this.refuseWithoutRoom(announced);
      const fresh: Upload = { id, personId: actor.personId, enteId: announced.enteId, fileName: cleanFileName(announced.fileName), sentName: announced.fileName.slice(0, 1_000).replaceAll('\u0000', '').toWellFormed(), size: announced.size, state: 'RICEVENDO', computedSha256: null, sha256: null, createdAt: now, touchedAt: now };
      await this.uploads.add(fresh, announced.clientKey);
      return fresh;
    });
    return this.progressOf(upload);
  }

  /** @throws FilesError NOT_FOUND */
  async status(actor: SignedInActor, id: UploadId): Promise<UploadProgress> {
    return this.progressOf(await this.own(actor, id));
  }

  /**
   * Adds bytes. What arrived before the source broke off stays.
   * @returns bytes received now
   * @throws FilesError NOT_FOUND, WRONG_PLACE · StorageRefused FULL, UNAVAILABLE · the source's own error
   */
  async append(actor: SignedInActor, id: UploadId, offset: number, source: Readable): Promise<number> {
    const { upload, received } = await this.status(actor, id);
    if (upload.state !== 'RICEVENDO' || upload.computedSha256 !== null || offset !== received) throw new FilesError('FILES.WRONG_PLACE', { reason: 'I byte inviati non seguono quelli già arrivati.' });
    try {
      return await this.storage.append(id, offset, source, upload.size - offset);
    } finally {
      await this.transactions.run(databaseAccessOf(actor), () => this.uploads.touch(id, this.clock.now()));
    }
  }

  /**
   * Ends an upload: its bytes are those the sender has, by their hash, or they are thrown away. Again: the same answer.
   * @param sha256 what the sender worked out on his side
   * @throws FilesError NOT_FOUND, INCOMPLETE, DIFFERENT · StorageRefused FULL, UNAVAILABLE
   */
  async finish(actor: SignedInActor, id: UploadId, sha256: ContentHash): Promise<Upload> {
    const upload = await this.own(actor, id);
    if (upload.state !== 'RICEVENDO') {
      if (upload.sha256 !== sha256) throw different();
      return upload;
    }
    const name = `${id} ${sha256}`;
    const ended = this.ending.get(name) ?? this.end(actor, upload, sha256).finally(() => this.ending.delete(name));
    this.ending.set(name, ended);
    return ended;
  }

  private async end(actor: SignedInActor, upload: Upload, sha256: ContentHash): Promise<Upload> {
    const object = await this.settle(actor, upload, sha256);
    const now = this.clock.now();
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      await keepContent(this, object, upload.fileName, now);
      await this.uploads.markReceived(upload.id, object.sha256, now);
    });
    return { ...upload, state: 'RICEVUTO', computedSha256: object.sha256, sha256: object.sha256, touchedAt: now };
  }

  /** Gives the bytes their name, once they are known to be all of them and the right ones. */
  private async settle(actor: SignedInActor, upload: Upload, sha256: ContentHash): Promise<StoredObject> {
    if (upload.computedSha256 !== null) {
      // Stopped between naming and writing it down. The hash is ours: nobody gets at a content by knowing its name.
      if (upload.computedSha256 !== sha256) throw different();
      const object = { sha256, size: upload.size };
      await this.storage.keepUpload(upload.id, object).catch((error: unknown) => {
        // Put aside meanwhile: it is brought back below.
        if (!(error instanceof StorageRefused && error.problem === 'UNKNOWN')) throw error;
      });
      return object;
    }
    const object = await this.storage.hashUpload(upload.id).catch((error: unknown) => {
      if (error instanceof StorageRefused && error.problem === 'UNKNOWN') throw incomplete();
      throw error;
    });
    if (object.size !== upload.size) throw incomplete();
    if (object.sha256 !== sha256) {
      await this.storage.abandonUpload(upload.id);
      await this.storage.startUpload(upload.id);
      throw different();
    }
    await this.transactions.run(databaseAccessOf(actor), () => this.uploads.noteComputed(upload.id, object.sha256));
    await this.storage.keepUpload(upload.id, object);
    return object;
  }

  private async own(actor: SignedInActor, id: UploadId): Promise<Upload> {
    const upload = isUuid(id) ? await this.transactions.run(databaseAccessOf(actor), () => this.uploads.find(id)) : null;
    if (!upload || !mayTouchUpload(actor, upload)) throw uploadNotFound();
    return upload;
  }

  private async progressOf(upload: Upload): Promise<UploadProgress> {
    return { upload, received: await receivedBytes(this.storage, upload) };
  }

  private async refuseWithoutRoom({ enteId, size }: UploadAnnouncement): Promise<void> {
    const used = await this.uploads.bytesOf(enteId);
    if (used + size > this.settings.quotaBytes) throw new FilesError('FILES.NO_ROOM', { reason: 'Lo spazio del vostro Ente per i file è finito: eliminate file che non servono, o chiedete a UPI di aumentarlo.' });
  }
}

/** Bytes of an upload that have arrived to stay; room is made for one that has none. */
export async function receivedBytes(storage: ObjectStorage, upload: Upload): Promise<number> {
  if (upload.state !== 'RICEVENDO' || upload.computedSha256 !== null) return upload.size;
  try {
    return await storage.uploadedBytes(upload.id);
  } catch (error) {
    if (!(error instanceof StorageRefused && error.problem === 'UNKNOWN')) throw error;
    await storage.startUpload(upload.id);
    return 0;
  }
}

function incomplete(): FilesError {
  return new FilesError('FILES.INCOMPLETE', { reason: 'Il file non è ancora arrivato intero.' });
}

function different(): FilesError {
  return new FilesError('FILES.DIFFERENT', { reason: 'Il file è arrivato diverso da come è partito, e non è stato tenuto: inviatelo di nuovo.' });
}
