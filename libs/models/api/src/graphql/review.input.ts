import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { JsonScalar } from '@province-comuni/platform-graphql';

@InputType('ProposedTextInput', { description: 'A text for a clause, as the editor sends it.' })
export class ProposedTextGqlInput {
  @Field(() => JsonScalar) heading!: unknown;
  @Field(() => JsonScalar) body!: unknown;
}

@InputType({ isAbstract: true })
abstract class CommentFields {
  @Field(() => ID, { description: 'UUID minted by the page: the same one twice is one comment.' }) id!: string;
  @Field(() => String) clauseId!: string;
  @Field(() => String, { nullable: true, description: 'The words of the clause it is about.' }) quote!: string | null;
  @Field(() => String) text!: string;
  @Field(() => ID, { nullable: true, description: 'The comment it answers.' }) parentId!: string | null;
}

@InputType({ isAbstract: true })
abstract class SuggestionFields {
  @Field(() => ID, { description: 'UUID minted by the page: the same one twice is one suggestion.' }) id!: string;
  @Field(() => String) clauseId!: string;
  @Field(() => String, { description: '`textHash` of the clause the author had before him.' }) baseHash!: string;
  @Field(() => ProposedTextGqlInput, { nullable: true, description: 'Null: to take the clause out of the act.' }) proposed!: ProposedTextGqlInput | null;
  @Field(() => String, { defaultValue: '' }) reason!: string;
}

@InputType('CommentClauseInput', { description: 'A comment on a clause, or an answer to one.' })
export class CommentClauseGqlInput extends CommentFields {
  @Field(() => ID) instanceId!: string;
}

@InputType('GuestCommentInput', { description: 'A guest\'s comment on a clause, or answer in a thread of his.' })
export class GuestCommentGqlInput extends CommentFields {
  @Field(() => String, { description: 'Secret of his link.' }) secret!: string;
}

@InputType('SuggestClauseInput', { description: 'A proposta di modifica.' })
export class SuggestClauseGqlInput extends SuggestionFields {
  @Field(() => ID) instanceId!: string;
}

@InputType('GuestSuggestionInput', { description: 'A guest\'s proposta di modifica.' })
export class GuestSuggestionGqlInput extends SuggestionFields {
  @Field(() => String, { description: 'Secret of his link.' }) secret!: string;
}

@InputType('AcceptSuggestionInput', { description: 'Accepting a suggestion; with what is confirmed where the clause changed since.' })
export class AcceptSuggestionGqlInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: '`currentHash` of the merge that is confirmed.' }) currentHash!: string | null;
  @Field(() => ProposedTextGqlInput, { nullable: true, description: 'The text that is confirmed; null where the clause is taken out.' }) text!: ProposedTextGqlInput | null;
}

@InputType('AskForReviewInput', { description: 'A request to a colleague.' })
export class AskForReviewGqlInput {
  @Field(() => ID, { description: 'UUID minted by the page: the same one twice is one request.' }) id!: string;
  @Field(() => ID) instanceId!: string;
  @Field(() => String, { nullable: true }) actKey!: string | null;
  @Field(() => String, { nullable: true }) clauseId!: string | null;
  @Field(() => ID) toPersonId!: string;
  @Field(() => String) text!: string;
  @Field(() => String, { description: '`YYYY-MM-DD`, from today to a year ahead.' }) dueOn!: string;
}

@InputType('InviteGuestInput', { description: 'A guest who reads chosen acts with a link.' })
export class InviteGuestGqlInput {
  @Field(() => ID, { description: 'UUID minted by the page: the same one twice is one link.' }) id!: string;
  @Field(() => ID) instanceId!: string;
  @Field(() => [String]) actKeys!: string[];
  @Field(() => String) name!: string;
  @Field(() => String) email!: string;
  @Field(() => Boolean) maySuggest!: boolean;
  @Field(() => Int, { description: 'Days that the link holds, from 1 to 180.' }) days!: number;
  @Field(() => String, { defaultValue: '', description: 'Words for the letter.' }) message!: string;
}
