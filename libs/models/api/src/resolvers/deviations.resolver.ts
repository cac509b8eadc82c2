import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { InstanceNotFound, MeasureDistance, PromoteWording, ReadDeviations, ShareInstance, type InstanceId } from '@province-comuni/models-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid } from '@province-comuni/shared-kernel';
import { ClauseWordingsType, DeviationReportType, InstanceDistanceType, InstanceShared, PromoteWordingResult, ShareInstanceResult, WordingPromoted } from '../graphql/deviation.type.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';
import { presentDistance, presentReport, presentWordings } from '../presenters/deviation.presenter.js';

/** What the Province do differently from the models: for UPI's staff, and for each Provincia about itself. */
@Resolver()
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('staff')
export class DeviationsResolver {
  constructor(
    @Inject(ReadDeviations) private readonly read: ReadDeviations,
    @Inject(MeasureDistance) private readonly measure: MeasureDistance,
    @Inject(ShareInstance) private readonly sharing: ShareInstance,
    @Inject(PromoteWording) private readonly promoting: PromoteWording,
  ) {}

  @Query(() => DeviationReportType, { nullable: true, description: 'What the Province do with one act of a model, from stored numbers.' })
  async deviationReport(
    @CurrentActor() actor: Actor,
    @Args('modelKey', { type: () => String }) modelKey: string,
    @Args('actKey', { type: () => String, nullable: true, description: 'The first act when not given.' }) actKey: string | null,
    @Args('form', { type: () => String, nullable: true }) form: string | null,
    @Args('level', { type: () => String, nullable: true }) level: string | null,
  ): Promise<DeviationReportType> {
    return presentReport(await this.read.report(actor, modelKey, actKey ?? null, { form: form ?? null, level: level ?? null }));
  }

  @Query(() => ClauseWordingsType, { nullable: true, description: 'How the Province write a clause, as far as their words may be shown.' })
  async clauseWordings(@CurrentActor() actor: Actor, @Args('modelKey', { type: () => String }) modelKey: string, @Args('clauseId', { type: () => String }) clauseId: string): Promise<ClauseWordingsType> {
    return presentWordings(await this.read.wordings(actor, modelKey, clauseId));
  }

  @Query(() => InstanceDistanceType, { nullable: true, description: 'How far an instance is from its model, and from those of Province like its own.' })
  @Access('signed-in')
  async instanceDistance(@CurrentActor() actor: Actor, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<InstanceDistanceType> {
    return presentDistance(idOf(instanceId), await this.measure.execute(actor, idOf(instanceId)));
  }

  @Mutation(() => ShareInstanceResult, { description: 'Lets UPI read the texts of an instance, or takes it back. Asked twice, it is done once.' })
  @Access('signed-in')
  async shareInstance(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string, @Args('shared', { type: () => Boolean }) shared: boolean): Promise<InstanceShared> {
    return Object.assign(new InstanceShared(), { instanceId, ...(await this.sharing.execute(actor, idOf(instanceId), shared)) });
  }

  @Mutation(() => PromoteWordingResult, { description: 'Takes a Provincia\'s wording into the draft of the next version, opened where there is none. Asked twice, it is done once.' })
  async promoteWording(
    @CurrentActor() actor: SignedInActor,
    @Args('instanceId', { type: () => ID }) instanceId: string,
    @Args('clauseId', { type: () => String }) clauseId: string,
    @Args('seenHash', { type: () => String, description: 'Hash of the text the person saw.' }) seenHash: string,
  ): Promise<WordingPromoted> {
    return Object.assign(new WordingPromoted(), { draftId: await this.promoting.execute(actor, idOf(instanceId), clauseId, seenHash), clauseId });
  }
}

/** What is no UUID can be no id of ours: the same answer as for one that does not exist. */
function idOf(text: string): InstanceId {
  if (!isUuid(text)) throw new InstanceNotFound();
  return text as InstanceId;
}
