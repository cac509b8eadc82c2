import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, JsonScalar, NotFound, Refused } from '@province-comuni/platform-graphql';

@ObjectType('ImportSetAside', { description: 'Words that stand where something is filled at signature or by who joins: they are not carried.' })
export class ImportSetAsideType {
  @Field(() => String) label!: string;
  @Field(() => String) text!: string;
}

@ObjectType('ImportedClause', { description: 'A clause of the document, with what becomes of it.' })
export class ImportedClauseType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Label and heading as the document has them, or the first words.' }) label!: string;
  @Field(() => JsonScalar, { description: 'Text as read: RichText of the shared act tree.' }) body!: unknown;
  @Field(() => String, { description: '`STANDARD`, `ADATTATA`, `VINCOLATA` (the model\'s text stays), `LOCALE` or `ESCLUSA`.' }) state!: string;
  @Field(() => Boolean, { description: 'A person has decided; false while it is a proposal.' }) decided!: boolean;
  @Field(() => Boolean, { description: 'May be taken with the other sure proposals.' }) sure!: boolean;
  @Field(() => String, { nullable: true, description: 'Clause of the model it goes into.' }) modelClauseId!: string | null;
  @Field(() => String, { nullable: true, description: '`vincolata`, `adattabile` or `libera`.' }) lock!: string | null;
  @Field(() => JsonScalar, { nullable: true, description: 'The model\'s text, without what the answers hide; null where the state has no comparison.' }) modelBody!: unknown;
  @Field(() => JsonScalar, { nullable: true, description: 'The document\'s text with the model\'s variables and references put back, to compare.' }) comparedBody!: unknown;
  @Field(() => Boolean, { description: 'The text of a clause that may not change stays as a local clause too.' }) keepText!: boolean;
  @Field(() => String, { nullable: true, description: 'Why it is not carried.' }) reason!: string | null;
  @Field(() => Float, { nullable: true, description: 'Likeness of the proposed pair, from 0 to 1.' }) score!: number | null;
  @Field(() => [String], { description: 'Why the pair was proposed, in Italian.' }) reasons!: string[];
  @Field(() => [ImportSetAsideType]) setAside!: ImportSetAsideType[];
}

@ObjectType('MissingModelClause', { description: 'A clause of the model that no clause of the document goes into.' })
export class MissingModelClauseType {
  @Field(() => String) clauseId!: string;
  @Field(() => String) label!: string;
  @Field(() => String) lock!: string;
  @Field(() => String, { description: '`suppress` or `keep`.' }) choice!: string;
  @Field(() => Boolean, { description: 'Its lock does not let it be taken out.' }) fixed!: boolean;
  @Field(() => Boolean) decided!: boolean;
}

@ObjectType('ImportedAnswer', { description: 'A value found in the text for a question of the model.' })
export class ImportedAnswerType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => String) type!: string;
  @Field(() => String, { nullable: true }) unit!: string | null;
  @Field(() => String, { description: 'As it prints.' }) shown!: string;
  @Field(() => JsonScalar, { nullable: true, description: 'What will be stored; null where it was refused.' }) value!: unknown;
  @Field(() => Boolean) decided!: boolean;
}

@ObjectType('ImportName', { description: 'What a variable or a clause is called.' })
export class ImportNameType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
}

@ObjectType('ConventionImport', { description: 'An existing convention on its way into the product.' })
export class ConventionImportType {
  @Field(() => ID) id!: string;
  @Field(() => String) ente!: string;
  @Field(() => String) modelKey!: string;
  @Field(() => String) modelTitle!: string;
  @Field(() => String) modelVersion!: string;
  @Field(() => String) form!: string;
  @Field(() => String) level!: string;
  @Field(() => String) fileName!: string;
  @Field(() => String, { description: 'SHA-256 of the file.' }) sha256!: string;
  @Field(() => [String], { description: 'What the reader left out.' }) notices!: string[];
  @Field(() => Int) revision!: number;
  @Field(() => ID, { nullable: true, description: 'The instance it became.' }) instanceId!: string | null;
  @Field(() => Boolean, { description: 'Whether the viewer may decide.' }) viewerCanEdit!: boolean;
  @Field(() => Int, { description: 'Clauses that wait for a decision.' }) pending!: number;
  @Field(() => [ImportedClauseType]) clauses!: ImportedClauseType[];
  @Field(() => [MissingModelClauseType]) missing!: MissingModelClauseType[];
  @Field(() => [ImportedAnswerType]) answers!: ImportedAnswerType[];
  @Field(() => [ImportNameType], { description: 'Names of the clauses of the model and of the document, by id.' }) clauseNames!: ImportNameType[];
  @Field(() => [ImportNameType], { description: 'Names of the variables, by key.' }) variableNames!: ImportNameType[];
}

@ObjectType('ConventionImportSummary', { description: 'An import that waits for decisions.' })
export class ConventionImportSummaryType {
  @Field(() => ID) id!: string;
  @Field(() => String) fileName!: string;
  @Field(() => String) ente!: string;
  @Field(() => Date) updatedAt!: Date;
}

@InputType('DecideImportedClauseInput', { description: 'What becomes of a clause of the document.' })
export class DecideImportedClauseGqlInput {
  @Field(() => ID) importId!: string;
  @Field(() => Int) seenRevision!: number;
  @Field(() => ID) clauseId!: string;
  @Field(() => String, { description: '`match`, `local` or `drop`.' }) choice!: string;
  @Field(() => String, { nullable: true, description: 'For `match`: the clause of the model.' }) modelClauseId!: string | null;
  @Field(() => Boolean, { defaultValue: false, description: 'For `match` with a clause that may not change: its text stays as a local clause too.' }) keepText!: boolean;
  @Field(() => String, { defaultValue: '', description: 'For `drop`: why.' }) reason!: string;
}

@InputType('DecideMissingClauseInput', { description: 'What becomes of a clause of the model that the document does not have.' })
export class DecideMissingClauseGqlInput {
  @Field(() => ID) importId!: string;
  @Field(() => Int) seenRevision!: number;
  @Field(() => String) clauseId!: string;
  @Field(() => Boolean) suppress!: boolean;
}

@InputType('DecideImportedAnswerInput', { description: 'A value found in the text: taken, corrected or refused.' })
export class DecideImportedAnswerGqlInput {
  @Field(() => ID) importId!: string;
  @Field(() => Int) seenRevision!: number;
  @Field(() => String) key!: string;
  @Field(() => JsonScalar, { nullable: true, description: 'As typed, like an answer of the interview.' }) value!: unknown;
  @Field(() => Boolean, { defaultValue: false }) refused!: boolean;
}

@ObjectType({ description: 'The decision was kept; the import as it stands now.' })
export class ConventionImportChanged {
  @Field(() => ConventionImportType) conventionImport!: ConventionImportType;
}

@ObjectType('ImportConflict', { description: 'Someone else decided meanwhile: read the import again.' })
export class ImportConflictType {
  @Field(() => Int) currentRevision!: number;
}

@ObjectType({ description: 'The import became an instance.' })
export class ConventionImported {
  @Field(() => ID) instanceId!: string;
}

@ObjectType({ description: 'The import was taken away.' })
export class ConventionImportDiscarded {
  @Field(() => ID) id!: string;
}

export const DecideImportResult = createUnionType({ name: 'DecideImportResult', types: () => [ConventionImportChanged, ImportConflictType, InvalidInput, Refused, NotFound] as const });
export const ConfirmImportResult = createUnionType({ name: 'ConfirmImportResult', types: () => [ConventionImported, ImportConflictType, InvalidInput, Refused, NotFound] as const });
export const DiscardImportResult = createUnionType({ name: 'DiscardImportResult', types: () => [ConventionImportDiscarded, Refused, NotFound] as const });
