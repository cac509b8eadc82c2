import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import type { DiscussionKind, ReactionKind, ReportReason } from '@province-comuni/communities-domain';
import { JsonScalar } from '@province-comuni/platform-graphql';
import { ReportReasonEnum } from '../moderation/moderation.enums.js';
import { DiscussionKindEnum, ReactionKindEnum } from './community.enums.js';
import { Community } from './community.type.js';

@ObjectType({ description: 'How many said it of a post.' })
export class PostReaction {
  @Field(() => ReactionKindEnum) kind!: ReactionKind;
  @Field(() => Int) count!: number;
  @Field(() => Boolean, { description: 'Who looks is among them.' }) mine!: boolean;
}

@ObjectType({ description: 'Words of a hidden post.' })
export class HiddenWords {
  @Field(() => String, { nullable: true, description: 'Title of the discussion, when it is the first.' }) title!: string | null;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
  @Field(() => String, { description: 'What its author was told.' }) reason!: string;
}

@ObjectType({ description: 'A document that goes with a post, of those that who looks may read.' })
export class PostAttachment {
  @Field(() => ID) documentId!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'What it is: «Capitolato».' }) kindLabel!: string;
  @Field(() => String, { description: 'Name of its Ente.' }) ente!: string;
  @Field(() => String, { description: '`BOZZA`, `IN_REVISIONE` or `PUBBLICATO`.' }) state!: string;
  @Field(() => String) fileName!: string;
  @Field(() => String, { description: 'Bytes, as text: a file may be larger than 2^31.' }) size!: string;
  @Field(() => String, { description: '`PDF`, `DOCX`…, by its bytes.' }) format!: string;
  @Field(() => String, { description: '`PULITO`, `INFETTO` or `NON_ANALIZZATO`, as the scanner says.' }) scan!: string;
  @Field(() => String, { description: 'Address that hands the file out.' }) href!: string;
}

@ObjectType({ description: 'A thing of the product that a post refers to, of those that who looks may read.' })
export class PostReference {
  @Field(() => String, { description: '`documento`, `clausola`, `pratica`, `discussione`, `evento`.' }) kind!: string;
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'What it is: «Documento».' }) label!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Address in the product.' }) href!: string;
  @Field(() => String, { description: 'Whose it is, or where it stands; may be empty.' }) place!: string;
  @Field(() => String, { description: 'How it stands, in a few words; may be empty.' }) state!: string;
}

@ObjectType({ description: 'Where a post is read now.' })
export class PostPlace {
  @Field(() => String, { description: 'Part of the address of its community.' }) communityKey!: string;
  @Field(() => ID) discussionId!: string;
  @Field(() => Int, { description: 'Its number there.' }) sequence!: number;
  @Field(() => String, { description: 'Title of the discussion.' }) title!: string;
}

@ObjectType({ description: 'What somebody wrote in a discussion.' })
export class Post {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'From 1, without gaps, in the discussion; 1 is what was asked or said first.' }) sequence!: number;
  @Field(() => ID, { nullable: true, description: 'Null: UPI, by what comes with the product; also of a withdrawn one.' }) authorId!: string | null;
  @Field(() => String, { description: 'Empty of a withdrawn one.' }) authorName!: string;
  @Field(() => String, { description: 'Name of the Ente when it was written; empty when there is none.' }) authorEnte!: string;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`); empty of a withdrawn one.' }) text!: unknown;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was last changed; how it read before is in `postHistory`.' }) editedAt!: Date | null;
  @Field(() => Boolean) withdrawn!: boolean;
  @Field(() => Boolean, { description: 'The post that had this number went elsewhere: it counts as withdrawn.' }) moved!: boolean;
  @Field(() => PostPlace, { nullable: true, description: 'Where it went, for who may read it there.' }) movedTo!: PostPlace | null;
  @Field(() => ReportReasonEnum, { nullable: true, description: 'Hidden by moderation, and why; null: it is not. Author and text are empty then.' }) hiddenCategory!: ReportReason | null;
  @Field(() => HiddenWords, { nullable: true, description: 'What it says all the same, for its author and for who moderates.' }) hidden!: HiddenWords | null;
  @Field(() => [PostReaction]) reactions!: PostReaction[];
  @Field(() => [PostAttachment], { description: 'Empty of a withdrawn or hidden one.' }) attachments!: PostAttachment[];
  @Field(() => [PostReference], { description: 'What its text refers to, each once. What is not here is not for who looks, or is not there.' }) references!: PostReference[];
  @Field(() => Boolean, { description: 'Who looks may change it.' }) canEdit!: boolean;
  @Field(() => Boolean, { description: 'Who looks may take it away.' }) canWithdraw!: boolean;
  @Field(() => Boolean, { description: 'Who looks may report it.' }) canReport!: boolean;
}

@ObjectType({ description: 'How a post read before it was changed.' })
export class EarlierPostText {
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
  @Field(() => GraphQLISODateTime, { description: 'When it was changed.' }) at!: Date;
}

@ObjectType({ description: 'What people of a community talk about.' })
export class Discussion {
  @Field(() => ID) id!: string;
  @Field(() => DiscussionKindEnum) kind!: DiscussionKind;
  @Field(() => String) title!: string;
  @Field(() => [String]) tags!: string[];
  @Field(() => String) authorName!: string;
  @Field(() => String, { description: 'Name of the Ente; empty when there is none.' }) authorEnte!: string;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => Boolean) closed!: boolean;
  @Field(() => Boolean) pinned!: boolean;
  @Field(() => Boolean) solved!: boolean;
  @Field(() => Int, { nullable: true, description: 'Number of the answer that solved it.' }) solvedSequence!: number | null;
  @Field(() => Int, { description: 'Number of the last post: how many there are.' }) lastSequence!: number;
  @Field(() => GraphQLISODateTime) lastPostAt!: Date;
  @Field(() => String) lastAuthorName!: string;
  @Field(() => Int, { nullable: true, description: 'Posts that who looks has not read; null for who is no member.' }) unread!: number | null;
}

@ObjectType({ description: 'How many of the newest discussions have a tag.' })
export class DiscussionTag {
  @Field(() => String) tag!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'A page of discussions: pinned first, then by last voice.' })
export class DiscussionConnection {
  @Field(() => [Discussion]) nodes!: Discussion[];
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => [DiscussionTag], { description: 'With the first page only; most used first.' }) tags!: DiscussionTag[];
}

@ObjectType({ description: 'A discussion with a page of its posts.' })
export class DiscussionThread {
  @Field(() => Community) community!: Community;
  @Field(() => Discussion) discussion!: Discussion;
  @Field(() => Post, { description: 'What was asked or said first.' }) first!: Post;
  @Field(() => Post, { nullable: true, description: 'The answer that solved it.' }) solution!: Post | null;
  @Field(() => [Post], { description: 'The page that was asked for, in order.' }) posts!: Post[];
  @Field(() => Int, { nullable: true, description: 'Number of the first post he has not read; null when there is none.' }) firstUnread!: number | null;
  @Field(() => Boolean) canAnswer!: boolean;
  @Field(() => Boolean) canMarkSolved!: boolean;
  @Field(() => Boolean) canModerate!: boolean;
  @Field(() => Boolean, { description: 'Who looks opened it.' }) isAuthor!: boolean;
}

@ObjectType({ description: 'A text being written, for its author alone.' })
export class PostDraft {
  @Field(() => DiscussionKindEnum, { nullable: true }) kind!: DiscussionKind | null;
  @Field(() => String) title!: string;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
  @Field(() => GraphQLISODateTime) updatedAt!: Date;
}
