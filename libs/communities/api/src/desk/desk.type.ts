import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '@province-comuni/platform-graphql';

@ObjectType({ description: 'Somebody who was asked to answer a question.' })
export class AnswerAsk {
  @Field(() => ID) personId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Name of the Ente; empty when there is none.' }) ente!: string;
  @Field(() => String) askedByName!: string;
  @Field(() => GraphQLISODateTime) at!: Date;
  @Field(() => Boolean, { description: 'He has an answer there.' }) answered!: boolean;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When he said that he does not know either.' }) declinedAt!: Date | null;
}

@ObjectType({ description: 'How a question stands.' })
export class QuestionDesk {
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it went to UPI without an answer; null: it did not.' }) escalatedAt!: Date | null;
  @Field(() => [AnswerAsk], { description: 'Who was asked, oldest first: for who asked the question and who moderates; empty for everybody else.' }) asked!: AnswerAsk[];
  @Field(() => Int, { description: 'How many more people who looks may ask.' }) asksLeft!: number;
  @Field(() => String, { nullable: true, description: 'Who asked who looks, as long as he neither answered nor said that he does not know; null: nobody.' }) askedBy!: string | null;
}

@ObjectType({ description: 'The sheet of the library that an answer became.' })
export class AnswerSheet {
  @Field(() => ID, { nullable: true, description: 'The document; null: nobody made one, or it is not for who looks.' }) documentId!: string | null;
  @Field(() => String, { description: 'Empty without a document.' }) title!: string;
  @Field(() => Int, { description: 'Number of its newest version; 0 without a document.' }) version!: number;
  @Field(() => Boolean, { description: 'Something it rests on changed since somebody looked at it last.' }) isToReview!: boolean;
  @Field(() => Boolean, { description: 'Who looks may make one now.' }) canMake!: boolean;
  @Field(() => Boolean, { description: 'Who looks may give it a new version.' }) canRenew!: boolean;
}

@InputType({ description: 'The answer that solved a question is to become a sheet of the library.' })
export class MakeAnswerSheetInput {
  @Field(() => ID) discussionId!: string;
  @Field(() => String, { description: 'From 3 to 300 characters.' }) title!: string;
  @Field(() => String, { description: 'What it says, in a few words; may be empty.' }) abstract!: string;
  @Field(() => ID, { description: 'Minted by the page: the same key is the same sheet.' }) clientKey!: string;
}

@InputType({ description: 'What a question and its answer say now is to become the newest version of their sheet.' })
export class RenewAnswerSheetInput {
  @Field(() => ID) discussionId!: string;
  @Field(() => String, { description: 'What changes in this version.' }) note!: string;
  @Field(() => ID, { description: 'Minted by the page: the same key never makes two versions.' }) clientKey!: string;
}

@ObjectType({ description: 'Somebody who may know, and why.' })
export class SuggestedAnswerer {
  @Field(() => ID) personId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Name of the Ente; empty when there is none.' }) ente!: string;
  @Field(() => String, { description: 'In Italian, with the title of what was found.' }) reason!: string;
  @Field(() => String, { description: 'Where that is read.' }) href!: string;
}

@ObjectType({ description: 'A question that went to UPI and has no answer yet.' })
export class UnansweredQuestion {
  @Field(() => ID) discussionId!: string;
  @Field(() => String) communityKey!: string;
  @Field(() => String) communityTitle!: string;
  @Field(() => String) title!: string;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
  @Field(() => String) authorName!: string;
  @Field(() => String, { description: 'Name of the Ente; empty when there is none.' }) authorEnte!: string;
  @Field(() => GraphQLISODateTime) askedAt!: Date;
  @Field(() => GraphQLISODateTime) escalatedAt!: Date;
  @Field(() => Int, { description: 'Working days that it had waited then.' }) workingDays!: number;
}

@ObjectType({ description: 'A page of questions without an answer, oldest first.' })
export class UnansweredConnection {
  @Field(() => [UnansweredQuestion]) nodes!: UnansweredQuestion[];
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

@ObjectType({ description: 'After how long the questions of a community go to UPI.' })
export class AnswerDays {
  @Field(() => Int) workingDays!: number;
  @Field(() => Int, { description: 'Given back with a change.' }) revision!: number;
}

@InputType({ description: 'Whom to ask to answer a question.' })
export class AskForAnswerInput {
  @Field(() => ID) discussionId!: string;
  @Field(() => [ID], { description: 'People who are suggested: at most three at once, five in all.' }) personIds!: string[];
}
