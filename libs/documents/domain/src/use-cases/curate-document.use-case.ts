import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { Document, DocumentId } from '../document/document.js';
import { DocumentNotAllowed, DocumentNotFound } from '../errors.js';
import { canCurateDocument, canReadDocument } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { recordChange } from './record-change.js';

/** What UPI's curators say of a document of anybody; absent: as it is. */
export interface Curation {
  readonly featured?: boolean;
  readonly verified?: boolean;
}

/** Puts a document in evidence, or says that UPI checked it. */
export class CurateDocument {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DocumentNotFound, DocumentNotAllowed */
  async execute(actor: SignedInActor, id: DocumentId, { featured, verified }: Curation): Promise<Document> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const [document] = await this.documents.find([id]);
      if (!document || !canReadDocument(actor, document)) throw new DocumentNotFound();
      if (!canCurateDocument(actor, document)) throw new DocumentNotAllowed();
    });
    // The row belongs to another Ente: the wall lets nobody else write it, so the platform does, once the policy said yes.
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const before = await this.documents.lock(id);
      if (!before || !canCurateDocument(actor, before)) throw new DocumentNotFound();
      const now = this.clock.now();
      const verifiedAt = verified === undefined ? before.verifiedAt : verified ? (before.verifiedAt ?? now) : null;
      const after: Document = { ...before, featured: featured ?? before.featured, verifiedAt, revision: before.revision + 1 };
      await this.documents.save(after);
      const deeds = [...(featured === undefined ? [] : [featured ? 'in evidenza' : 'evidenza tolta']), ...(verified === undefined ? [] : [verified ? 'verificato da UPI' : 'verifica tolta'])];
      await recordChange(this.documents, this.outbox, { before, after, actor, kind: deeds.join(', '), detail: '', at: now });
      return after;
    });
  }
}
