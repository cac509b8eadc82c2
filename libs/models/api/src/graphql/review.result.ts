import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { GuestReviewType, InstanceReviewType, ReviewedTextType, ReviewGuestLinkType } from './review.type.js';

@ObjectType({ description: 'It was done; the review as it stands now.' })
export class ReviewKept {
  @Field(() => InstanceReviewType) review!: InstanceReviewType;
}

@ObjectType({ description: 'The link was made.' })
export class GuestInvited {
  @Field(() => InstanceReviewType) review!: InstanceReviewType;
  @Field(() => ReviewGuestLinkType) link!: ReviewGuestLinkType;
  @Field(() => String, { nullable: true, description: 'Its whole address, told this once and sent to the guest; null for a link that was made before.' }) address!: string | null;
}

@ObjectType({ description: 'What the guest wrote was kept; what he sees now.' })
export class GuestReviewKept {
  @Field(() => GuestReviewType) review!: GuestReviewType;
}

@ObjectType('SuggestionOutdated', { description: 'The clause changed since the suggestion was made: `merged` is a proposal to confirm.' })
export class SuggestionOutdatedType {
  @Field(() => ID) suggestionId!: string;
  @Field(() => String, { description: 'Hash of the clause\'s text now: sent back with what is confirmed.' }) currentHash!: string;
  @Field(() => ReviewedTextType, { description: 'The clause\'s text now.' }) current!: ReviewedTextType;
  @Field(() => ReviewedTextType, { nullable: true, description: 'Both changes; null where the suggestion is to take the clause out.' }) merged!: ReviewedTextType | null;
  @Field(() => Int, { description: 'Places where both changed the same words: the proposal holds both.' }) conflicts!: number;
  @Field(() => String, { nullable: true, description: 'Who changed the clause last.' }) by!: string | null;
}

export const ReviewResult = createUnionType({ name: 'ReviewResult', types: () => [ReviewKept, InvalidInput, Refused, NotFound] as const });
export const DecideSuggestionResult = createUnionType({ name: 'DecideSuggestionResult', types: () => [ReviewKept, SuggestionOutdatedType, InvalidInput, Refused, NotFound] as const });
export const InviteGuestResult = createUnionType({ name: 'InviteGuestResult', types: () => [GuestInvited, InvalidInput, Refused, NotFound] as const });
export const GuestReviewResult = createUnionType({ name: 'GuestReviewResult', types: () => [GuestReviewKept, InvalidInput, Refused, NotFound] as const });
