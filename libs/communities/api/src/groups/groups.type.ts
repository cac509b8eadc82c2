import { createUnionType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { CommunityRole, CommunityVisibility } from '@province-comuni/communities-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { CommunityRoleEnum, CommunityVisibilityEnum } from '../graphql/community.enums.js';
import { Community } from '../graphql/community.type.js';

@InputType({ description: 'A working group, a space of a territory or a community of the whole network that somebody opens.' })
export class OpeningInput {
  @Field(() => String, { description: 'From 3 to 120 characters.' }) title!: string;
  @Field(() => String, { description: 'What it is for, in at most 600 characters.' }) purpose!: string;
  @Field(() => CommunityVisibilityEnum, { description: 'A group is never read by more people than its community.' }) visibility!: CommunityVisibility;
}

@InputType({ description: 'What a group or a space says of itself.' })
export class CommunityWordsInput {
  @Field(() => String, { description: 'From 3 to 120 characters. Its address stays as it is.' }) title!: string;
  @Field(() => String, { description: 'What it is for, in at most 600 characters.' }) purpose!: string;
  @Field(() => String, { description: 'What is asked of its members this week, in at most 300 characters; empty: nothing in particular.' }) thisWeek!: string;
  @Field(() => [String], { description: 'What it is about: at most 12, of 80 characters each.' }) subjects!: string[];
}

@ObjectType({ description: 'What a group or a space says, or said, of itself.' })
export class CommunityOwnWords {
  @Field(() => String) title!: string;
  @Field(() => String) purpose!: string;
  @Field(() => String) thisWeek!: string;
  @Field(() => [String]) subjects!: string[];
}

@ObjectType({ description: 'Who changed the words of a group or a space, and from what to what.' })
export class CommunityWordsChangeType {
  @Field(() => Int, { description: 'From 1.' }) revision!: number;
  @Field(() => GraphQLISODateTime) at!: Date;
  @Field(() => String) personName!: string;
  @Field(() => CommunityOwnWords) before!: CommunityOwnWords;
  @Field(() => CommunityOwnWords) after!: CommunityOwnWords;
}

@ObjectType({ description: 'The words of a group or a space, for who may change them.' })
export class CommunityKeptWords {
  @Field(() => ID) communityId!: string;
  @Field(() => CommunityOwnWords) words!: CommunityOwnWords;
  @Field(() => Int, { description: 'How many times they were changed; to be sent back with a change.' }) revision!: number;
  @Field(() => [CommunityWordsChangeType], { description: 'The newest first, at most 50.' }) changes!: CommunityWordsChangeType[];
}

@ObjectType({ description: 'Who changed the guidelines of a community, and from what to what.' })
export class CommunityGuidelinesChangeType {
  @Field(() => Int, { description: 'From 1.' }) revision!: number;
  @Field(() => Int, { description: 'Which version they are since; the same as before: a correction.' }) version!: number;
  @Field(() => GraphQLISODateTime) at!: Date;
  @Field(() => String) personName!: string;
  @Field(() => [String]) before!: string[];
  @Field(() => [String]) after!: string[];
}

@ObjectType({ description: 'The guidelines of a community, for its members.' })
export class CommunityKeptGuidelines {
  @Field(() => ID) communityId!: string;
  @Field(() => String, { description: 'Of the community.' }) title!: string;
  @Field(() => [String]) guidelines!: string[];
  @Field(() => Int, { description: 'Which version they are, from 1.' }) version!: number;
  @Field(() => Int, { description: 'How many times they were changed; to be sent back with a change.' }) revision!: number;
  @Field(() => Int, { description: 'The version that who looks accepted.' }) acceptedVersion!: number;
  @Field(() => Boolean, { description: 'Who looks may change them.' }) canChange!: boolean;
  @Field(() => [CommunityGuidelinesChangeType], { description: 'The newest first, at most 50.' }) changes!: CommunityGuidelinesChangeType[];
}

@ObjectType({ description: 'It is there, and who opened it moderates it.' })
export class CommunityOpened {
  @Field(() => String) key!: string;
}

export const OpenCommunityResult = createUnionType({ name: 'OpenCommunityResult', description: 'The group, space or community, or why not.', types: () => [CommunityOpened, InvalidInput, NotFound, Refused] as const });

@ObjectType({ description: 'A suspension from writing that holds now, for who moderates.' })
export class MemberSuspension {
  @Field(() => ID) id!: string;
  @Field(() => GraphQLISODateTime) until!: Date;
  @Field(() => String) reason!: string;
  @Field(() => Boolean, { description: 'In all communities.' }) everywhere!: boolean;
  @Field(() => Boolean, { description: 'Who looks may end it before its time.' }) canLift!: boolean;
}

@ObjectType({ description: 'A member of a community.' })
export class CommunityMemberCard {
  @Field(() => ID) personId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Name of his Ente when he came; empty when there is none.' }) ente!: string;
  @Field(() => CommunityRoleEnum) role!: CommunityRole;
  @Field(() => GraphQLISODateTime) since!: Date;
  @Field(() => Boolean, { description: 'Who looks may suspend him from writing.' }) canSuspend!: boolean;
  @Field(() => [MemberSuspension], { description: 'Those that hold now, for who moderates; those of all communities, for UPI’s staff; none for everybody else.' }) suspensions!: MemberSuspension[];
}

@ObjectType({ description: 'A page of the members of a community, by name, and what who looks may change of it.' })
export class CommunityRoster {
  @Field(() => Community) community!: Community;
  @Field(() => [CommunityMemberCard]) nodes!: CommunityMemberCard[];
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean, { description: 'Takes members of its community into the group.' }) canChoose!: boolean;
  @Field(() => Boolean, { description: 'Invites Enti and people.' }) canInvite!: boolean;
  @Field(() => Boolean, { description: 'Says who moderates, takes members out.' }) canAppoint!: boolean;
  @Field(() => Boolean, { description: 'Closes it and opens it again.' }) canClose!: boolean;
  @Field(() => Boolean, { description: 'Changes its name and what it says of itself.' }) canName!: boolean;
  @Field(() => Boolean, { description: 'Suspends members from writing in all communities.' }) canSuspendEverywhere!: boolean;
}

@ObjectType({ description: 'An Ente or a person that was invited.' })
export class InvitedCard {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'Who was invited to a community, by name.' })
export class CommunityInvitations {
  @Field(() => [InvitedCard]) enti!: InvitedCard[];
  @Field(() => [InvitedCard]) people!: InvitedCard[];
}
