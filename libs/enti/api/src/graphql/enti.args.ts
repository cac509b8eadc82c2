import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import type { EnteKind } from '@province-comuni/shared-kernel';
import { EnteKindEnum } from './ente.type.js';

@InputType({ description: 'Which Enti; what is left out does not narrow the search.' })
export class EntiFilter {
  @Field(() => String, { nullable: true, description: 'As typed: beginnings of words of the name, or of the sigla. Where nothing begins so, names like it are found.' })
  text?: string | null;

  @Field(() => [EnteKindEnum], { nullable: true, description: 'Kinds.' })
  kinds?: EnteKind[] | null;

  @Field(() => ID, { nullable: true, description: 'Only what belongs to this Provincia.' })
  provinciaId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Also bodies that ceased.' })
  includeCeased!: boolean;
}

@ArgsType()
export class EntiArgs {
  @Field(() => EntiFilter, { nullable: true, description: 'Which Enti; all in force without it.' })
  filter?: EntiFilter | null;

  @Field(() => Int, { defaultValue: 20, description: 'How many at most; 100 is the most one gets.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'End cursor of the page before.' })
  after?: string | null;
}
