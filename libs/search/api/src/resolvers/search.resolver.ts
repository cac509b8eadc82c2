import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import type { Actor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { SearchEntries, SearchSourceRegistry } from '@province-comuni/search-domain';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import { SearchInputType } from '../graphql/search.input.js';
import { SearchPage, SearchResult, SearchSuggestionsType } from '../graphql/search.type.js';
import { entiIn, presentSearch, presentSuggestions } from '../search.presenter.js';
import { SearchRefusalInterceptor, WithoutRefusals } from '../search-refusal.interceptor.js';

/** Looking for something: everybody, each among what he may read. */
@Resolver()
@UseInterceptors(SearchRefusalInterceptor)
@Access('public')
export class SearchResolver {
  constructor(
    @Inject(SearchEntries) private readonly entries: SearchEntries,
    @Inject(SearchSourceRegistry) private readonly sources: SearchSourceRegistry,
    @Inject(ENTE_REGISTRY) private readonly enti: EnteRegistry,
  ) {}

  @Query(() => SearchResult, { description: 'Searches everything the asker may read, down to the passage.' })
  async search(@CurrentActor() actor: Actor, @Args('input') { query, kind, facets, order, exact, offset, limit }: SearchInputType): Promise<SearchPage> {
    const found = await this.entries.search(actor, { text: query, kind: kind || null, facets: Object.fromEntries(facets.map(({ name, values }) => [name, values])), order, exact, offset, limit });
    const cards = await this.enti.findByIds(entiIn(found).filter(isUuid) as EnteId[]);
    return presentSearch(found, this.sources, new Map(cards.map((card) => [card.id, card])));
  }

  @WithoutRefusals()
  @Query(() => SearchSuggestionsType, { description: 'As one types: endings of the last word, and things by their title.' })
  async searchSuggestions(@CurrentActor() actor: Actor, @Args('query', { type: () => String, description: 'What was written so far.' }) query: string): Promise<SearchSuggestionsType> {
    return presentSuggestions(await this.entries.suggest(actor, query), this.sources);
  }
}
