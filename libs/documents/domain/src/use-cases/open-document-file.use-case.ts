import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { DocumentId, DocumentVersion } from '../document/document.js';
import { DocumentNotFound, DocumentStepRefused } from '../errors.js';
import type { FileRepository } from '../files/file-repository.port.js';
import type { StoredFile } from '../files/stored-file.js';
import { canReadDocument } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { readableVersions } from './readable-versions.js';

/** A file to hand out: which version, and what is known of its bytes. */
export interface OpenedFile {
  readonly documentId: DocumentId;
  readonly version: DocumentVersion;
  readonly file: StoredFile;
}

export const MOST_IN_A_ZIP = 200;

/** Hands out the files of documents to who may read them, and counts it. */
export class OpenDocumentFile {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly files: FileRepository,
  ) {}

  /** One file. @param number null: the current version. @param counted false for a look in the page, which is no download. @throws DocumentNotFound, DocumentStepRefused when its bytes may not be handed out */
  async execute(actor: Actor, id: DocumentId, number: number | null, counted = true): Promise<OpenedFile> {
    const opened = await this.transactions.run(databaseAccessOf(actor), async () => {
      const [document] = await this.documents.find([id]);
      if (!document || !canReadDocument(actor, document)) throw new DocumentNotFound();
      const version = (await readableVersions(this.documents, actor, [document])).find((each) => each.number === (number ?? document.currentVersion));
      const [file] = version ? await this.files.find([version.sha256]) : [];
      if (!version || !file) throw new DocumentNotFound();
      return { documentId: id, version, file };
    });
    refuseUnsafe(opened.file);
    if (counted) await this.count([id]);
    return opened;
  }

  /** The current files of several documents; those that the actor may not read, or that may not be handed out, are left out. @param counted false for who only asks about them @throws DocumentStepRefused when they are too many */
  async selection(actor: Actor, ids: readonly DocumentId[], counted = true): Promise<OpenedFile[]> {
    const asked = [...new Set(ids)];
    if (asked.length > MOST_IN_A_ZIP) throw new DocumentStepRefused(`Al massimo ${MOST_IN_A_ZIP} documenti per volta.`);
    const opened = await this.transactions.run(databaseAccessOf(actor), async () => {
      const readable = (await this.documents.find(asked)).filter((document) => canReadDocument(actor, document)).map(({ id }) => id);
      const versions = await this.documents.currentVersions(readable);
      const files = new Map((await this.files.find(versions.map(({ sha256 }) => sha256))).map((file) => [file.sha256, file]));
      return versions.flatMap((version) => (files.has(version.sha256) ? [{ documentId: version.documentId, version, file: files.get(version.sha256)! }] : []));
    });
    const safe = opened.filter(({ file }) => isSafe(file));
    if (counted) await this.count(safe.map(({ documentId }) => documentId));
    return safe.sort((a, b) => asked.indexOf(a.documentId) - asked.indexOf(b.documentId));
  }

  /** Counting is the platform's: the reader may not write the document. */
  private async count(ids: readonly DocumentId[]): Promise<void> {
    if (ids.length > 0) await this.transactions.run(SYSTEM_ACCESS, () => this.documents.noteDownloads(ids));
  }
}

function isSafe({ damagedAt, scan }: StoredFile): boolean {
  return damagedAt === null && scan !== 'INFETTO';
}

/** @throws DocumentStepRefused when the bytes are known to be wrong, or harmful */
export function refuseUnsafe(file: StoredFile): void {
  if (file.scan === 'INFETTO') throw new DocumentStepRefused('Nel file è stato trovato un programma dannoso: non si può scaricare.');
  if (file.damagedAt !== null) throw new DocumentStepRefused('Il file si è danneggiato sul disco: lo abbiamo segnalato a chi gestisce la piattaforma.');
}
