import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { TRASH_DAYS } from '../document/document.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';

/** Documents deleted in one transaction. */
const AT_ONCE = 100;

/** Deletes for good what has been in the trash for {@link TRASH_DAYS} days; their files go with the next sweep, if nothing else has them. */
export class EmptyTrash {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns how many documents went */
  async execute(): Promise<number> {
    const limit = new Date(this.clock.now().getTime() - TRASH_DAYS * 86_400_000);
    for (let total = 0; ; ) {
      const gone = await this.transactions.run(SYSTEM_ACCESS, async () => {
        const due = await this.documents.trashedBefore(limit, AT_ONCE);
        for (const { id, enteId, revision } of due) {
          await this.documents.remove(id);
          await this.outbox.record({ kind: 'documents.document-changed', payload: { documentId: id, enteId, revision: revision + 1 } });
        }
        return due.length;
      });
      total += gone;
      if (gone < AT_ONCE) return total;
    }
  }
}
