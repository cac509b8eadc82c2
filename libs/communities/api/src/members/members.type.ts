import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const TrustLevelEnum = { NUOVO: 'NUOVO', MEMBRO: 'MEMBRO', AFFIDABILE: 'AFFIDABILE' } as const;
registerEnumType(TrustLevelEnum, { name: 'TrustLevel', description: 'How far a member is trusted: NUOVO writes within the limits of who is new, MEMBRO within those of everybody, AFFIDABILE may write nearly the same text again without waiting for approval.' });
export const TrustReasonKindEnum = { GIORNI: 'GIORNI', MESSAGGI: 'MESSAGGI', RISPOSTE_ACCOLTE: 'RISPOSTE_ACCOLTE', DECISIONI: 'DECISIONI' } as const;
registerEnumType(TrustReasonKindEnum, { name: 'TrustReasonKind', description: 'What trust goes by: days of membership, posts that are still there, answers that solved what others asked, decisions of moderation that hold.' });

@ObjectType({ description: 'One of the things that a level of trust rests on.' })
export class TrustReason {
  @Field(() => TrustReasonKindEnum) kind!: keyof typeof TrustReasonKindEnum;
  @Field(() => Int) count!: number;
  @Field(() => Int, { nullable: true, description: 'How many the next level wants (of DECISIONI: allows); null: it has no say in it.' }) needed!: number | null;
}

@ObjectType({ description: 'How far who looks is trusted in one of his communities, and why.' })
export class CommunityTrust {
  @Field(() => String) communityKey!: string;
  @Field(() => String) communityTitle!: string;
  @Field(() => TrustLevelEnum) level!: keyof typeof TrustLevelEnum;
  @Field(() => TrustLevelEnum, { nullable: true, description: 'The next one up; null: there is none.' }) next!: keyof typeof TrustLevelEnum | null;
  @Field(() => [TrustReason]) reasons!: TrustReason[];
}

@ObjectType({ description: 'Something that somebody gave to a community.' })
export class Contribution {
  @Field(() => String) communityKey!: string;
  @Field(() => String) communityTitle!: string;
  @Field(() => ID) discussionId!: string;
  @Field(() => String, { description: 'Title of the discussion.' }) title!: string;
  @Field(() => Int, { description: 'Number of the post in the discussion.' }) sequence!: number;
  @Field(() => GraphQLISODateTime) at!: Date;
}

@ObjectType({ description: 'What somebody gave to the communities, as far as who looks may read it.' })
export class MemberContributions {
  @Field(() => [Contribution], { description: 'Discussions he opened, the ten newest.' }) opened!: Contribution[];
  @Field(() => Int) openedCount!: number;
  @Field(() => [Contribution], { description: 'Answers of his that solved what others asked, the ten newest.' }) solved!: Contribution[];
  @Field(() => Int) solvedCount!: number;
}
