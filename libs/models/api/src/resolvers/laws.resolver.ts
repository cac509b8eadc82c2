import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { canConfirmLawReview, LawChangeNotFound, MarkLawChanged, VerifyLaws, type InstanceId, type LawReview, type LawReviewState } from '@province-comuni/models-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid } from '@province-comuni/shared-kernel';
import { ConfirmLawReviewResult, LawChangeMarked, LawChangePageType, LawReviewConfirmed, LawReviewFilterGqlInput, LawReviewPageType, LawUsesType, MarkLawChangedGqlInput, MarkLawChangedResult, type LawReviewType } from '../graphql/law.type.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';

const MAX_PAGE = 100;
const STATES: readonly LawReviewState[] = ['OPEN', 'CONFIRMED', 'CHANGED'];

/** Norms that changed, and what has to be verified because of them. */
@Resolver()
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('staff')
export class LawsResolver {
  constructor(
    @Inject(MarkLawChanged) private readonly marking: MarkLawChanged,
    @Inject(VerifyLaws) private readonly verify: VerifyLaws,
  ) {}

  @Query(() => LawChangePageType, { nullable: true, description: 'Norms marked as changed, newest first.' })
  async lawChanges(@CurrentActor() actor: Actor, @Args('first', { type: () => Int, defaultValue: 20 }) first: number, @Args('offset', { type: () => Int, defaultValue: 0 }) offset: number): Promise<LawChangePageType> {
    const { items, total } = await this.verify.changes(actor, pageOf(first, offset));
    return { total, items: items.map(({ change, progress: { open, confirmed, changed, openInstances } }) => ({ change, open, confirmed, changed, openInstances })) };
  }

  @Query(() => LawUsesType, { nullable: true, description: 'What would have to be verified if a norm changed.' })
  async lawUses(@CurrentActor() actor: Actor, @Args('urn', { type: () => String }) urn: string): Promise<LawUsesType> {
    const uses = await this.verify.uses(actor, urn.slice(0, 1000));
    return { ...uses, models: uses.models.map((model) => ({ ...model, uses: [...model.uses] })) };
  }

  @Mutation(() => MarkLawChangedResult, { description: 'Marks a norm as changed: all that cites it is to be verified. Asked twice, it is done once.' })
  async markLawChanged(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => MarkLawChangedGqlInput }) input: MarkLawChangedGqlInput): Promise<LawChangeMarked> {
    return Object.assign(new LawChangeMarked(), { change: await this.marking.execute(actor, input) });
  }

  @Mutation(() => MarkLawChangedResult, { description: 'Takes the mark of a norm back: nothing waits for it any more.' })
  async withdrawLawChange(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<LawChangeMarked> {
    if (!isUuid(id)) throw new LawChangeNotFound();
    return Object.assign(new LawChangeMarked(), { change: await this.marking.withdraw(actor, id) });
  }

  @Query(() => LawReviewPageType, { description: 'What is to be verified in the acts of the viewer\'s Enti, and in the models for who works on them.' })
  @Access('signed-in')
  async lawReviews(
    @CurrentActor() actor: SignedInActor,
    @Args('filter', { type: () => LawReviewFilterGqlInput }) filter: LawReviewFilterGqlInput,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('offset', { type: () => Int, defaultValue: 0 }) offset: number,
  ): Promise<LawReviewPageType> {
    const ids = [filter.instanceId, filter.changeId].filter((id) => id !== null && id !== undefined);
    if (ids.some((id) => !isUuid(id))) return { total: 0, items: [] };
    const state = STATES.find((candidate) => candidate === filter.state);
    const { items, total } = await this.verify.reviews(
      actor,
      { ...(state ? { state } : {}), ...(filter.instanceId ? { instanceId: filter.instanceId as InstanceId } : {}), ...(filter.modelKey ? { modelKey: filter.modelKey } : {}), ...(filter.subjectId ? { subjectId: filter.subjectId } : {}), ...(filter.changeId ? { changeId: filter.changeId } : {}), ...(filter.mine ? { mine: true } : {}) },
      pageOf(first, offset),
    );
    return { total, items: items.map((review) => present(actor, review)) };
  }

  @Mutation(() => ConfirmLawReviewResult, { description: 'Says that a clause holds as it is. Asked twice, it is done once.' })
  @Access('signed-in')
  async confirmLawReview(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('note', { type: () => String, defaultValue: '' }) note: string): Promise<LawReviewConfirmed> {
    return Object.assign(new LawReviewConfirmed(), { review: present(actor, await this.verify.confirm(actor, id, note)) });
  }
}

function pageOf(first: number, offset: number): { limit: number; offset: number } {
  return { limit: Math.min(Math.max(first, 1), MAX_PAGE), offset: Math.max(offset, 0) };
}

function present(actor: Actor, review: LawReview): LawReviewType {
  return { ...review, viewerCanConfirm: review.state === 'OPEN' && canConfirmLawReview(actor, review) };
}
