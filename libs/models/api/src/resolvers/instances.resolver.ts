import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { ListInstances, OpenInstance, ReadHistory, ReadModels, type InstanceId, type ModelVersionId, type ModelVersionSummary } from '@province-comuni/models-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid } from '@province-comuni/shared-kernel';
import { ClauseDetailType, ExportRecordType, InstanceEventType, InstancePageType, InstanceType } from '../graphql/instance.type.js';
import { ModelWithdrawalType } from '../graphql/model-version.type.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';
import { presentClause, presentEvent, presentExport, presentInstance } from '../presenters/instance.presenter.js';
import { presentWithdrawal } from '../presenters/model-version.presenter.js';

const MAX_PAGE = 100;

/** What became of the version of the model that an instance stands on. */
@Resolver(() => InstanceType)
export class InstanceModelResolver {
  constructor(@Inject(ReadModels) private readonly models: ReadModels) {}

  @ResolveField(() => ModelWithdrawalType, { nullable: true, description: 'UPI withdrew the version of the model that the acts stand on; they stay as they are.' })
  async modelWithdrawal(@Parent() { modelVersionId }: InstanceType): Promise<ModelWithdrawalType | null> {
    const { withdrawal } = (await this.models.version(modelVersionId as ModelVersionId)).summary;
    return withdrawal && presentWithdrawal(withdrawal);
  }
}

@Resolver()
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('signed-in')
export class InstancesResolver {
  constructor(
    @Inject(OpenInstance) private readonly openInstance: OpenInstance,
    @Inject(ListInstances) private readonly listInstances: ListInstances,
    @Inject(ReadHistory) private readonly readHistory: ReadHistory,
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(ENTE_REGISTRY) private readonly enti: EnteRegistry,
  ) {}

  @Query(() => InstancePageType, { description: 'The instances of the viewer\'s Enti, last changed first.' })
  async instances(
    @CurrentActor() actor: SignedInActor,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('offset', { type: () => Int, defaultValue: 0 }) offset: number,
  ): Promise<InstancePageType> {
    const page = await this.listInstances.execute(actor, { limit: Math.min(Math.max(first, 1), MAX_PAGE), offset: Math.max(offset, 0) });
    const cards = new Map((await this.enti.findByIds([...new Set(page.items.map((item) => item.enteId))])).map((card) => [card.id, card]));
    const versions = new Map(await Promise.all([...new Set(page.items.map((item) => item.modelVersionId))].map(async (id) => [id, (await this.models.version(id)).summary] as const)));
    const newest = new Map(await Promise.all([...new Set([...versions.values()].map((version) => version.modelKey))].map(async (key) => [key, await this.models.newestOf(key)] as const)));
    const upgradeTo = (version: ModelVersionSummary | undefined): string | null => {
      const latest = version ? (newest.get(version.modelKey) ?? null) : null;
      return latest === version?.version ? null : latest;
    };
    return {
      total: page.total,
      items: page.items.map((item) => ({
        id: item.id,
        title: item.title,
        ente: cards.get(item.enteId)?.denominazione ?? '',
        modelTitle: versions.get(item.modelVersionId)?.modelTitle ?? '',
        modelVersion: versions.get(item.modelVersionId)?.version ?? '',
        upgradeTo: upgradeTo(versions.get(item.modelVersionId)),
        createdAt: item.createdAt,
        updatedAt: item.updatedAt,
      })),
    };
  }

  @Query(() => InstanceType, { nullable: true, description: 'An instance with its interview, acts and checks; `comuneId` fills the delibera di adesione for that Comune.' })
  async instance(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string, @Args('comuneId', { type: () => ID, nullable: true }) comuneId?: string): Promise<InstanceType | null> {
    if (!isUuid(id)) return null;
    const workspace = await this.openInstance.execute(actor, id as InstanceId, comuneId && isUuid(comuneId) ? comuneId : undefined);
    const [ente] = await this.enti.findByIds([workspace.instance.enteId]);
    return presentInstance(actor, ente?.denominazione ?? '', await this.models.newestOf(workspace.content.key), workspace);
  }

  @Query(() => ClauseDetailType, { nullable: true, description: 'A clause with the model\'s wording beside the Provincia\'s.' })
  async instanceClause(@CurrentActor() actor: Actor, @Args('instanceId', { type: () => ID }) instanceId: string, @Args('clauseId', { type: () => String }) clauseId: string): Promise<ClauseDetailType | null> {
    if (!isUuid(instanceId)) return null;
    return presentClause(await this.openInstance.execute(actor, instanceId as InstanceId), clauseId);
  }

  @Query(() => [InstanceEventType], { nullable: true, description: 'The history of an instance, or of one question or clause; newest first.' })
  async instanceHistory(
    @CurrentActor() actor: Actor,
    @Args('instanceId', { type: () => ID }) instanceId: string,
    @Args('subject', { type: () => String, nullable: true }) subject?: string,
    @Args('before', { type: () => Int, nullable: true, description: 'Sequence to go back from.' }) before?: number,
    @Args('first', { type: () => Int, defaultValue: 50 }) first = 50,
  ): Promise<InstanceEventType[] | null> {
    if (!isUuid(instanceId)) return null;
    const { content } = await this.openInstance.execute(actor, instanceId as InstanceId);
    const page = { limit: Math.min(Math.max(first, 1), MAX_PAGE), ...(before ? { before } : {}), ...(subject ? { subject } : {}) };
    return (await this.readHistory.execute(actor, instanceId as InstanceId, page)).map((event) => presentEvent(event, content));
  }

  @Query(() => [ExportRecordType], { nullable: true, description: 'The files that left the product, newest first (at most 100).' })
  async instanceExports(@CurrentActor() actor: Actor, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<ExportRecordType[] | null> {
    if (!isUuid(instanceId)) return null;
    return (await this.readHistory.exports(actor, instanceId as InstanceId, MAX_PAGE)).map(presentExport);
  }
}
