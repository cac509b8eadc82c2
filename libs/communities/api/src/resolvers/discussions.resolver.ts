import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { KeepDraft, ReadDiscussions, type DraftPlace } from '@province-comuni/communities-domain';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { presentDiscussions, presentPlace, presentThread, readCursor } from '../communities.presenter.js';
import { DiscussionArgs, DiscussionsArgs } from '../graphql/community.input.js';
import { DiscussionConnection, DiscussionThread, EarlierPostText, PostDraft, PostPlace } from '../graphql/discussion.type.js';
import { known } from '../known-id.js';

/** Reading discussions: as many statements for a page as for one post. */
@Resolver()
@UseInterceptors(CommunitiesRefusalsInterceptor)
export class DiscussionsResolver {
  constructor(
    @Inject(ReadDiscussions) private readonly read: ReadDiscussions,
    @Inject(KeepDraft) private readonly drafts: KeepDraft,
  ) {}

  @Access('public')
  @Query(() => DiscussionConnection, { nullable: true, description: 'Discussions of a community, pinned first, then by last voice; null where there are none for who asks.' })
  async discussions(@CurrentActor() actor: Actor, @Args() { communityId, filter, first, after }: DiscussionsArgs): Promise<DiscussionConnection> {
    const { kind, state, tag } = filter ?? {};
    return presentDiscussions(await this.read.list(actor, { communityId: known(communityId), ...(kind ? { kind } : {}), ...(state ? { state } : {}), ...(tag ? { tag } : {}) }, readCursor(after), first));
  }

  @Access('public')
  @Query(() => DiscussionThread, { nullable: true, description: 'A discussion with a page of its posts; null where there is none for who asks.' })
  async discussion(@CurrentActor() actor: Actor, @Args() { id, after, before, first }: DiscussionArgs): Promise<DiscussionThread> {
    return presentThread(actor, await this.read.open(actor, known(id), { after: after ?? null, before: before ?? null, limit: first }));
  }

  @Access('public')
  @Query(() => PostPlace, { nullable: true, description: 'Where the post with this number of a discussion is read now, also after it went elsewhere; null where there is none for who asks.' })
  async postPlace(@CurrentActor() actor: Actor, @Args('discussionId', { type: () => ID }) discussionId: string, @Args('sequence', { type: () => Int }) sequence: number): Promise<PostPlace> {
    return presentPlace(await this.read.place(actor, known(discussionId), sequence));
  }

  @Access('public')
  @Query(() => [EarlierPostText], { nullable: true, description: 'How a post read before it was changed, newest first; null where there is no post for who asks.' })
  async postHistory(@CurrentActor() actor: Actor, @Args('postId', { type: () => ID }) postId: string): Promise<EarlierPostText[]> {
    return (await this.read.earlier(actor, known(postId))).map(({ text, at }) => Object.assign(new EarlierPostText(), { text, at }));
  }

  @Access('signed-in')
  @Query(() => PostDraft, { nullable: true, description: 'What who asks was writing: an answer (`discussionId`) or a new discussion (`communityId`).' })
  async postDraft(@CurrentActor() actor: SignedInActor, @Args('discussionId', { type: () => ID, nullable: true }) discussionId: string | null, @Args('communityId', { type: () => ID, nullable: true }) communityId: string | null): Promise<PostDraft | null> {
    const found = await this.drafts.read(actor, placeOf({ discussionId, communityId }));
    return found && Object.assign(new PostDraft(), { kind: found.kind, title: found.title, text: found.text, updatedAt: found.updatedAt });
  }
}

/** @throws CommunityNotFound where neither is given */
export function placeOf({ discussionId, communityId }: { readonly discussionId?: string | null | undefined; readonly communityId?: string | null | undefined }): DraftPlace {
  return discussionId ? { discussionId: known(discussionId) } : { communityId: known(communityId ?? '') };
}
