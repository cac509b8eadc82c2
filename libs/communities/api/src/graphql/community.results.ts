import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { HoldReason } from '@province-comuni/communities-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { HoldReasonEnum } from '../moderation/moderation.enums.js';
import { Post } from './discussion.type.js';

@ObjectType({ description: 'It is done.' })
export class CommunityDone {
  @Field(() => ID, { description: 'What it was done to.' }) id!: string;
}

@ObjectType({ description: 'The discussion is there.' })
export class DiscussionOpened {
  @Field(() => ID) discussionId!: string;
}

@ObjectType({ description: 'The answer is there.' })
export class AnswerGiven {
  @Field(() => Post) post!: Post;
}

@ObjectType({ description: 'It is kept, and waits for the approval of who moderates: others do not see it until then.' })
export class PostHeld {
  @Field(() => ID) heldId!: string;
  @Field(() => HoldReasonEnum, { description: 'Why.' }) holdReason!: HoldReason;
}

@ObjectType({ description: 'It was noted how far he has read.' })
export class ReadUpToNoted {
  @Field(() => Int, { description: 'Posts of the community that he has not read.' }) unread!: number;
}

const REFUSALS = [InvalidInput, NotFound, Refused] as const;

export const CommunityResult = createUnionType({ name: 'CommunityResult', description: 'What was asked is done, or why not.', types: () => [CommunityDone, ...REFUSALS] as const });
export const OpenDiscussionResult = createUnionType({ name: 'OpenDiscussionResult', description: 'The discussion, or why not.', types: () => [DiscussionOpened, PostHeld, ...REFUSALS] as const });
export const AnswerResult = createUnionType({ name: 'AnswerResult', description: 'The answer, or why not.', types: () => [AnswerGiven, PostHeld, ...REFUSALS] as const });
export const ReadUpToResult = createUnionType({ name: 'ReadUpToResult', description: 'What is left to read, or why nothing was noted.', types: () => [ReadUpToNoted, ...REFUSALS] as const });
