import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import type { Document, DocumentId } from '../document/document.js';
import { cleanText } from '../document/read-fields.js';
import { DocumentInputRefused, DocumentNotAllowed, DocumentNotFound, DocumentStepRefused } from '../errors.js';
import type { FileRepository } from '../files/file-repository.port.js';
import type { FilesSettings } from '../files/use-cases/files-settings.js';
import { canEditDocument, canReadDocument } from '../policies/document.policy.js';
import type { DocumentRepository, GuestLink } from '../ports/document-repository.port.js';
import { refuseUnsafe, type OpenedFile } from './open-document-file.use-case.js';

/** How long a link may hold, in days. */
export const LONGEST_LINK = 90;

/** Links for people without an account: who holds one reads that document, while it is published, until the day the link ends or is taken away. */
export class GuestLinks {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly files: FileRepository,
    private readonly clock: Clock,
    private readonly settings: FilesSettings,
  ) {}

  /** @returns the link and its secret, which nobody can be told again. @throws DocumentNotFound, DocumentNotAllowed, DocumentInputRefused, DocumentStepRefused while it is not published */
  async create(actor: SignedInActor, id: DocumentId, { note, days }: { readonly note: string; readonly days: number }): Promise<{ readonly link: GuestLink; readonly secret: string }> {
    if (!Number.isInteger(days) || days < 1 || days > LONGEST_LINK) throw new DocumentInputRefused([{ field: 'days', message: `Un collegamento vale da 1 a ${LONGEST_LINK} giorni.` }]);
    const now = this.clock.now();
    const secret = randomBytes(32).toString('base64url');
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const { state, trashedAt } = await this.editable(actor, id);
      if (state !== 'PUBBLICATO' || trashedAt) throw new DocumentStepRefused('Un collegamento apre solo un documento pubblicato: prima pubblicatelo.');
      const link: GuestLink = { id: randomUUID(), documentId: id, note: cleanText(note).slice(0, 200), expiresAt: new Date(now.getTime() + days * 86_400_000), createdByName: actor.name, createdAt: now, lastUsedAt: null };
      await this.documents.addLink(link, hashOf(secret), actor.personId);
      await this.documents.note(id, { kind: 'collegamento', detail: link.note, personId: actor.personId, personName: actor.name, at: now });
      return { link, secret };
    });
  }

  /** Those that still hold, for who writes for the Ente; empty for others. @throws DocumentNotFound */
  async list(actor: Actor, id: DocumentId): Promise<GuestLink[]> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const [document] = await this.documents.find([id]);
      if (!document || !canReadDocument(actor, document)) throw new DocumentNotFound();
      return canEditDocument(actor, document) ? this.documents.linksOf(id, this.clock.now()) : [];
    });
  }

  /** Takes a link away: from now on it opens nothing. @throws DocumentNotFound, DocumentNotAllowed */
  async revoke(actor: SignedInActor, id: DocumentId, linkId: string): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      await this.editable(actor, id);
      if (!isUuid(linkId) || !(await this.documents.removeLink(id, linkId))) throw new DocumentNotFound();
      await this.documents.note(id, { kind: 'collegamento tolto', detail: '', personId: actor.personId, personName: actor.name, at: this.clock.now() });
    });
  }

  /** What a secret opens: the document and its current file. @throws DocumentNotFound for anything that is no link of ours, over or taken away, and while the document is not published */
  async open(secret: string): Promise<OpenedFile & { readonly document: Document; readonly link: GuestLink }> {
    const opened = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const link = secret.length > 100 ? null : await this.documents.useLink(hashOf(secret), this.clock.now());
      const [document] = link ? await this.documents.find([link.documentId]) : [];
      const [version] = document?.state === 'PUBBLICATO' && !document.trashedAt ? await this.documents.currentVersions([document.id]) : [];
      const [file] = version ? await this.files.find([version.sha256]) : [];
      if (!link || !document || !version || !file) throw new DocumentNotFound();
      return { link, document, documentId: document.id, version, file };
    });
    refuseUnsafe(opened.file, this.settings, false);
    return opened;
  }

  private async editable(actor: SignedInActor, id: DocumentId): Promise<Document> {
    const [document] = await this.documents.find([id]);
    if (!document || !canReadDocument(actor, document)) throw new DocumentNotFound();
    if (!canEditDocument(actor, document)) throw new DocumentNotAllowed();
    return document;
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
