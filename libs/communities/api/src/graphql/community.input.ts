import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import type { DiscussionKind, DiscussionState } from '@province-comuni/communities-domain';
import { JsonScalar } from '@province-comuni/platform-graphql';
import { DiscussionKindEnum, DiscussionStateEnum } from './community.enums.js';

@InputType({ description: 'Which discussions; what is not given does not narrow.' })
export class DiscussionFilter {
  @Field(() => DiscussionKindEnum, { nullable: true }) kind?: DiscussionKind | null;
  @Field(() => DiscussionStateEnum, { nullable: true }) state?: DiscussionState | null;
  @Field(() => String, { nullable: true }) tag?: string | null;
}

@ArgsType()
export class DiscussionsArgs {
  @Field(() => ID) communityId!: string;
  @Field(() => DiscussionFilter, { nullable: true }) filter?: DiscussionFilter | null;
  @Field(() => Int, { defaultValue: 20, description: 'At most 50.' }) first!: number;
  @Field(() => String, { nullable: true }) after?: string | null;
}

@ArgsType()
export class DiscussionArgs {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'Posts after this number.' }) after?: number | null;
  @Field(() => Int, { nullable: true, description: 'Posts before this number.' }) before?: number | null;
  @Field(() => Int, { defaultValue: 20, description: 'At most 50.' }) first!: number;
}

@InputType({ description: 'A new discussion with its first post.' })
export class OpenDiscussionInput {
  @Field(() => ID) communityId!: string;
  @Field(() => DiscussionKindEnum) kind!: DiscussionKind;
  @Field(() => String) title!: string;
  @Field(() => [String], { defaultValue: [] }) tags!: string[];
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
  @Field(() => ID, { description: 'Minted by the page: the same key is the same discussion.' }) clientKey!: string;
}

@InputType({ description: 'An answer.' })
export class AnswerDiscussionInput {
  @Field(() => ID) discussionId!: string;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
  @Field(() => ID, { description: 'Minted by the page: the same key is the same answer.' }) clientKey!: string;
}

@InputType({ description: 'A text being written: of one discussion, or of one community.' })
export class KeepPostDraftInput {
  @Field(() => ID, { nullable: true }) discussionId?: string | null;
  @Field(() => ID, { nullable: true }) communityId?: string | null;
  @Field(() => DiscussionKindEnum, { nullable: true }) kind?: DiscussionKind | null;
  @Field(() => String, { defaultValue: '' }) title!: string;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
}

@InputType({ description: 'Where a discussion stands; what is not given stays.' })
export class SetDiscussionInput {
  @Field(() => ID) discussionId!: string;
  @Field(() => Boolean, { nullable: true }) pinned?: boolean | null;
  @Field(() => Boolean, { nullable: true }) closed?: boolean | null;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
}
