import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { clauseNeeds, type ClauseKind } from '@province-comuni/shared-act-tree';
import type { Clock } from '@province-comuni/shared-kernel';
import { ImportChanged, ImportRefused } from '../errors.js';
import { reviewOf, type ConventionImport, type ConventionImportId } from '../import/convention-import.js';
import { IMPORTED_ACT } from '../import/import-context.js';
import type { ImportReview, ReviewedClause } from '../import/review-import.js';
import type { WovenText } from '../import/weave-clause.js';
import type { InstanceId } from '../instance/instance.js';
import type { ConventionImportRepository } from '../ports/convention-import-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import type { AdoptModel } from './adopt-model.use-case.js';
import type { ChangeClause, ClauseChange } from './change-clause.use-case.js';
import { lockOpenImport } from './decide-import.use-case.js';

/** What the history of each clause says. */
export const IMPORT_REASON = 'dal testo della convenzione esistente';

/**
 * Makes an instance of a decided import, through the same doors as a person who adopts the model, answers and changes clauses one by one:
 * the same rules hold, and the same history is written. All of it or nothing; asked twice, it is done once.
 */
export class ConfirmImport {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly imports: ConventionImportRepository,
    private readonly models: ModelRepository,
    private readonly instances: InstanceRepository,
    private readonly adopt: AdoptModel,
    private readonly changeClause: ChangeClause,
    private readonly clock: Clock,
  ) {}

  /** @param title how the Provincia will call it. @throws ConventionImportNotFound, NotAllowed, ImportChanged, ImportRefused, ClauseRefused, AnswerRefused */
  async execute(actor: SignedInActor, id: ConventionImportId, seenRevision: number, title: string): Promise<InstanceId> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const imported = await lockOpenImport(this.imports, actor, id);
      if (imported.instanceId) return imported.instanceId;
      if (imported.revision !== seenRevision) throw new ImportChanged(imported.revision);
      const review = reviewOf(await this.models.contentOf(imported.modelVersionId), imported);
      if (review.pending > 0) throw new ImportRefused(review.pending === 1 ? 'Resta una clausola da confermare.' : `Restano ${review.pending} clausole da confermare.`);
      const { enteId, modelVersionId, form, level } = imported;
      const instanceId = await this.adopt.execute(actor, { enteId, modelVersionId, form, level, title, clientKey: `importazione ${id}` });
      await this.noteImport(actor, instanceId, imported, review);
      await this.writeAnswers(actor, instanceId, review);
      for (const change of clauseChanges(review)) await this.changeClause.execute(actor, instanceId, change);
      await this.imports.markConfirmed(id, instanceId, this.clock.now());
      return instanceId;
    });
  }

  private async noteImport(actor: SignedInActor, instanceId: InstanceId, imported: ConventionImport, { clauses }: ImportReview): Promise<void> {
    const left = clauses.flatMap(({ decision, imported: { label, heading } }) => (decision.choice === 'drop' ? [{ label, heading, reason: decision.reason }] : []));
    await this.instances.appendEvent(instanceId, { kind: 'IMPORTATO', subject: imported.fileName, before: null, after: { fileName: imported.fileName, sha256: imported.sha256, left }, personId: actor.personId, personName: actor.name, at: this.clock.now() });
  }

  /** What a person looked at is his answer; the rest stays a proposal of the document, to be confirmed in the interview. */
  private async writeAnswers(actor: SignedInActor, instanceId: InstanceId, { answers }: ImportReview): Promise<void> {
    const now = this.clock.now();
    for (const { key, value, decided } of answers) {
      if (value === null) continue;
      const origin = decided ? ('PERSONA' as const) : ('DOCUMENTO' as const);
      await this.instances.saveAnswers(instanceId, [{ key, value, origin, answeredBy: actor.name, answeredAt: now }]);
      await this.instances.appendEvent(instanceId, { kind: 'RISPOSTA', subject: key, before: null, after: { value, origin }, personId: actor.personId, personName: actor.name, at: now });
    }
    if (answers.length > 0) await this.instances.touch(instanceId, now);
  }
}

/** The steps a person would take in the editor, in an order in which each finds what it refers to. */
function clauseChanges(review: ImportReview): ClauseChange[] {
  const added = localClauses(review);
  const locals = new Set(added.map((change) => change.clauseId));
  const edits = review.clauses.flatMap(({ state, model, text }): ClauseChange[] => (state === 'ADATTATA' && model && text ? [{ kind: 'edit', clauseId: model.id, seenRevision: 0, ...text, reason: IMPORT_REASON }] : []));
  const suppressed = review.missing.flatMap(({ clause, choice }): ClauseChange[] => (choice === 'suppress' ? [{ kind: 'suppress', clauseId: clause.id, seenRevision: 0, reason: IMPORT_REASON }] : []));
  // A local clause may refer to one that comes after it: it is added as it was written, and gets its references when all are there.
  const early = added.map((change) => (refersTo(change.text, locals) ? { ...change, text: { heading: change.imported.heading, body: change.imported.body } } : change));
  const late = added.flatMap((change): ClauseChange[] => (refersTo(change.text, locals) ? [{ kind: 'edit', clauseId: change.clauseId, seenRevision: 1, ...change.text, reason: IMPORT_REASON }] : []));
  return [
    ...early.map(({ clauseId, afterClauseId, clauseKind, text }): ClauseChange => ({ kind: 'add', clauseId, actKey: IMPORTED_ACT, afterClauseId, clauseKind, ...text, reason: IMPORT_REASON })),
    ...edits,
    ...late,
    ...suppressed,
  ];
}

interface LocalClause {
  readonly clauseId: string;
  readonly afterClauseId: string | null;
  readonly clauseKind: ClauseKind;
  readonly text: WovenText;
  readonly imported: ReviewedClause['imported'];
}

/** Local clauses stand after the clause they stood after in the document. */
function localClauses({ clauses }: ImportReview): LocalClause[] {
  const found: LocalClause[] = [];
  let top: string | null = null;
  let item: string | null = null;
  for (const { state, model, text, imported } of clauses) {
    if (model) {
      [top, item] = model.parentId === null ? [model.id, null] : [model.parentId, model.id];
      if (state !== 'VINCOLATA') continue;
    }
    if (text === null) continue;
    const inGroup = imported.kind === 'voce' && item !== null;
    found.push({ clauseId: imported.id, afterClauseId: inGroup ? item : top, clauseKind: inGroup || !['voce', 'intestazione'].includes(imported.kind) ? imported.kind : 'testo', text, imported });
    if (inGroup) item = imported.id;
    else [top, item] = [imported.id, null];
  }
  return found;
}

function refersTo(text: WovenText, clauses: ReadonlySet<string>): boolean {
  return [...clauseNeeds(text).clauses].some((id) => clauses.has(id));
}
