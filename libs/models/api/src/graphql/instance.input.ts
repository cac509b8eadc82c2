import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { JsonScalar } from '@province-comuni/platform-graphql';

@InputType('AdoptModelInput', { description: 'Taking over a model.' })
export class AdoptModelGqlInput {
  @Field(() => ID) enteId!: string;
  @Field(() => ID) modelVersionId!: string;
  @Field(() => String) form!: string;
  @Field(() => String) level!: string;
  @Field(() => String, { defaultValue: '' }) title!: string;
  @Field(() => String, { description: 'Minted by the client: the same key twice is one adoption.' }) clientKey!: string;
}

@InputType('AnswerInput', { description: 'An answer.' })
export class AnswerGqlInput {
  @Field(() => String) key!: string;
  @Field(() => JsonScalar, { nullable: true, description: 'As typed: text (`"1.440,00"`), code, list of codes, rows, boolean; null takes it back.' }) value!: unknown;
  @Field(() => Int, { description: 'Revision the person saw; 0 when none was stored.' }) seenRevision!: number;
}

@InputType('SaveAnswersInput', { description: 'Answers written together: all or none.' })
export class SaveAnswersGqlInput {
  @Field(() => ID) instanceId!: string;
  @Field(() => [AnswerGqlInput]) answers!: AnswerGqlInput[];
}

@InputType('EditClauseInput', { description: 'A new text for a clause.' })
export class EditClauseGqlInput {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) clauseId!: string;
  @Field(() => Int) seenRevision!: number;
  @Field(() => JsonScalar) heading!: unknown;
  @Field(() => JsonScalar) body!: unknown;
  @Field(() => String, { defaultValue: '' }) reason!: string;
}

@InputType('SuppressClauseInput', { description: 'Taking a clause out of the act, with the reason.' })
export class SuppressClauseGqlInput {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) clauseId!: string;
  @Field(() => Int) seenRevision!: number;
  @Field(() => String) reason!: string;
}

@InputType('RestoreClauseInput', { description: 'Going back to the model\'s text and place.' })
export class RestoreClauseGqlInput {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) clauseId!: string;
  @Field(() => Int) seenRevision!: number;
}

@InputType('AddClauseInput', { description: 'A local clause.' })
export class AddClauseGqlInput {
  @Field(() => ID) instanceId!: string;
  @Field(() => String, { description: 'UUID minted by the client.' }) clauseId!: string;
  @Field(() => String) actKey!: string;
  @Field(() => String, { nullable: true, description: 'Clause after which it stands; null = first.' }) afterClauseId!: string | null;
  @Field(() => JsonScalar) heading!: unknown;
  @Field(() => JsonScalar) body!: unknown;
  @Field(() => String, { defaultValue: '' }) reason!: string;
}

@InputType('MoveClauseInput', { description: 'Moving a clause by one place.' })
export class MoveClauseGqlInput {
  @Field(() => ID) instanceId!: string;
  @Field(() => String) clauseId!: string;
  @Field(() => Int) seenRevision!: number;
  @Field(() => String, { description: '`up` or `down`.' }) direction!: string;
}
