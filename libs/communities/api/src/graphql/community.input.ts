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

@InputType({ description: 'A poll that goes with a new discussion.' })
export class DiscussionPollInput {
  @Field(() => String) question!: string;
  @Field(() => [String], { description: 'From 2 to 12.' }) options!: string[];
  @Field(() => Int, { defaultValue: 1, description: 'How many one may choose.' }) most!: number;
  @Field(() => Boolean, { defaultValue: false, description: 'Its results are shown when it is closed, from five answers.' }) anonymous!: boolean;
  @Field(() => String, { defaultValue: 'SEMPRE', description: '`SEMPRE`, `DOPO_RISPOSTA`, `DOPO_CHIUSURA`: when results are shown.' }) visibility!: string;
  @Field(() => String, { defaultValue: '', description: 'By the clock on the wall in Italy, `YYYY-MM-DDTHH:MM`; empty: until somebody closes it.' }) closesAt!: string;
}

@InputType({ description: 'What goes with a post: a document of the library that who writes may read, or a file that he has sent (one of the two).' })
export class PostAttachmentInput {
  @Field(() => ID, { nullable: true }) documentId?: string | null;
  @Field(() => ID, { nullable: true, description: 'A file that arrived: it becomes a document of the Ente for which it was sent, shared with the community.' }) uploadId?: string | null;
  @Field(() => String, { defaultValue: '', description: 'Title of the document that the file becomes; empty: the name of the file.' }) title!: string;
}

@InputType({ description: 'A new discussion with its first post.' })
export class OpenDiscussionInput {
  @Field(() => ID) communityId!: string;
  @Field(() => DiscussionKindEnum) kind!: DiscussionKind;
  @Field(() => String) title!: string;
  @Field(() => [String], { defaultValue: [] }) tags!: string[];
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
  @Field(() => ID, { description: 'Minted by the page: the same key is the same discussion.' }) clientKey!: string;
  @Field(() => DiscussionPollInput, { nullable: true }) poll?: DiscussionPollInput | null;
  @Field(() => [PostAttachmentInput], { defaultValue: [], description: 'At most 10.' }) attachments!: PostAttachmentInput[];
}

@InputType({ description: 'An answer.' })
export class AnswerDiscussionInput {
  @Field(() => ID) discussionId!: string;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) text!: unknown;
  @Field(() => ID, { description: 'Minted by the page: the same key is the same answer.' }) clientKey!: string;
  @Field(() => [PostAttachmentInput], { defaultValue: [], description: 'At most 10.' }) attachments!: PostAttachmentInput[];
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
