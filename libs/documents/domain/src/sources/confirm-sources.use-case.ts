import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { Document, DocumentId } from '../document/document.js';
import { DocumentChanged } from '../errors.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';
import { lockForEdit } from '../use-cases/change-document.use-case.js';
import { recordChange } from '../use-cases/record-change.js';
import type { SourceRepository } from './source-repository.port.js';

/** Somebody looked at what changed: the document holds as it is. */
export class ConfirmSources {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly sources: SourceRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @param seenRevision revision that the person saw
   * @param until moment of the last change that he saw: a later one waits for somebody to look.
   * @throws DocumentNotFound, DocumentNotAllowed, DocumentChanged
   */
  async execute(actor: SignedInActor, id: DocumentId, seenRevision: number, until: Date): Promise<Document> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const before = await lockForEdit(this.documents, actor, id);
      if (before.revision !== seenRevision) throw new DocumentChanged(before.revision, await this.documents.lastChangedBy(id));
      if (!(await this.sources.confirm(id, until))) return before;
      const at = this.clock.now();
      const after: Document = { ...before, revision: before.revision + 1, updatedAt: at };
      await this.documents.save(after);
      await recordChange(this.documents, this.outbox, { before, after, actor, kind: 'fonti riviste', detail: '', at });
      return after;
    });
  }
}
