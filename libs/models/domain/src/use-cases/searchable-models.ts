import type { ModelContent } from '@province-comuni/models-contract';
import type { DomainEvent, SearchEntry, SearchSource, TransactionRunner } from '@province-comuni/platform-ports';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import type { ModelRepository, ModelVersionSummary } from '../ports/model-repository.port.js';

/** So many adoptions make a model weigh half of the most it can. */
const HALF_WEIGHT = 5;
/** More than a model will ever have: published versions count before adoptions. */
const MOST_ADOPTIONS = 1_000_000;

/** The national models, each by its current version; who took them over makes them weigh more. */
export class SearchableModels implements SearchSource {
  readonly kind = 'modello';
  readonly label = 'Modelli';
  readonly follows = ['models.version-published', 'models.instance-created'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly models: ModelRepository,
    private readonly instances: InstanceRepository,
  ) {}

  async concerned({ kind, payload }: DomainEvent): Promise<string[]> {
    if (kind === 'models.version-published') return [(payload as { modelKey: string }).modelKey];
    const version = await this.transactions.run({ enteIds: [] }, () => this.models.find((payload as { modelVersionId: ModelVersionSummary['id'] }).modelVersionId));
    return version ? [version.modelKey] : [];
  }

  async entries(keys: readonly string[]): Promise<SearchEntry[]> {
    return this.transactions.run({ enteIds: [] }, async () => {
      const entries: SearchEntry[] = [];
      for (const current of (await currentVersions(this.models)).filter(({ modelKey }) => keys.includes(modelKey))) {
        const adoptions = (await this.instances.adoptionsOf(current.modelKey)).length;
        entries.push(entryOf(current, await this.models.contentOf(current.id), adoptions, await this.versionOf(current, adoptions)));
      }
      return entries;
    });
  }

  async ids(after: string | null, limit: number): Promise<{ id: string; version: number }[]> {
    return this.transactions.run({ enteIds: [] }, async () => {
      const versions: { id: string; version: number }[] = [];
      for (const current of await currentVersions(this.models)) versions.push({ id: current.modelKey, version: await this.versionOf(current, (await this.instances.adoptionsOf(current.modelKey)).length) });
      return versions.filter(({ id }) => after === null || id > after).sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
    });
  }

  /** Published versions and adoptions are only ever added. */
  private async versionOf({ modelKey }: ModelVersionSummary, adoptions: number): Promise<number> {
    return (await this.models.listPublishedOf(modelKey)).length * MOST_ADOPTIONS + adoptions;
  }
}

/** The newest published version of each model. */
export async function currentVersions(models: ModelRepository): Promise<ModelVersionSummary[]> {
  const all = await models.listPublished();
  return all.filter((version, index) => all.findIndex((other) => other.modelKey === version.modelKey) === index);
}

function entryOf(current: ModelVersionSummary, content: ModelContent, adoptions: number, version: number): SearchEntry {
  const admitted = content.cells.filter((cell) => cell.admitted);
  const paragraphs = content.description.split(/\n{2,}/).filter((text) => text.trim() !== '');
  return {
    kind: 'modello',
    id: current.modelKey,
    version,
    title: content.title,
    summary: content.summary,
    keywords: [content.pillar.toLowerCase(), ...content.acts.map(({ template }) => template.shortName)],
    href: `/modelli/${current.modelKey}`,
    audience: ['pubblico'],
    facets: { pilastro: [content.pillar], forma: [...new Set(admitted.map(({ form }) => form))], livello: [...new Set(admitted.map(({ level }) => level))], anno: [content.effectiveFrom.slice(0, 4)] },
    date: new Date(`${content.effectiveFrom}T00:00:00Z`),
    weight: 0.5 + (0.5 * adoptions) / (adoptions + HALF_WEIGHT),
    passages: [...paragraphs, ...admitted.map(({ suits, runs, staff }) => [suits, runs, ...staff].filter(Boolean).join(' '))].map((text, ordinal) => ({ ordinal, page: null, heading: '', text })),
  };
}
