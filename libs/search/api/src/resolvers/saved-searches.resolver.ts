import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { KeepSavedSearches, searchNotFound, type AlertFrequency, type KeptSearch } from '@province-comuni/search-domain';
import { isUuid } from '@province-comuni/shared-kernel';
import { AlertFrequencyEnum, SavedSearchDone, SavedSearchResult, SavedSearchType, SaveSearchInputType, SaveSearchResult, SearchSaved } from '../graphql/saved-search.type.js';
import { presentFacets } from '../saved-search.presenter.js';
import { SearchRefusalInterceptor, WithoutRefusals } from '../search-refusal.interceptor.js';

/** Saved searches: each person's own. */
@Resolver(() => SavedSearchType)
@UseInterceptors(SearchRefusalInterceptor)
@Access('signed-in')
export class SavedSearchesResolver {
  constructor(@Inject(KeepSavedSearches) private readonly keep: KeepSavedSearches) {}

  @WithoutRefusals()
  @Query(() => [SavedSearchType], { description: 'The searches that the person keeps, newest first; at most 50.' })
  async savedSearches(@CurrentActor() actor: Actor): Promise<SavedSearchType[]> {
    return (await this.keep.list(actor)).map(present);
  }

  @Mutation(() => SaveSearchResult, { description: 'Keeps a search: the person is told of what comes.' })
  async saveSearch(@CurrentActor() actor: Actor, @Args('input') { name, query, kind, facets, frequency }: SaveSearchInputType): Promise<SearchSaved> {
    const kept = await this.keep.save(actor, { name, query, kind: kind || null, facets: Object.fromEntries(facets.map((facet) => [facet.name, facet.values])), frequency });
    return Object.assign(new SearchSaved(), { search: present(kept) });
  }

  @Mutation(() => SavedSearchResult, { description: 'Changes when the person is told.' })
  async changeSavedSearch(@CurrentActor() actor: Actor, @Args('id', { type: () => ID, description: 'The saved search.' }) id: string, @Args('frequency', { type: () => AlertFrequencyEnum, description: 'When to be told.' }) frequency: AlertFrequency): Promise<SavedSearchDone> {
    if (!isUuid(id)) throw searchNotFound();
    await this.keep.changeFrequency(actor, id, frequency);
    return Object.assign(new SavedSearchDone(), { id });
  }

  @Mutation(() => SavedSearchResult, { description: 'Ends a saved search and its alerts.' })
  async removeSavedSearch(@CurrentActor() actor: Actor, @Args('id', { type: () => ID, description: 'The saved search.' }) id: string): Promise<SavedSearchDone> {
    if (!isUuid(id)) throw searchNotFound();
    await this.keep.remove(actor, id);
    return Object.assign(new SavedSearchDone(), { id });
  }
}

function present({ search: { id, name, query, kind, facets, frequency, createdAt }, matches }: KeptSearch): SavedSearchType {
  return { id, name, query, kind, facets: presentFacets(facets), frequency, createdAt, matches: matches.map((match) => ({ kind: match.kind, title: match.title, href: match.href, foundAt: match.foundAt })) };
}
