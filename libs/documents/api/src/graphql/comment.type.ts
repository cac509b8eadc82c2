import { createUnionType, Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';

@ObjectType('EarlierText', { description: 'How a comment read before it was changed.' })
export class EarlierTextType {
  @Field(() => String) text!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was changed.' }) at!: Date;
}

@ObjectType('DocumentComment', { description: 'What somebody says of a document, or answers.' })
export class DocumentCommentType {
  @Field(() => ID) id!: string;
  @Field(() => String) authorName!: string;
  @Field(() => String, { description: 'Paragraphs parted by empty lines; empty once it is deleted.' }) text!: string;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) editedAt!: Date | null;
  @Field(() => Boolean) deleted!: boolean;
  @Field(() => [EarlierTextType], { description: 'Newest first.' }) earlier!: EarlierTextType[];
  @Field(() => Boolean, { description: 'Who looks may change it.' }) canEdit!: boolean;
  @Field(() => Boolean, { description: 'Who looks may take it away.' }) canDelete!: boolean;
}

@ObjectType('CommentThread', { description: 'A comment with its answers, oldest first.' })
export class CommentThreadType extends DocumentCommentType {
  @Field(() => [DocumentCommentType]) answers!: DocumentCommentType[];
}

@ObjectType('DocumentComments', { description: 'What people of the network say of a document.' })
export class DocumentCommentsType {
  @Field(() => [CommentThreadType], { description: 'Newest first.' }) threads!: CommentThreadType[];
  @Field(() => Int) total!: number;
  @Field(() => Boolean) canComment!: boolean;
}

@ObjectType({ description: 'The comment is there.' })
export class CommentKept {
  @Field(() => ID) id!: string;
}

export const CommentResult = createUnionType({ name: 'CommentResult', types: () => [CommentKept, InvalidInput, Refused, NotFound] as const });
