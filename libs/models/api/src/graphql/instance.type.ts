import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '@province-comuni/platform-graphql';
import { LegalSourceType } from './model-version.type.js';

@ObjectType('QuestionOption', { description: 'An option of a question; refused ones say why.' })
export class QuestionOptionType {
  @Field(() => String) value!: string;
  @Field(() => String) label!: string;
  @Field(() => String) description!: string;
  @Field(() => String) suits!: string;
  @Field(() => String, { nullable: true, description: 'Why it cannot be chosen now; null when it can.' }) refusal!: string | null;
}

@ObjectType('QuestionColumn', { description: 'A column of a table answer.' })
export class QuestionColumnType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => String) type!: string;
  @Field(() => Boolean) required!: boolean;
}

@ObjectType('Question', { description: 'A question of the interview as it stands now.' })
export class QuestionType {
  @Field(() => String) key!: string;
  @Field(() => String, { description: '`testo`, `testo-lungo`, `intero`, `decimale`, `importo`, `data`, `si-no`, `scelta`, `scelte` or `tabella`.' }) type!: string;
  @Field(() => String) label!: string;
  @Field(() => String) question!: string;
  @Field(() => String) help!: string;
  @Field(() => String) why!: string;
  @Field(() => [LegalSourceType]) sources!: LegalSourceType[];
  @Field(() => Boolean) required!: boolean;
  @Field(() => String, { nullable: true }) unit!: string | null;
  @Field(() => [QuestionOptionType]) options!: QuestionOptionType[];
  @Field(() => [QuestionColumnType]) columns!: QuestionColumnType[];
  @Field(() => JsonScalar, { nullable: true, description: 'Value in use (stored, from the registry, or proposed): amounts in cents, dates `YYYY-MM-DD`.' }) value!: unknown;
  @Field(() => String, { description: '`ANSWERED` by a person, `PROPOSED` by registry or model, `OPEN`.' }) state!: string;
  @Field(() => String, { description: '`PERSONA`, `REGISTRO`, `DOCUMENTO` (text of an existing convention), `MODELLO` or `NESSUNA`.' }) origin!: string;
  @Field(() => Int, { description: 'Revision of the stored answer, 0 when none is stored: sent back when answering.' }) revision!: number;
  @Field(() => String, { nullable: true }) answeredBy!: string | null;
  @Field(() => Date, { nullable: true }) answeredAt!: Date | null;
}

@ObjectType('InstanceStep', { description: 'A step of the interview with the questions that concern this instance.' })
export class InstanceStepType {
  @Field(() => String) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String) description!: string;
  @Field(() => [QuestionType]) questions!: QuestionType[];
}

@ObjectType('InstanceClause', { description: 'A clause as the editor lists it, suppressed ones included.' })
export class InstanceClauseType {
  @Field(() => String) id!: string;
  @Field(() => String, { description: 'Number and heading, or the first words.' }) label!: string;
  @Field(() => String, { description: '`STANDARD`, `ADATTATA`, `SOPPRESSA` or `AGGIUNTA`.' }) state!: string;
  @Field(() => String, { description: '`vincolata`, `adattabile` or `libera`.' }) lock!: string;
  @Field(() => Int) revision!: number;
}

@ObjectType('InstanceAct', { description: 'An act of the bundle as it prints now.' })
export class InstanceActType {
  @Field(() => String) key!: string;
  @Field(() => String) shortName!: string;
  @Field(() => Boolean, { description: 'Has errors: leaves the product only as BOZZA.' }) draft!: boolean;
  @Field(() => JsonScalar, { description: 'RenderedAct of the shared act tree.' }) rendered!: unknown;
  @Field(() => [InstanceClauseType]) clauses!: InstanceClauseType[];
}

@ObjectType('Check', { description: 'A check that failed, with its legal source and where it is mended.' })
export class CheckType {
  @Field(() => String) ruleId!: string;
  @Field(() => String) severity!: string;
  @Field(() => [String], { description: 'Acts it concerns; empty = all.' }) actKeys!: string[];
  @Field(() => String) message!: string;
  @Field(() => String) explanation!: string;
  @Field(() => String, { nullable: true, description: 'Question that mends it.' }) questionKey!: string | null;
  @Field(() => String, { nullable: true, description: 'Clause that mends it.' }) clauseId!: string | null;
  @Field(() => [LegalSourceType]) legalSources!: LegalSourceType[];
  @Field(() => String) source!: string;
}

@ObjectType('InstanceAbilities', { description: 'What the viewer may do with the instance.' })
export class InstanceAbilitiesType {
  @Field(() => Boolean) edit!: boolean;
  @Field(() => Boolean) export!: boolean;
}

@ObjectType('InterviewProgress', { description: 'Progress of the interview: questions confirmed by a person out of those that concern the instance.' })
export class InterviewProgressType {
  @Field(() => Int) answered!: number;
  @Field(() => Int, { description: 'Proposed by registry or model and not confirmed yet.' }) proposed!: number;
  @Field(() => Int) open!: number;
  @Field(() => Int) total!: number;
}

@ObjectType('Instance', { description: 'A Provincia\'s own copy of a model.' })
export class InstanceType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => ID) enteId!: string;
  @Field(() => String) ente!: string;
  @Field(() => String) modelKey!: string;
  @Field(() => String) modelTitle!: string;
  @Field(() => String) modelVersion!: string;
  @Field(() => ID) modelVersionId!: string;
  @Field(() => String, { nullable: true, description: 'Newer version of the model that the instance can be taken to; its own where clauses of it were held back; null when there is nothing to take.' }) upgradeTo!: string | null;
  @Field(() => String, { nullable: true, description: 'Label of the form chosen.' }) form!: string | null;
  @Field(() => String, { nullable: true, description: 'Label of the level chosen.' }) level!: string | null;
  @Field(() => Int) dataRevision!: number;
  @Field(() => Date) updatedAt!: Date;
  @Field(() => InstanceAbilitiesType) viewerCan!: InstanceAbilitiesType;
  @Field(() => InterviewProgressType) progress!: InterviewProgressType;
  @Field(() => [InstanceStepType]) steps!: InstanceStepType[];
  @Field(() => [InstanceActType]) acts!: InstanceActType[];
  @Field(() => [CheckType]) checks!: CheckType[];
}

@ObjectType('InstanceSummary', { description: 'An instance in a list.' })
export class InstanceSummaryType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String) ente!: string;
  @Field(() => String) modelTitle!: string;
  @Field(() => String) modelVersion!: string;
  @Field(() => String, { nullable: true, description: 'Newer version of the model that the instance can be taken to.' }) upgradeTo!: string | null;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date) updatedAt!: Date;
}

@ObjectType('InstancePage', { description: 'A page of instances, last changed first.' })
export class InstancePageType {
  @Field(() => [InstanceSummaryType]) items!: InstanceSummaryType[];
  @Field(() => Int) total!: number;
}

@ObjectType('ClauseDetail', { description: 'A clause with the model\'s wording beside the Provincia\'s.' })
export class ClauseDetailType {
  @Field(() => String) id!: string;
  @Field(() => String) actKey!: string;
  @Field(() => String) kind!: string;
  @Field(() => String) state!: string;
  @Field(() => String) lock!: string;
  @Field(() => Int) revision!: number;
  @Field(() => String, { description: 'Of the text in use: sent back with a suggestion.' }) textHash!: string;
  @Field(() => JsonScalar, { description: 'Heading in use: inline content.' }) heading!: unknown;
  @Field(() => JsonScalar, { description: 'Text in use: RichText of the shared act tree.' }) body!: unknown;
  @Field(() => JsonScalar, { nullable: true, description: 'The model\'s heading; null for added clauses.' }) modelHeading!: unknown;
  @Field(() => JsonScalar, { nullable: true, description: 'The model\'s text; null for added clauses.' }) modelBody!: unknown;
  @Field(() => String, { nullable: true, description: 'When the clause applies, as the model writes it.' }) condition!: string | null;
  @Field(() => String) source!: string;
  @Field(() => String) guidance!: string;
  @Field(() => [LegalSourceType]) legalSources!: LegalSourceType[];
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, { nullable: true }) updatedBy!: string | null;
  @Field(() => Date, { nullable: true }) updatedAt!: Date | null;
}

@ObjectType('InstanceEvent', { description: 'An entry of the history.' })
export class InstanceEventType {
  @Field(() => Int) sequence!: number;
  @Field(() => String) kind!: string;
  @Field(() => String) subject!: string;
  @Field(() => String, { description: 'Name of the question or clause, for people.' }) subjectLabel!: string;
  @Field(() => JsonScalar, { nullable: true }) before!: unknown;
  @Field(() => JsonScalar, { nullable: true }) after!: unknown;
  @Field(() => String) person!: string;
  @Field(() => Date) at!: Date;
}

@ObjectType('ExportRecord', { description: 'A file that left the product.' })
export class ExportRecordType {
  @Field(() => ID) id!: string;
  @Field(() => [String]) actKeys!: string[];
  @Field(() => String) format!: string;
  @Field(() => String) modelVersion!: string;
  @Field(() => Int) dataRevision!: number;
  @Field(() => Boolean) draft!: boolean;
  @Field(() => String) sha256!: string;
  @Field(() => String) textSha256!: string;
  @Field(() => String, { nullable: true }) conformance!: string | null;
  @Field(() => String) person!: string;
  @Field(() => Date) at!: Date;
}
