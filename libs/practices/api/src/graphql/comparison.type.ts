import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { DimensionKey, TableKind } from '@province-comuni/practices-domain';
import { DimensionKeyEnum, TableKindEnum } from './practice.enums.js';
import { PracticeText } from './practice.type.js';

@ObjectType({ description: 'A sheet of a comparison: its column.' })
export class ComparedSheet {
  @Field(() => ID, { description: 'The sheet.' })
  id!: string;

  @Field(() => String, { description: 'Name of the Ente in full.' })
  ente!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Form.' })
  form!: string | null;

  @Field(() => Int, { nullable: true, description: 'Year.' })
  year!: number | null;

  @Field(() => Int, { nullable: true, description: 'Comuni and Unioni under convention.' })
  entiServed!: number | null;
}

@ObjectType({ description: 'A row of a sheet in few words.' })
export class ComparedRow {
  @Field(() => String, { description: "Its own name; empty where it is the line's." })
  name!: string;

  @Field(() => [String], { description: 'What it says, in Italian.' })
  facts!: string[];
}

@ObjectType({ description: 'What one sheet says on a line.' })
export class ComparedCell {
  @Field(() => [ComparedRow], { description: 'Its rows; empty where the sheet has no such thing.' })
  rows!: ComparedRow[];

  @Field(() => String, { description: 'Why there is nothing, or what a number leaves out; empty otherwise.' })
  note!: string;

  @Field(() => Float, { nullable: true, description: 'The number of the cell, in the unit of its line; null for words.' })
  number!: number | null;
}

@ObjectType({ description: 'A line of a comparison: one thing in every sheet.' })
export class ComparedLine {
  @Field(() => String, { description: 'By which the rows met.' })
  key!: string;

  @Field(() => String, { description: 'What it is about, in Italian.' })
  label!: string;

  @Field(() => [ComparedCell], { description: 'One per sheet, in their order.' })
  cells!: ComparedCell[];

  @Field(() => Boolean, { description: 'Whether the sheets do not say the same.' })
  differs!: boolean;

  @Field(() => String, { nullable: true, description: 'What its numbers are: count, percent or cents; null for words.' })
  unit!: string | null;

  @Field(() => String, { description: 'Largest number less the smallest, as it is shown; empty where there are not two.' })
  spread!: string;
}

@ObjectType({ description: 'Tables of one kind, aligned.' })
export class ComparedTable {
  @Field(() => TableKindEnum, { nullable: true, description: 'The kind; null for values worked out from the tables.' })
  kind!: TableKind | null;

  @Field(() => String, { description: 'Name, in Italian.' })
  label!: string;

  @Field(() => [ComparedLine], { description: 'Its lines.' })
  lines!: ComparedLine[];
}

@ObjectType({ description: 'Paragraphs of one sheet.' })
export class ComparedTexts {
  @Field(() => [PracticeText], { description: 'In order.' })
  texts!: PracticeText[];

  @Field(() => String, { description: 'Why the sources do not say it; empty otherwise.' })
  unavailable!: string;
}

@ObjectType({ description: 'A dimension of a comparison.' })
export class ComparedDimension {
  @Field(() => DimensionKeyEnum, { description: 'Which one.' })
  key!: DimensionKey;

  @Field(() => String, { description: 'Name, in Italian.' })
  label!: string;

  @Field(() => [ComparedTexts], { description: 'One per sheet.' })
  paragraphs!: ComparedTexts[];

  @Field(() => [ComparedTable], { description: 'Aligned tables, then the values worked out from them.' })
  tables!: ComparedTable[];

  @Field(() => Boolean, { description: 'Whether the sheets do not say the same.' })
  differs!: boolean;
}

@ObjectType({ description: 'Two to four published sheets side by side.' })
export class PracticeComparison {
  @Field(() => [ComparedSheet], { description: 'The columns.' })
  sheets!: ComparedSheet[];

  @Field(() => Int, { description: 'Inhabitants for which prices are worked out.' })
  inhabitants!: number;

  @Field(() => ComparedTable, { description: 'Form, level, year, Enti served.' })
  overview!: ComparedTable;

  @Field(() => [ComparedDimension], { description: 'The seven, in order.' })
  dimensions!: ComparedDimension[];

  @Field(() => [ComparedTexts], { description: 'Strengths, one list per sheet.' })
  strengths!: ComparedTexts[];

  @Field(() => [ComparedTexts], { description: 'Weaknesses, one list per sheet.' })
  weaknesses!: ComparedTexts[];

  @Field(() => [ComparedTexts], { description: 'Conditions, one list per sheet.' })
  conditions!: ComparedTexts[];
}
