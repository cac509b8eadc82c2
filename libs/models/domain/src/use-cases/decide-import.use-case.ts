import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { parseAnswer } from '@province-comuni/shared-act-tree';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import { AnswerRefused, ConventionImportNotFound, ImportChanged, ImportRefused, NotAllowed } from '../errors.js';
import { reviewOf, type ConventionImport, type ConventionImportId } from '../import/convention-import.js';
import type { ClauseDecision, ImportDecisions, ImportReview } from '../import/review-import.js';
import { canEditInstance, canReadInstance } from '../policies/instance.policy.js';
import type { ConventionImportRepository } from '../ports/convention-import-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import type { ImportWorkspace } from './read-imports.use-case.js';

/**
 * What a person decides about an import: one clause of the document, one clause of the model that the document does not have, one value
 * found in the text (`refused`: the model's default holds), or all the proposals that are sure.
 */
export type ImportChoice =
  | { readonly kind: 'clause'; readonly importedId: string; readonly decision: ClauseDecision }
  | { readonly kind: 'missing'; readonly clauseId: string; readonly choice: 'suppress' | 'keep' }
  | { readonly kind: 'answer'; readonly key: string; readonly value: unknown; readonly refused: boolean }
  | { readonly kind: 'sure' };

/** Each choice is kept at once, so that the work can be left and taken up again. */
export class DecideImport {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly imports: ConventionImportRepository,
    private readonly models: ModelRepository,
    private readonly clock: Clock,
  ) {}

  /** @param seenRevision revision of the import the person saw. @throws ConventionImportNotFound, NotAllowed, ImportChanged, ImportRefused, AnswerRefused */
  async execute(actor: SignedInActor, id: ConventionImportId, seenRevision: number, choice: ImportChoice): Promise<ImportWorkspace> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const imported = await lockOpenImport(this.imports, actor, id);
      if (imported.status !== 'OPEN') throw new ImportRefused('La convenzione è già stata portata negli atti della Provincia.');
      if (imported.revision !== seenRevision) throw new ImportChanged(imported.revision);
      const content = await this.models.contentOf(imported.modelVersionId);
      const decisions = decided(imported, reviewOf(content, imported), choice, italianDay(this.clock.now()));
      const now = this.clock.now();
      await this.imports.saveDecisions(id, decisions, now);
      const after = { ...imported, decisions, revision: imported.revision + 1, updatedAt: now };
      return { imported: after, content, review: reviewOf(content, after) };
    });
  }

  /** Takes the import away with its texts. @throws ConventionImportNotFound, NotAllowed, ImportRefused */
  async discard(actor: SignedInActor, id: ConventionImportId): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const imported = await lockOpenImport(this.imports, actor, id);
      if (imported.status !== 'OPEN') throw new ImportRefused('La convenzione è già stata portata negli atti della Provincia.');
      await this.imports.remove(id);
    });
  }
}

/** The import for a change, with every other writer waiting. @throws ConventionImportNotFound, NotAllowed */
export async function lockOpenImport(imports: ConventionImportRepository, actor: SignedInActor, id: ConventionImportId): Promise<ConventionImport> {
  const imported = await imports.lock(id);
  if (!imported || !canReadInstance(actor, imported)) throw new ConventionImportNotFound();
  if (!canEditInstance(actor, imported)) throw new NotAllowed();
  return imported;
}

function decided({ decisions }: ConventionImport, review: ImportReview, choice: ImportChoice, today: string): ImportDecisions {
  switch (choice.kind) {
    case 'clause':
      return { ...decisions, clauses: { ...decisions.clauses, [choice.importedId]: checkedDecision(review, choice.importedId, choice.decision) } };
    case 'missing': {
      const missing = review.missing.find(({ clause }) => clause.id === choice.clauseId);
      if (!missing) throw new ImportRefused('Questa clausola del modello ha già un testo del documento.');
      if (missing.fixed && choice.choice === 'suppress') throw new ImportRefused('Questa clausola non si può togliere: la legge o il modello la richiedono.');
      return { ...decisions, missing: { ...decisions.missing, [choice.clauseId]: choice.choice } };
    }
    case 'answer':
      return { ...decisions, answers: { ...decisions.answers, [choice.key]: choice.refused ? null : { value: checkedAnswer(review, choice.key, choice.value, today) } } };
    case 'sure': {
      const sure = review.clauses.filter((clause) => clause.sure && !clause.decided).map(({ imported, decision }) => [imported.id, decision]);
      return { ...decisions, clauses: { ...decisions.clauses, ...(Object.fromEntries(sure) as Record<string, ClauseDecision>) } };
    }
  }
}

function checkedDecision({ clauses, missing }: ImportReview, importedId: string, decision: ClauseDecision): ClauseDecision {
  const current = clauses.find(({ imported }) => imported.id === importedId);
  if (!current) throw new ImportRefused('Questa clausola non c’è nel documento.');
  switch (decision.choice) {
    case 'local':
      return { choice: 'local' };
    case 'drop': {
      const reason = decision.reason.trim().slice(0, 1000);
      if (reason === '') throw new ImportRefused('Scrivete perché la clausola non si porta: resta nella storia degli atti.');
      return { choice: 'drop', reason };
    }
    case 'match': {
      const free = current.model?.id === decision.clauseId || missing.some(({ clause }) => clause.id === decision.clauseId);
      if (!free) throw new ImportRefused('Questa clausola del modello è già presa da un’altra del documento, o con queste risposte non compare nell’atto.');
      return { choice: 'match', clauseId: decision.clauseId, keepText: decision.keepText };
    }
  }
}

/** Only what was found in the text is asked here; the rest is the interview's. */
function checkedAnswer({ answers, environment }: ImportReview, key: string, value: unknown, today: string): unknown {
  const variable = answers.some((answer) => answer.key === key) ? environment.variables.get(key) : undefined;
  if (!variable) throw new AnswerRefused(key, [{ message: 'Questa domanda non c’è fra quelle trovate nel documento.' }]);
  const parsed = parseAnswer(variable, value, environment, today);
  if (!parsed.ok) throw new AnswerRefused(key, parsed.problems);
  return parsed.value;
}
