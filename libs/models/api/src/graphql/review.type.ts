import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '@province-comuni/platform-graphql';
import { InstanceClauseType } from './instance.type.js';

@ObjectType('ReviewAuthor', { description: 'Who says something of a clause.' })
export class ReviewAuthorType {
  @Field(() => String, { description: 'Name of the person, of the guest, or as a Word file has it. To a guest the people of the Ente are the Ente.' }) name!: string;
  @Field(() => String, { description: '`page`, `guest` or `word`.' }) origin!: string;
  @Field(() => Boolean, { description: 'It is the viewer.' }) me!: boolean;
}

@ObjectType('ClauseComment', { description: 'What somebody says of a clause, or answers.' })
export class ClauseCommentType {
  @Field(() => ID) id!: string;
  @Field(() => String) actKey!: string;
  @Field(() => String) clauseId!: string;
  @Field(() => ID, { nullable: true, description: 'The comment it answers.' }) parentId!: string | null;
  @Field(() => String, { nullable: true, description: 'The words of the clause it is about.' }) quote!: string | null;
  @Field(() => String) text!: string;
  @Field(() => ReviewAuthorType) author!: ReviewAuthorType;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'When its thread was settled.' }) resolvedAt!: Date | null;
  @Field(() => String, { nullable: true }) resolvedBy!: string | null;
}

@ObjectType('ReviewedText', { description: 'The own text of a clause.' })
export class ReviewedTextType {
  @Field(() => JsonScalar, { description: 'Inline content.' }) heading!: unknown;
  @Field(() => JsonScalar, { description: 'RichText of the shared act tree.' }) body!: unknown;
}

@ObjectType('ClauseSuggestion', { description: 'A proposta di modifica: another text for a clause, or that it be taken out.' })
export class ClauseSuggestionType {
  @Field(() => ID) id!: string;
  @Field(() => String) actKey!: string;
  @Field(() => String) clauseId!: string;
  @Field(() => ReviewedTextType, { description: 'The text it was made on.' }) base!: ReviewedTextType;
  @Field(() => ReviewedTextType, { nullable: true, description: 'Null: to take the clause out.' }) proposed!: ReviewedTextType | null;
  @Field(() => String) reason!: string;
  @Field(() => ReviewAuthorType) author!: ReviewAuthorType;
  @Field(() => Date) createdAt!: Date;
  @Field(() => String, { description: '`open`, `accepted`, `refused` or `withdrawn`.' }) state!: string;
  @Field(() => Boolean, { description: 'The clause changed since: accepting offers a merge to confirm.' }) outdated!: boolean;
  @Field(() => Date, { nullable: true }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'To a guest, the Ente.' }) decidedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was refused.' }) decidedReason!: string | null;
}

@ObjectType('ReviewRequest', { description: 'A colleague asked to look at an instance, an act or a clause by a day.' })
export class ReviewRequestType {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) actKey!: string | null;
  @Field(() => String, { nullable: true }) clauseId!: string | null;
  @Field(() => String) to!: string;
  @Field(() => String) from!: string;
  @Field(() => String) text!: string;
  @Field(() => String, { description: '`YYYY-MM-DD`.' }) dueOn!: string;
  @Field(() => Boolean, { description: 'It is open and its day is over.' }) late!: boolean;
  @Field(() => String, { description: '`open`, `done` or `withdrawn`.' }) state!: string;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Boolean) viewerCanClose!: boolean;
  @Field(() => Boolean) viewerCanWithdraw!: boolean;
}

@ObjectType('ReviewGuestLink', { description: 'A link by which somebody without an account reads chosen acts. Its secret is told once, when it is made.' })
export class ReviewGuestLinkType {
  @Field(() => ID) id!: string;
  @Field(() => [String]) actKeys!: string[];
  @Field(() => String) name!: string;
  @Field(() => String) email!: string;
  @Field(() => Boolean) maySuggest!: boolean;
  @Field(() => String) createdBy!: string;
  @Field(() => Date) createdAt!: Date;
  @Field(() => Date) expiresAt!: Date;
  @Field(() => Date, { nullable: true }) revokedAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'To the hour.' }) lastUsedAt!: Date | null;
  @Field(() => Boolean, { description: 'It opens something now.' }) holds!: boolean;
}

@ObjectType('ClosedAct', { description: 'An act for which nothing can be proposed any more.' })
export class ClosedActType {
  @Field(() => String) actKey!: string;
  @Field(() => String) reason!: string;
}

@ObjectType('ReviewAbilities', { description: 'What the viewer may do in the review of an instance.' })
export class ReviewAbilitiesType {
  @Field(() => Boolean) comment!: boolean;
  @Field(() => Boolean) suggest!: boolean;
  @Field(() => Boolean) decide!: boolean;
  @Field(() => Boolean) ask!: boolean;
  @Field(() => Boolean) inviteGuests!: boolean;
}

@ObjectType('InstanceReview', { description: 'What is said of an instance\'s acts before they are approved.' })
export class InstanceReviewType {
  @Field(() => ID) instanceId!: string;
  @Field(() => ReviewAbilitiesType) viewerCan!: ReviewAbilitiesType;
  @Field(() => [ClauseCommentType], { description: 'Comments and answers, oldest first.' }) comments!: ClauseCommentType[];
  @Field(() => [ClauseSuggestionType], { description: 'Oldest first.' }) suggestions!: ClauseSuggestionType[];
  @Field(() => [ReviewRequestType], { description: 'Newest first.' }) requests!: ReviewRequestType[];
  @Field(() => [ReviewGuestLinkType], { description: 'Newest first; empty for who lets no guests in.' }) links!: ReviewGuestLinkType[];
  @Field(() => Int, { description: 'Clauses that Word files offer and nobody decided about yet.' }) offered!: number;
  @Field(() => [ClosedActType]) closed!: ClosedActType[];
}

@ObjectType('ReviewColleague', { description: 'A colleague who can be asked.' })
export class ReviewColleagueType {
  @Field(() => ID) personId!: string;
  @Field(() => String) name!: string;
}

@ObjectType('WaitingReviewRequest', { description: 'An open request to the viewer.' })
export class WaitingReviewRequestType {
  @Field(() => ID) id!: string;
  @Field(() => ID) instanceId!: string;
  @Field(() => String, { description: 'Title of the instance.' }) title!: string;
  @Field(() => String, { nullable: true }) actKey!: string | null;
  @Field(() => String, { nullable: true }) clauseId!: string | null;
  @Field(() => String) from!: string;
  @Field(() => String) text!: string;
  @Field(() => String, { description: '`YYYY-MM-DD`.' }) dueOn!: string;
  @Field(() => Boolean) late!: boolean;
}

@ObjectType('GuestAct', { description: 'An act a guest reads.' })
export class GuestActType {
  @Field(() => String) key!: string;
  @Field(() => String) shortName!: string;
  @Field(() => JsonScalar, { description: 'RenderedAct of the shared act tree.' }) rendered!: unknown;
  @Field(() => [InstanceClauseType]) clauses!: InstanceClauseType[];
}

@ObjectType('GuestLabel', { description: 'What people call a datum of the acts.' })
export class GuestLabelType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
}

@ObjectType('GuestReview', { description: 'What a guest sees with his link: chosen acts, his own threads with their answers, his own suggestions.' })
export class GuestReviewType {
  @Field(() => ID, { description: 'Id of the link.' }) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'The Ente whose acts they are.' }) ente!: string;
  @Field(() => String) guest!: string;
  @Field(() => Boolean) maySuggest!: boolean;
  @Field(() => Date) expiresAt!: Date;
  @Field(() => [GuestActType]) acts!: GuestActType[];
  @Field(() => [GuestLabelType], { description: 'Data that stand in the texts of these acts.' }) labels!: GuestLabelType[];
  @Field(() => [ClauseCommentType]) comments!: ClauseCommentType[];
  @Field(() => [ClauseSuggestionType]) suggestions!: ClauseSuggestionType[];
  @Field(() => [ClosedActType]) closed!: ClosedActType[];
}

@ObjectType('GuestClause', { description: 'A clause in which a guest writes another text.' })
export class GuestClauseType {
  @Field(() => String) id!: string;
  @Field(() => JsonScalar) heading!: unknown;
  @Field(() => JsonScalar) body!: unknown;
  @Field(() => String, { description: 'Sent back with a suggestion.' }) textHash!: string;
}
