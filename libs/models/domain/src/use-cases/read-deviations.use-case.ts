import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import type { Actor } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { EnteId } from '@province-comuni/shared-kernel';
import { groupWordings, type WordingGroup } from '../deviation/clause-wordings.js';
import { clauseTitle, reportDeviations, type DeviationReport } from '../deviation/deviation-report.js';
import { mayShowWording, type ClauseWords } from '../deviation/deviation.js';
import { ModelVersionNotFound } from '../errors.js';
import type { InstanceId, ModelVersionId } from '../instance/instance.js';
import { clausesById } from '../model-version/clause-lineage.js';
import { canReadDeviations } from '../policies/deviation.policy.js';
import { currentFirst, versionsAfter } from './published-versions.js';
import type { DeviationRepository, DeviationSummary, StoredWording } from '../ports/deviation-repository.port.js';
import type { Adoption, InstanceRepository } from '../ports/instance-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';

/** Which instances the report looks at; null: all. */
export interface DeviationFilter {
  readonly form: string | null;
  readonly level: string | null;
}

/** Where an adoption stands beside the newest version: a public fact. */
export interface VersionsBehind {
  readonly adoption: Adoption;
  /** Versions published after its own. */
  readonly behind: number;
}

/** The report with the names it needs. */
export interface WholeDeviationReport {
  readonly content: ModelContent;
  readonly actKey: string;
  readonly report: DeviationReport;
  readonly versions: readonly VersionsBehind[];
  readonly enti: ReadonlyMap<EnteId, EnteCard>;
  /** Added clauses of the instances that may be shown. */
  readonly added: readonly { readonly instanceId: InstanceId; readonly clauseId: string; readonly label: string }[];
  /** Clauses that an upgrade left for later or that were not taken yet, over all instances. */
  readonly heldBack: number;
  readonly notTaken: number;
}

/** A clause as Province write it, beside the model. */
export interface ClauseWordings {
  readonly content: ModelContent;
  readonly clauseId: string;
  readonly label: string;
  /** The newest text of the model, and its version; null for an added clause. */
  readonly model: (ClauseWords & { readonly version: string; readonly inModel: boolean }) | null;
  readonly groups: readonly WordingGroup[];
  /** Instances that changed it and whose words may not be shown. */
  readonly numbersOnly: number;
  readonly enti: ReadonlyMap<EnteId, EnteCard>;
  readonly versionOf: ReadonlyMap<ModelVersionId, string>;
}

/** UPI's staff read what the Province do differently from a model. */
export class ReadDeviations {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly models: ModelRepository,
    private readonly instances: InstanceRepository,
    private readonly deviations: DeviationRepository,
    private readonly enti: EnteRegistry,
  ) {}

  /**
   * @param actKey the first act when null
   * @throws ModelVersionNotFound, also for who may not read the report
   */
  async report(actor: Actor, modelKey: string, actKey: string | null, filter: DeviationFilter): Promise<WholeDeviationReport> {
    if (!canReadDeviations(actor)) throw new ModelVersionNotFound();
    const read = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const versions = await this.versionsOf(modelKey);
      const [newest] = versions;
      const act = newest!.content.acts.find((candidate) => candidate.template.key === (actKey ?? candidate.template.key));
      if (!act) throw new ModelVersionNotFound();
      const adoptions = (await this.instances.adoptionsOf(modelKey)).filter((adoption) => (filter.form === null || adoption.form === filter.form) && (filter.level === null || adoption.level === filter.level));
      const wanted = new Set(adoptions.map((adoption) => adoption.instanceId));
      const summaries = (await this.deviations.summariesOf(modelKey, act.template.key)).filter((summary) => wanted.has(summary.instanceId));
      const { key } = act.template;
      const report = reportDeviations(key, versions.map((version) => version.content), summaries, await this.deviations.deviationsOf(modelKey, key));
      const added = await this.deviations.addedIn(key, report.shown.map((instance) => instance.instanceId));
      return { content: newest!.content, actKey: key, report, adoptions, published: await this.models.listPublishedOf(modelKey), added, summaries };
    });
    const sum = (field: (summary: DeviationSummary) => number): number => read.summaries.reduce((total, summary) => total + field(summary), 0);
    return {
      content: read.content,
      actKey: read.actKey,
      report: read.report,
      versions: read.adoptions.map((adoption) => ({ adoption, behind: versionsAfter(read.published, (version) => version.version === adoption.version) })),
      enti: await this.cards(read.adoptions.map((adoption) => adoption.enteId)),
      added: read.added.filter(mayShowWording).map(({ instanceId, clauseId, heading, body }) => ({ instanceId, clauseId, label: clauseTitle({ heading: heading ?? [], body: body ?? { type: 'doc', content: [] } }) })),
      heldBack: sum((summary) => summary.heldBack),
      notTaken: sum((summary) => summary.notTaken),
    };
  }

  /** @throws ModelVersionNotFound, also for who may not read it and for a clause that neither model nor a shown instance has */
  async wordings(actor: Actor, modelKey: string, clauseId: string): Promise<ClauseWordings> {
    if (!canReadDeviations(actor)) throw new ModelVersionNotFound();
    const read = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const versions = await this.versionsOf(modelKey);
      const known = versions.map((version) => ({ ...version, clause: clausesById(version.content).get(clauseId) }));
      const newest = known.find((version) => version.clause);
      const wordings = await this.deviations.wordingsOf(modelKey, clauseId);
      const model = newest?.clause ? { heading: newest.clause.heading, body: newest.clause.body, version: newest.content.version, inModel: newest === known[0] } : null;
      const empty: ClauseWords = { heading: [], body: { type: 'doc', content: [] } };
      const baseText = (wording: StoredWording): ClauseWords => known.find((version) => version.id === wording.baseVersionId)?.clause ?? empty;
      return { content: versions[0]!.content, model, clause: newest?.clause, groups: groupWordings(wordings, model, baseText), hidden: wordings.filter((wording) => wording.state !== 'STANDARD' && !mayShowWording(wording)).length, versionOf: new Map(versions.map((version) => [version.id, version.content.version])) };
    });
    const [first] = read.groups;
    if (!read.model && !first) throw new ModelVersionNotFound();
    const { content, model, groups, hidden, versionOf } = read;
    return { content, clauseId, label: clauseTitle(read.clause ?? first!), model, groups, numbersOnly: hidden, versionOf, enti: await this.cards(groups.flatMap((group) => group.instances.map((instance) => instance.enteId))) };
  }

  /** The version to be taken over first, then the others, newest first. */
  private async versionsOf(modelKey: string): Promise<{ id: ModelVersionId; content: ModelContent }[]> {
    const versions: { id: ModelVersionId; content: ModelContent }[] = [];
    for (const { id } of currentFirst(await this.models.listPublishedOf(modelKey))) versions.push({ id, content: await this.models.contentOf(id) });
    if (versions.length === 0) throw new ModelVersionNotFound();
    return versions;
  }

  private async cards(ids: readonly EnteId[]): Promise<ReadonlyMap<EnteId, EnteCard>> {
    return new Map((await this.enti.findByIds([...new Set(ids)])).map((card) => [card.id, card]));
  }
}
