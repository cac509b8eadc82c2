import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CommunityInvalid, MovePosts, type Destination } from '@province-comuni/communities-domain';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { CommunityDone, CommunityResult } from '../graphql/community.results.js';
import { known } from '../known-id.js';
import { done } from '../resolvers/communities.resolver.js';
import { MergeDiscussionInput, MoveDiscussionInput, MovePreviewInput, SplitDiscussionInput } from './moderation.input.js';
import { MovePreviewType } from './moderation.type.js';

/** Discussions and answers that go to another place: who moderates everything that is touched. */
@Resolver()
@UseInterceptors(CommunitiesRefusalsInterceptor)
@Access('signed-in')
export class MovePostsResolver {
  constructor(@Inject(MovePosts) private readonly posts: MovePosts) {}

  @Query(() => MovePreviewType, { nullable: true, description: 'What a move would touch: for who moderates all communities it touches; null for everybody else.' })
  async movePreview(@CurrentActor() actor: SignedInActor, @Args('input') { discussionId, toCommunityId, intoId, postIds }: MovePreviewInput): Promise<MovePreviewType> {
    return Object.assign(new MovePreviewType(), await this.posts.preview(actor, known(discussionId), destinationOf({ toCommunityId, intoId, postIds })));
  }

  @Mutation(() => CommunityResult, { description: 'Moves a discussion to another community: who moderates both. Its address stays; who may not read it there finds it no more.' })
  async moveDiscussion(@CurrentActor() actor: SignedInActor, @Args('input') { discussionId, fromCommunityId, toCommunityId, reason }: MoveDiscussionInput): Promise<CommunityDone> {
    await this.posts.move(actor, known(discussionId), known(fromCommunityId), known(toCommunityId), reason);
    return done(discussionId);
  }

  @Mutation(() => CommunityResult, { description: 'Puts a discussion into another one, in order of time: who moderates the communities of both. Its address leads there.' })
  async mergeDiscussion(@CurrentActor() actor: SignedInActor, @Args('input') { discussionId, fromCommunityId, intoId, reason }: MergeDiscussionInput): Promise<CommunityDone> {
    await this.posts.merge(actor, known(discussionId), known(fromCommunityId), known(intoId), reason);
    return done(intoId);
  }

  @Mutation(() => CommunityResult, { description: 'Makes answers a discussion of their own, whose id is returned: who moderates.' })
  async splitDiscussion(@CurrentActor() actor: SignedInActor, @Args('input') { discussionId, fromCommunityId, postIds, kind, title, reason }: SplitDiscussionInput): Promise<CommunityDone> {
    return done(await this.posts.split(actor, known(discussionId), known(fromCommunityId), postIds.map((id) => known(id)), { kind, title, reason }));
  }
}

/** @throws CommunityInvalid unless exactly one is given */
function destinationOf({ toCommunityId, intoId, postIds }: Omit<MovePreviewInput, 'discussionId'>): Destination {
  const given: Destination[] = [...(toCommunityId ? [{ toCommunityId: known(toCommunityId) } as Destination] : []), ...(intoId ? [{ intoId: known(intoId) } as Destination] : []), ...(postIds ? [{ postIds: postIds.map((id) => known(id)) } as Destination] : [])];
  if (given.length !== 1) throw new CommunityInvalid({ field: 'input', message: 'Scegliete una destinazione.' });
  return given[0]!;
}
