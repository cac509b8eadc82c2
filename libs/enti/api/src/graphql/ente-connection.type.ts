import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Ente } from './ente.type.js';

@ObjectType({ description: 'A page of Enti.' })
export class EnteConnection {
  @Field(() => [Ente], { description: 'Best matches first, then by name.' })
  nodes!: Ente[];

  @Field(() => Int, { description: 'How many there are in all.' })
  totalCount!: number;

  @Field(() => Boolean, { description: 'Whether more follow.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'What `after` takes to go on; null for an empty page.' })
  endCursor!: string | null;
}
