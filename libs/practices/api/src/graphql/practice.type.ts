import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '@province-comuni/platform-graphql';
import type { DimensionKey, ReuseOutcome, ShownState, TableKind } from '@province-comuni/practices-domain';
import { DimensionKeyEnum, OutcomeEnum, ShownStateEnum, TableKindEnum } from './practice.enums.js';

@ObjectType({ description: 'Where something was read.' })
export class PracticeSource {
  @Field(() => String, { description: 'Public title, with authors and year.' })
  title!: string;

  @Field(() => String, { description: 'Chapter, slide or table in it; empty for the whole.' })
  chapter!: string;
}

@ObjectType({ description: 'A paragraph and where it was read.' })
export class PracticeText {
  @Field(() => String, { description: 'The words; an empty line parts paragraphs.' })
  text!: string;

  @Field(() => PracticeSource, { description: 'Its source.' })
  source!: PracticeSource;
}

@ObjectType({ description: 'A value admitted in a column.' })
export class PracticeColumnOption {
  @Field(() => String, { description: 'As it is written in the row.' })
  value!: string;

  @Field(() => String, { description: 'As it is shown, in Italian.' })
  label!: string;
}

@ObjectType({ description: 'A column of a kind of table.' })
export class PracticeColumn {
  @Field(() => String, { description: 'Its key in the values of a row.' })
  key!: string;

  @Field(() => String, { description: 'Heading, in Italian.' })
  label!: string;

  @Field(() => String, { description: 'What it holds: text, longText, integer, decimal, cents (whole cents of euro), percent (0–100), year, yesNo, option.' })
  type!: string;

  @Field(() => Boolean, { description: 'A row without it is refused.' })
  required!: boolean;

  @Field(() => [PracticeColumnOption], { description: 'Values admitted, for `option`; empty otherwise.' })
  options!: PracticeColumnOption[];
}

@ObjectType({ description: 'A cell as it is shown.' })
export class PracticeCell {
  @Field(() => String, { description: 'The value, in the Italian way; empty where there is none.' })
  text!: string;

  @Field(() => Boolean, { description: 'Somebody still has to say it.' })
  toComplete!: boolean;
}

@ObjectType({ description: 'A row of a table.' })
export class PracticeRow {
  @Field(() => [PracticeCell], { description: 'One per column, in their order.' })
  cells!: PracticeCell[];

  @Field(() => JsonScalar, { description: 'The values as they are written: an object with one value per key of column, null where nobody says it.' })
  values!: unknown;
}

@ObjectType({ description: 'A table of a practice sheet.' })
export class PracticeTable {
  @Field(() => String, { description: 'Unique within its dimension.' })
  id!: string;

  @Field(() => TableKindEnum, { description: 'Which columns it has.' })
  kind!: TableKind;

  @Field(() => String, { description: 'Title, in Italian.' })
  title!: string;

  @Field(() => PracticeSource, { description: 'Its source.' })
  source!: PracticeSource;

  @Field(() => [PracticeColumn], { description: 'Every column of the kind.' })
  columns!: PracticeColumn[];

  @Field(() => [PracticeRow], { description: 'Its rows.' })
  rows!: PracticeRow[];
}

@ObjectType({ description: 'One of the seven dimensions of a sheet.' })
export class PracticeDimension {
  @Field(() => DimensionKeyEnum, { description: 'Which one.' })
  key!: DimensionKey;

  @Field(() => String, { description: 'Name, in Italian.' })
  label!: string;

  @Field(() => String, { description: 'What one writes here, in Italian.' })
  help!: string;

  @Field(() => String, { description: 'Why the sources do not say it; empty when they do.' })
  unavailable!: string;

  @Field(() => [PracticeText], { description: 'Paragraphs.' })
  paragraphs!: PracticeText[];

  @Field(() => [PracticeTable], { description: 'Tables.' })
  tables!: PracticeTable[];

  @Field(() => Int, { nullable: true, description: 'How much of it is said, in whole percent; null when it is declared not available.' })
  completeness!: number | null;

  @Field(() => [String], { description: 'What is still to be said, in Italian.' })
  missing!: string[];

  @Field(() => Int, { description: 'Writes of this dimension: who writes says which one he saw.' })
  revision!: number;
}

@ObjectType({ description: 'A line of the reuse kit.' })
export class PracticeKitItem {
  @Field(() => String, { description: 'What it is.' })
  label!: string;

  @Field(() => String, { description: 'Address: https, or a page of the product beginning with a slash; empty when it is only named.' })
  href!: string;

  @Field(() => String, { description: 'More words; empty for none.' })
  note!: string;
}

@ObjectType({ description: 'A part of what one needs to take a practice over.' })
export class PracticeKitPart {
  @Field(() => String, { description: 'Key: acts, costs, staff, steps, documents.' })
  key!: string;

  @Field(() => String, { description: 'Name, in Italian.' })
  label!: string;

  @Field(() => [PracticeKitItem], { description: 'Its lines.' })
  items!: PracticeKitItem[];
}

@ObjectType({ description: '"L\'abbiamo ripresa": what a Provincia says of a practice it took over.' })
export class ReuseReceipt {
  @Field(() => ID, { description: 'The Provincia.' })
  enteId!: string;

  @Field(() => String, { description: 'Its name in full.' })
  ente!: string;

  @Field(() => String, { description: 'Since when, YYYY-MM-DD.' })
  since!: string;

  @Field(() => String, { description: 'What it changed.' })
  changes!: string;

  @Field(() => OutcomeEnum, { description: 'How it went.' })
  outcome!: ReuseOutcome;

  @Field(() => String, { description: 'How it went, in words; empty for none.' })
  note!: string;

  @Field(() => Int, { description: 'Writes of the receipt.' })
  revision!: number;

  @Field(() => GraphQLISODateTime, { description: 'When it was last written.' })
  updatedAt!: Date;
}

@ObjectType({ description: 'A step of the review of a sheet.' })
export class PracticeReview {
  @Field(() => String, { description: 'INVIA, RIMANDA, PUBBLICA or RITIRA.' })
  step!: string;

  @Field(() => String, { description: 'Why; empty where no reason is asked for.' })
  reason!: string;

  @Field(() => String, { description: 'Who.' })
  personName!: string;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at!: Date;
}

@ObjectType({ description: 'A dimension that keeps a sheet from being published.' })
export class PracticeObstacle {
  @Field(() => String, { description: 'Path: `dimensions.COSTI`.' })
  field!: string;

  @Field(() => String, { description: 'What to do, in Italian.' })
  message!: string;
}

@ObjectType({ description: 'What the viewer may do with a sheet.' })
export class PracticeAbilities {
  @Field(() => Boolean, { description: 'Write it.' })
  edit!: boolean;

  @Field(() => Boolean, { description: 'Give it to UPI.' })
  submit!: boolean;

  @Field(() => Boolean, { description: 'Publish it, or confirm it with a new review date.' })
  publish!: boolean;

  @Field(() => Boolean, { description: 'Give it back to be mended.' })
  sendBack!: boolean;

  @Field(() => Boolean, { description: 'Take it from public view.' })
  withdraw!: boolean;
}

@ObjectType({ description: 'A good practice, as lists show it.' })
export class PracticeCard {
  @Field(() => ID, { description: 'The sheet.' })
  id!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'What it is, in two or three sentences.' })
  summary!: string;

  @Field(() => ID, { description: 'The Ente.' })
  enteId!: string;

  @Field(() => String, { description: 'Name of the Ente in full.' })
  ente!: string;

  @Field(() => String, { nullable: true, description: 'Region of the Ente.' })
  regione!: string | null;

  @Field(() => String, { description: 'Key of the pillar.' })
  pillarKey!: string;

  @Field(() => ShownStateEnum, { description: 'Where it stands.' })
  state!: ShownState;

  @Field(() => Boolean, { description: 'Whether a revision of it is public.' })
  isPublished!: boolean;

  @Field(() => String, { nullable: true, description: 'Form: PUBBLICO, IN_HOUSE, PPP; null where the sources do not say.' })
  form!: string | null;

  @Field(() => String, { nullable: true, description: 'Level: BASE, INTERMEDIO, AVANZATO.' })
  level!: string | null;

  @Field(() => Int, { nullable: true, description: 'Year in which the service began as it is now.' })
  year!: number | null;

  @Field(() => Int, { nullable: true, description: 'Comuni and Unioni under convention.' })
  entiServed!: number | null;

  @Field(() => Int, { description: 'How much of the sheet is said, in whole percent.' })
  completeness!: number;

  @Field(() => Int, { description: 'Province that took it over; those that gave it up are not counted.' })
  reuseCount!: number;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the public text was published.' })
  publishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Day from which it is to be looked at again, YYYY-MM-DD.' })
  reviewDate!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'Last change.' })
  updatedAt!: Date;
}

@ObjectType({ description: 'A value of a filter, with how many sheets it would give.' })
export class PracticeFacetValue {
  @Field(() => String, { description: 'The value.' })
  value!: string;

  @Field(() => String, { description: 'As it is shown where it is a name; keys of pillars, forms and levels are shown by their own names.' })
  label!: string;

  @Field(() => Int, { description: 'How many sheets, with the other filters as they are.' })
  count!: number;
}

@ObjectType({ description: 'What each filter of the list would give.' })
export class PracticeFacets {
  @Field(() => [PracticeFacetValue], { description: 'Pillars.' })
  pilastro!: PracticeFacetValue[];

  @Field(() => [PracticeFacetValue], { description: 'Forms.' })
  forma!: PracticeFacetValue[];

  @Field(() => [PracticeFacetValue], { description: 'Levels.' })
  livello!: PracticeFacetValue[];

  @Field(() => [PracticeFacetValue], { description: 'Regions.' })
  regione!: PracticeFacetValue[];

  @Field(() => [PracticeFacetValue], { description: 'Enti.' })
  ente!: PracticeFacetValue[];
}

@ObjectType({ description: 'A page of sheets.' })
export class PracticeConnection {
  @Field(() => [PracticeCard], { description: 'In the order asked.' })
  nodes!: PracticeCard[];

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;

  @Field(() => Boolean, { description: 'Whether more follow.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'What `after` takes to go on; null for an empty page.' })
  endCursor!: string | null;

  @Field(() => PracticeFacets, { description: 'What each filter would give.' })
  facets!: PracticeFacets;
}

@ObjectType({ description: 'A good practice, whole: the newest revision to its Ente (and to UPI while it reviews it), else the published one.' })
export class Practice extends PracticeCard {
  @Field(() => String, { description: 'More about the year; empty for none.' })
  yearNote!: string;

  @Field(() => Int, { nullable: true, description: 'Other bodies that are served.' })
  otherEntiServed!: number | null;

  @Field(() => Boolean, { description: 'Whether what is shown is what everybody reads.' })
  isPublic!: boolean;

  @Field(() => Int, { description: 'Counts every write of the sheet: who publishes says which one he read.' })
  revision!: number;

  @Field(() => Int, { description: 'Writes of everything but the dimensions.' })
  overviewRevision!: number;

  @Field(() => [PracticeDimension], { description: 'The seven, in order.' })
  dimensions!: PracticeDimension[];

  @Field(() => [PracticeText], { description: 'Strengths.' })
  strengths!: PracticeText[];

  @Field(() => [PracticeText], { description: 'Weaknesses.' })
  weaknesses!: PracticeText[];

  @Field(() => [PracticeText], { description: 'What must be there for it to be taken over.' })
  conditions!: PracticeText[];

  @Field(() => [PracticeKitPart], { description: 'What one needs to take it over; parts that are empty are left out.' })
  kit!: PracticeKitPart[];

  @Field(() => String, { description: 'Key of the national model it goes with; empty for none.' })
  modelKey!: string;

  @Field(() => [PracticeText], { description: 'Slips of the sources that were mended, and where sources differ.' })
  notes!: PracticeText[];

  @Field(() => [ReuseReceipt], { description: 'Who took it over, latest first.' })
  receipts!: ReuseReceipt[];

  @Field(() => [PracticeReview], { description: 'Steps of the review, latest first; empty for who neither writes nor reviews it.' })
  reviews!: PracticeReview[];

  @Field(() => [PracticeObstacle], { description: 'What keeps it from being published; empty for who neither writes nor reviews it.' })
  obstacles!: PracticeObstacle[];

  @Field(() => PracticeAbilities, { description: 'What the viewer may do.' })
  viewerCan!: PracticeAbilities;

  @Field(() => JsonScalar, { description: 'Everything but the dimensions, as `savePracticePart` takes it for the part SCHEDA.' })
  overview!: unknown;
}

@ObjectType({ description: 'A kind of table, with its columns: what the editor of a sheet is made of.' })
export class PracticeTableDefinition {
  @Field(() => TableKindEnum, { description: 'The kind.' })
  kind!: TableKind;

  @Field(() => String, { description: 'Name, in Italian.' })
  label!: string;

  @Field(() => [PracticeColumn], { description: 'Its columns, in order.' })
  columns!: PracticeColumn[];
}

@ObjectType({ description: 'A published sheet, as the page of who wrote it names it.' })
export class WrittenPractice {
  @Field(() => ID, { description: 'The sheet.' })
  id!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'Name of the Ente in full.' })
  ente!: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When its public revision was published.' })
  publishedAt!: Date | null;
}
