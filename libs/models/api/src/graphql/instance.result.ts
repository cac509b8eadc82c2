import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, JsonScalar, NotFound, Refused } from '@province-comuni/platform-graphql';
import { InstanceType } from './instance.type.js';

@ObjectType('ChangedClauses', { description: 'Clauses of an act that a change touched.' })
export class ChangedClausesType {
  @Field(() => String) actKey!: string;
  @Field(() => [String]) clauseIds!: string[];
}

@ObjectType({ description: 'The change was made; the instance as it stands now.' })
export class InstanceChanged {
  @Field(() => InstanceType) instance!: InstanceType;
  @Field(() => [ChangedClausesType]) changed!: ChangedClausesType[];
}

@ObjectType({ description: 'The model was taken over.' })
export class ModelAdopted {
  @Field(() => ID) instanceId!: string;
}

@ObjectType('AnswerConflict', { description: 'Someone else answered meanwhile: his answer stands until a person chooses.' })
export class AnswerConflictType {
  @Field(() => String) key!: string;
  @Field(() => JsonScalar, { nullable: true }) currentValue!: unknown;
  @Field(() => Int) currentRevision!: number;
  @Field(() => String, { nullable: true }) by!: string | null;
}

@ObjectType('ClauseConflict', { description: 'Someone else changed the clause meanwhile; `merged` is a proposal to confirm.' })
export class ClauseConflictType {
  @Field(() => String) clauseId!: string;
  @Field(() => Int) currentRevision!: number;
  @Field(() => JsonScalar, { description: 'The other person\'s text.' }) theirs!: unknown;
  @Field(() => JsonScalar) merged!: unknown;
  @Field(() => Int, { description: 'Places where both changed the same words: the proposal holds both.' }) conflicts!: number;
  @Field(() => String, { nullable: true }) by!: string | null;
}

export const AdoptModelResult = createUnionType({ name: 'AdoptModelResult', types: () => [ModelAdopted, InvalidInput, Refused, NotFound] as const });
export const SaveAnswersResult = createUnionType({ name: 'SaveAnswersResult', types: () => [InstanceChanged, InvalidInput, AnswerConflictType, Refused, NotFound] as const });
export const ChangeClauseResult = createUnionType({ name: 'ChangeClauseResult', types: () => [InstanceChanged, ClauseConflictType, InvalidInput, Refused, NotFound] as const });
export const UndoResult = createUnionType({ name: 'UndoResult', types: () => [InstanceChanged, Refused, NotFound] as const });
