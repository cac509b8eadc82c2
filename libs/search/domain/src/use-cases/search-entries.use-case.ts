import { audiencesOf, enteIdsOf, type Actor } from '@province-comuni/identity-contract';
import { SearchTooCostly, type SearchAnswer, type SearchFacets, type SearchIndex, type SearchOrder, type SearchSuggestions, type TransactionRunner } from '@province-comuni/platform-ports';
import { invalidSearchInput, SearchError, type SearchFieldProblem } from '../errors.js';
import type { SynonymRepository } from '../ports/synonym-repository.port.js';
import { LONGEST_QUERY, parseQuery } from '../query/parse-query.js';
import type { SearchSourceRegistry } from '../search-source-registry.js';

export interface SearchInput {
  /** As the person wrote it. */
  readonly text: string;
  readonly kind: string | null;
  readonly facets: SearchFacets;
  readonly order: SearchOrder;
  /** Words as they were written: none is corrected. */
  readonly exact: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Results per page at most. */
export const MOST_PER_PAGE = 50;
const MOST_VALUES = 100;
const SUGGESTED_PER_KIND = 3;

/** Whoever looks for something, with his own rights: a visitor finds what is public. */
export class SearchEntries {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly index: SearchIndex,
    private readonly synonyms: SynonymRepository,
    private readonly sources: SearchSourceRegistry,
  ) {}

  /** @throws SearchError INVALID_INPUT, TOO_COSTLY */
  async search(actor: Actor, input: SearchInput): Promise<SearchAnswer> {
    refuseProblems(input);
    return this.run(actor, async () => {
      const query = parseQuery(input.text, await this.synonyms.list());
      const { kind, facets, order, exact, offset, limit } = input;
      return this.index.search({ query, audiences: audiencesOf(actor), kind, facets, order, exact, offset, limit });
    });
  }

  /** As one types. @throws SearchError TOO_COSTLY */
  async suggest(actor: Actor, text: string): Promise<SearchSuggestions> {
    return this.run(actor, async () => {
      const query = parseQuery(text, await this.synonyms.list());
      return this.index.suggest(query, audiencesOf(actor), this.sources.all().map(({ kind }) => kind), SUGGESTED_PER_KIND);
    });
  }

  private async run<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    try {
      return await this.transactions.run({ enteIds: enteIdsOf(actor) }, work);
    } catch (error) {
      if (error instanceof SearchTooCostly) throw new SearchError('SEARCH.TOO_COSTLY', { reason: 'La ricerca è durata troppo ed è stata fermata: provate con meno parole, o più precise.' });
      throw error;
    }
  }
}

function refuseProblems({ text, facets, offset, limit }: SearchInput): void {
  const problems: SearchFieldProblem[] = [];
  if (text.length > LONGEST_QUERY) problems.push({ field: 'query', message: `Scrivete al massimo ${LONGEST_QUERY} caratteri.` });
  if (!Number.isInteger(offset) || offset < 0 || offset > 1_000) problems.push({ field: 'offset', message: 'I risultati si sfogliano fino al millesimo.' });
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_PER_PAGE) problems.push({ field: 'limit', message: `Da 1 a ${MOST_PER_PAGE} risultati per pagina.` });
  if (Object.values(facets).some((values) => values.length > MOST_VALUES)) problems.push({ field: 'facets', message: `Al massimo ${MOST_VALUES} valori per filtro.` });
  if (problems.length > 0) throw invalidSearchInput(problems);
}
