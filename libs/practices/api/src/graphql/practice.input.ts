import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { JsonScalar } from '@province-comuni/platform-graphql';
import type { PartKey, PracticeOrder, PracticeShelf, ReuseOutcome } from '@province-comuni/practices-domain';
import { OrderEnum, OutcomeEnum, PartKeyEnum, ShelfEnum } from './practice.enums.js';

@InputType({ description: 'Which sheets; what is left out or empty does not narrow the list.' })
export class PracticeFilter {
  @Field(() => ShelfEnum, { defaultValue: 'PUBBLICATE', description: 'Which shelf.' })
  shelf!: PracticeShelf;

  @Field(() => [String], { nullable: true, description: 'Keys of pillars.' })
  pillars?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Forms.' })
  forms?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Levels.' })
  levels?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Regions.' })
  regioni?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Enti.' })
  enteIds?: string[] | null;
}

@ArgsType()
export class PracticesArgs {
  @Field(() => PracticeFilter, { nullable: true, description: 'Which sheets; all that are published without it.' })
  filter?: PracticeFilter | null;

  @Field(() => OrderEnum, { defaultValue: 'RIUSO', description: 'In which order.' })
  order!: PracticeOrder;

  @Field(() => Int, { defaultValue: 20, description: 'How many at most; 100 is the most one gets.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'End cursor of the page before.' })
  after?: string | null;
}

@InputType({ description: 'A new sheet, empty but for its name.' })
export class ProposePracticeInput {
  @Field(() => ID, { description: 'Provincia it is of.' })
  enteId!: string;

  @Field(() => String, { description: 'Key of the pillar.' })
  pillarKey!: string;

  @Field(() => String, { description: 'Title, at most 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'What it is, at most 4,000 characters.' })
  summary!: string;

  @Field(() => ID, { description: 'Minted by the browser: the same key twice is one sheet.' })
  clientKey!: string;
}

@InputType({ description: 'A part of a sheet, whole.' })
export class SavePracticePartInput {
  @Field(() => ID, { description: 'The sheet.' })
  practiceId!: string;

  @Field(() => PartKeyEnum, { description: 'Which part.' })
  part!: PartKey;

  @Field(() => Int, { description: 'Revision of the part that was seen.' })
  seenRevision!: number;

  @Field(() => JsonScalar, {
    description: 'The part: of a dimension `{ unavailable, paragraphs: [{ text, source: { title, chapter } }], tables: [{ id, kind, title, source, rows: [values] }] }`; of SCHEDA what `Practice.overview` gives. Judged field by field.',
  })
  content!: unknown;
}

@InputType({ description: 'Publishing a sheet.' })
export class PublishPracticeInput {
  @Field(() => ID, { description: 'The sheet.' })
  practiceId!: string;

  @Field(() => Int, { description: 'Revision of the sheet that was read.' })
  seenRevision!: number;

  @Field(() => String, { description: 'Day from which it is to be looked at again, YYYY-MM-DD, after today.' })
  reviewDate!: string;
}

@InputType({ description: 'A step of the review that wants a reason.' })
export class PracticeStepInput {
  @Field(() => ID, { description: 'The sheet.' })
  practiceId!: string;

  @Field(() => String, { description: 'Why, from 3 to 2,000 characters.' })
  reason!: string;
}

@InputType({ description: '"L\'abbiamo ripresa".' })
export class RecordReuseInput {
  @Field(() => ID, { description: 'The sheet.' })
  practiceId!: string;

  @Field(() => ID, { description: 'Provincia that took it over.' })
  enteId!: string;

  @Field(() => String, { description: 'Since when, YYYY-MM-DD, not after today.' })
  since!: string;

  @Field(() => String, { description: 'What it changed.' })
  changes!: string;

  @Field(() => OutcomeEnum, { description: 'How it went.' })
  outcome!: ReuseOutcome;

  @Field(() => String, { defaultValue: '', description: 'How it went, in words.' })
  note!: string;

  @Field(() => Int, { description: 'Revision of the receipt that was seen; 0 for a new one.' })
  seenRevision!: number;
}
