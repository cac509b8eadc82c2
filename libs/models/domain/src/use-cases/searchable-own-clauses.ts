import { enteAudience } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type DomainEvent, type SearchEntry, type SearchSource, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Block, Inline } from '@province-comuni/shared-act-tree';
import { isUuid } from '@province-comuni/shared-kernel';
import { clauseTitle } from '../deviation/deviation-report.js';
import type { InstanceId } from '../instance/instance.js';
import type { ClauseTextRepository, OwnClause } from '../ports/clause-text-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';

/** Clauses that a Provincia adapted or added, for its own people. Those it kept are found as the model's. */
export class SearchableOwnClauses implements SearchSource {
  readonly kind = 'clausola-propria';
  readonly label = 'Clausole dei nostri atti';
  readonly follows = ['models.instance-created', 'models.instance-changed'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly texts: ClauseTextRepository,
    private readonly models: ModelRepository,
  ) {}

  subjectOf({ payload }: DomainEvent): string {
    return `clauses of ${(payload as { instanceId: InstanceId }).instanceId}`;
  }

  async concerned({ payload }: DomainEvent): Promise<string[]> {
    const { instanceId } = payload as { instanceId: InstanceId };
    return this.transactions.run(SYSTEM_ACCESS, async () => (await this.texts.everOwn(instanceId)).map((clause) => idOf(clause)));
  }

  async entries(ids: readonly string[]): Promise<SearchEntry[]> {
    const keys = ids.map((id) => id.split(':')).flatMap(([, instanceId = '', clauseId = '']) => (isUuid(instanceId) ? [{ instanceId: instanceId as InstanceId, clauseId }] : []));
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const entries: SearchEntry[] = [];
      for (const clause of await this.texts.ownClauses(keys)) {
        const content = await this.models.contentOf(clause.modelVersionId);
        entries.push(entryOf(clause, content.pillar, content.acts.find((act) => act.template.key === clause.actKey)?.template.shortName ?? ''));
      }
      return entries;
    });
  }

  async ids(after: string | null, limit: number): Promise<{ id: string; version: number }[]> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.texts.ownClauseIds(after, limit));
  }
}

/** `model:instance:clause`, so that a page can ask for the model's text beside it. */
function idOf({ modelKey, instanceId, clauseId }: Pick<OwnClause, 'modelKey' | 'instanceId' | 'clauseId'>): string {
  return `${modelKey}:${instanceId}:${clauseId}`;
}

function entryOf(clause: OwnClause, pillar: string, actName: string): SearchEntry {
  const words = { heading: clause.heading ?? [], body: clause.body ?? { type: 'doc' as const, content: [] } };
  const title = clauseTitle(words);
  return {
    kind: 'clausola-propria',
    id: idOf(clause),
    version: clause.version,
    title,
    summary: [actName, clause.title].filter(Boolean).join(' – '),
    keywords: [],
    href: `/atti/${clause.instanceId}?atto=${encodeURIComponent(clause.actKey)}#clausola-${clause.clauseId}`,
    audience: [enteAudience(clause.enteId)],
    facets: { pilastro: [pillar], tipo: actName === '' ? [] : [actName], ente: [clause.enteId] },
    date: clause.updatedAt,
    weight: 0,
    passages: [{ ordinal: 0, page: null, heading: '', text: linesOf(words.body.content).join('\n') }],
  };
}

/** Paragraphs, items and rows as they are written; the place of an answer is three dots. */
function linesOf(blocks: readonly Block[]): string[] {
  const words = (content: readonly Inline[] = []): string => content.map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'legalRef' ? inline.attrs.label : '…')).join('');
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'paragraph':
        return [words(block.content)];
      case 'table':
        return block.content.map((row) => row.content.map((cell) => cell.content.map((paragraph) => words(paragraph.content)).join(' ')).join(' · '));
      default:
        return block.content.flatMap((item) => linesOf(item.content));
    }
  });
}
