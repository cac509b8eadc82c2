import {
  cellText,
  completenessOf,
  DIMENSIONS,
  isToComplete,
  KIT_PARTS,
  labelOfKitPart,
  overviewOf,
  shownState,
  tableKind,
  TABLE_KINDS,
  type Column,
  type OpenPractice,
  type PracticeCard as DomainCard,
  type PracticeFacets as DomainFacets,
  type PracticePage,
  type PracticeTable as DomainTable,
} from '@province-comuni/practices-domain';
import { Practice, PracticeCard, PracticeColumn, PracticeConnection, PracticeDimension, PracticeFacets, PracticeTable, PracticeTableDefinition } from './graphql/practice.type.js';

/** @param day today, `YYYY-MM-DD` */
export function presentCard(card: DomainCard, day: string): PracticeCard {
  const { publishedNumber, ...shown } = card;
  return Object.assign(new PracticeCard(), { ...shown, state: shownState(card, day), isPublished: publishedNumber !== null });
}

/** A page, with the cursor of its last element. */
export function presentPage(page: PracticePage & { readonly facets: DomainFacets; readonly day: string }, offset: number): PracticeConnection {
  const end = offset + page.items.length;
  return Object.assign(new PracticeConnection(), {
    ...{ nodes: page.items.map((card) => presentCard(card, page.day)), totalCount: page.total, hasNextPage: end < page.total },
    ...{ endCursor: page.items.length > 0 ? Buffer.from(`practices:${end}`).toString('base64url') : null, facets: Object.assign(new PracticeFacets(), page.facets) },
  });
}

/** Where the page after this cursor begins; 0 for no cursor, and for one that is none of ours. */
export function readCursor(cursor: string | null | undefined): number {
  const offset = /^practices:(\d{1,9})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString())?.[1];
  return offset ? Number(offset) : 0;
}

export function presentPractice(open: OpenPractice): Practice {
  const { practice, content, parts } = open;
  const completeness = completenessOf(content);
  const { id, enteId, ente, regione, pillarKey, publishedAt, reviewDate, updatedAt, revision } = practice;
  const { title, summary, form, level, year, yearNote, entiServed, otherEntiServed, strengths, weaknesses, conditions, modelKey, notes } = content;
  return Object.assign(new Practice(), {
    ...{ id, enteId, ente, regione, pillarKey, publishedAt, reviewDate, updatedAt, revision, state: open.shownState, isPublished: practice.publishedNumber !== null, isPublic: open.isPublic },
    ...{ title, summary, form, level, year, yearNote, entiServed, otherEntiServed, modelKey, strengths, weaknesses, conditions, notes },
    ...{ completeness: completeness.percent, reuseCount: open.reuseCount, overviewRevision: parts['SCHEDA'] ?? 0, overview: overviewOf(content) },
    kit: KIT_PARTS.filter((key) => content.kit[key].length > 0).map((key) => ({ key, label: labelOfKitPart(key), items: content.kit[key] })),
    dimensions: DIMENSIONS.map(({ key, label, help }, index) => {
      const { unavailable, paragraphs, tables } = content.dimensions[key];
      const { percent, missing } = completeness.dimensions[index]!;
      return Object.assign(new PracticeDimension(), { key, label, help, unavailable, paragraphs, tables: tables.map(presentTable), completeness: percent, missing, revision: parts[key] ?? 0 });
    }),
    receipts: open.receipts,
    reviews: open.reviews,
    obstacles: open.obstacles,
    viewerCan: open.can,
  } as unknown as Practice);
}

function presentTable({ id, kind, title, source, rows }: DomainTable): PracticeTable {
  const { columns } = tableKind(kind);
  return Object.assign(new PracticeTable(), {
    ...{ id, kind, title, source, columns: columns.map(presentColumn) },
    rows: rows.map((row) => ({ values: row, cells: columns.map((column) => ({ text: cellText(column, row[column.key] ?? null) ?? '', toComplete: isToComplete(kind, column, row) })) })),
  });
}

function presentColumn({ key, label, type, required = false, options = [] }: Column): PracticeColumn {
  return Object.assign(new PracticeColumn(), { key, label, type, required, options: [...options] });
}

/** Every kind of table, for the editor. */
export function presentTableKinds(): PracticeTableDefinition[] {
  return TABLE_KINDS.map(({ kind, label, columns }) => Object.assign(new PracticeTableDefinition(), { kind, label, columns: columns.map(presentColumn) }));
}
