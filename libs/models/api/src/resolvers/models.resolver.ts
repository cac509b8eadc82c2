import { UseInterceptors } from '@nestjs/common';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import { ListAdoptions, ReadModels, type ModelVersionId } from '@province-comuni/models-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import { Inject } from '@nestjs/common';
import { VersionChangeType } from '../graphql/model-draft.type.js';
import { ActPreviewType, AdoptionType, ModelVersionSummaryType, ModelVersionType } from '../graphql/model-version.type.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';
import { presentVersionDiff } from '../presenters/model-draft.presenter.js';
import { presentModelVersion, presentVersionSummary } from '../presenters/model-version.presenter.js';

@Resolver(() => ModelVersionType)
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('public')
export class ModelsResolver {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(ListAdoptions) private readonly adoptionsList: ListAdoptions,
    @Inject(ENTE_REGISTRY) private readonly enti: EnteRegistry,
  ) {}

  @Query(() => [ModelVersionType], { description: 'The current version of every national model.' })
  async currentModels(): Promise<ModelVersionType[]> {
    const current = await this.models.current();
    return Promise.all(current.map(async ({ id }) => this.present(id)));
  }

  @Query(() => ModelVersionType, { nullable: true, description: 'A published version of a model.' })
  async modelVersion(@Args('id', { type: () => ID }) id: string): Promise<ModelVersionType | null> {
    return isUuid(id) ? this.present(id as ModelVersionId) : null;
  }

  @Query(() => ModelVersionType, { nullable: true, description: 'The current version of a model, by its key.' })
  async model(@Args('key', { type: () => String }) key: string): Promise<ModelVersionType | null> {
    const current = (await this.models.current()).find((version) => version.modelKey === key);
    return current ? this.present(current.id) : null;
  }

  @Query(() => ActPreviewType, { nullable: true, description: 'An act of the model in one cell of form and level.' })
  async modelActPreview(
    @Args('versionId', { type: () => ID }) versionId: string,
    @Args('actKey', { type: () => String }) actKey: string,
    @Args('form', { type: () => String }) form: string,
    @Args('level', { type: () => String }) level: string,
  ): Promise<ActPreviewType | null> {
    if (!isUuid(versionId)) return null;
    const act = await this.models.preview(versionId as ModelVersionId, actKey, form, level);
    return { title: act.title, act };
  }

  @Query(() => [VersionChangeType], { nullable: true, description: 'Everything a published version says differently from another one of the same model.' })
  async modelVersionDiff(@Args('fromId', { type: () => ID }) fromId: string, @Args('toId', { type: () => ID }) toId: string): Promise<VersionChangeType[] | null> {
    if (!isUuid(fromId) || !isUuid(toId)) return null;
    const [from, to] = [await this.models.version(fromId as ModelVersionId), await this.models.version(toId as ModelVersionId)];
    return from.content.key === to.content.key ? presentVersionDiff(from.content, to.content, await this.models.between(from.summary, to.summary)) : null;
  }

  @ResolveField(() => [ModelVersionSummaryType], { description: 'Every published version, newest first.' })
  async versions(@CurrentActor() actor: Actor, @Parent() version: ModelVersionType): Promise<ModelVersionSummaryType[]> {
    const all = await this.models.versionsOf(version.modelKey);
    return all.map((each) => presentVersionSummary(actor, each, all));
  }

  @ResolveField(() => [AdoptionType], { description: 'Who took it over, oldest first.' })
  async adoptions(@Parent() version: ModelVersionType, @Context() _context: unknown): Promise<AdoptionType[]> {
    const adoptions = await this.adoptionsList.execute(version.modelKey);
    const cards = new Map((await this.enti.findByIds([...new Set(adoptions.map((adoption) => adoption.enteId))])).map((card) => [card.id, card]));
    return adoptions.map(({ enteId, version: adopted, form, level, since }) => ({ enteId, ente: cards.get(enteId as EnteId)?.denominazione ?? '', sigla: cards.get(enteId as EnteId)?.sigla ?? null, version: adopted, form, level, since }));
  }

  private async present(id: ModelVersionId): Promise<ModelVersionType> {
    const { summary, content } = await this.models.version(id);
    return presentModelVersion(summary, content);
  }
}
