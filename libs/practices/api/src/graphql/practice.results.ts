import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, JsonScalar, NotFound, Refused } from '@province-comuni/platform-graphql';
import { PracticeComparison } from './comparison.type.js';
import { Practice, ReuseReceipt } from './practice.type.js';

@ObjectType({ description: 'The sheet is there.' })
export class PracticeProposed {
  @Field(() => ID, { description: 'The sheet.' })
  practiceId!: string;
}

@ObjectType({ description: 'The step is done; the sheet may no longer be for who did it.' })
export class PracticeStepDone {
  @Field(() => ID, { description: 'The sheet.' })
  practiceId!: string;
}

@ObjectType({ description: 'The sheet as it is now.' })
export class PracticeChanged {
  @Field(() => Practice, { description: 'The sheet.' })
  practice!: Practice;
}

@ObjectType({ description: 'Somebody else wrote meanwhile; nothing was written.' })
export class PracticeConflict {
  @Field(() => Int, { description: 'Revision as it is now.' })
  revision!: number;

  @Field(() => String, { description: 'Who wrote it last; empty when that is not known.' })
  by!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'The part as it is now, in the shape in which it is sent; null where a whole sheet changed.' })
  current!: unknown;
}

@ObjectType({ description: 'The receipt as it is now.' })
export class ReuseRecorded {
  @Field(() => ReuseReceipt, { description: 'The receipt.' })
  receipt!: ReuseReceipt;
}

const REFUSALS = [InvalidInput, NotFound, Refused, PracticeConflict] as const;

export const ProposePracticeResult = createUnionType({ name: 'ProposePracticeResult', description: 'The sheet, or why not.', types: () => [PracticeProposed, ...REFUSALS] as const });
export const PracticeResult = createUnionType({ name: 'PracticeResult', description: 'The sheet as it is now, or why nothing changed.', types: () => [PracticeChanged, ...REFUSALS] as const });
export const PracticeStepResult = createUnionType({ name: 'PracticeStepResult', description: 'The step, or why not.', types: () => [PracticeStepDone, ...REFUSALS] as const });
export const RecordReuseResult = createUnionType({ name: 'RecordReuseResult', description: 'The receipt, or why not.', types: () => [ReuseRecorded, ...REFUSALS] as const });
export const PracticeComparisonResult = createUnionType({ name: 'PracticeComparisonResult', description: 'The sheets side by side, or why not.', types: () => [PracticeComparison, NotFound, Refused] as const });
