import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';

@ObjectType('LawChange', { description: 'A norm that a curator marked as changed.' })
export class LawChangeType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'URN:NIR.' }) urn!: string;
  @Field(() => String, { description: 'As acts cite it.' }) label!: string;
  @Field(() => String, { description: 'Day it takes effect, YYYY-MM-DD.' }) changedOn!: string;
  @Field(() => String, { description: 'What changed.' }) note!: string;
  @Field(() => String, { description: 'Day by which what cites it should be verified, YYYY-MM-DD.' }) dueOn!: string;
  @Field(() => String) personName!: string;
  @Field(() => Date) at!: Date;
  @Field(() => Date, { nullable: true, description: 'When it was taken back.' }) withdrawnAt!: Date | null;
}

@ObjectType('LawChangeLine', { description: 'A norm that changed, with how far the verification is: numbers over all Enti.' })
export class LawChangeLineType {
  @Field(() => LawChangeType) change!: LawChangeType;
  @Field(() => Int) open!: number;
  @Field(() => Int) confirmed!: number;
  @Field(() => Int) changed!: number;
  @Field(() => Int, { description: 'Instances with something open.' }) openInstances!: number;
}

@ObjectType('LawChangePage', { description: 'Norms that changed, newest first.' })
export class LawChangePageType {
  @Field(() => Int) total!: number;
  @Field(() => [LawChangeLineType]) items!: LawChangeLineType[];
}

@ObjectType('LawUse', { description: 'A clause or rule of a model that cites a norm.' })
export class LawUseType {
  @Field(() => String, { description: '`clausola` or `regola`.' }) subjectKind!: string;
  @Field(() => String) subjectId!: string;
  @Field(() => String) label!: string;
}

@ObjectType('LawModelUses', { description: 'What of a model cites a norm.' })
export class LawModelUsesType {
  @Field(() => String) modelKey!: string;
  @Field(() => String) title!: string;
  @Field(() => String) version!: string;
  @Field(() => [LawUseType]) uses!: LawUseType[];
}

@ObjectType('LawUses', { description: 'What would have to be verified if a norm changed. Of the acts of the Province: numbers only.' })
export class LawUsesType {
  @Field(() => String, { nullable: true, description: 'The URN that was read; null when the text is no norm.' }) urn!: string | null;
  @Field(() => [LawModelUsesType]) models!: LawModelUsesType[];
  @Field(() => Int) instances!: number;
  @Field(() => Int) instanceClauses!: number;
}

@ObjectType('LawReview', { description: 'A clause or rule to be verified because a norm it cites changed.' })
export class LawReviewType {
  @Field(() => ID) id!: string;
  @Field(() => LawChangeType) change!: LawChangeType;
  @Field(() => String) modelKey!: string;
  @Field(() => ID, { nullable: true, description: 'Null for what belongs to the model itself.' }) instanceId!: string | null;
  @Field(() => String, { description: 'Title of the instance; empty for the model\'s own.' }) title!: string;
  @Field(() => String, { description: '`clausola` or `regola`.' }) subjectKind!: string;
  @Field(() => String) subjectId!: string;
  @Field(() => String, { nullable: true }) actKey!: string | null;
  @Field(() => String, { description: 'Heading or first words when it was opened.' }) label!: string;
  @Field(() => String, { description: '`OPEN` (da verificare), `CONFIRMED` or `CHANGED`.' }) state!: string;
  @Field(() => String, { nullable: true }) ownerName!: string | null;
  @Field(() => String, { description: 'YYYY-MM-DD.' }) dueOn!: string;
  @Field(() => String, { nullable: true }) closedBy!: string | null;
  @Field(() => Date, { nullable: true }) closedAt!: Date | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => Boolean) viewerCanConfirm!: boolean;
}

@ObjectType('LawReviewPage', { description: 'What is to be verified, by due date.' })
export class LawReviewPageType {
  @Field(() => Int) total!: number;
  @Field(() => [LawReviewType]) items!: LawReviewType[];
}

@InputType('MarkLawChangedInput')
export class MarkLawChangedGqlInput {
  @Field(() => String, { description: 'URN:NIR, or an address of Normattiva that holds one.' }) urn!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: 'YYYY-MM-DD.' }) changedOn!: string;
  @Field(() => String) note!: string;
  @Field(() => String, { description: 'YYYY-MM-DD.' }) dueOn!: string;
}

@InputType('LawReviewFilter', { description: 'What is not given does not narrow.' })
export class LawReviewFilterGqlInput {
  @Field(() => String, { nullable: true, description: '`OPEN`, `CONFIRMED` or `CHANGED`.' }) state!: string | null;
  @Field(() => ID, { nullable: true }) instanceId!: string | null;
  @Field(() => String, { nullable: true, description: 'Only what belongs to the model itself.' }) modelKey!: string | null;
  @Field(() => String, { nullable: true }) subjectId!: string | null;
  @Field(() => ID, { nullable: true }) changeId!: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only what the viewer is to verify.' }) mine!: boolean | null;
}

@ObjectType({ description: 'The norm is marked as changed, or no more.' })
export class LawChangeMarked {
  @Field(() => LawChangeType) change!: LawChangeType;
}

@ObjectType({ description: 'The review as it stands now.' })
export class LawReviewConfirmed {
  @Field(() => LawReviewType) review!: LawReviewType;
}

export const MarkLawChangedResult = createUnionType({ name: 'MarkLawChangedResult', types: () => [LawChangeMarked, InvalidInput, NotFound] as const });
export const ConfirmLawReviewResult = createUnionType({ name: 'ConfirmLawReviewResult', types: () => [LawReviewConfirmed, InvalidInput, Refused, NotFound] as const });
