import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { DocumentId } from '../document/document.js';
import { DocumentNotFound } from '../errors.js';
import { canReadDocument } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';

/** A person's own favourites: nobody else sees whose they are. */
export class KeepAtHand {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
  ) {}

  /** @throws DocumentNotFound */
  async execute(actor: SignedInActor, id: DocumentId, favourite: boolean): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const [document] = await this.documents.find([id]);
      if (!document || !canReadDocument(actor, document)) throw new DocumentNotFound();
      await this.documents.setFavourite(id, actor.personId, favourite);
    });
  }
}
