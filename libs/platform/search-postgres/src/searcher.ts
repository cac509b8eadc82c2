import { currentManager } from '@province-comuni/platform-database';
import { EngineUnavailable, FACET_NAMES, MOST_RESULTS, SearchTooCostly, type Candidate, type CandidateRequest, type CandidateTier, type EntryKey, type FacetCount, type FacetName, type FoundPassage, type MatchedEntry, type SearchAnswer, type SearchHit, type SearchOrder, type SearchQuery, type SearchRequest, type SearchSuggestions } from '@province-comuni/platform-ports';
import { candidateSets } from './candidate-sets.js';
import { about, facetLexeme, facetsOf, FURTHER, inTitle, kindLexeme, quoted, stemmable, titleWord } from './lexemes.js';
import type { Slot } from './index-writer.js';
import { marked } from './marks.js';
import { proposeWords, readQuery, termText, type ReadQuery } from './read-query.js';
import type { Stems } from './stems.js';
import { Vocabulary } from './vocabulary.js';

/** Things whose passages are read to rank them, and further parts of them; of a single word they say little more than that it is there. */
const READ_CLOSELY = 100;
const READ_CLOSELY_ONE_WORD = 40;
/** Phrases are looked for in so many candidates: each has passages to be read. */
const MOST_WITH_PHRASES = 400;
/** With fewer than this, entries that have only most of the words are shown too. */
const FEW = 10;
const MOST_TERMS_LEFT_OUT = 6;
const EXCERPT = 320;
const SHORTEST_TITLE_BEGINNING = 3;
const TITLES_PER_KIND = 40;

interface Filters {
  readonly kind: string | null;
  readonly facets: SearchRequest['facets'];
}

interface FoundRow {
  readonly no: string;
  readonly score: number;
}

interface Found {
  readonly total: number;
  readonly more: boolean;
  readonly partial: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly page: readonly FoundRow[];
}

interface EntryRow {
  readonly no: string;
  readonly kind: string;
  /** Of the thing. */
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  readonly href: string;
  readonly facets: string[];
  readonly at: Date | null;
}

interface PassageRow {
  readonly entry_no: string;
  readonly ordinal: number;
  readonly page: number | null;
  readonly heading: string;
  readonly body: string;
  readonly href: string | null;
}

/** The engine beside the database, for one search. */
export interface AskedEngine {
  find(request: Omit<CandidateRequest, 'audiences'>): Promise<readonly Candidate[]>;
  /** It did not answer: it is not asked again for this search. */
  failed: boolean;
}

/** Reads one of the two indexes, with the rights of the open transaction. */
export class Searcher {
  private readonly vocabulary: Vocabulary;

  constructor(
    private readonly slot: Slot,
    private readonly stems: Stems,
    /** Moment (of `performance.now`) after which no further statement is begun. */
    private readonly deadline: number,
    /** Another engine that proposes candidates, and the rights it is asked with; null where the database finds them itself. */
    private readonly engine: AskedEngine | null = null,
  ) {
    this.vocabulary = new Vocabulary(slot);
  }

  async search(request: SearchRequest): Promise<Omit<SearchAnswer, 'ready' | 'degraded'>> {
    const read = await readQuery(request.query, this.stems, this.vocabulary, request.exact);
    const { kind, facets } = request;
    const found = read.terms.length === 0 ? NOTHING : await this.find(read, { kind, facets }, request);
    const chosen: ('kind' | FacetName)[] = [...(kind === null ? [] : (['kind'] as const)), ...FACET_NAMES.filter((name) => facets[name]?.length)];
    const counted = new Map<string, Found>();
    // What else one could choose instead is counted without the choice.
    for (const name of chosen) counted.set(name, await this.find(read, name === 'kind' ? { kind: null, facets } : { kind, facets: { ...facets, [name]: [] } }, null));
    const countsOf = (name: 'kind' | FacetName): FacetCount[] => valuesOf(name, (counted.get(name) ?? found).counts);
    return {
      total: found.total,
      more: found.more,
      partial: found.partial,
      corrected: read.corrected,
      proposed: found.total < FEW ? await proposeWords(read, this.vocabulary) : [],
      atLeast: (['kind', ...FACET_NAMES] as const).filter((name) => (counted.get(name) ?? found).more),
      kinds: countsOf('kind').map(({ value, count }) => ({ kind: value, count })),
      facets: Object.fromEntries(FACET_NAMES.map((name) => [name, countsOf(name)])) as unknown as Record<FacetName, FacetCount[]>,
      hits: await this.hits(found.page, read),
    };
  }

  /** The platform's own work asks too, whom the wall lets through: the rights are a condition of their own here. */
  async matches({ query, kind, facets }: Pick<SearchRequest, 'query' | 'kind' | 'facets'>, entries: readonly EntryKey[]): Promise<MatchedEntry[]> {
    const read = await readQuery({ ...query, unfinished: false }, this.stems, this.vocabulary);
    if (read.terms.length === 0 || read.corrected.length > 0 || entries.length === 0) return [];
    const every = read.terms.map((term) => termText(term)).join(' & ');
    const parameters: unknown[] = [entries.map((entry) => entry.kind), entries.map(({ id }) => id), [every, ...this.narrowing(read, { kind, facets })].join(' & '), every];
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = this.phraseConditions(read, parameter);
    const byItself = ['p.vector @@ $4::tsquery', ...read.phrases.map((phrase) => `p.vector @@ ${parameter(phrase)}::tsquery`)];
    return this.ask(
      `with wanted as (
         select e.no from unnest($1::text[], $2::text[]) as asked (kind, id) join search_entry_${this.slot} e on e.kind = asked.kind and e.id = asked.id
         union select e.no from unnest($1::text[], $2::text[]) as asked (kind, id) join search_entry_${this.slot} e on e.kind = asked.kind and e.part_of = asked.id)
       select distinct on (kind, id) kind, id, title, href, passage from (
         select e.kind, coalesce(e.part_of, e.id) as id, e.title, coalesce(newest.href, e.href) as href, newest.ordinal as passage, e.part from wanted join search_entry_${this.slot} e on e.no = wanted.no
         left join lateral (select p.ordinal, p.href from search_passage_${this.slot} p where e.part_of is not null and p.entry_no = e.no and ${byItself.join(' and ')} order by p.ordinal desc limit 1) newest on true
         where ${['e.audience && (select app_audiences())', 'e.lexemes @@ $3::tsquery', ...conditions].join(' and ')}) one
       order by kind, id, passage desc nulls last, part`,
      parameters,
    );
  }

  async suggest(query: SearchQuery, kinds: readonly string[], perKind: number): Promise<SearchSuggestions> {
    const last = query.terms.at(-1);
    if (!last) return { words: [], entries: [] };
    const beginning = last.wanted.kind === 'word' ? last.wanted.word : null;
    const words = beginning === null ? [] : (await this.vocabulary.endings(beginning)).filter(({ word }) => word !== beginning).slice(0, 5);
    const read = await readQuery({ ...query, unfinished: beginning !== null }, this.stems, this.vocabulary);
    const whole = read.terms.map((term, index) => {
      const asTitle = termText(term, (lexeme) => [inTitle(lexeme)]);
      const isLast = index === read.terms.length - 1 && beginning !== null && beginning.length >= SHORTEST_TITLE_BEGINNING;
      return isLast ? `(${asTitle} | ${quoted(titleWord(beginning))}:*)` : asTitle;
    });
    if (read.terms.length === 1 && beginning !== null && beginning.length < SHORTEST_TITLE_BEGINNING) return { words: words.map(({ word }) => word), entries: [] };
    const queries = kinds.map((kind) => [...whole, quoted(kindLexeme(kind))].join(' & '));
    const rows: (EntryRow & { place: string })[] = await this.ask(
      `with candidate as materialized (select entry_no, tier from search_candidates_${this.slot}($1::text[], ${TITLES_PER_KIND}, false)),
       placed as (
         select e.no, e.kind, coalesce(e.part_of, e.id) as id, e.version, e.title, e.summary, e.href, e.facets, e.at,
           row_number() over (partition by e.kind order by ts_rank('{0.1,0.2,0.5,1}', e.title_vector, $2::tsquery, 1) desc, e.weight desc, length(e.title), e.at desc nulls last, e.id) as place
         from candidate c ${this.entryOf('c.entry_no')})
       select * from placed where place <= $3 order by kind, place`,
      [queries, read.terms.map((term) => termText(term)).join(' | '), perKind],
    );
    const stems = await this.stems.of(stemmable(rows.map(({ title }) => title)));
    const wanted = new Set([...read.marked, ...(beginning === null ? [] : [...stems.keys()].filter((word) => word.startsWith(beginning)))]);
    return {
      words: words.map(({ word }) => word),
      entries: rows.map((row) => ({ kind: row.kind, id: row.id, title: marked(row.title, wanted, stems), href: row.href, facets: facetsOf(row.facets) })),
    };
  }

  async passages(kind: string, id: string, query: SearchQuery, limit: number): Promise<FoundPassage[]> {
    const read = await readQuery(query, this.stems, this.vocabulary);
    if (read.terms.length === 0) return [];
    const rows: PassageRow[] = await this.ask(
      `select p.entry_no, p.ordinal, p.page, p.heading, p.body, p.href from search_entry_${this.slot} e join search_passage_${this.slot} p on p.entry_no = e.no
       where e.kind = $1 and (e.id = $2 or e.part_of = $2) and p.vector @@ $3::tsquery order by ${this.passageScore(read)} desc, p.ordinal limit $4`,
      [kind, id, read.terms.map((term) => termText(term)).join(' | '), limit],
    );
    const stems = await this.stems.of(stemmable(rows.map(({ body }) => body)));
    return rows.map((row) => toPassage(row, read, stems));
  }

  private async ask<T>(text: string, parameters: unknown[]): Promise<T> {
    if (performance.now() > this.deadline) throw new SearchTooCostly();
    return currentManager().query(text, parameters);
  }

  /** Candidates, ranked and counted; when few have every word, those that have most of them. */
  private async find(read: ReadQuery, filters: Filters, page: SearchRequest | null): Promise<Found> {
    const whole = await this.run(read, [read.terms.map((_, index) => index)], filters, page);
    if (whole.total >= FEW || read.terms.length < 2 || read.phrases.length > 0) return whole;
    for (let left = 1; left < read.terms.length && left <= MOST_TERMS_LEFT_OUT; left++) {
      const sets = subsets(read.terms.map(({ weight }, index) => ({ weight, index })), left);
      const some = await this.run(read, [read.terms.map((_, index) => index), ...sets], filters, page);
      if (some.total >= FEW || left === read.terms.length - 1 || left === MOST_TERMS_LEFT_OUT) return some.total > whole.total ? { ...some, partial: true } : whole;
    }
    return whole;
  }

  /**
   * One statement: finds by the index, counts, ranks and cuts the page.
   * @param sets terms (by index) that must all be there: the first set is every term
   */
  private async run(read: ReadQuery, sets: readonly (readonly number[])[], filters: Filters, page: SearchRequest | null): Promise<Found> {
    const narrowing = this.narrowing(read, filters);
    const queryOf = (set: readonly number[], as?: (lexeme: string) => readonly string[]): string => set.map((index) => termText(read.terms[index]!, as)).join(' & ');
    const join = (text: string): string => [text, ...narrowing].join(' & ');
    const [every, ...most] = sets;
    const tiers = [
      // What is only counted needs no order.
      ...(page ? [join(queryOf(every!, (lexeme) => [inTitle(lexeme)])), join(queryOf(every!, (lexeme) => [inTitle(lexeme), about(lexeme)]))] : []),
      // Further parts of things after everything else: a long one leaves nobody out.
      `${join(queryOf(every!))} & !${quoted(FURTHER)}`,
      `${join(queryOf(every!))} & ${quoted(FURTHER)}`,
      ...(most.length > 0 ? [join(`(${most.map((set) => `(${queryOf(set)})`).join(' | ')})`)] : []),
    ];
    const wholeTiers = page ? 4 : 2;
    const either = read.terms.map((term) => termText(term)).join(' | ');
    const asWritten = read.terms.flatMap(({ words }) => words.map((word) => quoted(titleWord(word))));
    const limit = read.phrases.length + read.excludedPhrases.length > 0 ? MOST_WITH_PHRASES : MOST_RESULTS;
    const proposed = await this.propose(read, sets, filters, page !== null, limit + 1);
    const parameters: unknown[] = page ? [proposed ?? tiers, [either, ...asWritten].join(' | ')] : [proposed ?? tiers];
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [...this.phraseConditions(read, parameter), ...(proposed && read.excluded.length > 0 ? [`e.lexemes @@ ${parameter(this.exclusions(read).join(' & '))}::tsquery`] : [])];
    // What an engine proposes is joined behind the wall: what the asker may not read, or is gone, is no candidate.
    const found = proposed
      ? `select e.no as entry_no, min(given.tier) as tier from jsonb_to_recordset($1::jsonb) as given (kind text, id text, tier integer) join search_entry_${this.slot} e on e.kind = given.kind and e.id = given.id group by e.no`
      : `select entry_no, min(tier) as tier from search_candidates_${this.slot}($1::text[], ${limit + 1}, true) group by entry_no`;
    const counted = `
      with found as materialized (${found}),
      candidate as (select * from found order by tier limit ${limit}),
      base as materialized (
        select e.no, case when c.tier > ${wholeTiers} then 4 else least(c.tier, 3) end as tier, e.kind, e.part_of, e.facets, e.at, e.weight, ${page?.order === 'TITOLO' ? 'e.title, ' : ''}${page ? `ts_rank('{0.1,0.35,0.6,1}', e.title_vector, $2::tsquery, 1)` : '0'} as name_rank
        from candidate c ${this.entryOf('c.entry_no')} ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}),
      others as materialized (${otherParts('base', 'tier, at desc nulls last, no')}),
      sums as (select count(*)::int as total, coalesce(bool_or(tier > 3), false) as partial from base where ${ONE_PER_THING})`;
    const totals = `
      (select total from sums) as total, (select count(*) > ${limit} from found) as more, (select partial from sums) as partial,
      (select coalesce(jsonb_object_agg(value, entries), '{}') from (
        select value, count(*) as entries from (select unnest(array_append(facets, 'kind:' || kind)) as value from base where ${ONE_PER_THING}) as one group by value) as counts) as counts`;
    if (!page) {
      const [row]: [Omit<Found, 'page'>] = await this.ask(`${counted} select ${totals}`, parameters);
      return { ...row, page: [] };
    }
    const cut = `offset ${parameter(page.offset)}::int limit ${parameter(page.limit)}::int`;
    const [row]: [Omit<Found, 'page'> & { page: FoundRow[] | null }] = await this.ask(
      `${counted}${page.order === 'RILEVANZA' ? `, ${this.scored(read, parameter(either), parameter)}` : ''}
       select ${totals}, (select jsonb_agg(jsonb_build_object('no', no::text, 'score', score) order by place) from (select no, score, row_number() over () as place from (${ORDERED[page.order]} ${cut}) as first) as placed) as page`,
      parameters,
    );
    return { ...row, page: row.page ?? [] };
  }

  /** Kind, facets and exclusions as lexemes. */
  private narrowing(read: ReadQuery, { kind, facets }: Filters): string[] {
    return [
      ...(kind === null ? [] : [quoted(kindLexeme(kind))]),
      ...FACET_NAMES.flatMap((name) => (facets[name]?.length ? [`(${facets[name].map((value) => quoted(facetLexeme(name, value))).join(' | ')})`] : [])),
      ...this.exclusions(read),
    ];
  }

  private exclusions(read: ReadQuery): string[] {
    return read.excluded.map((group) => `!(${group.map(quoted).join(' & ')})`);
  }

  /** Candidates of the engine as JSON; null where the database has to find them. */
  private async propose(read: ReadQuery, sets: readonly (readonly number[])[], { kind, facets }: Filters, ordered: boolean, limit: number): Promise<string | null> {
    if (!this.engine || this.engine.failed) return null;
    const [every, ...most] = sets;
    const whole = candidateSets(read, [every!]);
    const tiers: CandidateTier[] = [
      ...(ordered ? ([{ place: 'title', sets: whole }, { place: 'subject', sets: whole }] as const) : []),
      { place: 'anywhere', further: false, sets: whole },
      { place: 'anywhere', further: true, sets: whole },
      ...(most.length > 0 ? [{ place: 'anywhere' as const, sets: candidateSets(read, most) }] : []),
    ];
    try {
      const groups = FACET_NAMES.flatMap((name) => (facets[name]?.length ? [facets[name].map((value) => `${name}:${value}`)] : []));
      return JSON.stringify((await this.engine.find({ tiers, kind, facets: groups, limit })) satisfies readonly Candidate[]);
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
      this.engine.failed = true;
      return null;
    }
  }

  /** Phrases that the entry `e` must have, or must not, in its title or in a passage. */
  private phraseConditions(read: ReadQuery, parameter: (value: unknown) => string): string[] {
    const hasPhrase = (text: string): string => {
      const phrase = `${parameter(text)}::tsquery`;
      return `(e.title_vector @@ ${phrase} or exists (select from search_passage_${this.slot} p where p.entry_no = e.no and p.vector @@ ${phrase}))`;
    };
    return [...read.phrases.map(hasPhrase), ...read.excludedPhrases.map((text) => `not ${hasPhrase(text)}`)];
  }

  /** Rank: words in the title and of the subject first, most of all where they are nearly the whole title (who writes a name wants the thing); then what the best passage holds, how near to one another; then weight and date. */
  private scored(read: ReadQuery, either: string, parameter: (value: unknown) => string): string {
    const total = read.terms.reduce((sum, { weight }) => sum + weight, 0);
    const closely = read.terms.length === 1 ? READ_CLOSELY_ONE_WORD : READ_CLOSELY;
    const share = (column: string): string => read.terms.map((term) => `(${column} @@ ${parameter(termText(term))}::tsquery)::int * ${(term.weight / total).toFixed(4)}`).join(' + ');
    return `
      things as materialized (select * from base where ${ONE_PER_THING} order by tier, name_rank desc, weight desc, at desc nulls last, no limit ${closely}),
      near as materialized (select * from things union all (select b.* from base b join things t on t.kind = b.kind and t.part_of = b.part_of and t.no <> b.no order by b.tier, b.at desc nulls last, b.no limit ${closely})),
      best as materialized (
        select p.entry_no, max(${share('p.vector')} + least(0.5, ts_rank_cd(p.vector, ${parameter(read.terms.map((term) => termText(term)).join(' & '))}::tsquery, 4)) + 0.3 * ts_rank(p.vector, ${either}::tsquery, 1)) as passage_rank
        from search_passage_${this.slot} p where p.entry_no = any (array(select no from near)) and p.vector @@ ${either}::tsquery group by p.entry_no),
      named as materialized (select n.no, ${share('e.title_vector')} + 0.4 * (${this.shareAsWritten(read, parameter)}) as named, ${this.wholeness(read, parameter)} as wholeness from near n ${this.entryOf('n.no')}),
      scored as (
        select base.no, base.tier, base.at, base.weight, base.name_rank, (near.no is null)::int as far,
          base.kind, base.part_of, (1.2 * coalesce(named.named, 0) + 0.8 * base.name_rank + coalesce(best.passage_rank, 0) + 0.25 * base.weight + case when base.tier > 3 then 0 when base.tier = 3 then 0.5 else 0.7 end + 2 * coalesce(named.wholeness, 0))::real as score
        from base left join near on near.no = base.no left join named on named.no = base.no left join best on best.entry_no = base.no)`;
  }

  /** The part of the words that the title has as they were written. */
  private shareAsWritten(read: ReadQuery, parameter: (value: unknown) => string): string {
    const words = read.terms.flatMap((term) => term.words);
    return words.map((word) => `(e.title_vector @@ ${parameter(quoted(titleWord(word)))}::tsquery)::int * ${(1 / words.length).toFixed(4)}`).join(' + ') || '0';
  }

  /** How much of the title the words are, when it has them all as they were written; what counts are words with a stem. */
  private wholeness(read: ReadQuery, parameter: (value: unknown) => string): string {
    const words = [...new Set(read.terms.flatMap((term) => term.words))];
    if (words.length === 0 || read.terms.some((term) => term.words.length === 0)) return '0';
    const all = words.map((word) => `${quoted(titleWord(word))}:A`).join(' & ');
    return `case when e.title_vector @@ ${parameter(all)}::tsquery then least(1, ${words.length} / greatest(1, (select count(*) from unnest(ts_filter(e.title_vector, '{a}')) where lexeme not like '%/%'))::real) else 0 end`;
  }

  private async hits(page: readonly FoundRow[], read: ReadQuery): Promise<SearchHit[]> {
    if (page.length === 0) return [];
    const numbers = page.map(({ no }) => no);
    const rows: EntryRow[] = await this.ask(`select e.no, e.kind, coalesce(e.part_of, e.id) as id, e.version, e.title, e.summary, e.href, e.facets, e.at from search_entry_${this.slot} e where e.no = any ($1::bigint[])`, [numbers]);
    const passages: PassageRow[] = await this.ask(
      `select distinct on (p.entry_no) p.entry_no, p.ordinal, p.page, p.heading, p.body, p.href from search_passage_${this.slot} p
       where p.entry_no = any ($1::bigint[]) and p.vector @@ $2::tsquery order by p.entry_no, ${this.passageScore(read)} desc, p.ordinal`,
      [numbers, read.phrases.length > 0 ? read.phrases.map((phrase) => `(${phrase})`).join(' | ') : read.terms.map((term) => termText(term)).join(' | ')],
    );
    const stems = await this.stems.of(stemmable([...rows.flatMap(({ title, summary }) => [title, summary]), ...passages.map(({ body }) => body)]));
    const rowOf = new Map(rows.map((row) => [row.no, row]));
    const passageOf = new Map(passages.map((row) => [row.entry_no, row]));
    return numbers.flatMap((no) => {
      const row = rowOf.get(no);
      if (!row) return [];
      const passage = passageOf.get(no);
      return {
        kind: row.kind,
        id: row.id,
        version: Number(row.version),
        title: marked(row.title, read.marked, stems),
        summary: marked(row.summary, read.marked, stems, EXCERPT),
        href: row.href,
        facets: facetsOf(row.facets),
        date: row.at,
        passage: passage ? toPassage(passage, read, stems) : null,
      };
    });
  }

  /** Joins entries by number, one by one: the planner, which cannot know how few there are, would read the whole table. */
  private entryOf(no: string): string {
    return `cross join lateral (select * from search_entry_${this.slot} one where one.no = ${no} offset 0) e`;
  }

  /** How much of the search a passage holds, as SQL; the texts are written out, quoted. */
  private passageScore(read: ReadQuery): string {
    const literal = (text: string): string => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'::tsquery`;
    const shares = read.terms.map((term) => `(p.vector @@ ${literal(termText(term))})::int * ${term.weight.toFixed(4)}`).join(' + ');
    return `(${shares} + ts_rank_cd(p.vector, ${literal(read.terms.map((term) => termText(term)).join(' & '))}, 4))`;
  }
}

const NOTHING: Found = { total: 0, more: false, partial: false, counts: {}, page: [] };

/** Parts of things but the first in this order, as SQL: without them each thing is one row. What has no parts is not sorted… */
function otherParts(rows: string, order: string): string {
  return `select no from (select no, row_number() over (partition by kind, part_of order by ${order}) as nth from ${rows} where part_of is not null) as part where nth > 1`;
}

/** …nor looked for among them. */
const without = (others: string): string => `(part_of is null or no not in (${others}))`;
const ONE_PER_THING = without('select no from others');

/** Things in order, each by its best part. */
const ORDERED: Readonly<Record<SearchOrder, string>> = {
  RILEVANZA: inOrder('scored', 'score', 'far, score desc, at desc nulls last, no'),
  DATA: inOrder('base', '0::real as score', 'at desc nulls last, no'),
  TITOLO: `select no, 0::real as score from base where ${ONE_PER_THING} order by lower(title), no`,
};

function inOrder(rows: string, score: string, order: string): string {
  return `select no, ${score} from ${rows} where ${without(otherParts(rows, order))} order by ${order}`;
}

function valuesOf(name: string, counts: Readonly<Record<string, number>>): FacetCount[] {
  return Object.entries(counts)
    .filter(([key]) => key.startsWith(`${name}:`))
    .map(([key, count]) => ({ value: key.slice(name.length + 1), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function toPassage({ ordinal, page, heading, body, href }: PassageRow, read: ReadQuery, stems: ReadonlyMap<string, string>): FoundPassage {
  return { ordinal, page, heading, href, ...marked(body, read.marked, stems, EXCERPT) };
}

/** The sets that are left when so many terms are left out: the common words first, the rare ones are what the search is about. */
function subsets(terms: readonly { readonly weight: number; readonly index: number }[], leftOut: number): number[][] {
  const byWeight = [...terms].sort((a, b) => b.weight - a.weight);
  const kept = Math.max(1, terms.length - leftOut);
  // Rare terms beyond six are combined no further: the number of sets stays small.
  const pool = byWeight.slice(0, Math.max(kept, Math.min(terms.length, 6)));
  const choose = (from: number, count: number): number[][] => {
    if (count === 0) return [[]];
    const sets: number[][] = [];
    for (let index = from; index <= pool.length - count; index++) for (const rest of choose(index + 1, count - 1)) sets.push([pool[index]!.index, ...rest]);
    return sets;
  };
  return choose(0, kept).slice(0, 30);
}
