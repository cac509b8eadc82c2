import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type ContentHash, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { Document } from '../document/document.js';
import type { FileRepository } from '../files/file-repository.port.js';
import type { StoredFile } from '../files/stored-file.js';
import { mayTouchUpload } from '../files/upload.policy.js';
import type { Upload, UploadId } from '../files/upload.js';
import type { UploadRepository } from '../files/upload-repository.port.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { proposeFields, type ProposedFields } from '../proposals/propose-fields.js';
import { readerOf } from './library-reader.js';

/** A document that the actor may read and that is the same file, or nearly. */
export interface AlikeDocument {
  readonly document: Document;
  /** 1: the same bytes. Less: share of the words in common. */
  readonly likeness: number;
}

/** What a file that has arrived proposes to who brought it. */
export interface FileProposal {
  readonly upload: Upload;
  readonly file: StoredFile;
  readonly proposed: ProposedFields;
  readonly alike: readonly AlikeDocument[];
}

/** Pages that say what a file is. */
const FIRST_PAGES = 5;
const MOST_ALIKE = 5;

/** Proposes the fields of documents from their files, and tells which of them are here already. */
export class ProposeFromFiles {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly uploads: UploadRepository,
    private readonly files: FileRepository,
    private readonly clock: Clock,
  ) {}

  /** Proposals for the uploads that are the actor's and have arrived, in the order asked; the others are left out. */
  async execute(actor: SignedInActor, uploadIds: readonly string[]): Promise<FileProposal[]> {
    const uploads = await this.transactions.run(databaseAccessOf(actor), async () => {
      const found = await Promise.all(uploadIds.filter(isUuid).map((id) => this.uploads.find(id as UploadId)));
      return found.filter((upload): upload is Upload & { sha256: ContentHash } => upload?.sha256 != null && upload.state === 'RICEVUTO' && mayTouchUpload(actor, upload));
    });
    // A file that is part of no document yet is seen by nobody but the platform; the actor sees it because the upload is his.
    const read = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const files = new Map((await this.files.find(uploads.map(({ sha256 }) => sha256))).map((file) => [file.sha256, file]));
      const near = new Map<ContentHash, Map<ContentHash, number>>();
      const texts = new Map<ContentHash, string>();
      for (const { sha256 } of uploads) {
        near.set(sha256, new Map([[sha256, 1], ...(await this.files.nearDuplicatesOf(sha256, MOST_ALIKE)).map(({ sha256: other, likeness }) => [other, likeness] as const)]));
        texts.set(sha256, (await this.files.pagesOf(sha256, 0, FIRST_PAGES)).map(({ heading, text }) => [heading, text].filter(Boolean).join('\n')).join('\n\n'));
      }
      return { files, near, texts };
    });
    const hashes = [...new Set([...read.near.values()].flatMap((likes) => [...likes.keys()]))];
    const { here, keywords, types } = await this.transactions.run(databaseAccessOf(actor), async () => ({
      here: await this.documents.readableWithContent(hashes, readerOf(actor)),
      keywords: await this.documents.keywords(),
      types: new Set((await this.documents.types()).map(({ key }) => key)),
    }));
    const thisYear = Number(italianDay(this.clock.now()).slice(0, 4));
    return uploads.flatMap((upload) => {
      const file = read.files.get(upload.sha256);
      if (!file) return [];
      const { title, createdAt, language } = file.text;
      const likes = read.near.get(upload.sha256)!;
      const alike = here.filter(({ sha256 }) => likes.has(sha256)).map(({ document, sha256 }) => ({ document, likeness: likes.get(sha256)! }));
      return [{ upload, file, proposed: proposeFields({ fileName: upload.fileName, title, createdAt, language, text: read.texts.get(upload.sha256)! }, keywords, types, thisYear), alike: alike.sort((a, b) => b.likeness - a.likeness).slice(0, MOST_ALIKE) }];
    });
  }
}
