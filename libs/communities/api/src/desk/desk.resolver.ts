import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AskForAnswer, KeepSheet, ReadDesk, ReadUnanswered, SetAnswerDays, SuggestAnswerers } from '@province-comuni/communities-domain';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { CommunityDone, CommunityResult } from '../graphql/community.results.js';
import { known } from '../known-id.js';
import { readQueueCursor, writeQueueCursor } from '../moderation/moderation.presenter.js';
import { done } from '../resolvers/communities.resolver.js';
import { AnswerDays, AnswerSheet, AskForAnswerInput, MakeAnswerSheetInput, QuestionDesk, RenewAnswerSheetInput, SuggestedAnswerer, UnansweredConnection } from './desk.type.js';

/** The question desk: who may know, who was asked, what went to UPI. */
@Resolver()
@UseInterceptors(CommunitiesRefusalsInterceptor)
export class DeskResolver {
  constructor(
    @Inject(ReadDesk) private readonly desk: ReadDesk,
    @Inject(SuggestAnswerers) private readonly suggest: SuggestAnswerers,
    @Inject(AskForAnswer) private readonly asks: AskForAnswer,
    @Inject(ReadUnanswered) private readonly waiting: ReadUnanswered,
    @Inject(SetAnswerDays) private readonly days: SetAnswerDays,
    @Inject(KeepSheet) private readonly sheet: KeepSheet,
  ) {}

  @Access('public')
  @Query(() => QuestionDesk, { nullable: true, description: 'How a question stands; null also for what is no question.' })
  async questionDesk(@CurrentActor() actor: Actor, @Args('discussionId', { type: () => ID }) discussionId: string): Promise<QuestionDesk> {
    const { escalation, asked, asksLeft, askedBy } = await this.desk.execute(actor, known(discussionId));
    return { escalatedAt: escalation?.at ?? null, asked: asked.map(({ askedBy: _, ...ask }) => ask), asksLeft, askedBy };
  }

  @Access('public')
  @Query(() => AnswerSheet, { nullable: true, description: 'The sheet that the answer of a question became, and what who looks may do; null for what is not for him.' })
  async answerSheet(@CurrentActor() actor: Actor, @Args('discussionId', { type: () => ID }) discussionId: string): Promise<AnswerSheet> {
    const { card, canMake } = await this.sheet.read(actor, known(discussionId));
    return { documentId: card?.documentId ?? null, title: card?.title ?? '', version: card?.version ?? 0, isToReview: card?.isToReview ?? false, canMake, canRenew: card?.canRenew ?? false };
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Makes a sheet of the library of the answer that solved a question, shared with the community: who wrote the answer, and who moderates. Answers with the document.' })
  async makeAnswerSheet(@CurrentActor() actor: SignedInActor, @Args('input') { discussionId, ...input }: MakeAnswerSheetInput): Promise<CommunityDone> {
    return done(await this.sheet.make(actor, { discussionId: known(discussionId), ...input }));
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Gives the sheet of an answer a new version with what is written now. Answers with the document.' })
  async renewAnswerSheet(@CurrentActor() actor: SignedInActor, @Args('input') { discussionId, note, clientKey }: RenewAnswerSheetInput): Promise<CommunityDone> {
    return done(await this.sheet.renew(actor, known(discussionId), note, clientKey));
  }

  @Access('signed-in')
  @Query(() => [SuggestedAnswerer], { nullable: true, description: 'Who may know, found by the words of the question among what who looks may read; null for who may ask nobody.' })
  async answerSuggestions(@CurrentActor() actor: SignedInActor, @Args('discussionId', { type: () => ID }) discussionId: string): Promise<SuggestedAnswerer[]> {
    return (await this.suggest.execute(actor, known(discussionId))).map(({ personId, name, ente, reason, href }) => ({ personId, name, ente, reason, href }));
  }

  @Access('staff')
  @Query(() => UnansweredConnection, { nullable: true, description: 'Questions that went to UPI and wait still, of all communities, oldest first: for UPI’s staff.' })
  async unansweredQuestions(@CurrentActor() actor: SignedInActor, @Args('after', { type: () => String, nullable: true }) after: string | null, @Args('first', { type: () => Int, defaultValue: 20, description: 'At most 50.' }) first: number): Promise<UnansweredConnection> {
    const place = readQueueCursor(after);
    const { questions, hasMore } = await this.waiting.execute(actor, place && { askedAt: place.openedAt, id: known(place.id) }, first);
    const last = questions.at(-1);
    return {
      nodes: questions.map(({ discussionId, communityKey, communityTitle, title, text, authorName, authorEnte, askedAt, at, workingDays }) => ({ discussionId, communityKey, communityTitle, title, text, authorName, authorEnte, askedAt, escalatedAt: at, workingDays })),
      ...{ hasNextPage: hasMore, endCursor: last ? writeQueueCursor({ openedAt: last.askedAt, id: last.discussionId }) : null },
    };
  }

  @Access('signed-in')
  @Query(() => AnswerDays, { nullable: true, description: 'After how many working days the questions of a community go to UPI, for who moderates it; null for everybody else.' })
  async answerDays(@CurrentActor() actor: SignedInActor, @Args('key', { type: () => String }) key: string): Promise<AnswerDays> {
    const { workingDays, revision } = await this.days.read(actor, key);
    return { workingDays, revision };
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Asks people to answer a question: who asked it, and who moderates. Who was asked before is not asked again.' })
  async askForAnswer(@CurrentActor() actor: SignedInActor, @Args('input') { discussionId, personIds }: AskForAnswerInput): Promise<CommunityDone> {
    await this.asks.ask(actor, known(discussionId), personIds.map((id) => known(id)));
    return done(discussionId);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Says that one does not know either: who was asked.' })
  async declineToAnswer(@CurrentActor() actor: SignedInActor, @Args('discussionId', { type: () => ID }) discussionId: string): Promise<CommunityDone> {
    await this.asks.decline(actor, known(discussionId));
    return done(discussionId);
  }

  @Access('signed-in')
  @Mutation(() => CommunityResult, { description: 'Sets after how many working days, from 1 to 20, the questions of a community go to UPI: who moderates it.' })
  async setAnswerDays(@CurrentActor() actor: SignedInActor, @Args('key', { type: () => String }) key: string, @Args('seenRevision', { type: () => Int }) seenRevision: number, @Args('workingDays', { type: () => Int }) workingDays: number): Promise<CommunityDone> {
    await this.days.save(actor, key, seenRevision, workingDays);
    return done(key);
  }
}
