import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { ConventionImportNotFound } from '../errors.js';
import { reviewOf, type ConventionImport, type ConventionImportId } from '../import/convention-import.js';
import type { ImportReview } from '../import/review-import.js';
import { canReadInstance } from '../policies/instance.policy.js';
import type { ConventionImportRepository, ConventionImportSummary } from '../ports/convention-import-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import { readableEnti } from './instance-workspace.js';

/** An import with what follows from its data: what the page shows. */
export interface ImportWorkspace {
  readonly imported: ConventionImport;
  readonly content: ModelContent;
  readonly review: ImportReview;
}

/** Imports on their way: everybody of the Provincia may look at them, as at its acts. */
export class ReadImports {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly imports: ConventionImportRepository,
    private readonly models: ModelRepository,
  ) {}

  /** @throws ConventionImportNotFound */
  async open(actor: Actor, id: ConventionImportId): Promise<ImportWorkspace> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const imported = await this.imports.find(id);
      if (!imported || !canReadInstance(actor, imported)) throw new ConventionImportNotFound();
      const content = await this.models.contentOf(imported.modelVersionId);
      return { imported, content, review: reviewOf(content, imported) };
    });
  }

  /** Those of the actor's Enti that wait for decisions, last changed first. */
  async waiting(actor: SignedInActor, limit: number): Promise<ConventionImportSummary[]> {
    const enteIds = readableEnti(actor);
    if (enteIds.length === 0) return [];
    return this.transactions.run(databaseAccessOf(actor), () => this.imports.listOpenOf(enteIds, limit));
  }
}
