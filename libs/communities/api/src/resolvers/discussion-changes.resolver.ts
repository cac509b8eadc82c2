import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, GraphQLISODateTime, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { AnswerDiscussion, ChangePost, KeepDraft, OpenDiscussionInCommunity, ReadOn, SteerDiscussion, type HeldPost, type ReactionKind } from '@province-comuni/communities-domain';
import type { TypedAttachment } from '@province-comuni/documents-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor, JsonScalar } from '@province-comuni/platform-graphql';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { presentPost } from '../communities.presenter.js';
import { ReactionKindEnum } from '../graphql/community.enums.js';
import { AnswerDiscussionInput, KeepPostDraftInput, OpenDiscussionInput, SetDiscussionInput, type PostAttachmentInput } from '../graphql/community.input.js';
import { AnswerGiven, AnswerResult, CommunityDone, CommunityResult, DiscussionOpened, OpenDiscussionResult, PostHeld, ReadUpToNoted, ReadUpToResult } from '../graphql/community.results.js';
import { known } from '../known-id.js';
import { done } from './communities.resolver.js';
import { placeOf } from './discussions.resolver.js';

/** Writing: members of the community. The same key is the same writing. */
@Resolver()
@UseInterceptors(CommunitiesRefusalsInterceptor)
@Access('signed-in')
export class DiscussionChangesResolver {
  constructor(
    @Inject(OpenDiscussionInCommunity) private readonly open: OpenDiscussionInCommunity,
    @Inject(AnswerDiscussion) private readonly give: AnswerDiscussion,
    @Inject(ChangePost) private readonly change: ChangePost,
    @Inject(SteerDiscussion) private readonly steer: SteerDiscussion,
    @Inject(ReadOn) private readonly readOn: ReadOn,
    @Inject(KeepDraft) private readonly drafts: KeepDraft,
  ) {}

  @Mutation(() => OpenDiscussionResult, { description: 'Opens a discussion; announcements are for who moderates. Who opens it follows it.' })
  async openDiscussion(@CurrentActor() actor: SignedInActor, @Args('input') input: OpenDiscussionInput): Promise<DiscussionOpened | PostHeld> {
    const opened = await this.open.execute(actor, { ...input, communityId: known(input.communityId), attachments: typedAttachments(input.attachments) });
    return opened.held ? presentHeld(opened.held) : Object.assign(new DiscussionOpened(), { discussionId: opened.discussionId });
  }

  @Mutation(() => AnswerResult, { description: 'Answers in a discussion. A closed one refuses it with the code COMMUNITIES.CLOSED.' })
  async answer(@CurrentActor() actor: SignedInActor, @Args('input') input: AnswerDiscussionInput): Promise<AnswerGiven | PostHeld> {
    const given = await this.give.execute(actor, { ...input, discussionId: known(input.discussionId), attachments: typedAttachments(input.attachments) });
    return given.held ? presentHeld(given.held) : Object.assign(new AnswerGiven(), { post: presentPost(given.post) });
  }

  @Mutation(() => CommunityResult, { description: 'Changes a post: who wrote it. How it read before stays to be seen. Changed since it was on the page, it is refused with the code COMMUNITIES.POST_CHANGED.' })
  async editPost(@CurrentActor() actor: SignedInActor, @Args('postId', { type: () => ID }) postId: string, @Args('text', { type: () => JsonScalar, description: 'Tree of the text (`PostText`).' }) text: unknown, @Args('seenEditedAt', { type: () => GraphQLISODateTime, nullable: true, description: 'When the one on the page had been changed; null: never.' }) seenEditedAt: Date | null): Promise<CommunityDone> {
    await this.change.edit(actor, known(postId), text, seenEditedAt ?? null);
    return done(postId);
  }

  @Mutation(() => CommunityResult, { description: 'Takes a post away, its words for good: who wrote it, or who moderates. The first one stays.' })
  async withdrawPost(@CurrentActor() actor: SignedInActor, @Args('postId', { type: () => ID }) postId: string): Promise<CommunityDone> {
    await this.change.withdraw(actor, known(postId));
    return done(postId);
  }

  @Mutation(() => CommunityResult, { description: 'Says of a post that it helped, thanks for it, or takes that back.' })
  async react(@CurrentActor() actor: SignedInActor, @Args('postId', { type: () => ID }) postId: string, @Args('kind', { type: () => ReactionKindEnum }) kind: ReactionKind, @Args('on', { type: () => Boolean }) on: boolean): Promise<CommunityDone> {
    await this.change.react(actor, known(postId), kind, on);
    return done(postId);
  }

  @Mutation(() => CommunityResult, { description: 'Says which answer solved it, or (null) that it is open again: who opened it, or who moderates.' })
  async markSolved(@CurrentActor() actor: SignedInActor, @Args('discussionId', { type: () => ID }) discussionId: string, @Args('postId', { type: () => ID, nullable: true }) postId: string | null): Promise<CommunityDone> {
    await this.steer.markSolved(actor, known(discussionId), postId ? known(postId) : null);
    return done(discussionId);
  }

  @Mutation(() => CommunityResult, { description: 'Pins, closes, opens again: who moderates. Tags also who opened it.' })
  async setDiscussion(@CurrentActor() actor: SignedInActor, @Args('input') { discussionId, pinned, closed, tags }: SetDiscussionInput): Promise<CommunityDone> {
    await this.steer.set(actor, known(discussionId), { ...(pinned == null ? {} : { pinned }), ...(closed == null ? {} : { closed }), ...(tags == null ? {} : { tags }) });
    return done(discussionId);
  }

  @Mutation(() => ReadUpToResult, { description: 'Has read up to this number: a member. Never goes back.' })
  async readUpTo(@CurrentActor() actor: SignedInActor, @Args('discussionId', { type: () => ID }) discussionId: string, @Args('sequence', { type: () => Int }) sequence: number): Promise<ReadUpToNoted> {
    return Object.assign(new ReadUpToNoted(), { unread: await this.readOn.execute(actor, known(discussionId), sequence) });
  }

  @Mutation(() => CommunityResult, { description: 'Keeps a text that is being written; an empty one is forgotten.' })
  async keepPostDraft(@CurrentActor() actor: SignedInActor, @Args('input') { kind, title, text, ...place }: KeepPostDraftInput): Promise<CommunityDone> {
    await this.drafts.keep(actor, placeOf(place), { kind: kind ?? null, title, text });
    return done(place.discussionId ?? place.communityId ?? '');
  }
}

function presentHeld({ id, reason }: HeldPost): PostHeld {
  return Object.assign(new PostHeld(), { heldId: id, holdReason: reason });
}

function typedAttachments(attachments: readonly PostAttachmentInput[]): readonly TypedAttachment[] {
  return attachments.map(({ documentId, uploadId, title }) => ({ documentId: documentId ?? null, uploadId: uploadId ?? null, title }));
}
