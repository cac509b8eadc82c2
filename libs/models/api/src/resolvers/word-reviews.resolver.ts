import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { BringBackFromWord, DecideOfferedClause, InstanceNotFound, ReadWordReviews, type InstanceId } from '@province-comuni/models-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid } from '@province-comuni/shared-kernel';
import { BringBackResult, OfferedClauseDecided, OfferedClauseResult, WordFileBrought, WordReviewsType } from '../graphql/word-review.type.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';
import { presentWordReviews } from '../presenters/word-review.presenter.js';

/** The round trips of acts through Word. */
@Resolver()
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('signed-in')
export class WordReviewsResolver {
  constructor(
    @Inject(ReadWordReviews) private readonly read: ReadWordReviews,
    @Inject(BringBackFromWord) private readonly bringBack: BringBackFromWord,
    @Inject(DecideOfferedClause) private readonly decide: DecideOfferedClause,
  ) {}

  @Query(() => WordReviewsType, { nullable: true, description: 'What of an instance went out to Word, and what came back.' })
  async wordReviews(@CurrentActor() actor: Actor, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<WordReviewsType | null> {
    return isUuid(instanceId) ? this.present(actor, instanceId as InstanceId) : null;
  }

  @Mutation(() => BringBackResult, { description: 'Takes in a DOCX that comes back from a revision, which arrived by upload: its tracked changes become suggestions, its comments comments, new clauses are offered. The same file twice is one.' })
  async bringBackWordFile(
    @CurrentActor() actor: SignedInActor,
    @Args('instanceId', { type: () => ID }) instanceId: string,
    @Args('actKey', { type: () => String }) actKey: string,
    @Args('uploadId', { type: () => ID }) uploadId: string,
  ): Promise<WordFileBrought> {
    if (!isUuid(instanceId)) throw new InstanceNotFound();
    const brought = await this.bringBack.execute(actor, instanceId as InstanceId, actKey, uploadId);
    return Object.assign(new WordFileBrought(), { reviews: await this.present(actor, instanceId as InstanceId), ...brought });
  }

  @Mutation(() => OfferedClauseResult, { description: 'Takes a clause that a Word file offers into the act.' })
  async acceptOfferedClause(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<OfferedClauseDecided> {
    return this.decided(actor, await this.decide.accept(actor, id));
  }

  @Mutation(() => OfferedClauseResult, { description: 'Refuses a clause that a Word file offers, with the reason.' })
  async refuseOfferedClause(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('reason', { type: () => String }) reason: string): Promise<OfferedClauseDecided> {
    return this.decided(actor, await this.decide.refuse(actor, id, reason));
  }

  private async decided(actor: SignedInActor, instanceId: InstanceId): Promise<OfferedClauseDecided> {
    return Object.assign(new OfferedClauseDecided(), { reviews: await this.present(actor, instanceId) });
  }

  private async present(actor: Actor, instanceId: InstanceId): Promise<WordReviewsType> {
    return presentWordReviews(actor, await this.read.execute(actor, instanceId));
  }
}
