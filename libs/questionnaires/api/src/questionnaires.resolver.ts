import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { AnswerQuestionnaire, KeepQuestionnaire, ReadQuestionnaires, ReadResults, SteerQuestionnaire, type AnswerInput } from '@province-comuni/questionnaires-domain';
import { KeepQuestionnaireInput, QuestionnaireAnswerInput } from './graphql/questionnaire.input.js';
import { DiscussionPoll, QuestionnaireDone, QuestionnaireList, QuestionnairePage, QuestionnaireResult, QuestionnaireResults, QuestionnaireTexts } from './graphql/questionnaire.type.js';
import { presentPage, presentPoll, presentQuestionnaire, presentResults } from './questionnaires.presenter.js';
import { QuestionnairesRefusalsInterceptor } from './questionnaires-refusals.interceptor.js';

const LARGEST_PAGE = 100;

/** Questionnaires: written, answered, and what they say. */
@Resolver()
@UseInterceptors(QuestionnairesRefusalsInterceptor)
export class QuestionnairesResolver {
  constructor(
    @Inject(ReadQuestionnaires) private readonly read: ReadQuestionnaires,
    @Inject(ReadResults) private readonly results: ReadResults,
    @Inject(KeepQuestionnaire) private readonly keep: KeepQuestionnaire,
    @Inject(SteerQuestionnaire) private readonly steer: SteerQuestionnaire,
    @Inject(AnswerQuestionnaire) private readonly answer: AnswerQuestionnaire,
  ) {}

  @Access('public')
  @Query(() => QuestionnaireList, { nullable: true, description: 'Surveys of a community; without one those that ask who looks, or that he organises. Null for a community that is not for him.' })
  async questionnaires(@CurrentActor() actor: Actor, @Args('communityId', { type: () => ID, nullable: true }) communityId: string | null): Promise<QuestionnaireList> {
    const { items, canAsk } = await this.read.list(actor, communityId ?? null);
    return Object.assign(new QuestionnaireList(), { items: items.map(presentQuestionnaire), viewerCanAsk: canAsk });
  }

  @Access('public')
  @Query(() => QuestionnairePage, { nullable: true, description: 'A questionnaire; null where there is none for who asks.' })
  async questionnaire(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<QuestionnairePage> {
    return presentPage(await this.read.open(actor, id));
  }

  @Access('public')
  @Query(() => DiscussionPoll, { nullable: true, description: 'The poll of a discussion; null where there is none for who asks.' })
  async discussionPoll(@CurrentActor() actor: Actor, @Args('discussionId', { type: () => ID }) discussionId: string): Promise<DiscussionPoll> {
    return presentPoll(await this.results.resultsOf(actor, await this.read.pollOf(actor, discussionId), null));
  }

  @Access('public')
  @Query(() => QuestionnaireResults, { nullable: true, description: 'What all answers say; null where there is no questionnaire for who asks.' })
  async questionnaireResults(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string, @Args('comparison', { type: () => String, nullable: true, description: 'Key of one of the comparisons; another one compares nothing.' }) comparison: string | null): Promise<QuestionnaireResults> {
    return presentResults(await this.results.results(actor, id, comparison ?? null));
  }

  @Access('public')
  @Query(() => QuestionnaireTexts, { nullable: true, description: 'Answers in words to one question; null where there is none for who asks.' })
  async questionnaireTexts(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string, @Args('question', { type: () => String }) question: string, @Args('after', { type: () => Int, defaultValue: 0, description: 'How many to leave out.' }) after: number, @Args('first', { type: () => Int, defaultValue: 20, description: 'At most 100.' }) first: number): Promise<QuestionnaireTexts> {
    const { items, total } = await this.results.texts(actor, id, question, Math.max(0, after), Math.min(LARGEST_PAGE, Math.max(1, first)));
    return Object.assign(new QuestionnaireTexts(), { items: [...items], total });
  }

  @Access('signed-in')
  @Mutation(() => QuestionnaireResult, { description: 'Keeps a survey that is being written; of an open one corrections of its words, and the closing.' })
  async keepQuestionnaire(@CurrentActor() actor: SignedInActor, @Args('input') { id, communityId, seenRevision, questions, breakdownKey, ...typed }: KeepQuestionnaireInput): Promise<QuestionnaireDone> {
    const whole = questions.map((question) => ({ ...question, min: question.min ?? null, max: question.max ?? null }));
    return done(id, await this.keep.execute(actor, id, communityId ?? null, { ...typed, questions: whole, breakdownKey: breakdownKey ?? null }, seenRevision));
  }

  @Access('signed-in')
  @Mutation(() => QuestionnaireResult, { description: 'Opens a survey, now or when its day comes; who is asked is told then.' })
  async publishQuestionnaire(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('seenRevision', { type: () => Int }) seenRevision: number): Promise<QuestionnaireDone> {
    await this.steer.publish(actor, id, seenRevision);
    return done(id);
  }

  @Access('signed-in')
  @Mutation(() => QuestionnaireResult, { description: 'Closes a questionnaire now, for good.' })
  async closeQuestionnaire(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<QuestionnaireDone> {
    await this.steer.close(actor, id);
    return done(id);
  }

  @Access('signed-in')
  @Mutation(() => QuestionnaireResult, { description: 'Copies a survey into a new draft.' })
  async duplicateQuestionnaire(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('newId', { type: () => ID, description: 'Minted by the page: the same one is the same copy.' }) newId: string): Promise<QuestionnaireDone> {
    await this.steer.duplicate(actor, id, newId);
    return done(newId);
  }

  @Access('signed-in')
  @Mutation(() => QuestionnaireResult, { description: 'Throws a draft away.' })
  async removeQuestionnaire(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<QuestionnaireDone> {
    await this.steer.remove(actor, id);
    return done(id);
  }

  @Access('signed-in')
  @Mutation(() => QuestionnaireResult, { description: 'Keeps an answer that is being written. An anonymous one stays in the browser.' })
  async keepQuestionnaireAnswer(@CurrentActor() actor: SignedInActor, @Args('input') input: QuestionnaireAnswerInput): Promise<QuestionnaireDone> {
    return done(input.id, (await this.answer.keepDraft(actor, typedAnswer(input))).revision);
  }

  @Access('signed-in')
  @Mutation(() => QuestionnaireResult, { description: 'Sends an answer: one for each who answers. One that comes too late is kept as a draft, and refused with the code QUESTIONNAIRES.CLOSED.' })
  async sendQuestionnaireAnswer(@CurrentActor() actor: SignedInActor, @Args('input') input: QuestionnaireAnswerInput, @Args('clientKey', { type: () => ID, description: 'Minted by the page: the same key is the same sending.' }) clientKey: string): Promise<QuestionnaireDone> {
    return done(input.id, (await this.answer.send(actor, typedAnswer(input), clientKey)).revision);
  }
}

function done(id: string, revision: number | null = null): QuestionnaireDone {
  return Object.assign(new QuestionnaireDone(), { id, revision });
}

function typedAnswer({ id, enteId, lines, seenRevision }: QuestionnaireAnswerInput): AnswerInput {
  return { id, enteId: enteId ?? null, seenRevision, lines: lines.map((line) => ({ ...line, value: line.value ?? null })) };
}
