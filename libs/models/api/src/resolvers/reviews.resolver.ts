import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { AskForReview, DecideSuggestion, InstanceNotFound, InviteGuest, ReadReview, ReviewClauses, ReviewNotFound, type InstanceId } from '@province-comuni/models-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CLOCK, isUuid, italianDay, type Clock } from '@province-comuni/shared-kernel';
import { AcceptSuggestionGqlInput, AskForReviewGqlInput, CommentClauseGqlInput, InviteGuestGqlInput, SuggestClauseGqlInput } from '../graphql/review.input.js';
import { DecideSuggestionResult, GuestInvited, InviteGuestResult, ReviewKept, ReviewResult } from '../graphql/review.result.js';
import { InstanceReviewType, ReviewColleagueType, WaitingReviewRequestType } from '../graphql/review.type.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';
import { presentLink, presentReview, presentWaiting } from '../presenters/review.presenter.js';

/** The review of an instance by the people of its Ente. */
@Resolver()
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('signed-in')
export class ReviewsResolver {
  constructor(
    @Inject(ReadReview) private readonly read: ReadReview,
    @Inject(ReviewClauses) private readonly clauses: ReviewClauses,
    @Inject(DecideSuggestion) private readonly decide: DecideSuggestion,
    @Inject(AskForReview) private readonly ask: AskForReview,
    @Inject(InviteGuest) private readonly guests: InviteGuest,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => InstanceReviewType, { nullable: true, description: 'Comments, suggestions, requests and guest links of an instance.' })
  async instanceReview(@CurrentActor() actor: Actor, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<InstanceReviewType | null> {
    return isUuid(instanceId) ? this.present(actor, instanceId as InstanceId) : null;
  }

  @Query(() => [ReviewColleagueType], { nullable: true, description: 'Colleagues of the Ente who can be asked to look at an instance, by name.' })
  async reviewColleagues(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<ReviewColleagueType[] | null> {
    return isUuid(instanceId) ? (await this.ask.colleagues(actor, instanceId as InstanceId)).map(({ personId, name }) => ({ personId, name })) : null;
  }

  @Query(() => [WaitingReviewRequestType], { description: 'Open requests to the viewer, first due first.' })
  async waitingReviewRequests(@CurrentActor() actor: SignedInActor): Promise<WaitingReviewRequestType[]> {
    const today = italianDay(this.clock.now());
    return (await this.read.waiting(actor)).map((waiting) => presentWaiting(waiting, today));
  }

  @Mutation(() => ReviewResult, { description: 'Says something of a clause, or answers.' })
  async commentClause(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => CommentClauseGqlInput }) { instanceId, ...typed }: CommentClauseGqlInput): Promise<ReviewKept> {
    await this.clauses.comment({ kind: 'person', actor, instanceId: uuid(instanceId) }, { ...typed, quote: typed.quote ?? null, parentId: typed.parentId ?? null });
    return this.kept(actor, uuid(instanceId));
  }

  @Mutation(() => ReviewResult, { description: 'Settles a thread of comments, or opens it again.' })
  async settleComment(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string, @Args('id', { type: () => ID }) id: string, @Args('settled', { type: () => Boolean }) settled: boolean): Promise<ReviewKept> {
    await this.clauses.settle({ kind: 'person', actor, instanceId: uuid(instanceId) }, id, settled);
    return this.kept(actor, uuid(instanceId));
  }

  @Mutation(() => ReviewResult, { description: 'Proposes another text for a clause, or that it be taken out.' })
  async suggestClause(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => SuggestClauseGqlInput }) { instanceId, ...typed }: SuggestClauseGqlInput): Promise<ReviewKept> {
    await this.clauses.suggest({ kind: 'person', actor, instanceId: uuid(instanceId) }, { ...typed, proposed: typed.proposed ?? null });
    return this.kept(actor, uuid(instanceId));
  }

  @Mutation(() => ReviewResult, { description: 'Takes back the viewer\'s own suggestion.' })
  async withdrawSuggestion(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string, @Args('id', { type: () => ID }) id: string): Promise<ReviewKept> {
    await this.clauses.withdraw({ kind: 'person', actor, instanceId: uuid(instanceId) }, id);
    return this.kept(actor, uuid(instanceId));
  }

  @Mutation(() => DecideSuggestionResult, { description: 'Accepts a suggestion: the clause is edited. Where it changed since, the merge is offered and confirmed by a second call.' })
  async acceptSuggestion(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => AcceptSuggestionGqlInput }) { id, currentHash, text }: AcceptSuggestionGqlInput): Promise<ReviewKept> {
    return this.kept(actor, await this.decide.accept(actor, id, currentHash == null ? null : { currentHash, text: text ?? null }));
  }

  @Mutation(() => DecideSuggestionResult, { description: 'Refuses a suggestion, with the reason.' })
  async refuseSuggestion(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('reason', { type: () => String }) reason: string): Promise<ReviewKept> {
    return this.kept(actor, await this.decide.refuse(actor, id, reason));
  }

  @Mutation(() => ReviewResult, { description: 'Asks a colleague to look at an instance, an act or a clause by a day.' })
  async askForReview(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => AskForReviewGqlInput }) input: AskForReviewGqlInput): Promise<ReviewKept> {
    const request = await this.ask.ask(actor, { ...input, instanceId: uuid(input.instanceId), actKey: input.actKey ?? null, clauseId: input.clauseId ?? null });
    return this.kept(actor, request.instanceId);
  }

  @Mutation(() => ReviewResult, { description: 'Says that a request was answered (`done`), or takes it back (`withdrawn`).' })
  async closeReviewRequest(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('how', { type: () => String }) how: string): Promise<ReviewKept> {
    if (how !== 'done' && how !== 'withdrawn') throw new ReviewNotFound();
    return this.kept(actor, await this.ask.close(actor, id, how));
  }

  @Mutation(() => InviteGuestResult, { description: 'Lets somebody without an account read chosen acts: makes his link and sends it to him.' })
  async inviteGuest(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => InviteGuestGqlInput }) input: InviteGuestGqlInput): Promise<GuestInvited> {
    const { link, address } = await this.guests.invite(actor, { ...input, instanceId: uuid(input.instanceId) });
    return Object.assign(new GuestInvited(), { link: presentLink(link, this.clock.now()), address, review: await this.present(actor, link.instanceId) });
  }

  @Mutation(() => ReviewResult, { description: 'Revokes the link of a guest: from now on it opens nothing.' })
  async revokeReviewLink(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<ReviewKept> {
    return this.kept(actor, await this.guests.revoke(actor, id));
  }

  private async kept(actor: Actor, instanceId: InstanceId): Promise<ReviewKept> {
    return Object.assign(new ReviewKept(), { review: await this.present(actor, instanceId) });
  }

  private async present(actor: Actor, instanceId: InstanceId): Promise<InstanceReviewType> {
    return presentReview(actor, await this.read.ofInstance(actor, instanceId), this.clock.now());
  }
}

/** What is no UUID can be no id of ours: the same answer as for one that does not exist. */
function uuid(id: string): InstanceId {
  if (!isUuid(id)) throw new InstanceNotFound();
  return id as InstanceId;
}
