import { databaseAccessOf, enteIdsOf, type Actor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { DocumentId, DocumentVersion } from '../document/document.js';
import { DocumentNotFound, DocumentStepRefused } from '../errors.js';
import type { FileRepository } from '../files/file-repository.port.js';
import type { StoredFile } from '../files/stored-file.js';
import type { FilesSettings } from '../files/use-cases/files-settings.js';
import { refusalToHandOut } from '../files/use-cases/refusal-to-hand-out.js';
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
    private readonly settings: FilesSettings,
  ) {}

  /** One file. @param number null: the current version. @param counted false for a look in the page, which is no download. @throws DocumentNotFound, DocumentStepRefused when its bytes may not be handed out */
  async execute(actor: Actor, id: DocumentId, number: number | null, counted = true): Promise<OpenedFile> {
    const opened = await this.transactions.run(databaseAccessOf(actor), async () => {
      const [document] = await this.documents.find([id]);
      if (!document || !canReadDocument(actor, document)) throw new DocumentNotFound();
      const version = (await readableVersions(this.documents, actor, [document])).find((each) => each.number === (number ?? document.currentVersion));
      const [file] = version ? await this.files.find([version.sha256]) : [];
      if (!version || !file) throw new DocumentNotFound();
      return { documentId: id, version, file, isOwn: enteIdsOf(actor).includes(document.enteId) };
    });
    refuseUnsafe(opened.file, this.settings, opened.isOwn);
    if (counted) await this.count([id]);
    return opened;
  }

  /** The current files of several documents; those that the actor may not read, or that may not be handed out, are left out. @param counted false for who only asks about them @throws DocumentStepRefused when they are too many */
  async selection(actor: Actor, ids: readonly DocumentId[], counted = true): Promise<OpenedFile[]> {
    const asked = [...new Set(ids)];
    if (asked.length > MOST_IN_A_ZIP) throw new DocumentStepRefused(`Al massimo ${MOST_IN_A_ZIP} documenti per volta.`);
    const own = new Set(enteIdsOf(actor));
    const ownDocuments = new Set<DocumentId>();
    const opened = await this.transactions.run(databaseAccessOf(actor), async () => {
      const found = (await this.documents.find(asked)).filter((document) => canReadDocument(actor, document));
      const readable = found.map(({ id }) => id);
      for (const { id, enteId } of found) if (own.has(enteId)) ownDocuments.add(id);
      const versions = await this.documents.currentVersions(readable);
      const files = new Map((await this.files.find(versions.map(({ sha256 }) => sha256))).map((file) => [file.sha256, file]));
      return versions.flatMap((version) => (files.has(version.sha256) ? [{ documentId: version.documentId, version, file: files.get(version.sha256)! }] : []));
    });
    const safe = opened.filter(({ file, documentId }) => refusalToHandOut(file, this.settings, ownDocuments.has(documentId)) === null);
    if (counted) await this.count(safe.map(({ documentId }) => documentId));
    return safe.sort((a, b) => asked.indexOf(a.documentId) - asked.indexOf(b.documentId));
  }

  /** Counting is the platform's: the reader may not write the document. */
  private async count(ids: readonly DocumentId[]): Promise<void> {
    if (ids.length > 0) await this.transactions.run(SYSTEM_ACCESS, () => this.documents.noteDownloads(ids));
  }
}

/** @param isOwn whether who asks belongs to the Ente of the document @throws DocumentStepRefused when the bytes are known to be wrong or harmful, or nobody looked at them yet */
export function refuseUnsafe(file: StoredFile, settings: Pick<FilesSettings, 'scans'>, isOwn: boolean): void {
  const refusal = refusalToHandOut(file, settings, isOwn);
  if (refusal !== null) throw new DocumentStepRefused(refusal);
}
