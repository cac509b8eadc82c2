import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { ConfirmImport, ConventionImportNotFound, DecideImport, ReadImports, type ClauseDecision, type ConventionImportId, type ImportChoice, type ImportWorkspace } from '@province-comuni/models-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid } from '@province-comuni/shared-kernel';
import {
  ConfirmImportResult,
  ConventionImportChanged,
  ConventionImportDiscarded,
  ConventionImported,
  ConventionImportSummaryType,
  ConventionImportType,
  DecideImportedAnswerGqlInput,
  DecideImportedClauseGqlInput,
  DecideImportResult,
  DecideMissingClauseGqlInput,
  DiscardImportResult,
} from '../graphql/convention-import.type.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';
import { presentImport } from '../presenters/convention-import.presenter.js';

const MAX_WAITING = 50;

@Resolver()
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('signed-in')
export class ConventionImportsResolver {
  constructor(
    @Inject(ReadImports) private readonly read: ReadImports,
    @Inject(DecideImport) private readonly decide: DecideImport,
    @Inject(ConfirmImport) private readonly confirm: ConfirmImport,
    @Inject(ENTE_REGISTRY) private readonly enti: EnteRegistry,
  ) {}

  @Query(() => [ConventionImportSummaryType], { description: 'The imports of the viewer\'s Enti that wait for decisions, last changed first (at most 50).' })
  async conventionImports(@CurrentActor() actor: SignedInActor): Promise<ConventionImportSummaryType[]> {
    const waiting = await this.read.waiting(actor, MAX_WAITING);
    const cards = new Map((await this.enti.findByIds([...new Set(waiting.map((item) => item.enteId))])).map((card) => [card.id, card.denominazione]));
    return waiting.map(({ id, fileName, enteId, updatedAt }) => ({ id, fileName, ente: cards.get(enteId) ?? '', updatedAt }));
  }

  @Query(() => ConventionImportType, { nullable: true, description: 'An import with its proposals and what was decided.' })
  async conventionImport(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<ConventionImportType | null> {
    if (!isUuid(id)) return null;
    return this.present(actor, await this.read.open(actor, id as ConventionImportId));
  }

  @Mutation(() => DecideImportResult, { description: 'Says what becomes of a clause of the document.' })
  async decideImportedClause(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => DecideImportedClauseGqlInput }) input: DecideImportedClauseGqlInput): Promise<ConventionImportChanged> {
    return this.choose(actor, input, { kind: 'clause', importedId: input.clauseId, decision: decisionOf(input) });
  }

  @Mutation(() => DecideImportResult, { description: 'Says what becomes of a clause of the model that the document does not have.' })
  async decideMissingClause(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => DecideMissingClauseGqlInput }) input: DecideMissingClauseGqlInput): Promise<ConventionImportChanged> {
    return this.choose(actor, input, { kind: 'missing', clauseId: input.clauseId, choice: input.suppress ? 'suppress' : 'keep' });
  }

  @Mutation(() => DecideImportResult, { description: 'Takes, corrects or refuses a value found in the text.' })
  async decideImportedAnswer(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => DecideImportedAnswerGqlInput }) input: DecideImportedAnswerGqlInput): Promise<ConventionImportChanged> {
    return this.choose(actor, input, { kind: 'answer', key: input.key, value: input.value, refused: input.refused });
  }

  @Mutation(() => DecideImportResult, { description: 'Takes every proposal that is sure.' })
  async acceptSureProposals(@CurrentActor() actor: SignedInActor, @Args('importId', { type: () => ID }) importId: string, @Args('seenRevision', { type: () => Int }) seenRevision: number): Promise<ConventionImportChanged> {
    return this.choose(actor, { importId, seenRevision }, { kind: 'sure' });
  }

  @Mutation(() => ConfirmImportResult, { description: 'Makes an instance of the import; asked twice, it is done once.' })
  async confirmConventionImport(@CurrentActor() actor: SignedInActor, @Args('importId', { type: () => ID }) importId: string, @Args('seenRevision', { type: () => Int }) seenRevision: number, @Args('title', { type: () => String, defaultValue: '' }) title: string): Promise<ConventionImported> {
    return Object.assign(new ConventionImported(), { instanceId: await this.confirm.execute(actor, importIdOf(importId), seenRevision, title) });
  }

  @Mutation(() => DiscardImportResult, { description: 'Takes the import away with its texts.' })
  async discardConventionImport(@CurrentActor() actor: SignedInActor, @Args('importId', { type: () => ID }) importId: string): Promise<ConventionImportDiscarded> {
    await this.decide.discard(actor, importIdOf(importId));
    return Object.assign(new ConventionImportDiscarded(), { id: importId });
  }

  private async choose(actor: SignedInActor, { importId, seenRevision }: { importId: string; seenRevision: number }, choice: ImportChoice): Promise<ConventionImportChanged> {
    const workspace = await this.decide.execute(actor, importIdOf(importId), seenRevision, choice);
    return Object.assign(new ConventionImportChanged(), { conventionImport: await this.present(actor, workspace) });
  }

  private async present(actor: Actor, workspace: ImportWorkspace): Promise<ConventionImportType> {
    const [ente] = await this.enti.findByIds([workspace.imported.enteId]);
    return presentImport(actor, ente?.denominazione ?? '', workspace);
  }
}

function decisionOf({ choice, modelClauseId, keepText, reason }: DecideImportedClauseGqlInput): ClauseDecision {
  if (choice === 'match') return { choice: 'match', clauseId: modelClauseId ?? '', keepText };
  return choice === 'drop' ? { choice: 'drop', reason } : { choice: 'local' };
}

/** What is no UUID can be no id of ours: the same answer as for one that does not exist. */
function importIdOf(text: string): ConventionImportId {
  if (!isUuid(text)) throw new ConventionImportNotFound();
  return text as ConventionImportId;
}
