import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, JsonScalar, NotFound, Refused } from '@province-comuni/platform-graphql';
import { AxisOptionType } from './model-version.type.js';

const KINDS = '`head`, `act`, `clause`, `step`, `variable`, `rule`, `cell`, `parameter`, `source`, `changelog`, `lineage` or `migrations`.';

@ObjectType('PartRef', { description: 'A part of a model version.' })
export class PartRefType {
  @Field(() => String, { description: KINDS }) kind!: string;
  @Field(() => String, { description: 'Id of the clause, key of the variable or act, `FORM/LEVEL` of the cell; of `head`, `changelog`, `lineage` and `migrations` their own name.' }) id!: string;
  @Field(() => String, { description: 'What people call it.' }) label!: string;
}

@ObjectType('DraftPart', { description: 'A part of a draft with its value.' })
export class DraftPartType {
  @Field(() => String, { description: KINDS }) kind!: string;
  @Field(() => String) id!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: 'Mark of this value: sent back when writing, so that nobody overwrites what he did not see.' }) seen!: string;
  @Field(() => String, { description: '`SAME`, `ADDED` or `CHANGED` beside the published version.' }) standing!: string;
  @Field(() => JsonScalar, { description: 'Shape of its kind: ClauseRevision, VariableDef, Rule, ModelCell, LawParameter … of the shared types; `changelog`, `lineage` and `migrations` are whole lists.' }) value!: unknown;
  @Field(() => String, { nullable: true, description: 'Its condition as an Italian sentence; null when it has none.' }) sentence!: string | null;
}

@ObjectType('DraftClauseItem', { description: 'A clause in the tree of an act.' })
export class DraftClauseItemType {
  @Field(() => String) id!: string;
  @Field(() => String, { nullable: true }) parentId!: string | null;
  @Field(() => String) kind!: string;
  @Field(() => String) lock!: string;
  @Field(() => String) label!: string;
  @Field(() => String) seen!: string;
  @Field(() => String, { description: '`SAME`, `ADDED` or `CHANGED` beside the published version.' }) standing!: string;
  @Field(() => String, { nullable: true, description: 'When it applies, as an Italian sentence; null = always.' }) sentence!: string | null;
}

@ObjectType('DraftAct', { description: 'An act of a draft with its clauses in reading order.' })
export class DraftActType {
  @Field(() => DraftPartType) part!: DraftPartType;
  @Field(() => [DraftClauseItemType]) clauses!: DraftClauseItemType[];
}

@ObjectType('PublishProblem', { description: 'Something that keeps a draft from being published.' })
export class PublishProblemType {
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
  @Field(() => PartRefType, { nullable: true, description: 'Where it is mended; null when it concerns the whole version.' }) part!: PartRefType | null;
}

@ObjectType('BumpReason', { description: 'A change that raises the version number.' })
export class BumpReasonType {
  @Field(() => String, { description: '`major`, `minor` or `patch`.' }) bump!: string;
  @Field(() => String) text!: string;
  @Field(() => PartRefType, { nullable: true }) part!: PartRefType | null;
}

@ObjectType('ModelDraft', { description: 'The next version of a model while UPI\'s curators write it.' })
export class ModelDraftType {
  @Field(() => ID) id!: string;
  @Field(() => String) modelKey!: string;
  @Field(() => String) title!: string;
  @Field(() => String) openedBy!: string;
  @Field(() => Date) openedAt!: Date;
  @Field(() => String, { nullable: true, description: 'The published version it follows; null for a first one.' }) previousVersion!: string | null;
  @Field(() => String, { description: 'The number it would be published under, computed from the changes.' }) nextVersion!: string;
  @Field(() => String, { description: '`major`, `minor`, `patch` or `none`.' }) bump!: string;
  @Field(() => [BumpReasonType], { description: 'Highest first.' }) reasons!: BumpReasonType[];
  @Field(() => [PublishProblemType], { description: 'Empty when it may be published.' }) problems!: PublishProblemType[];
  @Field(() => String) formAxis!: string;
  @Field(() => String) levelAxis!: string;
  @Field(() => [AxisOptionType]) forms!: AxisOptionType[];
  @Field(() => [AxisOptionType]) levels!: AxisOptionType[];
  @Field(() => DraftPartType) head!: DraftPartType;
  @Field(() => [DraftActType]) acts!: DraftActType[];
  @Field(() => [DraftPartType]) steps!: DraftPartType[];
  @Field(() => [DraftPartType]) variables!: DraftPartType[];
  @Field(() => [DraftPartType]) rules!: DraftPartType[];
  @Field(() => [DraftPartType]) cells!: DraftPartType[];
  @Field(() => [DraftPartType]) parameters!: DraftPartType[];
  @Field(() => [DraftPartType]) sources!: DraftPartType[];
  @Field(() => DraftPartType) changelog!: DraftPartType;
  @Field(() => DraftPartType) lineage!: DraftPartType;
  @Field(() => DraftPartType, { description: 'What becomes of answers given under the published version: VariableMigration of the shared types.' }) migrations!: DraftPartType;
}

@ObjectType('ModelDraftSummary', { description: 'A draft in a list.' })
export class ModelDraftSummaryType {
  @Field(() => ID) id!: string;
  @Field(() => String) modelKey!: string;
  @Field(() => String) title!: string;
  @Field(() => String) openedBy!: string;
  @Field(() => Date) openedAt!: Date;
  @Field(() => Date) changedAt!: Date;
  @Field(() => Int, { description: 'Entries of its history.' }) changes!: number;
}

@ObjectType('CellTruth', { description: 'Whether a condition holds in one admitted cell of form and level.' })
export class CellTruthType {
  @Field(() => String) form!: string;
  @Field(() => String) level!: string;
  @Field(() => String, { description: '`YES`, `NO`, or `DEPENDS` on other answers.' }) holds!: string;
}

@ObjectType('DraftClause', { description: 'A clause of a draft beside the published one.' })
export class DraftClauseType {
  @Field(() => DraftPartType) part!: DraftPartType;
  @Field(() => JsonScalar, { nullable: true, description: 'ClauseRevision of the published version; null when it is new.' }) previous!: unknown;
  @Field(() => String, { nullable: true }) previousSentence!: string | null;
  @Field(() => [CellTruthType], { description: 'Where it applies, by form and level.' }) truth!: CellTruthType[];
  @Field(() => [PartRefType], { description: 'What refers to it.' }) usedBy!: PartRefType[];
}

@ObjectType('ShownBecause', { description: 'Why a clause is in the previewed act or not.' })
export class ShownBecauseType {
  @Field(() => String) clauseId!: string;
  @Field(() => Boolean) shown!: boolean;
  @Field(() => JsonScalar, { nullable: true, description: 'ConditionExplanation of the shared act tree: sentence, holds (true, false, null = not known), parts; null where the clause has no condition.' }) explanation!: unknown;
}

@ObjectType('DraftPreview', { description: 'An act of a draft as it would print with sample answers.' })
export class DraftPreviewType {
  @Field(() => JsonScalar, { description: 'RenderedAct of the shared act tree.' }) act!: unknown;
  @Field(() => [ShownBecauseType], { description: 'Every clause of the act, in reading order.' }) because!: ShownBecauseType[];
}

@ObjectType('VersionChange', { description: 'A part of which two versions say different things.' })
export class VersionChangeType {
  @Field(() => PartRefType) part!: PartRefType;
  @Field(() => String, { description: '`ADDED`, `REMOVED`, `CHANGED` or `MOVED`.' }) status!: string;
  @Field(() => [String], { description: 'What of it changed, by the name of the field.' }) fields!: string[];
  @Field(() => JsonScalar, { nullable: true }) before!: unknown;
  @Field(() => JsonScalar, { nullable: true }) after!: unknown;
  @Field(() => String, { nullable: true, description: 'Its condition before, as a sentence.' }) beforeSentence!: string | null;
  @Field(() => String, { nullable: true, description: 'Its condition after, as a sentence; of `migrations` what becomes of the answers to the question.' }) afterSentence!: string | null;
  @Field(() => String, { nullable: true, description: 'Why, as the changelog or the lineage says.' }) reason!: string | null;
}

@ObjectType('LineageProposal', { description: 'What probably became of clauses that disappeared, by the words they share with the new ones.' })
export class LineageProposalType {
  @Field(() => String, { description: '`split`, `merge`, `replace` or `retire`.' }) kind!: string;
  @Field(() => [String]) sources!: string[];
  @Field(() => [String]) targets!: string[];
  @Field(() => String, { nullable: true }) heir!: string | null;
  @Field(() => Int, { description: 'Share of common text, in percent.' }) similarity!: number;
}

@ObjectType('DraftEventChange', { description: 'What one action did to one part.' })
export class DraftEventChangeType {
  @Field(() => PartRefType) part!: PartRefType;
  @Field(() => String, { description: '`ADDED`, `CHANGED`, `MOVED` or `REMOVED`.' }) action!: string;
}

@ObjectType('WordingOrigin', { description: 'The Provincia whose words a change took over.' })
export class WordingOriginType {
  @Field(() => String) ente!: string;
  @Field(() => String) title!: string;
  @Field(() => Int, { description: 'Revision of the instance.' }) dataRevision!: number;
}

@ObjectType('DraftEvent', { description: 'An entry of the history of a draft.' })
export class DraftEventType {
  @Field(() => Int) sequence!: number;
  @Field(() => [DraftEventChangeType]) changes!: DraftEventChangeType[];
  @Field(() => Int, { nullable: true, description: 'The entry it takes back.' }) undoes!: number | null;
  @Field(() => WordingOriginType, { nullable: true, description: 'Where the words come from; null: they were written in the workshop.' }) origin!: WordingOriginType | null;
  @Field(() => String) person!: string;
  @Field(() => Date) at!: Date;
}

@ObjectType({ description: 'The draft was changed; as it stands now.' })
export class DraftChanged {
  @Field(() => ModelDraftType) draft!: ModelDraftType;
}

@ObjectType('DraftConflict', { description: 'Someone else changed the part meanwhile; nothing was written.' })
export class DraftConflictType {
  @Field(() => JsonScalar, { nullable: true, description: 'What stands there now; null: it is gone.' }) current!: unknown;
  @Field(() => String, { nullable: true, description: 'Mark of the current value, to write over it knowingly.' }) seen!: string | null;
  @Field(() => String, { nullable: true }) by!: string | null;
}

@ObjectType({ description: 'The draft was opened.' })
export class ModelDraftOpened {
  @Field(() => ID) draftId!: string;
}

@ObjectType('DraftAlreadyOpen', { description: 'A draft of this model is open already.' })
export class DraftAlreadyOpenType {
  @Field(() => ID) draftId!: string;
  @Field(() => String) openedBy!: string;
}

@ObjectType({ description: 'The draft was thrown away.' })
export class ModelDraftDiscarded {
  @Field(() => String) modelKey!: string;
}

@ObjectType({ description: 'The version is published, and will never change.' })
export class ModelPublished {
  @Field(() => ID) versionId!: string;
  @Field(() => String) version!: string;
}

export const OpenModelDraftResult = createUnionType({ name: 'OpenModelDraftResult', types: () => [ModelDraftOpened, DraftAlreadyOpenType, Refused, NotFound] as const });
export const DiscardModelDraftResult = createUnionType({ name: 'DiscardModelDraftResult', types: () => [ModelDraftDiscarded, NotFound] as const });
export const ChangeDraftResult = createUnionType({ name: 'ChangeDraftResult', types: () => [DraftChanged, DraftConflictType, InvalidInput, Refused, NotFound] as const });
export const PublishModelDraftResult = createUnionType({ name: 'PublishModelDraftResult', types: () => [ModelPublished, InvalidInput, Refused, NotFound] as const });

@ObjectType({ description: 'The version is withdrawn.' })
export class ModelVersionWithdrawn {
  @Field(() => String) modelKey!: string;
}

export const WithdrawModelVersionResult = createUnionType({ name: 'WithdrawModelVersionResult', types: () => [ModelVersionWithdrawn, InvalidInput, Refused, NotFound] as const });
