import type { Brand } from '@province-comuni/shared-kernel';

/** Identifier (UUID) of a community. */
export type CommunityId = Brand<string, 'CommunityId'>;
/** Identifier (UUID) of a discussion of a community. */
export type DiscussionId = Brand<string, 'DiscussionId'>;
/** Identifier (UUID) of a post of a discussion. */
export type PostId = Brand<string, 'PostId'>;
/** Identifier (UUID) of an event: a webinar, a tavolo, a focus group, a meeting. */
export type MeetingId = Brand<string, 'MeetingId'>;
/** Identifier (UUID) of an initiative: a work of a community with a register of issues. */
export type InitiativeId = Brand<string, 'InitiativeId'>;
/** Identifier (UUID) of an issue of an initiative. */
export type IssueId = Brand<string, 'IssueId'>;
