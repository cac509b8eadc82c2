import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PracticeCard } from './practice.type.js';

@ObjectType({ description: 'A Provincia that is like another.' })
export class LikeProvincia {
  @Field(() => ID, { description: 'The Provincia.' })
  enteId!: string;

  @Field(() => String, { description: 'Short name.' })
  nome!: string;

  @Field(() => String, { nullable: true, description: 'Two letters.' })
  sigla!: string | null;

  @Field(() => Int, { nullable: true, description: 'Residents.' })
  popolazione!: number | null;

  @Field(() => Int, { nullable: true, description: 'Year of the population.' })
  anno!: number | null;

  @Field(() => Int, { nullable: true, description: 'Comuni in force.' })
  numeroComuni!: number | null;

  @Field(() => Int, { description: 'How much they are alike, 0–100.' })
  score!: number;

  @Field(() => [String], { description: 'Why, in Italian; the strongest reason first.' })
  reasons!: string[];

  @Field(() => [PracticeCard], { description: 'Its published sheets.' })
  practices!: PracticeCard[];
}
