import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { ReviewedTextType } from './review.type.js';

@ObjectType('WordSent', { description: 'A text of an act that went out to Word for revision.' })
export class WordSentType {
  @Field(() => ID) id!: string;
  @Field(() => Date, { description: 'When it was first downloaded.' }) at!: Date;
  @Field(() => String) person!: string;
  @Field(() => Int, { description: 'Data revision of the instance whose text it is.' }) dataRevision!: number;
  @Field(() => Boolean, { description: 'The act says something else by now: what comes back is merged.' }) changedSince!: boolean;
}

@ObjectType('WordUnplaced', { description: 'Words of a file that have no place among the clauses.' })
export class WordUnplacedType {
  @Field(() => String) text!: string;
  @Field(() => String) reason!: string;
}

@ObjectType('WordReturn', { description: 'A file that came back from Word, and what it made; its bytes are at `/api/word-returns/<id>`.' })
export class WordReturnType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Date) at!: Date;
  @Field(() => String) person!: string;
  @Field(() => String, { description: 'SHA-256 of its bytes, under which it is kept.' }) sha256!: string;
  @Field(() => String, { description: '`MARKS`: recognised by the marks it went out with. `WORDS`: by its words alone.' }) match!: string;
  @Field(() => Int, { description: 'Suggestions it made.' }) proposals!: number;
  @Field(() => Int, { description: 'Comments it made, with what is told of values and fixed clauses.' }) comments!: number;
  @Field(() => Int, { description: 'Clauses it offers.' }) additions!: number;
  @Field(() => Int, { description: 'Clauses that were changed without tracking.' }) untracked!: number;
  @Field(() => Int, { description: 'What an earlier file brought, or the act says by now.' }) already!: number;
  @Field(() => Int, { description: 'Tracked changes of look alone, which are not taken.' }) formatting!: number;
  @Field(() => [WordUnplacedType]) unplaced!: WordUnplacedType[];
  @Field(() => [String], { description: 'What was left out.' }) notices!: string[];
}

@ObjectType('OfferedClause', { description: 'A clause that a Word file has and its act has not.' })
export class OfferedClauseType {
  @Field(() => ID) id!: string;
  @Field(() => ID) returnId!: string;
  @Field(() => String, { nullable: true, description: 'The clause it stood after; null at the beginning.' }) afterClauseId!: string | null;
  @Field(() => String, { nullable: true, description: 'What people read for that clause.' }) afterLabel!: string | null;
  @Field(() => String, { description: 'ClauseKind of the shared act tree.' }) kind!: string;
  @Field(() => ReviewedTextType) text!: ReviewedTextType;
  @Field(() => String, { description: 'As the Word file has it.' }) author!: string;
  @Field(() => Boolean, { description: 'It was written without tracking.' }) untracked!: boolean;
  @Field(() => Date) createdAt!: Date;
  @Field(() => String, { description: '`open`, `accepted` or `refused`.' }) state!: string;
  @Field(() => Date, { nullable: true }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true }) decidedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was refused.' }) decidedReason!: string | null;
}

@ObjectType('WordReviewAct', { description: 'The round trips of one act through Word.' })
export class WordReviewActType {
  @Field(() => String) actKey!: string;
  @Field(() => String) shortName!: string;
  @Field(() => String, { nullable: true, description: 'Why nothing can be brought back for it any more.' }) closed!: string | null;
  @Field(() => [WordSentType], { description: 'Newest first.' }) sent!: WordSentType[];
  @Field(() => [WordReturnType], { description: 'Newest first.' }) returns!: WordReturnType[];
  @Field(() => [OfferedClauseType], { description: 'In the order of the file.' }) offered!: OfferedClauseType[];
}

@ObjectType('WordReviews', { description: 'The round trips of an instance\'s acts through Word. The file for revision is at `POST /api/instances/<id>/word-review`.' })
export class WordReviewsType {
  @Field(() => ID) instanceId!: string;
  @Field(() => ID, { description: 'The Ente whose acts they are: a file that comes back is sent for it.' }) enteId!: string;
  @Field(() => String) title!: string;
  @Field(() => Boolean, { description: 'The viewer brings files back and decides about what they say.' }) viewerCanBring!: boolean;
  @Field(() => [WordReviewActType]) acts!: WordReviewActType[];
}

@ObjectType({ description: 'The file was read.' })
export class WordFileBrought {
  @Field(() => WordReviewsType) reviews!: WordReviewsType;
  @Field(() => ID) returnId!: string;
  @Field(() => Boolean, { description: 'The same file had come back before: nothing was done again.' }) again!: boolean;
}

@ObjectType({ description: 'It was decided; the round trips as they stand now.' })
export class OfferedClauseDecided {
  @Field(() => WordReviewsType) reviews!: WordReviewsType;
}

export const BringBackResult = createUnionType({ name: 'BringBackResult', types: () => [WordFileBrought, InvalidInput, Refused, NotFound] as const });
export const OfferedClauseResult = createUnionType({ name: 'OfferedClauseResult', types: () => [OfferedClauseDecided, InvalidInput, Refused, NotFound] as const });
