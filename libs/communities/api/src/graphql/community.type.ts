import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import type { CommunityLogKind, CommunityRole, CommunityVisibility } from '@province-comuni/communities-domain';
import { CommunityLogKindEnum, CommunityRoleEnum, CommunityVisibilityEnum } from './community.enums.js';

@ObjectType({ description: 'What who looks may do in a community.' })
export class CommunityAbilities {
  @Field(() => Boolean, { description: 'Reads its discussions.' }) read!: boolean;
  @Field(() => Boolean, { description: 'Joins by himself.' }) join!: boolean;
  @Field(() => Boolean, { description: 'Opens discussions and answers.' }) write!: boolean;
  @Field(() => Boolean, { description: 'Opens announcements.' }) announce!: boolean;
  @Field(() => Boolean, { description: 'Pins, closes, takes posts and members out.' }) moderate!: boolean;
  @Field(() => Boolean, { description: 'Opens working groups of it.' }) openGroup!: boolean;
  @Field(() => Boolean, { description: 'Sees who is in it.' }) seeMembers!: boolean;
}

@ObjectType({ description: 'A thematic network, a working group of one, or a space of a territory.' })
export class Community {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Its part of the address: `sua`.' }) key!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'What it is for.' }) purpose!: string;
  @Field(() => String, { description: 'What is asked of the members this week; empty: nothing in particular.' }) thisWeek!: string;
  @Field(() => [String], { description: 'Rules that who joins accepts, and members again when there is a new version of them.' }) guidelines!: string[];
  @Field(() => Int, { description: 'Which version they are, from 1; to be sent back with an acceptance.' }) guidelinesVersion!: number;
  @Field(() => Boolean, { description: 'Who looks is a member who accepted an earlier version: he accepts this one before he writes.' }) guidelinesToAccept!: boolean;
  @Field(() => CommunityVisibilityEnum) visibility!: CommunityVisibility;
  @Field(() => String, { nullable: true, description: 'Key of the pillar it is about.' }) pillarKey!: string | null;
  @Field(() => [String]) subjects!: string[];
  @Field(() => Int) memberCount!: number;
  @Field(() => Int, { description: 'Number of the newest entry of its log; 0 for who may not read it.' }) lastEvent!: number;
  @Field(() => CommunityRoleEnum, { nullable: true, description: 'Role of who looks; null: no member.' }) role!: CommunityRole | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Since when he is a member.' }) since!: Date | null;
  @Field(() => Int, { nullable: true, description: 'Posts he has not read; null for who is no member.' }) unread!: number | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when who looks may not write here; why is in `myModeration`. Null: he may.' }) suspendedUntil!: Date | null;
  @Field(() => ID, { nullable: true, description: 'The community of which it is a working group; null: of none.' }) parentId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The Provincia whose territory it is for; null: for the whole network.' }) provinciaId!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When its work was over: it is read and no longer written. Null: open.' }) closedAt!: Date | null;
  @Field(() => String, { description: 'Who closed it; empty while it is open.' }) closedBy!: string;
  @Field(() => CommunityAbilities) viewerCan!: CommunityAbilities;
}

@ObjectType({ description: 'A member, for who writes to him.' })
export class CommunityPerson {
  @Field(() => ID) personId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Name of his Ente; empty when there is none.' }) ente!: string;
}

@ObjectType({ description: 'An entry of the log of a community: what happened, by ids and numbers. The words are read where they stand, with one’s own rights.' })
export class CommunityEvent {
  @Field(() => Int, { description: 'From 1, without gaps.' }) sequence!: number;
  @Field(() => CommunityLogKindEnum) kind!: CommunityLogKind;
  @Field(() => ID) discussionId!: string;
  @Field(() => ID, { nullable: true }) postId!: string | null;
  @Field(() => Int, { nullable: true, description: 'Number of the post in the discussion.' }) postSequence!: number | null;
  @Field(() => Boolean, { description: 'Who looks did it himself.' }) own!: boolean;
  @Field(() => GraphQLISODateTime) at!: Date;
}

@ObjectType({ description: 'What happened after an entry of the log, in order.' })
export class CommunityEvents {
  @Field(() => [CommunityEvent]) entries!: CommunityEvent[];
  @Field(() => Int, { description: 'Number of the newest entry: beyond the last one given there is more to ask for.' }) last!: number;
}
