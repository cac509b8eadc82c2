import type { ModelContent } from '@province-comuni/models-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { renderAct, type Environment, type RenderedAct } from '@province-comuni/shared-act-tree';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import { CellNotAdmitted, ModelVersionNotFound } from '../errors.js';
import type { ModelVersionId, StoredAnswer } from '../instance/instance.js';
import { instanceEnvironment } from '../instance/instance-environment.js';
import type { ModelRepository, ModelVersionSummary } from '../ports/model-repository.port.js';

/** Public reading of the national models. */
export class ReadModels {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly models: ModelRepository,
    private readonly clock: Clock,
  ) {}

  /** The current version of each model. */
  async current(): Promise<ModelVersionSummary[]> {
    const all = await this.transactions.run({ enteIds: [] }, () => this.models.listPublished());
    return all.filter((version, index) => all.findIndex((other) => other.modelKey === version.modelKey) === index);
  }

  /** Versions of a model, newest first. */
  async versionsOf(modelKey: string): Promise<ModelVersionSummary[]> {
    return this.transactions.run({ enteIds: [] }, () => this.models.listPublishedOf(modelKey));
  }

  /** Number of the newest version that may be taken over; null when there is none. */
  async newestOf(modelKey: string): Promise<string | null> {
    return (await this.versionsOf(modelKey)).find((version) => version.status === 'PUBLISHED')?.version ?? null;
  }

  /** @throws ModelVersionNotFound */
  async version(id: ModelVersionId): Promise<{ summary: ModelVersionSummary; content: ModelContent }> {
    return this.transactions.run({ enteIds: [] }, async () => {
      const summary = await this.models.find(id);
      if (!summary || summary.status === 'DRAFT') throw new ModelVersionNotFound();
      return { summary, content: await this.models.contentOf(id) };
    });
  }

  /** What the versions after one and before another say, oldest first; none when the second is the older one. */
  async between(from: ModelVersionSummary, to: ModelVersionSummary): Promise<ModelContent[]> {
    const versions = (await this.versionsOf(from.modelKey)).reverse();
    const [first, last] = [from, to].map(({ id }) => versions.findIndex((version) => version.id === id));
    const contents: ModelContent[] = [];
    for (const { id } of versions.slice(first! + 1, Math.max(first! + 1, last!))) contents.push((await this.version(id)).content);
    return contents;
  }

  /** An act of the model for a cell, with the model's defaults and blanks for the rest. @throws ModelVersionNotFound, CellNotAdmitted */
  async preview(id: ModelVersionId, actKey: string, form: string, level: string): Promise<RenderedAct> {
    const { content } = await this.version(id);
    const cell = content.cells.find((candidate) => candidate.form === form && candidate.level === level);
    if (!cell?.admitted) throw new CellNotAdmitted(cell?.refusal ?? 'Forma o livello non esistono nel modello.');
    const act = content.acts.find((candidate) => candidate.template.key === actKey);
    if (!act) throw new ModelVersionNotFound();
    return renderAct(act.template, act.clauses.map((clause) => ({ ...clause, state: 'STANDARD' as const })), cellEnvironment(content, form, level, italianDay(this.clock.now())));
  }
}

/** Answers of nobody: the cell and the model's defaults. */
export function cellEnvironment(content: ModelContent, form: string, level: string, day: string): Environment {
  const chosen = (key: string, value: string): StoredAnswer => ({ key, value, origin: 'PERSONA', revision: 1, answeredBy: null, answeredAt: new Date(0) });
  return instanceEnvironment(content, [chosen(content.formAxis, form), chosen(content.levelAxis, level)], day);
}
