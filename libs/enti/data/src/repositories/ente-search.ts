import type { Ente, EnteFilter, Page, PageRequest } from '@province-comuni/enti-domain';
import { currentManager } from '@province-comuni/platform-database';
import { inForce, selectEnti } from './select-enti.js';

/** More words than a name has do not narrow a search. */
const MOST_WORDS = 8;

/** Share of the typed groups of three letters that a name must have: a missing or doubled letter passes, another name does not. */
const LIKENESS = 0.45;

/** Shorter words have too many neighbours to guess. */
const SHORTEST_GUESSED = 4;

const CLEAN = (parameter: string): string => `trim(ente_search_text(${parameter}))`;

interface Condition {
  readonly where: string;
  readonly order: string;
  readonly parameters: unknown[];
}

/** Beginnings of words first; where nothing begins so, names that are like what was typed. Two to four statements, whatever the page. */
export async function searchEnti(filter: EnteFilter, page: PageRequest, day: string): Promise<Page<Ente>> {
  const exact = beginningWith(filter);
  const total = await count(exact, day);
  if (total > 0 || !filter.text || filter.text.length < SHORTEST_GUESSED) return pageOf(exact, total, page, day);
  await currentManager().query(`select set_config('pg_trgm.word_similarity_threshold', $1, true)`, [String(LIKENESS)]);
  const alike = similarTo(filter);
  return pageOf(alike, await count(alike, day), page, day);
}

/** Filters other than the text; parameters begin with $2. */
function narrow(filter: EnteFilter): { conditions: string[]; parameters: unknown[] } {
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  // $1 is named in every case: a statement may not leave a parameter without use.
  conditions.push(filter.includeCeased ? '$1::date is not null' : inForce('e'));
  if (filter.kinds?.length) conditions.push(`e.kind = any($${parameters.push(filter.kinds) + 1}::text[])`);
  if (filter.provinciaId) conditions.push(`e.provincia_id = $${parameters.push(filter.provinciaId) + 1}::uuid`);
  return { conditions, parameters };
}

function beginningWith(filter: EnteFilter): Condition {
  const { conditions, parameters } = narrow(filter);
  const text = filter.text ?? '';
  for (const word of wordsOf(text)) {
    conditions.push(`e.search like '% ' || ${CLEAN(`$${parameters.push(word) + 1}::text`)} || '%'`);
  }
  if (!text) return { where: conditions.join(' and '), order: 'e.nome, e.id', parameters };
  const typed = CLEAN(`$${parameters.push(text) + 1}::text`);
  const rank = `case when e.nome_search = ${typed} or (e.kind = 'PROVINCIA' and lower(e.sigla) = ${typed}) then 0 when e.nome_search like ${typed} || '%' then 1 when ' ' || e.nome_search like '% ' || ${typed} || '%' then 2 else 3 end`;
  // The count has no order: there the parameter stands in a condition that is always true.
  conditions.push(`${typed} is not null`);
  return { where: conditions.join(' and '), order: `${rank}, e.nome, e.id`, parameters };
}

/** Two letters in the wrong order first (groups of three letters do not see them), then names that have most groups of letters. */
function similarTo(filter: EnteFilter): Condition {
  const { conditions, parameters } = narrow(filter);
  const text = filter.text ?? '';
  const swapped = wordsOf(text)
    .map((word) => `e.search like any (array(select '% ' || ${CLEAN('variant')} || '%' from unnest($${parameters.push(swapsOf(word)) + 1}::text[]) as variant))`)
    .join(' and ');
  const typed = CLEAN(`$${parameters.push(text) + 1}::text`);
  conditions.push(`((${swapped}) or ${typed} <% e.search)`);
  return { where: conditions.join(' and '), order: `(${swapped}) desc, word_similarity(${typed}, e.search) desc, similarity(${typed}, e.nome_search) desc, e.nome, e.id`, parameters };
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

/** The word, and each word it becomes by swapping two neighbouring letters; the first letter is rarely wrong. */
function swapsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < SHORTEST_GUESSED) return [word];
  return [word, ...letters.slice(2).map((_, index) => [...letters.slice(0, index + 1), letters[index + 2], letters[index + 1], ...letters.slice(index + 3)].join(''))];
}

async function count({ where, parameters }: Condition, day: string): Promise<number> {
  const [row]: [{ total: number }] = await currentManager().query(`select count(*)::int as total from ente e where ${where}`, [day, ...parameters]);
  return row.total;
}

async function pageOf({ where, order, parameters }: Condition, total: number, { offset, limit }: PageRequest, day: string): Promise<Page<Ente>> {
  const next = parameters.length + 2;
  const items = await selectEnti(day, `where ${where} order by ${order} offset $${next}::int limit $${next + 1}::int`, [...parameters, offset, limit]);
  return { items, total };
}
