import { audiencesOf, enteIdsOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { SearchFacets, SearchIndex, TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { invalidSearchInput, SearchError, searchNotFound, type SearchFieldProblem } from '../errors.js';
import { canSaveSearches } from '../policies/saved-search.policy.js';
import type { SavedSearchRepository } from '../ports/saved-search-repository.port.js';
import type { SynonymRepository } from '../ports/synonym-repository.port.js';
import { LONGEST_QUERY, parseQuery } from '../query/parse-query.js';
import type { AlertFrequency, SavedSearch, SavedSearchMatch } from '../saved-search.js';

export interface SaveSearchInput {
  /** Empty: the words of the search. */
  readonly name: string;
  readonly query: string;
  readonly kind: string | null;
  readonly facets: SearchFacets;
  readonly frequency: AlertFrequency;
}

export interface KeptSearch {
  readonly search: SavedSearch;
  readonly matches: readonly SavedSearchMatch[];
}

const LONGEST_NAME = 120;
const MOST_SAVED = 50;
const MATCHES_SHOWN = 10;
const MOST_VALUES = 100;

/** A person keeps searches, and reads what they found anew. */
export class KeepSavedSearches {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly searches: SavedSearchRepository,
    private readonly synonyms: SynonymRepository,
    private readonly index: SearchIndex,
    private readonly clock: Clock,
  ) {}

  /** What was found and may no longer be read is not shown. @throws SearchError NOT_FOUND for who has no account */
  async list(actor: Actor): Promise<KeptSearch[]> {
    return this.run(actor, async (person) => {
      const searches = await this.searches.listOf(person.personId);
      const matches = await this.searches.matchesOf(searches.map(({ id }) => id), MATCHES_SHOWN);
      const synonyms = await this.synonyms.list();
      const kept: KeptSearch[] = [];
      for (const search of searches) {
        const found = matches.get(search.id) ?? [];
        const { query, kind, facets } = search;
        const readable = await this.index.matches({ query: parseQuery(query, synonyms), audiences: audiencesOf(person), kind, facets }, found);
        kept.push({ search, matches: found.filter((match) => readable.some((one) => one.kind === match.kind && one.id === match.id)) });
      }
      return kept;
    });
  }

  /** @throws SearchError NOT_FOUND, INVALID_INPUT, ALREADY_THERE when there are too many */
  async save(actor: Actor, input: SaveSearchInput): Promise<KeptSearch> {
    return this.run(actor, async (person) => {
      const query = input.query.trim();
      const name = input.name.trim() || query.slice(0, LONGEST_NAME);
      refuseProblems({ ...input, query, name });
      if ((await this.searches.listOf(person.personId)).length >= MOST_SAVED) throw new SearchError('SEARCH.ALREADY_THERE', { reason: `Si possono salvare al massimo ${MOST_SAVED} ricerche: toglietene una che non serve più.` });
      const { kind, facets, frequency } = input;
      return { search: await this.searches.add({ personId: person.personId, name, query, kind, facets, frequency, createdAt: this.clock.now() }), matches: [] };
    });
  }

  /** @throws SearchError NOT_FOUND */
  async changeFrequency(actor: Actor, id: string, frequency: AlertFrequency): Promise<void> {
    await this.run(actor, async ({ personId }) => {
      if (!(await this.searches.changeFrequency(personId, id, frequency))) throw searchNotFound();
    });
  }

  /** Ends it, with its alerts. @throws SearchError NOT_FOUND */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.run(actor, async ({ personId }) => {
      if (!(await this.searches.remove(personId, id))) throw searchNotFound();
    });
  }

  private async run<T>(actor: Actor, work: (person: SignedInActor) => Promise<T>): Promise<T> {
    if (!canSaveSearches(actor)) throw searchNotFound();
    return this.transactions.run({ enteIds: enteIdsOf(actor), personId: actor.personId }, () => work(actor));
  }
}

function refuseProblems({ query, name, facets }: SaveSearchInput): void {
  const problems: SearchFieldProblem[] = [];
  if (query.length > LONGEST_QUERY) problems.push({ field: 'query', message: `Al massimo ${LONGEST_QUERY} caratteri.` });
  else if (parseQuery(query).terms.length === 0) problems.push({ field: 'query', message: 'Scrivete almeno una parola da cercare.' });
  if (name.length > LONGEST_NAME) problems.push({ field: 'name', message: `Il nome ha al massimo ${LONGEST_NAME} caratteri.` });
  if (Object.values(facets).some((values) => values.length > MOST_VALUES)) problems.push({ field: 'facets', message: `Al massimo ${MOST_VALUES} valori per filtro.` });
  if (problems.length > 0) throw invalidSearchInput(problems);
}
