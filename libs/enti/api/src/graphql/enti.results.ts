import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { Ente } from './ente.type.js';

@ObjectType({ description: 'The Ente is in the registry.' })
export class EnteAdded {
  @Field(() => Ente, { description: 'The Ente.' })
  ente!: Ente;
}

const REFUSALS = [InvalidInput, NotFound, Refused] as const;

export const AddEnteResult = createUnionType({ name: 'AddEnteResult', description: 'The Ente, or why not.', types: () => [EnteAdded, ...REFUSALS] as const });
