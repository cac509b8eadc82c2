import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { inReadingOrder } from '@province-comuni/shared-act-tree';
import { clauseTitle } from '../deviation/deviation-report.js';
import { countDeviations, deviationsOf, type ClauseDeviation, type DeviationCounts } from '../deviation/deviation.js';
import { InstanceNotFound } from '../errors.js';
import { versionsOf } from '../instance/instance-content.js';
import type { InstanceId, ModelVersionId } from '../instance/instance.js';
import { clausesById } from '../model-version/clause-lineage.js';
import { canShareInstance } from '../policies/deviation.policy.js';
import { canReadInstance } from '../policies/instance.policy.js';
import type { DeviationRepository, DeviationSummary, Sharing } from '../ports/deviation-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import { versionsAfter } from './published-versions.js';

/** A clause of an instance that is not as in the model, with how many others changed the same. */
export interface OwnDeviation extends ClauseDeviation {
  readonly label: string;
  readonly actName: string;
  /** Other instances of the model that adapted or suppressed it: a number, never a name or a word. */
  readonly alsoChangedBy: number;
}

/** Other instances that have something in common with one, as numbers: means over them. */
export interface LikeMine {
  readonly kind: 'CELL' | 'PROFILE';
  readonly instances: number;
  readonly adapted: number;
  readonly suppressed: number;
  readonly added: number;
  readonly changedPermille: number;
}

/** How far an instance is from its model, and from those of Province like its own. */
export interface InstanceDistance extends Sharing {
  readonly version: string;
  readonly versionsBehind: number;
  readonly counts: DeviationCounts;
  readonly clauses: readonly OwnDeviation[];
  /** Other instances of the same model. */
  readonly others: number;
  readonly likeMine: readonly LikeMine[];
  readonly viewerCanShare: boolean;
}

/** A Provincia asks how far its acts are from the model and from those of others; of others it gets numbers only. */
export class MeasureDistance {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly instances: InstanceRepository,
    private readonly models: ModelRepository,
    private readonly deviations: DeviationRepository,
    private readonly enti: EnteRegistry,
  ) {}

  /** @throws InstanceNotFound */
  async execute(actor: Actor, id: InstanceId): Promise<InstanceDistance> {
    const own = await this.transactions.run(databaseAccessOf(actor), async () => {
      const instance = await this.instances.find(id);
      if (!instance || !canReadInstance(actor, instance)) throw new InstanceNotFound();
      const contents = new Map<ModelVersionId, ModelContent>();
      for (const versionId of versionsOf(instance)) contents.set(versionId, await this.models.contentOf(versionId));
      const content = contents.get(instance.modelVersionId)!;
      const published = await this.models.listPublishedOf(content.key);
      return { instance, contents, content, behind: versionsAfter(published, (version) => version.id === instance.modelVersionId), sharing: await this.deviations.sharingOf(id), rows: deviationsOf(instance, contents) };
    });
    const { instance, contents, content, rows } = own;
    const profiles = (await this.enti.complexityProfiles()).filter((profile) => profile.pillarKey === content.pillar);
    const others = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const adoptions = new Map((await this.instances.adoptionsOf(content.key)).map((adoption) => [adoption.instanceId, adoption]));
      const summaries = (await this.deviations.summariesOf(content.key, null)).filter((summary) => summary.enteId !== instance.enteId);
      return { adoptions, summaries, tally: new Map((await this.deviations.tally(content.key, summaries.map((summary) => summary.instanceId))).map((line) => [line.clauseId, line])) };
    });
    const mine = others.adoptions.get(id);
    const profileOf = (enteId: string): string | undefined => profiles.find((profile) => profile.enteId === enteId)?.profile;
    const myProfile = profileOf(instance.enteId);
    const sameCell = others.summaries.filter(({ instanceId }) => mine && others.adoptions.get(instanceId)?.form === mine.form && others.adoptions.get(instanceId)?.level === mine.level);
    const sameProfile = myProfile === undefined ? [] : others.summaries.filter(({ enteId }) => profileOf(enteId) === myProfile);
    const labels = new Map([...contents.values()].flatMap((version) => [...clausesById(version)]).map(([clauseId, clause]) => [clauseId, clauseTitle(clause)]));
    for (const clause of instance.clauses) if (clause.state === 'ADDED') labels.set(clause.clauseId, clauseTitle({ heading: clause.heading ?? [], body: clause.body ?? { type: 'doc', content: [] } }));
    const acts = new Map([...contents.values()].flatMap((version) => version.acts).map((act) => [act.template.key, act.template.shortName]));
    const changed = rows.filter((row) => row.state !== 'STANDARD' || row.heldBack);
    return {
      version: content.version,
      versionsBehind: own.behind,
      counts: countDeviations(rows, content),
      clauses: inPlace(changed, content).map((row) => {
        const tally = others.tally.get(row.clauseId);
        return { ...row, label: labels.get(row.clauseId) ?? row.clauseId, actName: acts.get(row.actKey) ?? '', alsoChangedBy: (tally?.adapted ?? 0) + (tally?.suppressed ?? 0) };
      }),
      others: others.summaries.length,
      likeMine: [
        ...(sameCell.length > 0 ? [means('CELL', sameCell)] : []),
        ...(sameProfile.length > 0 ? [means('PROFILE', sameProfile)] : []),
      ],
      viewerCanShare: canShareInstance(actor, instance),
      ...own.sharing,
    };
  }
}

/** In the order of the acts; what the version does not have comes last in its act. */
function inPlace(rows: readonly ClauseDeviation[], content: ModelContent): ClauseDeviation[] {
  const places = new Map(content.acts.flatMap((act, number) => inReadingOrder(act.clauses).map((clause, index) => [clause.id, number * 10_000 + index] as const)));
  const lasts = new Map(content.acts.map((act, number) => [act.template.key, number * 10_000 + 9_999]));
  const place = (row: ClauseDeviation): number => places.get(row.clauseId) ?? lasts.get(row.actKey) ?? Infinity;
  return [...rows].sort((a, b) => place(a) - place(b) || (a.clauseId < b.clauseId ? -1 : 1));
}

function means(kind: LikeMine['kind'], summaries: readonly DeviationSummary[]): LikeMine {
  const mean = (field: (summary: DeviationSummary) => number): number => Math.round(summaries.reduce((sum, summary) => sum + field(summary), 0) / summaries.length);
  return { kind, instances: summaries.length, adapted: mean((summary) => summary.adapted), suppressed: mean((summary) => summary.suppressed), added: mean((summary) => summary.added), changedPermille: mean((summary) => summary.changedPermille) };
}
