import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';

@ObjectType({ description: 'Words that mean the same for the search.' })
export class SynonymGroupType {
  @Field(() => ID, { description: 'The group.' })
  id!: string;

  @Field(() => [String], { description: 'The forms, at least two; one word in capitals is an acronym.' })
  forms!: readonly string[];

  @Field(() => Int, { description: 'Counts the changes: to be given back with a change.' })
  revision!: number;
}

@ObjectType({ description: 'The group as it is now.' })
export class SynonymsKept {
  @Field(() => SynonymGroupType, { description: 'The group.' })
  group!: SynonymGroupType;
}

@ObjectType({ description: 'The group is gone.' })
export class SynonymsRemoved {
  @Field(() => ID, { description: 'The group that was.' })
  id!: string;
}

const REFUSALS = [InvalidInput, NotFound, Refused] as const;

export const KeepSynonymsResult = createUnionType({ name: 'KeepSynonymsResult', description: 'The group, or why not.', types: () => [SynonymsKept, ...REFUSALS] as const });

export const RemoveSynonymsResult = createUnionType({ name: 'RemoveSynonymsResult', description: 'Done, or why not.', types: () => [SynonymsRemoved, ...REFUSALS] as const });
