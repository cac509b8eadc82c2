import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { explainCondition, inReadingOrder, renderAct, visibleClauses, type ConditionExplanation, type EffectiveClause, type Environment, type RenderedAct, type Vocabulary } from '@province-comuni/shared-act-tree';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import { CellNotAdmitted, DraftNotFound } from '../errors.js';
import type { ModelVersionId } from '../instance/instance.js';
import type { DraftEvent } from '../model-draft/model-draft.js';
import { sampleEnvironment } from '../model-draft/sample-answers.js';
import { canWorkOnModels } from '../policies/model-draft.policy.js';
import type { DraftSummary, ModelDraftRepository } from '../ports/model-draft-repository.port.js';
import type { ModelDraftWorkspace, ModelDraftWorkspaces } from './model-draft-workspace.js';

/** What a draft is previewed with. */
export interface Sample {
  readonly form: string;
  readonly level: string;
  /** Answers the curator chose, in their JSON shape. */
  readonly answers: ReadonlyMap<string, unknown>;
}

/** Why a clause is in the previewed act or not; `explanation` is null where it has no condition. */
export interface ShownBecause {
  readonly clauseId: string;
  readonly shown: boolean;
  readonly explanation: ConditionExplanation | null;
}

/** An act of a draft as it would print, and why each clause is there or not. */
export interface DraftPreview {
  readonly act: RenderedAct;
  /** Every clause of the act, in reading order. */
  readonly because: readonly ShownBecause[];
}

/** Reading of the workshop: drafts, previews, history. */
export class ReadModelDraft {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: ModelDraftWorkspaces,
    private readonly drafts: ModelDraftRepository,
    private readonly clock: Clock,
  ) {}

  /** The drafts that are open; none for who does not work on models. */
  async list(actor: Actor): Promise<DraftSummary[]> {
    return canWorkOnModels(actor) ? this.transactions.run(databaseAccessOf(actor), () => this.drafts.list()) : [];
  }

  /** @throws DraftNotFound */
  async open(actor: Actor, id: ModelVersionId): Promise<ModelDraftWorkspace> {
    return this.transactions.run(databaseAccessOf(actor), () => this.workspaces.forReading(actor, id));
  }

  /** @throws DraftNotFound, CellNotAdmitted */
  async preview(actor: Actor, id: ModelVersionId, actKey: string, sample: Sample): Promise<DraftPreview> {
    const { content } = await this.open(actor, id);
    const act = content.acts.find((candidate) => candidate.template.key === actKey);
    if (!act) throw new DraftNotFound();
    const environment = this.environment(content, sample);
    const clauses = act.clauses.map((clause): EffectiveClause => ({ ...clause, state: 'STANDARD' }));
    const shown = new Set(visibleClauses(clauses, environment).map((clause) => clause.id));
    const words = vocabularyOf(content);
    return {
      act: renderAct(act.template, clauses, environment),
      because: inReadingOrder(act.clauses).map((clause) => ({ clauseId: clause.id, shown: shown.has(clause.id), explanation: clause.when && explainCondition(clause.when, environment, words) })),
    };
  }

  /** Newest first. @throws DraftNotFound */
  async history(actor: Actor, id: ModelVersionId, page: { readonly limit: number; readonly before?: number }): Promise<DraftEvent[]> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      await this.workspaces.forReading(actor, id);
      return this.drafts.eventsOf(id, page);
    });
  }

  private environment(content: ModelContent, { form, level, answers }: Sample): Environment {
    const cell = content.cells.find((candidate) => candidate.form === form && candidate.level === level);
    if (!cell?.admitted) throw new CellNotAdmitted(cell?.refusal || 'Forma o livello non esistono nel modello.');
    return sampleEnvironment(content, form, level, answers, italianDay(this.clock.now()));
  }
}

/** What sentences about a version call its things by. */
export function vocabularyOf(content: ModelContent): Vocabulary {
  return { variables: new Map(content.variables.map((variable) => [variable.key, variable])), parameters: new Map(content.parameters.map((parameter) => [parameter.id, parameter.description])) };
}
