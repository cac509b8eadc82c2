import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AskForAnswer, ReadDesk, ReadUnanswered, SetAnswerDays, SuggestAnswerers } from '@province-comuni/communities-domain';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { CommunityDone, CommunityResult } from '../graphql/community.results.js';
import { known } from '../known-id.js';
import { readQueueCursor, writeQueueCursor } from '../moderation/moderation.presenter.js';
import { done } from '../resolvers/communities.resolver.js';
import { AnswerDays, AskForAnswerInput, QuestionDesk, SuggestedAnswerer, UnansweredConnection } from './desk.type.js';

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
  ) {}

  @Access('public')
  @Query(() => QuestionDesk, { nullable: true, description: 'How a question stands; null also for what is no question.' })
  async questionDesk(@CurrentActor() actor: Actor, @Args('discussionId', { type: () => ID }) discussionId: string): Promise<QuestionDesk> {
    const { escalation, asked, asksLeft, askedBy } = await this.desk.execute(actor, known(discussionId));
    return { escalatedAt: escalation?.at ?? null, asked: asked.map(({ askedBy: _, ...ask }) => ask), asksLeft, askedBy };
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
