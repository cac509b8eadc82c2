import type { ModelContent } from '@province-comuni/models-contract';
import type { DomainEvent, SearchEntry, SearchSource, TransactionRunner } from '@province-comuni/platform-ports';
import { actToPlainText, renderAct, type RenderedAct, type RenderedClause } from '@province-comuni/shared-act-tree';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { ModelRepository, ModelVersionSummary } from '../ports/model-repository.port.js';
import { cellEnvironment } from './read-models.use-case.js';
import { currentVersions } from './searchable-models.js';

const LONGEST_TITLE = 90;

/** The clauses of the current version of each model, as they print: with the first form and level that have them, the model's defaults and blanks for the rest. */
export class SearchableClauses implements SearchSource {
  readonly kind = 'clausola';
  readonly label = 'Clausole';
  readonly follows = ['models.version-published'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly models: ModelRepository,
    private readonly clock: Clock,
  ) {}

  /** Clauses of every published version: those that the new one no longer has leave the index. */
  async concerned({ payload }: DomainEvent): Promise<string[]> {
    const { modelKey } = payload as { modelKey: string };
    return this.transactions.run({ enteIds: [] }, async () => {
      const ids = new Set<string>();
      for (const version of await this.models.listPublishedOf(modelKey)) {
        for (const act of (await this.models.contentOf(version.id)).acts) for (const clause of act.clauses) ids.add(`${modelKey}:${clause.id}`);
      }
      return [...ids];
    });
  }

  async entries(ids: readonly string[]): Promise<SearchEntry[]> {
    const wanted = new Set(ids);
    return this.transactions.run({ enteIds: [] }, async () => {
      const entries: SearchEntry[] = [];
      for (const current of await currentVersions(this.models)) {
        if (!ids.some((id) => id.startsWith(`${current.modelKey}:`))) continue;
        const published = (await this.models.listPublishedOf(current.modelKey)).length;
        entries.push(...this.clausesOf(current, await this.models.contentOf(current.id), published).filter(({ id }) => wanted.has(id)));
      }
      return entries;
    });
  }

  async ids(after: string | null, limit: number): Promise<{ id: string; version: number }[]> {
    return this.transactions.run({ enteIds: [] }, async () => {
      const versions: { id: string; version: number }[] = [];
      for (const current of await currentVersions(this.models)) {
        const published = (await this.models.listPublishedOf(current.modelKey)).length;
        versions.push(...this.clausesOf(current, await this.models.contentOf(current.id), published).map(({ id, version }) => ({ id, version })));
      }
      return versions.filter(({ id }) => after === null || id > after).sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
    });
  }

  /** Every clause of the version that holds of a model; none of a model that is not there. */
  async ofCurrent(modelKey: string): Promise<{ readonly current: ModelVersionSummary; readonly content: () => Promise<ModelContent>; readonly entries: () => Promise<readonly SearchEntry[]> } | null> {
    const current = (await currentVersions(this.models)).find((version) => version.modelKey === modelKey);
    return current ? { current, content: () => this.models.contentOf(current.id), entries: async () => this.clausesOf(current, await this.models.contentOf(current.id), 0) } : null;
  }

  private clausesOf(current: ModelVersionSummary, content: ModelContent, published: number): SearchEntry[] {
    const found = new Map<string, { readonly act: RenderedAct; readonly clause: RenderedClause; readonly cells: { form: string; level: string }[] }>();
    const day = italianDay(this.clock.now());
    for (const { form, level } of content.cells.filter((cell) => cell.admitted)) {
      const environment = cellEnvironment(content, form, level, day);
      for (const { template, clauses } of content.acts) {
        const act = renderAct(template, clauses.map((clause) => ({ ...clause, state: 'STANDARD' as const })), environment);
        for (const clause of act.clauses) {
          const known = found.get(clause.id);
          if (known) known.cells.push({ form, level });
          else found.set(clause.id, { act, clause, cells: [{ form, level }] });
        }
      }
    }
    return [...found.values()].flatMap(({ act, clause, cells }) => {
      const text = readable(actToPlainText({ ...act, clauses: [clause] }));
      if (text === '') return [];
      const [first] = cells;
      return {
        kind: 'clausola',
        id: `${content.key}:${clause.id}`,
        version: published,
        title: readable(clause.heading) || beginning(text),
        summary: `${act.shortName} – ${content.title}`,
        keywords: [],
        href: `/modelli/${content.key}?${new URLSearchParams({ scheda: 'atti', forma: first!.form, livello: first!.level, atto: act.key }).toString()}#clausola-${clause.id}`,
        audience: ['pubblico'],
        facets: { pilastro: [content.pillar], tipo: [act.shortName], forma: [...new Set(cells.map(({ form }) => form))], livello: [...new Set(cells.map(({ level }) => level))] },
        date: new Date(`${current.effectiveFrom}T00:00:00Z`),
        weight: 0,
        passages: [{ ordinal: 0, page: null, heading: clause.heading === '' ? '' : readable(clause.label), text }],
      } satisfies SearchEntry;
    });
  }
}

/** Without the lines to be filled by hand, and without markers that stand alone. */
function readable(text: string): string {
  return text
    .replace(/_{3,}/g, '…')
    .split('\n')
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .join('\n')
    .trim();
}

/** The first words, where a clause has no heading. */
function beginning(text: string): string {
  const line = text.split('\n')[0]!.replace(/^(?:[–•-]|\d+\.|[a-z]\))\s+/, '');
  if (line.length <= LONGEST_TITLE) return line;
  return `${line.slice(0, line.lastIndexOf(' ', LONGEST_TITLE))} …`;
}
