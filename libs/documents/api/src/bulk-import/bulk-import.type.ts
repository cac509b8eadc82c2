import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';

@ObjectType('BulkImportCount', { description: 'How many rows of an import are in a state.' })
export class BulkImportCountType {
  @Field(() => String, { description: '`PRONTA`, `DOPPIONE`, `ERRATA`, `SENZA_RIGA`, `CREATA`, `SALTATA` or `FALLITA`.' }) state!: string;
  @Field(() => Int) count!: number;
}

@ObjectType('BulkImportProblem', { description: 'A column of the table and what is wrong there, in Italian.' })
export class BulkImportProblemType {
  @Field(() => String) column!: string;
  @Field(() => String) message!: string;
}

@ObjectType('BulkImportSame', { description: 'Where the same file is already: a document that the viewer may read, or another line.' })
export class BulkImportSameType {
  @Field(() => ID, { nullable: true }) documentId!: string | null;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => Int, { nullable: true }) line!: number | null;
}

@ObjectType('BulkImportRow', { description: 'A line of the table of an import, or a file that no line names.' })
export class BulkImportRowType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'Line of the table as an editor shows it; null for a file without one.' }) line!: number | null;
  @Field(() => String, { description: 'Name in the archive.' }) path!: string;
  @Field(() => String, { description: 'Empty where there is no line.' }) title!: string;
  @Field(() => String, { description: 'As in `BulkImportCount`.' }) state!: string;
  @Field(() => [BulkImportProblemType]) problems!: BulkImportProblemType[];
  @Field(() => BulkImportSameType, { nullable: true }) same!: BulkImportSameType | null;
  @Field(() => ID, { nullable: true, description: 'The document that came of it.' }) documentId!: string | null;
}

@ObjectType('BulkImport', { description: 'Many documents that come in together: a ZIP with a table. Only who began it sees it.' })
export class BulkImportType {
  @Field(() => ID) id!: string;
  @Field(() => ID) enteId!: string;
  @Field(() => String) fileName!: string;
  @Field(() => String, { description: '`IN_PROVA`, `PROVATA`, `IN_CORSO`, `FINITA` or `RIFIUTATA`.' }) state!: string;
  @Field(() => String, { nullable: true, description: 'Why it was refused, in Italian.' }) problem!: string | null;
  @Field(() => [String], { description: 'What the table says and nobody reads, in Italian.' }) notices!: string[];
  @Field(() => Int, { description: 'Rows dealt with in this state.' }) done!: number;
  @Field(() => Int, { description: 'Rows to deal with in this state; 0 while the archive is being opened.' }) total!: number;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date) updatedAt!: Date;
}

@ObjectType('BulkImportDetail', { description: 'An import with its counts.' })
export class BulkImportDetailType {
  @Field(() => BulkImportType) bulkImport!: BulkImportType;
  @Field(() => [BulkImportCountType]) counts!: BulkImportCountType[];
}

@ObjectType('BulkImportColumn', { description: 'A column of the table of an import.' })
export class BulkImportColumnType {
  @Field(() => String) name!: string;
  @Field(() => Boolean) required!: boolean;
  @Field(() => String, { description: 'What is written there, in Italian.' }) meaning!: string;
  @Field(() => String) example!: string;
}

@InputType('RunBulkImportInput', { description: 'What holds for every document of an import.' })
export class RunBulkImportGqlInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '`ENTE`, `ENTI`, `PROVINCE`, `RETE` or `PUBBLICO`, for the rows that do not say it.' }) visibility!: string;
  @Field(() => [ID], { defaultValue: [], description: 'With `ENTI`: whom they are shared with.' }) sharedWith!: string[];
  @Field(() => Boolean, { description: 'Published at once, or sent to the referente where the kind asks for a look; otherwise drafts.' }) publish!: boolean;
  @Field(() => Boolean, { defaultValue: true, description: 'Files that are here already, or twice in the archive, are left out.' }) skipSame!: boolean;
}

@ObjectType({ description: 'The import goes on, apart from requests.' })
export class BulkImportGoesOn {
  @Field(() => BulkImportType) bulkImport!: BulkImportType;
}

@ObjectType({ description: 'The import is forgotten; its documents stay.' })
export class BulkImportDiscarded {
  @Field(() => ID) id!: string;
}

export const StartBulkImportResult = createUnionType({ name: 'StartBulkImportResult', types: () => [BulkImportGoesOn, Refused, NotFound] as const });
export const RunBulkImportResult = createUnionType({ name: 'RunBulkImportResult', types: () => [BulkImportGoesOn, InvalidInput, Refused, NotFound] as const });
export const DiscardBulkImportResult = createUnionType({ name: 'DiscardBulkImportResult', types: () => [BulkImportDiscarded, Refused, NotFound] as const });
