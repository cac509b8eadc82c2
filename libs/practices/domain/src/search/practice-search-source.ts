import { PUBLIC_AUDIENCE } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type SearchEntry, type SearchPassage, type SearchSource, type TransactionRunner } from '@province-comuni/platform-ports';
import type { PracticeFigures, PracticeRepository, PublishedPractice } from '../ports/practice-repository.port.js';
import { describeRow } from '../practice/cell-text.js';
import { DIMENSIONS } from '../practice/dimension.js';
import type { PracticeId } from '../practice/practice.js';

/** With so many Province that took it over, a sheet weighs as much as one put in evidence. */
const MANY_REUSES = 10;

/** Published sheets, for who searches: public, with a passage per dimension. */
export class PracticeSearchSource implements SearchSource {
  readonly kind = 'pratica';
  readonly label = 'Buone pratiche';
  readonly follows = ['practices.practice-published', 'practices.practice-withdrawn', 'practices.practice-reused'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly practices: PracticeRepository,
  ) {}

  async concerned(event: { readonly kind: string; readonly payload: object }): Promise<readonly string[]> {
    return [(event.payload as { practiceId: string }).practiceId];
  }

  async entries(ids: readonly string[]): Promise<readonly SearchEntry[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const found = await this.practices.findPublished(ids as PracticeId[]);
      const figures = await this.practices.figures(found.map(({ practice }) => practice.id));
      return found.map((published) => toEntry(published, figures.get(published.practice.id)!));
    });
  }

  async ids(after: string | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.practices.publishedIds(after as PracticeId | null, limit));
  }
}

function toEntry({ practice, content }: PublishedPractice, { reuseCount, version }: PracticeFigures): SearchEntry {
  return {
    kind: 'pratica',
    id: practice.id,
    version,
    title: content.title,
    summary: content.summary,
    // Not the Ente: who looks for its name looks for the Ente first.
    keywords: ['buona pratica', ...content.strengths.map(({ text }) => text).filter((text) => text.length < 60)],
    href: `/buone-pratiche/${practice.id}`,
    audience: [PUBLIC_AUDIENCE],
    facets: {
      pilastro: [practice.pillarKey],
      ente: [practice.enteId],
      ...(practice.regione ? { regione: [practice.regione] } : {}),
      ...(content.year === null ? {} : { anno: [String(content.year)] }),
      ...(content.form ? { forma: [content.form] } : {}),
      ...(content.level ? { livello: [content.level] } : {}),
    },
    date: practice.publishedAt,
    weight: Math.min(1, reuseCount / MANY_REUSES),
    passages: passagesOf(content),
  };
}

function passagesOf(content: PublishedPractice['content']): SearchPassage[] {
  const stretches = [
    ...DIMENSIONS.map(({ key, label }) => {
      const { paragraphs, tables } = content.dimensions[key];
      const rows = tables.flatMap((table) => table.rows.map((row) => describeRow(table.kind, row))).map(({ name, facts }) => [name, ...facts].join(', '));
      return { heading: label, text: [...paragraphs.map(({ text }) => text), rows.join('; ')].filter(Boolean).join('\n\n') };
    }),
    { heading: 'Punti di forza', text: content.strengths.map(({ text }) => text).join('\n') },
    { heading: 'Punti di debolezza', text: content.weaknesses.map(({ text }) => text).join('\n') },
    { heading: 'Condizioni per riprenderla', text: content.conditions.map(({ text }) => text).join('\n') },
  ];
  return stretches.filter(({ text }) => text !== '').map(({ heading, text }, ordinal) => ({ ordinal, page: null, heading, text }));
}
