import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { AdoptModel, ChangeClause, InstanceNotFound, ReadModels, SaveAnswers, UndoLastChange, type ClauseChange, type InstanceId, type ModelVersionId, type SavedAnswers } from '@province-comuni/models-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import { AddClauseGqlInput, AdoptModelGqlInput, EditClauseGqlInput, MoveClauseGqlInput, RestoreClauseGqlInput, SaveAnswersGqlInput, SuppressClauseGqlInput } from '../graphql/instance.input.js';
import { AdoptModelResult, ChangeClauseResult, InstanceChanged, ModelAdopted, SaveAnswersResult, UndoResult } from '../graphql/instance.result.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';
import { presentInstance } from '../presenters/instance.presenter.js';

@Resolver()
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('signed-in')
export class InstanceChangesResolver {
  constructor(
    @Inject(AdoptModel) private readonly adopt: AdoptModel,
    @Inject(SaveAnswers) private readonly save: SaveAnswers,
    @Inject(ChangeClause) private readonly change: ChangeClause,
    @Inject(UndoLastChange) private readonly undo: UndoLastChange,
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(ENTE_REGISTRY) private readonly enti: EnteRegistry,
  ) {}

  @Mutation(() => AdoptModelResult, { description: 'Takes over a model for a Provincia.' })
  async adoptModel(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => AdoptModelGqlInput }) input: AdoptModelGqlInput): Promise<ModelAdopted> {
    const enteId = uuid<EnteId>(input.enteId);
    const instanceId = await this.adopt.execute(actor, { ...input, enteId, modelVersionId: uuid<ModelVersionId>(input.modelVersionId) });
    return Object.assign(new ModelAdopted(), { instanceId });
  }

  @Mutation(() => SaveAnswersResult, { description: 'Writes answers of the interview: all or none.' })
  async saveAnswers(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => SaveAnswersGqlInput }) input: SaveAnswersGqlInput): Promise<InstanceChanged> {
    return this.present(actor, await this.save.execute(actor, uuid(input.instanceId), input.answers));
  }

  @Mutation(() => ChangeClauseResult, { description: 'Writes the Provincia\'s own text of a clause.' })
  async editClause(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => EditClauseGqlInput }) input: EditClauseGqlInput): Promise<InstanceChanged> {
    return this.changeClause(actor, input.instanceId, { kind: 'edit', ...input });
  }

  @Mutation(() => ChangeClauseResult, { description: 'Takes a clause out of the act; an added one is removed.' })
  async suppressClause(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => SuppressClauseGqlInput }) input: SuppressClauseGqlInput): Promise<InstanceChanged> {
    return this.changeClause(actor, input.instanceId, { kind: 'suppress', ...input });
  }

  @Mutation(() => ChangeClauseResult, { description: 'Goes back to the model\'s text and place.' })
  async restoreClause(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => RestoreClauseGqlInput }) input: RestoreClauseGqlInput): Promise<InstanceChanged> {
    return this.changeClause(actor, input.instanceId, { kind: 'restore', ...input });
  }

  @Mutation(() => ChangeClauseResult, { description: 'Adds a local clause.' })
  async addClause(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => AddClauseGqlInput }) input: AddClauseGqlInput): Promise<InstanceChanged> {
    return this.changeClause(actor, input.instanceId, { kind: 'add', ...input });
  }

  @Mutation(() => ChangeClauseResult, { description: 'Moves a clause by one place, where its lock allows.' })
  async moveClause(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => MoveClauseGqlInput }) input: MoveClauseGqlInput): Promise<InstanceChanged> {
    return this.changeClause(actor, input.instanceId, { kind: 'move', ...input, direction: input.direction === 'up' ? 'up' : 'down' });
  }

  @Mutation(() => UndoResult, { description: 'Takes back the viewer\'s own last change.' })
  async undoLastChange(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<InstanceChanged> {
    return this.present(actor, await this.undo.execute(actor, uuid(instanceId)));
  }

  private async changeClause(actor: SignedInActor, instanceId: string, change: ClauseChange): Promise<InstanceChanged> {
    return this.present(actor, await this.change.execute(actor, uuid(instanceId), change));
  }

  private async present(actor: SignedInActor, { workspace, changed }: SavedAnswers): Promise<InstanceChanged> {
    const [ente] = await this.enti.findByIds([workspace.instance.enteId]);
    return Object.assign(new InstanceChanged(), { instance: presentInstance(actor, ente?.denominazione ?? '', await this.models.newestOf(workspace.content.key), workspace), changed: changed.map(({ actKey, clauseIds }) => ({ actKey, clauseIds: [...clauseIds] })) });
  }
}

/** What is no UUID can be no id of ours: the same answer as for one that does not exist. */
function uuid<Id extends string = InstanceId>(text: string): Id {
  if (!isUuid(text)) throw new InstanceNotFound();
  return text as Id;
}
