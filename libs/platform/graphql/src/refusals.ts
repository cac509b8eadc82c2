import { Field, ObjectType } from '@nestjs/graphql';

/** A field of the input and what is wrong with it. */
@ObjectType({ description: 'A problem of one field of the input.' })
export class FieldProblem {
  @Field(() => String, { description: 'Path of the field: `answers.durata_anni`, `fasce[2].canone`.' })
  field!: string;

  @Field(() => String, { description: 'What is wrong and how to mend it, in Italian.' })
  message!: string;
}

/** The input was refused; nothing changed. */
@ObjectType({ description: 'The input was refused; nothing changed.' })
export class InvalidInput {
  @Field(() => [FieldProblem])
  problems!: FieldProblem[];
}

/** The thing does not exist, or is not for the person who asks: the answer is the same. */
@ObjectType({ description: 'The thing does not exist, or is not for the person who asks: the answer is the same.' })
export class NotFound {
  @Field(() => String)
  message!: string;
}

/** The step is refused by a rule, with the reason to show. */
@ObjectType({ description: 'The step is refused by a rule, with the reason to show.' })
export class Refused {
  @Field(() => String, { description: 'Stable code: `MODELS.CELL_NOT_ADMITTED`.' })
  code!: string;

  @Field(() => String, { description: 'The reason, in Italian.' })
  message!: string;
}
