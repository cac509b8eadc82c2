import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { JoinCommunity, LeaveCommunity, ReadCommunities, ReadDiscussions } from '@province-comuni/communities-domain';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { presentCommunity } from '../communities.presenter.js';
import { CommunityDone, CommunityResult } from '../graphql/community.results.js';
import { Community, CommunityEvents, CommunityPerson } from '../graphql/community.type.js';
import { known } from '../known-id.js';

/** Communities, who is in them, and what happens there. */
@Resolver()
@UseInterceptors(CommunitiesRefusalsInterceptor)
export class CommunitiesResolver {
  constructor(
    @Inject(ReadCommunities) private readonly communitiesOf: ReadCommunities,
    @Inject(ReadDiscussions) private readonly read: ReadDiscussions,
    @Inject(JoinCommunity) private readonly join: JoinCommunity,
    @Inject(LeaveCommunity) private readonly leave: LeaveCommunity,
  ) {}

  @Access('public')
  @Query(() => [Community], { description: 'Communities that who asks may know of, by title.' })
  async communities(@CurrentActor() actor: Actor): Promise<Community[]> {
    return (await this.communitiesOf.list(actor)).map(presentCommunity);
  }

  @Access('public')
  @Query(() => Community, { nullable: true, description: 'A community; null where there is none for who asks.' })
  async community(@CurrentActor() actor: Actor, @Args('key', { type: () => String }) key: string): Promise<Community> {
    return presentCommunity(await this.communitiesOf.open(actor, key));
  }

  @Access('signed-in')
  @Query(() => [CommunityPerson], { nullable: true, description: 'Members by the beginning of a name, at most 20: for who writes there, to mention them. Null for everybody else.' })
  async communityMembers(@CurrentActor() actor: Actor, @Args('communityId', { type: () => ID }) communityId: string, @Args('text', { type: () => String }) text: string): Promise<CommunityPerson[]> {
    return (await this.communitiesOf.findMembers(actor, known(communityId), text)).map(({ personId, name, ente }) => Object.assign(new CommunityPerson(), { personId, name, ente }));
  }

  @Access('public')
  @Query(() => CommunityEvents, { nullable: true, description: 'What happened in a community after an entry of its log, in order, each once; null where there is nothing for who asks.' })
  async communityEvents(@CurrentActor() actor: Actor, @Args('communityId', { type: () => ID }) communityId: string, @Args('after', { type: () => Int }) after: number, @Args('first', { type: () => Int, defaultValue: 100, description: 'At most 200.' }) first: number): Promise<CommunityEvents> {
    const { entries, last } = await this.read.eventsAfter(actor, known(communityId), after, first);
    const own = (personId: string | null): boolean => actor.kind === 'person' && actor.personId === personId;
    return Object.assign(new CommunityEvents(), { last, entries: entries.map(({ sequence, kind, discussionId, postId, postSequence, personId, at }) => ({ sequence, kind, discussionId, postId, postSequence, own: own(personId), at })) });
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Becomes a member, having accepted the guidelines: whoever has a role in an Ente, where nobody has to invite him.' })
  async joinCommunity(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('guidelinesAccepted', { type: () => Boolean }) guidelinesAccepted: boolean, @Args('guidelinesVersion', { type: () => Int, nullable: true, description: 'Which guidelines were on the page; not given: those of now.' }) guidelinesVersion: number | null): Promise<CommunityDone> {
    await this.join.execute(actor, known(communityId), guidelinesAccepted, guidelinesVersion ?? null);
    return done(communityId);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Goes; what he wrote stays.' })
  async leaveCommunity(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string): Promise<CommunityDone> {
    await this.leave.execute(actor, known(communityId), actor.personId);
    return done(communityId);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Takes a member out: who moderates. His connections are closed, and he reads no more than anybody else.' })
  async removeCommunityMember(@CurrentActor() actor: SignedInActor, @Args('communityId', { type: () => ID }) communityId: string, @Args('personId', { type: () => ID }) personId: string): Promise<CommunityDone> {
    await this.leave.execute(actor, known(communityId), known(personId));
    return done(communityId);
  }
}

/** @param id what it was done to */
export function done(id: string): CommunityDone {
  return Object.assign(new CommunityDone(), { id });
}
