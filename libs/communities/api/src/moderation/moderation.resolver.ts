import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AppealDecision, DecideCase, ModerateDirectly, ReadModeration, ReportPost, SetLimits, type ReportReason } from '@province-comuni/communities-domain';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { CommunityDone, CommunityResult } from '../graphql/community.results.js';
import { known } from '../known-id.js';
import { done } from '../resolvers/communities.resolver.js';
import { ReportReasonEnum } from './moderation.enums.js';
import { CommunityLimitsInput, DecideCaseInput, ReportPostInput, SuspendMemberInput } from './moderation.input.js';
import { presentDecision, presentOwn, presentQueue, readQueueCursor } from './moderation.presenter.js';
import { BlockedLinkType, CommunityLimitsType, ModeratedCommunityType, ModerationLog, ModerationQueueType, MyModeration } from './moderation.type.js';

/** Moderation: reporting, deciding, appealing; the limits of writing. */
@Resolver()
@UseInterceptors(CommunitiesRefusalsInterceptor)
@Access('signed-in')
export class ModerationResolver {
  constructor(
    @Inject(ReadModeration) private readonly read: ReadModeration,
    @Inject(ReportPost) private readonly report: ReportPost,
    @Inject(DecideCase) private readonly decide: DecideCase,
    @Inject(ModerateDirectly) private readonly directly: ModerateDirectly,
    @Inject(AppealDecision) private readonly appeals: AppealDecision,
    @Inject(SetLimits) private readonly limits: SetLimits,
  ) {}

  @Query(() => [ModeratedCommunityType], { description: 'Communities that who asks moderates, by title, with how much waits. UPI’s staff: all of them, those by invitation once something of them was brought before it.' })
  async moderatedCommunities(@CurrentActor() actor: SignedInActor): Promise<ModeratedCommunityType[]> {
    return (await this.read.communitiesOf(actor)).map(({ community: { id, key, title }, open }) => ({ id, key, title, open }));
  }

  @Query(() => ModerationQueueType, { nullable: true, description: 'What waits for who moderates a community, oldest first; null for everybody else.' })
  async moderationQueue(@CurrentActor() actor: SignedInActor, @Args('key', { type: () => String }) key: string, @Args('after', { type: () => String, nullable: true }) after: string | null, @Args('first', { type: () => Int, defaultValue: 20, description: 'At most 50.' }) first: number): Promise<ModerationQueueType> {
    return presentQueue(await this.read.queue(actor, key, readQueueCursor(after), first));
  }

  @Query(() => ModerationLog, { nullable: true, description: 'What was decided in a community, newest first: for who moderates it; null for everybody else.' })
  async moderationLog(@CurrentActor() actor: SignedInActor, @Args('key', { type: () => String }) key: string, @Args('personId', { type: () => ID, nullable: true, description: 'Of one person.' }) personId: string | null, @Args('before', { type: () => Int, nullable: true, description: 'Entries before this number.' }) before: number | null, @Args('first', { type: () => Int, defaultValue: 20, description: 'At most 50.' }) first: number): Promise<ModerationLog> {
    const { community, entries, hasMore } = await this.read.log(actor, key, personId === null || personId === undefined ? null : known(personId), before ?? null, first);
    return Object.assign(new ModerationLog(), { communityTitle: community.title, nodes: entries.map(presentDecision), hasNextPage: hasMore });
  }

  @Query(() => MyModeration, { description: 'What moderation decided of who asks, what of his waits for approval, and until when he may not write.' })
  async myModeration(@CurrentActor() actor: SignedInActor): Promise<MyModeration> {
    return presentOwn(await this.read.own(actor));
  }

  @Query(() => CommunityLimitsType, { nullable: true, description: 'Limits of writing in a community, for who moderates it; null for everybody else.' })
  async communityLimits(@CurrentActor() actor: SignedInActor, @Args('key', { type: () => String }) key: string): Promise<CommunityLimitsType> {
    const { title, limits, revision } = await this.limits.read(actor, key);
    return Object.assign(new CommunityLimitsType(), { ...limits, revision, communityTitle: title });
  }

  @Access('staff')
  @Query(() => [BlockedLinkType], { nullable: true, description: 'Addresses that posts do not lead to before somebody looked: for UPI’s staff.' })
  async blockedLinks(@CurrentActor() actor: SignedInActor): Promise<BlockedLinkType[]> {
    return (await this.limits.blockedLinks(actor)).map(({ address, note, addedByName, addedAt }) => ({ address, note, addedByName, addedAt }));
  }

  @Mutation(() => CommunityResult, { description: 'Reports a post to who moderates: whoever reads it, once. He hears how it ended.' })
  async reportPost(@CurrentActor() actor: SignedInActor, @Args('input') { postId, reason, words }: ReportPostInput): Promise<CommunityDone> {
    await this.report.execute(actor, known(postId), { reason, words });
    return done(postId);
  }

  @Mutation(() => CommunityResult, { description: 'Decides of a case: who moderates. Decided by somebody else meanwhile, it is refused with the code COMMUNITIES.DECIDED.' })
  async decideCase(@CurrentActor() actor: SignedInActor, @Args('input') { caseId, category, until, ...input }: DecideCaseInput): Promise<CommunityDone> {
    await this.decide.execute(actor, { ...input, caseId: known(caseId), category: category ?? null, until: until ?? null });
    return done(caseId);
  }

  @Mutation(() => CommunityResult, { description: 'Hides a post: who moderates. Others read the category, its author the reason.' })
  async hidePost(@CurrentActor() actor: SignedInActor, @Args('postId', { type: () => ID }) postId: string, @Args('category', { type: () => ReportReasonEnum }) category: ReportReason, @Args('reason', { type: () => String }) reason: string): Promise<CommunityDone> {
    await this.directly.hide(actor, known(postId), { category, reason });
    return done(postId);
  }

  @Mutation(() => CommunityResult, { description: 'Shows a hidden post again: who moderates.' })
  async showPost(@CurrentActor() actor: SignedInActor, @Args('postId', { type: () => ID }) postId: string, @Args('reason', { type: () => String }) reason: string): Promise<CommunityDone> {
    await this.directly.show(actor, known(postId), reason);
    return done(postId);
  }

  @Mutation(() => CommunityResult, { description: 'Suspends a person from writing until a day: who moderates; in all communities, UPI’s staff.' })
  async suspendMember(@CurrentActor() actor: SignedInActor, @Args('input') { communityId, personId, until, reason }: SuspendMemberInput): Promise<CommunityDone> {
    await this.directly.suspend(actor, communityId ? known(communityId) : null, known(personId), { until: until ?? null, reason });
    return done(personId);
  }

  @Mutation(() => CommunityResult, { description: 'Ends a suspension before its time: who moderates.' })
  async liftSuspension(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('reason', { type: () => String }) reason: string): Promise<CommunityDone> {
    await this.directly.lift(actor, known(id), reason);
    return done(id);
  }

  @Mutation(() => CommunityResult, { description: 'Asks for a decision to be looked at again: the person it concerns, once, within 30 days.' })
  async appealDecision(@CurrentActor() actor: SignedInActor, @Args('decisionId', { type: () => ID }) decisionId: string, @Args('words', { type: () => String }) words: string): Promise<CommunityDone> {
    await this.appeals.ask(actor, known(decisionId), words);
    return done(decisionId);
  }

  @Mutation(() => CommunityResult, { description: 'Decides of an appeal: who moderates and did not decide before. Upheld, what the decision did is undone.' })
  async decideAppeal(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('upheld', { type: () => Boolean }) upheld: boolean, @Args('reason', { type: () => String }) reason: string): Promise<CommunityDone> {
    await this.appeals.decide(actor, known(id), upheld, reason);
    return done(id);
  }

  @Mutation(() => CommunityResult, { description: 'Sets the limits of writing in a community: who moderates it.' })
  async setCommunityLimits(@CurrentActor() actor: SignedInActor, @Args('key', { type: () => String }) key: string, @Args('seenRevision', { type: () => Int }) seenRevision: number, @Args('input') input: CommunityLimitsInput): Promise<CommunityDone> {
    await this.limits.save(actor, key, seenRevision, input);
    return done(key);
  }

  @Access('staff')
  @Mutation(() => CommunityResult, { description: 'Puts an address on the list: UPI’s staff. Posts that lead there wait for approval.' })
  async blockLink(@CurrentActor() actor: SignedInActor, @Args('address', { type: () => String }) address: string, @Args('note', { type: () => String }) note: string): Promise<CommunityDone> {
    return done(await this.limits.block(actor, address, note));
  }

  @Access('staff')
  @Mutation(() => CommunityResult, { description: 'Takes an address off the list: UPI’s staff.' })
  async unblockLink(@CurrentActor() actor: SignedInActor, @Args('address', { type: () => String }) address: string): Promise<CommunityDone> {
    await this.limits.unblock(actor, address);
    return done(address);
  }
}
