import { Field, GraphQLISODateTime, ID, InputType, Int } from '@nestjs/graphql';
import type { CaseVerdict, CommunityLimits, DiscussionKind, ReportReason } from '@province-comuni/communities-domain';
import { DiscussionKindEnum } from '../graphql/community.enums.js';
import { CaseVerdictEnum, ReportReasonEnum } from './moderation.enums.js';

@InputType({ description: 'A report of a post, or of a discussion by its first post.' })
export class ReportPostInput {
  @Field(() => ID) postId!: string;
  @Field(() => ReportReasonEnum) reason!: ReportReason;
  @Field(() => String, { defaultValue: '' }) words!: string;
}

@InputType({ description: 'What is decided of a case.' })
export class DecideCaseInput {
  @Field(() => ID) caseId!: string;
  @Field(() => CaseVerdictEnum) verdict!: CaseVerdict;
  @Field(() => Boolean, { defaultValue: false, description: 'With a warning or a suspension: the post is hidden too.' }) hide!: boolean;
  @Field(() => ReportReasonEnum, { nullable: true, description: 'Of what is hidden: others read it.' }) category?: ReportReason | null;
  @Field(() => String, { defaultValue: '', description: 'Read by the person it concerns.' }) reason!: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'End of a suspension.' }) until?: Date | null;
  @Field(() => Boolean, { defaultValue: false, description: 'In all communities: UPI’s staff.' }) everywhere!: boolean;
}

@InputType({ description: 'Where a discussion, or some answers of it, would go: one of the three.' })
export class MovePreviewInput {
  @Field(() => ID) discussionId!: string;
  @Field(() => ID, { nullable: true, description: 'To another community.' }) toCommunityId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Into another discussion.' }) intoId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'These answers into a new discussion.' }) postIds?: string[] | null;
}

@InputType({ description: 'A discussion goes to another community.' })
export class MoveDiscussionInput {
  @Field(() => ID) discussionId!: string;
  @Field(() => ID, { description: 'Where who moves it sees it.' }) fromCommunityId!: string;
  @Field(() => ID) toCommunityId!: string;
  @Field(() => String, { description: 'Read by who opened it, and in the log.' }) reason!: string;
}

@InputType({ description: 'A discussion goes into another one.' })
export class MergeDiscussionInput {
  @Field(() => ID) discussionId!: string;
  @Field(() => ID, { description: 'Where who moves it sees it.' }) fromCommunityId!: string;
  @Field(() => ID) intoId!: string;
  @Field(() => String, { description: 'Read by who opened it, and in the log.' }) reason!: string;
}

@InputType({ description: 'Answers become a discussion of their own.' })
export class SplitDiscussionInput {
  @Field(() => ID) discussionId!: string;
  @Field(() => ID, { description: 'Where who moves them sees them.' }) fromCommunityId!: string;
  @Field(() => [ID]) postIds!: string[];
  @Field(() => DiscussionKindEnum) kind!: DiscussionKind;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Read by who opened the discussion, and in the log.' }) reason!: string;
}

@InputType({ description: 'Somebody may not write until then.' })
export class SuspendMemberInput {
  @Field(() => ID, { nullable: true, description: 'Null: in all communities, by UPI’s staff.' }) communityId?: string | null;
  @Field(() => ID) personId!: string;
  @Field(() => GraphQLISODateTime, { nullable: true }) until?: Date | null;
  @Field(() => String) reason!: string;
}

@InputType({ description: 'How much one person may write in a community.' })
export class CommunityLimitsInput implements CommunityLimits {
  @Field(() => Int) perMinute!: number;
  @Field(() => Int) perHour!: number;
  @Field(() => Int) perDay!: number;
  @Field(() => Int) mostLinks!: number;
  @Field(() => Int) repeatHours!: number;
  @Field(() => Int) newDays!: number;
  @Field(() => Int) newPosts!: number;
  @Field(() => Int) newPerDay!: number;
  @Field(() => Int) newLinks!: number;
  @Field(() => Int) newMentions!: number;
}
