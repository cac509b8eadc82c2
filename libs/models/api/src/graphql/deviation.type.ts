import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, JsonScalar, NotFound, Refused } from '@province-comuni/platform-graphql';

@ObjectType('DeviationCounts', { description: 'Clauses by what was done with them.' })
export class DeviationCountsType {
  @Field(() => Int) standard!: number;
  @Field(() => Int) adapted!: number;
  @Field(() => Int) suppressed!: number;
  @Field(() => Int) added!: number;
}

@ObjectType('DeviationInstance', { description: 'An instance whose words may be shown: a column of the heat map.' })
export class DeviationInstanceType {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) ente!: string;
  @Field(() => String, { nullable: true }) sigla!: string | null;
  @Field(() => String) title!: string;
  @Field(() => DeviationCountsType, { description: 'Over all its acts.' }) counts!: DeviationCountsType;
  @Field(() => Int, { description: 'Clauses that an upgrade left on an earlier version.' }) heldBack!: number;
  @Field(() => Int, { description: 'Clauses of its version that it has not taken yet.' }) notTaken!: number;
  @Field(() => Int, { description: 'Mean share of changed words over all its clauses, per mille.' }) changedPermille!: number;
  @Field(() => Date, { nullable: true, description: 'Since when its drafts are shared; null where it is the approved text that stands here.' }) sharedAt!: Date | null;
}

@ObjectType('DeviationCell', { description: 'A square of the heat map. Squares of clauses as in the model are left out.' })
export class DeviationCellType {
  @Field(() => ID) instanceId!: string;
  @Field(() => String, { description: '`STANDARD` (held back), `ADATTATA`, `SOPPRESSA`, or `ASSENTE`: not in its version, or not taken yet.' }) state!: string;
  @Field(() => Int, { description: 'Words in one text only, per mille of the words of both.' }) changedPermille!: number;
  @Field(() => Boolean) heldBack!: boolean;
}

@ObjectType('DeviationClause', { description: 'A clause over all instances.' })
export class DeviationClauseType {
  @Field(() => String) clauseId!: string;
  @Field(() => String, { description: 'Heading, or the first words.' }) label!: string;
  @Field(() => String, { description: '`vincolata`, `adattabile` or `libera`.' }) lock!: string;
  @Field(() => Int, { description: 'Place in the act, from 1.' }) position!: number;
  @Field(() => Boolean, { description: 'Whether the newest version still has it.' }) inModel!: boolean;
  @Field(() => DeviationCountsType, { description: 'Over all instances, also those whose words may not be shown.' }) counts!: DeviationCountsType;
  @Field(() => Int, { description: 'Instances without it.' }) absent!: number;
  @Field(() => Int) heldBack!: number;
  @Field(() => Int, { description: 'Mean over the instances that adapted it, per mille.' }) changedPermille!: number;
  @Field(() => [DeviationCellType]) cells!: DeviationCellType[];
}

@ObjectType('DeviationLock', { description: 'Clauses of one lock, over all instances.' })
export class DeviationLockType {
  @Field(() => String) lock!: string;
  @Field(() => DeviationCountsType) counts!: DeviationCountsType;
}

@ObjectType('DeviationVersion', { description: 'Which version a Provincia stands on: a public fact.' })
export class DeviationVersionType {
  @Field(() => String) ente!: string;
  @Field(() => String, { nullable: true }) sigla!: string | null;
  @Field(() => String) version!: string;
  @Field(() => Int, { description: 'Versions published after it.' }) behind!: number;
}

@ObjectType('DeviationAdded', { description: 'A clause that a Provincia added and lets UPI read.' })
export class DeviationAddedType {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) clauseId!: string;
  @Field(() => String) label!: string;
}

@ObjectType('DeviationAct', { description: 'An act of the model.' })
export class DeviationActType {
  @Field(() => String) key!: string;
  @Field(() => String) shortName!: string;
}

@ObjectType('DeviationOption', { description: 'A value the report may be narrowed to.' })
export class DeviationOptionType {
  @Field(() => String) value!: string;
  @Field(() => String) label!: string;
}

@ObjectType('DeviationReport', { description: 'What the Province do with one act of a model. Texts that the Province did not share count as numbers only.' })
export class DeviationReportType {
  @Field(() => String) modelTitle!: string;
  @Field(() => String) version!: string;
  @Field(() => String) actKey!: string;
  @Field(() => [DeviationActType]) acts!: DeviationActType[];
  @Field(() => [DeviationOptionType]) forms!: DeviationOptionType[];
  @Field(() => [DeviationOptionType]) levels!: DeviationOptionType[];
  @Field(() => [DeviationInstanceType]) instances!: DeviationInstanceType[];
  @Field(() => Int, { description: 'Instances that count as numbers only.' }) numbersOnly!: number;
  @Field(() => [DeviationClauseType], { description: 'Most changed first.' }) clauses!: DeviationClauseType[];
  @Field(() => [DeviationLockType]) byLock!: DeviationLockType[];
  @Field(() => Int, { description: 'Added clauses of the act, over all instances.' }) addedTotal!: number;
  @Field(() => [DeviationAddedType]) added!: DeviationAddedType[];
  @Field(() => [DeviationVersionType]) versions!: DeviationVersionType[];
  @Field(() => Int, { description: 'Clauses left on an earlier version, over all instances and acts.' }) heldBack!: number;
  @Field(() => Int, { description: 'Clauses not taken yet, over all instances and acts.' }) notTaken!: number;
}

@ObjectType('DeviationName', { description: 'What a variable or a clause is called.' })
export class DeviationNameType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
}

@ObjectType('WordingUse', { description: 'An instance that has a wording.' })
export class WordingUseType {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) ente!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true, description: 'Why the Provincia changed it.' }) reason!: string | null;
  @Field(() => String, { description: 'Version of the model it was made from.' }) baseVersion!: string;
}

@ObjectType('Wording', { description: 'One way in which Province write a clause; equal texts are one.' })
export class WordingType {
  @Field(() => String, { description: 'SHA-256 of the text: sent back when it is promoted.' }) hash!: string;
  @Field(() => String, { description: '`ADATTATA`, `SOPPRESSA` or `AGGIUNTA`.' }) state!: string;
  @Field(() => Int, { description: 'Beside the newest text of the model, per mille.' }) changedPermille!: number;
  @Field(() => JsonScalar, { description: 'Inline content.' }) heading!: unknown;
  @Field(() => JsonScalar, { description: 'RichText of the shared act tree.' }) body!: unknown;
  @Field(() => [WordingUseType]) instances!: WordingUseType[];
}

@ObjectType('ModelWording', { description: 'The text of the model.' })
export class ModelWordingType {
  @Field(() => String, { description: 'Newest version that has the clause.' }) version!: string;
  @Field(() => Boolean, { description: 'Whether that is the newest version of all.' }) inModel!: boolean;
  @Field(() => JsonScalar, { description: 'Inline content.' }) heading!: unknown;
  @Field(() => JsonScalar, { description: 'RichText of the shared act tree.' }) body!: unknown;
}

@ObjectType('ClauseWordings', { description: 'A clause as the Province write it, beside the model. Only words that may be shown.' })
export class ClauseWordingsType {
  @Field(() => String) modelTitle!: string;
  @Field(() => String) clauseId!: string;
  @Field(() => String) label!: string;
  @Field(() => ModelWordingType, { nullable: true, description: 'Null for a clause that a Provincia added.' }) model!: ModelWordingType | null;
  @Field(() => [WordingType], { description: 'Most used first.' }) wordings!: WordingType[];
  @Field(() => Int, { description: 'Instances that changed it and whose words may not be shown.' }) numbersOnly!: number;
  @Field(() => [DeviationNameType]) clauseNames!: DeviationNameType[];
  @Field(() => [DeviationNameType]) variableNames!: DeviationNameType[];
}

@ObjectType('OwnDeviation', { description: 'A clause of an instance that is not as in the model.' })
export class OwnDeviationType {
  @Field(() => String) clauseId!: string;
  @Field(() => String) label!: string;
  @Field(() => String) actKey!: string;
  @Field(() => String) actName!: string;
  @Field(() => String) state!: string;
  @Field(() => Int, { description: 'Words in one text only, per mille of the words of both.' }) changedPermille!: number;
  @Field(() => Boolean) heldBack!: boolean;
  @Field(() => Int, { description: 'Instances of other Province that adapted or suppressed the same clause.' }) alsoChangedBy!: number;
}

@ObjectType('LikeMine', { description: 'Instances of other Province with something in common, as means.' })
export class LikeMineType {
  @Field(() => String, { description: '`CELL`: same form and level. `PROFILE`: same complexity profile.' }) kind!: string;
  @Field(() => Int) instances!: number;
  @Field(() => Int) adapted!: number;
  @Field(() => Int) suppressed!: number;
  @Field(() => Int) added!: number;
  @Field(() => Int) changedPermille!: number;
}

@ObjectType('InstanceDistance', { description: 'How far an instance is from its model and from those of Province like its own; of others, numbers only.' })
export class InstanceDistanceType {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) version!: string;
  @Field(() => Int) versionsBehind!: number;
  @Field(() => DeviationCountsType) counts!: DeviationCountsType;
  @Field(() => Int) heldBack!: number;
  @Field(() => Int) notTaken!: number;
  @Field(() => Int, { description: 'Mean share of changed words over all clauses, per mille.' }) changedPermille!: number;
  @Field(() => [OwnDeviationType]) clauses!: OwnDeviationType[];
  @Field(() => Int, { description: 'Instances of other Province.' }) others!: number;
  @Field(() => [LikeMineType]) likeMine!: LikeMineType[];
  @Field(() => Date, { nullable: true, description: 'Since when UPI may read its texts.' }) sharedAt!: Date | null;
  @Field(() => String, { nullable: true }) sharedBy!: string | null;
  @Field(() => Boolean) viewerCanShare!: boolean;
}

@ObjectType({ description: 'The texts of the instance are shared with UPI, or no more.' })
export class InstanceShared {
  @Field(() => ID) instanceId!: string;
  @Field(() => Date, { nullable: true }) sharedAt!: Date | null;
  @Field(() => String, { nullable: true }) sharedBy!: string | null;
}

@ObjectType({ description: 'The wording stands in the draft of the next version.' })
export class WordingPromoted {
  @Field(() => ID) draftId!: string;
  @Field(() => String) clauseId!: string;
}

export const ShareInstanceResult = createUnionType({ name: 'ShareInstanceResult', types: () => [InstanceShared, Refused, NotFound] as const });
export const PromoteWordingResult = createUnionType({ name: 'PromoteWordingResult', types: () => [WordingPromoted, InvalidInput, Refused, NotFound] as const });
