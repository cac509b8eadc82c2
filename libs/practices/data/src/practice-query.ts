import type { FacetCount, PracticeCard, PracticeFacets, PracticeOrder, PracticeQuery } from '@province-comuni/practices-domain';
import { currentManager } from '@province-comuni/platform-database';

/** Those that gave it up do not recommend it. */
const REUSES = `(select count(*)::int from practice_reuse u where u.practice_id = p.id and u.outcome <> 'ABBANDONATA')`;

const CARD = `
  p.id, p.ente_id as "enteId", p.ente, p.regione, p.pillar_key as "pillarKey", p.state, p.published_number as "publishedNumber", p.published_at as "publishedAt",
  p.review_date::text as "reviewDate", p.updated_at as "updatedAt", r.title, r.summary, r.form, r.level, r.year, r.enti_served as "entiServed", r.completeness, ${REUSES} as "reuseCount"`;

/** The published shelf shows what everybody reads; the others the newest text. */
const FROM = (shelf: PracticeQuery['shelf']): string => `from practice p join practice_revision r on r.practice_id = p.id and r.number = ${shelf === 'PUBBLICATE' ? 'p.published_number' : 'p.number'}`;

const ORDER: Readonly<Record<PracticeOrder, string>> = {
  RIUSO: '"reuseCount" desc, "reviewDate" desc nulls last, title, id',
  DATA: '"publishedAt" desc nulls last, "updatedAt" desc, title, id',
  NOME: 'title, id',
};

const FILTERS = { pillarKeys: 'p.pillar_key', forms: 'r.form', levels: 'r.level', regioni: 'p.regione', enteIds: 'p.ente_id::text' } as const;
type FilterKey = keyof typeof FILTERS;

/** Conditions of a query; `except` leaves one filter out, to count what its other values would give. */
function conditionsOf(query: PracticeQuery, except?: FilterKey): { where: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const shelves: Readonly<Record<PracticeQuery['shelf'], string>> = { PUBBLICATE: 'p.published_number is not null', NOSTRE: `p.ente_id::text = any ($${parameters.push(query.enteIds ?? [])}::text[])`, DA_REVISIONARE: `p.state = 'IN_REVISIONE'` };
  // The first parameter is used in every case: a statement may not leave one without use.
  const conditions = [shelves[query.shelf], '$1::text[] is not null'];
  for (const key of Object.keys(FILTERS) as FilterKey[]) {
    const values = query[key];
    if (values?.length && key !== except) conditions.push(`${FILTERS[key]} = any ($${parameters.push(values)}::text[])`);
  }
  return { where: conditions.join(' and '), parameters };
}

export async function searchPractices(query: PracticeQuery, { offset, limit }: { readonly offset: number; readonly limit: number }): Promise<{ items: PracticeCard[]; total: number }> {
  const { where, parameters } = conditionsOf(query);
  const [{ total }]: [{ total: number }] = await currentManager().query(`select count(*)::int as total ${FROM(query.shelf)} where ${where}`, parameters);
  const items: PracticeCard[] = await currentManager().query(`select ${CARD} ${FROM(query.shelf)} where ${where} order by ${ORDER[query.order]} offset $${parameters.length + 1} limit $${parameters.length + 2}`, [...parameters, offset, limit]);
  return { items, total };
}

/** One statement per filter, whatever the number of sheets. */
export async function countFacets(query: PracticeQuery): Promise<PracticeFacets> {
  const count = async (key: FilterKey, label = FILTERS[key] as string): Promise<FacetCount[]> => {
    const { where, parameters } = conditionsOf(query, key);
    return currentManager().query(`select ${FILTERS[key]} as value, min(${label}) as label, count(*)::int as count ${FROM(query.shelf)} where ${where} and ${FILTERS[key]} is not null group by 1 order by 3 desc, 2`, parameters);
  };
  return { pilastro: await count('pillarKeys'), forma: await count('forms'), livello: await count('levels'), regione: await count('regioni'), ente: await count('enteIds', 'p.ente') };
}

export async function publishedCards(enteIds: readonly string[], pillarKey: string | undefined): Promise<PracticeCard[]> {
  return currentManager().query(`select ${CARD} ${FROM('PUBBLICATE')} where p.published_number is not null and p.ente_id = any ($1::uuid[]) and ($2::text is null or p.pillar_key = $2) order by ${ORDER.RIUSO}`, [enteIds, pillarKey ?? null]);
}
