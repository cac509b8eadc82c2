import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Appeal, CommunityLimits, DecisionKind, HeldPost, HoldReason, ModerationCase, ReportReason } from '@province-comuni/communities-domain';
import { JsonScalar } from '@province-comuni/platform-graphql';
import { AppealStateEnum, CaseKindEnum, DecisionKindEnum, HeldStateEnum, HoldReasonEnum, ReportReasonEnum } from './moderation.enums.js';

@ObjectType({ description: 'A community that who looks moderates.' })
export class ModeratedCommunityType {
  @Field(() => ID) id!: string;
  @Field(() => String) key!: string;
  @Field(() => String) title!: string;
  @Field(() => Int, { description: 'Cases and appeals that wait.' }) open!: number;
}

@ObjectType({ description: 'Who reported a post and why: for who moderates.' })
export class ModerationReport {
  @Field(() => String) reporterName!: string;
  @Field(() => ReportReasonEnum) reason!: ReportReason;
  @Field(() => String) words!: string;
  @Field(() => GraphQLISODateTime) at!: Date;
}

@ObjectType({ description: 'What a person did here and was told.' })
export class ModerationRecord {
  @Field(() => Int) posts!: number;
  @Field(() => Int) hidden!: number;
  @Field(() => Int) warnings!: number;
  @Field(() => Int) suspensions!: number;
}

@ObjectType({ description: 'Something that waits for who moderates: a post with all its reports, or one that is held.' })
export class ModerationCaseType {
  @Field(() => ID) id!: string;
  @Field(() => CaseKindEnum) kind!: ModerationCase['kind'];
  @Field(() => GraphQLISODateTime) openedAt!: Date;
  @Field(() => ID, { nullable: true }) discussionId!: string | null;
  @Field(() => String, { description: 'Title of the discussion.' }) title!: string;
  @Field(() => Int, { nullable: true, description: 'Number of the post; null: it has none yet.' }) sequence!: number | null;
  @Field(() => JsonScalar, { nullable: true, description: 'Tree of its text (`PostText`); null: its author withdrew it.' }) text!: unknown;
  @Field(() => String) authorName!: string;
  @Field(() => String) authorEnte!: string;
  @Field(() => Boolean, { description: 'A person wrote it, who can be warned or suspended.' }) hasAuthor!: boolean;
  @Field(() => GraphQLISODateTime) writtenAt!: Date;
  @Field(() => String, { description: 'Who wrote what stands before it; empty: nothing does.' }) beforeName!: string;
  @Field(() => JsonScalar, { nullable: true, description: 'What stands before it.' }) beforeText!: unknown;
  @Field(() => HoldReasonEnum, { nullable: true, description: 'Why it is held.' }) holdReason!: HoldReason | null;
  @Field(() => [ModerationReport]) reports!: ModerationReport[];
  @Field(() => ModerationRecord, { nullable: true }) record!: ModerationRecord | null;
  @Field(() => Boolean, { description: 'Who looks may decide of it.' }) canDecide!: boolean;
}

@ObjectType({ description: 'An entry of the log of moderation.' })
export class ModerationDecision {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Grows from entry to entry.' }) number!: number;
  @Field(() => DecisionKindEnum) kind!: DecisionKind;
  @Field(() => ID, { nullable: true }) personId!: string | null;
  @Field(() => String) personName!: string;
  @Field(() => ID, { nullable: true }) discussionId!: string | null;
  @Field(() => ID, { nullable: true }) postId!: string | null;
  @Field(() => Int, { nullable: true }) postSequence!: number | null;
  @Field(() => ReportReasonEnum, { nullable: true }) category!: ReportReason | null;
  @Field(() => String, { description: 'What the person was told.' }) reason!: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'End of a suspension.' }) until!: Date | null;
  @Field(() => Boolean, { description: 'It holds in all communities.' }) everywhere!: boolean;
  @Field(() => String) decidedByName!: string;
  @Field(() => GraphQLISODateTime) at!: Date;
}

@ObjectType({ description: 'An appeal that waits, with the decision that it is about.' })
export class ModerationAppealType {
  @Field(() => ID) id!: string;
  @Field(() => String) personName!: string;
  @Field(() => String) words!: string;
  @Field(() => GraphQLISODateTime) at!: Date;
  @Field(() => ModerationDecision) decision!: ModerationDecision;
  @Field(() => Boolean, { description: 'Who looks may decide of it: he neither decided nor asks.' }) canDecide!: boolean;
}

@ObjectType({ description: 'Somebody who may not write for a time.' })
export class SuspendedPerson {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => GraphQLISODateTime) until!: Date;
  @Field(() => String) reason!: string;
}

@ObjectType({ description: 'What waits for who moderates, oldest first.' })
export class ModerationQueueType {
  @Field(() => ID) communityId!: string;
  @Field(() => String) communityTitle!: string;
  @Field(() => Int, { description: 'Cases and appeals that wait.' }) open!: number;
  @Field(() => [ModerationCaseType]) nodes!: ModerationCaseType[];
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => [ModerationAppealType]) appeals!: ModerationAppealType[];
  @Field(() => [SuspendedPerson]) suspended!: SuspendedPerson[];
  @Field(() => Boolean, { description: 'Who looks may suspend in all communities.' }) canEverywhere!: boolean;
}

@ObjectType({ description: 'The log of moderation, newest first.' })
export class ModerationLog {
  @Field(() => String) communityTitle!: string;
  @Field(() => [ModerationDecision]) nodes!: ModerationDecision[];
  @Field(() => Boolean) hasNextPage!: boolean;
}

@ObjectType({ description: 'How much one person may write in a community, and which writing of these limits it is (0: the defaults).' })
export class CommunityLimitsType implements CommunityLimits {
  @Field(() => String) communityTitle!: string;
  @Field(() => Int) revision!: number;
  @Field(() => Int) perMinute!: number;
  @Field(() => Int) perHour!: number;
  @Field(() => Int) perDay!: number;
  @Field(() => Int, { description: 'Links in one post.' }) mostLinks!: number;
  @Field(() => Int, { description: 'Hours within which the same text is refused and nearly the same is held; 0: not looked at.' }) repeatHours!: number;
  @Field(() => Int, { description: 'A member is new for so many days, or until he has written `newPosts` posts.' }) newDays!: number;
  @Field(() => Int) newPosts!: number;
  @Field(() => Int) newPerDay!: number;
  @Field(() => Int, { description: 'More links of a new member are held.' }) newLinks!: number;
  @Field(() => Int) newMentions!: number;
}

@ObjectType({ description: 'An address that posts do not lead to before somebody looked.' })
export class BlockedLinkType {
  @Field(() => String, { description: 'Host, or host and beginning of the path.' }) address!: string;
  @Field(() => String) note!: string;
  @Field(() => String) addedByName!: string;
  @Field(() => GraphQLISODateTime) addedAt!: Date;
}

@ObjectType({ description: 'A decision of which one is told, and what became of one’s appeal.' })
export class OwnDecisionType {
  @Field(() => ModerationDecision) decision!: ModerationDecision;
  @Field(() => String, { description: 'Empty: in all communities.' }) communityTitle!: string;
  @Field(() => Boolean) canAppeal!: boolean;
  @Field(() => AppealStateEnum, { nullable: true }) appealState!: Appeal['state'] | null;
  @Field(() => String, { description: 'What he wrote when he asked.' }) appealWords!: string;
  @Field(() => String, { description: 'What he was answered.' }) appealAnswer!: string;
}

@ObjectType({ description: 'A post of one’s own that waits for approval, or was refused.' })
export class HeldPostType {
  @Field(() => ID) id!: string;
  @Field(() => ID) communityId!: string;
  @Field(() => ID, { nullable: true, description: 'Null: it would open a discussion.' }) discussionId!: string | null;
  @Field(() => String) title!: string;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
  @Field(() => HoldReasonEnum) holdReason!: HoldReason;
  @Field(() => HeldStateEnum) state!: HeldPost['state'];
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

@ObjectType({ description: 'A suspension of one’s own.' })
export class OwnSuspension {
  @Field(() => ID, { nullable: true, description: 'Null: in all communities.' }) communityId!: string | null;
  @Field(() => GraphQLISODateTime) until!: Date;
  @Field(() => String) reason!: string;
}

@ObjectType({ description: 'What moderation decided of who asks, and what of his waits.' })
export class MyModeration {
  @Field(() => [OwnDecisionType]) decisions!: OwnDecisionType[];
  @Field(() => [HeldPostType]) held!: HeldPostType[];
  @Field(() => [OwnSuspension]) suspensions!: OwnSuspension[];
}

@ObjectType({ description: 'What a move would touch.' })
export class MovePreviewType {
  @Field(() => String, { description: 'Title of the discussion that its posts come to.' }) title!: string;
  @Field(() => String) communityTitle!: string;
  @Field(() => Int, { description: 'Posts that go.' }) posts!: number;
  @Field(() => Int, { description: 'People who wrote them.' }) people!: number;
  @Field(() => Int, { description: 'People who follow the discussion.' }) followers!: number;
  @Field(() => Int, { description: 'Members who will no longer read it.' }) losing!: number;
  @Field(() => Boolean, { description: 'Everybody reads it now, and will not any more.' }) isLostToOthers!: boolean;
  @Field(() => Int, { description: 'Posts of the other discussion that get a new number, for the order of time.' }) renumbered!: number;
  @Field(() => String, { description: 'Why it cannot be done, in Italian; empty: it can.' }) obstacle!: string;
}
