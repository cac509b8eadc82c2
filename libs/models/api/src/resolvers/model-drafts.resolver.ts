import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { ChangeModelDraft, DraftNotFound, OpenModelDraft, PART_KINDS, PublishModelDraft, ReadModelDraft, whereUsed, WithdrawModelVersion, type DraftChange, type ModelVersionId, type PartKind, type PartRef } from '@province-comuni/models-domain';
import { Access, CurrentActor, JsonScalar } from '@province-comuni/platform-graphql';
import { isUuid } from '@province-comuni/shared-kernel';
import { AddDraftPartGqlInput, MoveDraftPartGqlInput, PartRefGqlInput, RemoveDraftPartGqlInput, SaveDraftPartGqlInput } from '../graphql/model-draft.input.js';
import { ChangeDraftResult, DiscardModelDraftResult, DraftChanged, DraftClauseType, DraftEventType, DraftPreviewType, LineageProposalType, ModelDraftDiscarded, ModelDraftOpened, ModelDraftSummaryType, ModelDraftType, ModelPublished, OpenModelDraftResult, PartRefType, PublishModelDraftResult, ModelVersionWithdrawn, VersionChangeType, WithdrawModelVersionResult } from '../graphql/model-draft.type.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';
import { presentDraft, presentDraftClause, presentDraftEvent, presentLineageProposals, presentVersionDiff } from '../presenters/model-draft.presenter.js';

/** The model workshop: UPI's curators write the next version of a national model. */
@Resolver()
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('staff')
export class ModelDraftsResolver {
  constructor(
    @Inject(ReadModelDraft) private readonly read: ReadModelDraft,
    @Inject(OpenModelDraft) private readonly openDraft: OpenModelDraft,
    @Inject(ChangeModelDraft) private readonly change: ChangeModelDraft,
    @Inject(PublishModelDraft) private readonly publishing: PublishModelDraft,
    @Inject(WithdrawModelVersion) private readonly withdrawing: WithdrawModelVersion,
  ) {}

  @Query(() => [ModelDraftSummaryType], { description: 'The drafts that are open.' })
  async modelDrafts(@CurrentActor() actor: Actor): Promise<ModelDraftSummaryType[]> {
    return this.read.list(actor);
  }

  @Query(() => ModelDraftType, { nullable: true, description: 'A draft with all its parts, and what keeps it from being published.' })
  async modelDraft(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<ModelDraftType> {
    return presentDraft(await this.read.open(actor, uuid(id)));
  }

  @Query(() => DraftClauseType, { nullable: true, description: 'A clause of a draft beside the published one.' })
  async draftClause(@CurrentActor() actor: Actor, @Args('draftId', { type: () => ID }) draftId: string, @Args('clauseId', { type: () => String }) clauseId: string): Promise<DraftClauseType | null> {
    return presentDraftClause(await this.read.open(actor, uuid(draftId)), clauseId) ?? null;
  }

  @Query(() => [PartRefType], { nullable: true, description: 'Where a part of a draft is named.' })
  async draftUses(@CurrentActor() actor: Actor, @Args('draftId', { type: () => ID }) draftId: string, @Args('part', { type: () => PartRefGqlInput }) part: PartRefGqlInput): Promise<PartRefType[]> {
    const { content } = await this.read.open(actor, uuid(draftId));
    return whereUsed(content, partRef(part)).map((usage) => ({ ...usage.part, label: usage.label }));
  }

  @Query(() => DraftPreviewType, { nullable: true, description: 'An act of a draft as it would print, and why each clause is there or not.' })
  async draftPreview(
    @CurrentActor() actor: Actor,
    @Args('draftId', { type: () => ID }) draftId: string,
    @Args('actKey', { type: () => String }) actKey: string,
    @Args('form', { type: () => String }) form: string,
    @Args('level', { type: () => String }) level: string,
    @Args('answers', { type: () => JsonScalar, nullable: true, description: 'Sample answers by key, in their JSON shape; the rest is the model\'s default or invented.' }) answers: unknown,
  ): Promise<DraftPreviewType> {
    const { act, because } = await this.read.preview(actor, uuid(draftId), actKey, { form, level, answers: new Map(Object.entries((answers ?? {}) as object)) });
    return { act, because: because.map((item) => ({ ...item })) };
  }

  @Query(() => [VersionChangeType], { nullable: true, description: 'Everything a draft says differently from the published version.' })
  async draftDiff(@CurrentActor() actor: Actor, @Args('draftId', { type: () => ID }) draftId: string): Promise<VersionChangeType[]> {
    const { content, previous } = await this.read.open(actor, uuid(draftId));
    return previous ? presentVersionDiff(previous, content) : [];
  }

  @Query(() => [LineageProposalType], { nullable: true, description: 'What probably became of the clauses whose end is not declared yet.' })
  async draftLineageProposals(@CurrentActor() actor: Actor, @Args('draftId', { type: () => ID }) draftId: string): Promise<LineageProposalType[]> {
    return presentLineageProposals(await this.read.open(actor, uuid(draftId)));
  }

  @Query(() => [DraftEventType], { nullable: true, description: 'The history of a draft, newest first.' })
  async draftHistory(
    @CurrentActor() actor: Actor,
    @Args('draftId', { type: () => ID }) draftId: string,
    @Args('limit', { type: () => Int, defaultValue: 50 }) limit: number,
    @Args('before', { type: () => Int, nullable: true }) before: number | null,
  ): Promise<DraftEventType[]> {
    const workspace = await this.read.open(actor, uuid(draftId));
    const events = await this.read.history(actor, uuid(draftId), { limit: Math.min(Math.max(limit, 1), 200), ...(before === null ? {} : { before }) });
    return events.map((event) => presentDraftEvent(workspace, event));
  }

  @Mutation(() => OpenModelDraftResult, { description: 'Opens the next version of a model from the current one.' })
  async openModelDraft(@CurrentActor() actor: SignedInActor, @Args('modelKey', { type: () => String }) modelKey: string): Promise<ModelDraftOpened> {
    return Object.assign(new ModelDraftOpened(), { draftId: await this.openDraft.fromPublished(actor, modelKey) });
  }

  @Mutation(() => ChangeDraftResult, { description: 'Adds a part to a draft.' })
  async addDraftPart(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => AddDraftPartGqlInput }) { draftId, part, value, afterId }: AddDraftPartGqlInput): Promise<DraftChanged> {
    return this.changed(actor, draftId, { kind: 'add', part: partRef(part), value, afterId }, null);
  }

  @Mutation(() => ChangeDraftResult, { description: 'Writes a part of a draft.' })
  async saveDraftPart(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => SaveDraftPartGqlInput }) { draftId, part, value, seen }: SaveDraftPartGqlInput): Promise<DraftChanged> {
    return this.changed(actor, draftId, { kind: 'save', part: partRef(part), value }, seen);
  }

  @Mutation(() => ChangeDraftResult, { description: 'Moves a part of a draft.' })
  async moveDraftPart(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => MoveDraftPartGqlInput }) { draftId, part, afterId, parentId, seen }: MoveDraftPartGqlInput): Promise<DraftChanged> {
    return this.changed(actor, draftId, { kind: 'move', part: partRef(part), afterId, ...(parentId === undefined ? {} : { parentId }) }, seen);
  }

  @Mutation(() => ChangeDraftResult, { description: 'Takes a part out of a draft; a clause goes with what it contains.' })
  async removeDraftPart(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => RemoveDraftPartGqlInput }) { draftId, part, seen, lineage }: RemoveDraftPartGqlInput): Promise<DraftChanged> {
    return this.changed(actor, draftId, { kind: 'remove', part: partRef(part), ...(lineage === undefined || lineage === null ? {} : { lineage }) }, seen);
  }

  @Mutation(() => ChangeDraftResult, { description: 'Takes back the viewer\'s own last action that still stands.' })
  async undoDraftChange(@CurrentActor() actor: SignedInActor, @Args('draftId', { type: () => ID }) draftId: string): Promise<DraftChanged> {
    return Object.assign(new DraftChanged(), { draft: presentDraft(await this.change.undo(actor, uuid(draftId))) });
  }

  @Mutation(() => PublishModelDraftResult, { description: 'Publishes a draft under the number its changes ask for; the version never changes again.' })
  async publishModelDraft(@CurrentActor() actor: SignedInActor, @Args('draftId', { type: () => ID }) draftId: string, @Args('version', { type: () => String, description: 'The number the person saw.' }) version: string): Promise<ModelPublished> {
    return Object.assign(new ModelPublished(), { versionId: draftId, version: await this.publishing.publish(actor, uuid(draftId), version) });
  }

  @Mutation(() => WithdrawModelVersionResult, { description: 'Says of a published version that it is no longer to be used, with the reason. Asked twice, it is done once.' })
  async withdrawModelVersion(@CurrentActor() actor: SignedInActor, @Args('versionId', { type: () => ID }) versionId: string, @Args('reason', { type: () => String }) reason: string): Promise<ModelVersionWithdrawn> {
    return Object.assign(new ModelVersionWithdrawn(), { modelKey: await this.withdrawing.execute(actor, uuid(versionId), reason) });
  }

  @Mutation(() => DiscardModelDraftResult, { description: 'Throws a draft away, with its history.' })
  async discardModelDraft(@CurrentActor() actor: SignedInActor, @Args('draftId', { type: () => ID }) draftId: string): Promise<ModelDraftDiscarded> {
    return Object.assign(new ModelDraftDiscarded(), { modelKey: await this.publishing.discard(actor, uuid(draftId)) });
  }

  private async changed(actor: SignedInActor, draftId: string, change: DraftChange, seen: string | null): Promise<DraftChanged> {
    return Object.assign(new DraftChanged(), { draft: presentDraft(await this.change.execute(actor, uuid(draftId), change, seen)) });
  }
}

/** What is no UUID can be no id of ours: the same answer as for one that does not exist. */
function uuid(text: string): ModelVersionId {
  if (!isUuid(text)) throw new DraftNotFound();
  return text as ModelVersionId;
}

function partRef({ kind, id }: PartRefGqlInput): PartRef {
  if (!PART_KINDS.includes(kind as PartKind) || id.length > 100) throw new DraftNotFound();
  return { kind: kind as PartKind, id };
}
