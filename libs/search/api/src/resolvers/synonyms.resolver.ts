import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { KeepSynonyms, searchNotFound } from '@province-comuni/search-domain';
import { isUuid } from '@province-comuni/shared-kernel';
import { KeepSynonymsResult, RemoveSynonymsResult, SynonymGroupType, SynonymsKept, SynonymsRemoved } from '../graphql/synonym.type.js';
import { SearchRefusalInterceptor, WithoutRefusals } from '../search-refusal.interceptor.js';

/** Words that mean the same: UPI's curators keep them. */
@Resolver(() => SynonymGroupType)
@UseInterceptors(SearchRefusalInterceptor)
@Access('staff')
export class SynonymsResolver {
  constructor(@Inject(KeepSynonyms) private readonly keep: KeepSynonyms) {}

  @WithoutRefusals()
  @Query(() => [SynonymGroupType], { description: 'Groups of words that mean the same for the search, by their first form; at most 500.' })
  async synonyms(@CurrentActor() actor: Actor): Promise<SynonymGroupType[]> {
    return this.keep.list(actor);
  }

  @Mutation(() => KeepSynonymsResult, { description: 'Adds a group.' })
  async addSynonyms(@CurrentActor() actor: Actor, @Args('forms', { type: () => [String], description: 'At least two.' }) forms: string[]): Promise<SynonymsKept> {
    return Object.assign(new SynonymsKept(), { group: await this.keep.add(actor, forms) });
  }

  @Mutation(() => KeepSynonymsResult, { description: 'Gives a group other forms.' })
  async changeSynonyms(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The group.' }) id: string,
    @Args('revision', { type: () => Int, description: 'The one that was seen.' }) revision: number,
    @Args('forms', { type: () => [String], description: 'All of them, at least two.' }) forms: string[],
  ): Promise<SynonymsKept> {
    if (!isUuid(id)) throw searchNotFound();
    return Object.assign(new SynonymsKept(), { group: await this.keep.change(actor, id, revision, forms) });
  }

  @Mutation(() => RemoveSynonymsResult, { description: 'Takes a group away.' })
  async removeSynonyms(@CurrentActor() actor: Actor, @Args('id', { type: () => ID, description: 'The group.' }) id: string): Promise<SynonymsRemoved> {
    if (!isUuid(id)) throw searchNotFound();
    await this.keep.remove(actor, id);
    return Object.assign(new SynonymsRemoved(), { id });
  }
}
