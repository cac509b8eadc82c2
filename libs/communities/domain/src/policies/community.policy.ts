import { communityAudience, communityIdsOf, isStaff, PUBLIC_AUDIENCE, type Actor } from '@province-comuni/identity-contract';
import type { Community, CommunityMember } from '../community/community.js';
import type { Discussion, Post } from '../discussion/discussion.js';

type Seen = Pick<Community, 'id' | 'visibility'>;
/** The reader's own place in the community; null: not a member. */
export type OwnMembership = Pick<CommunityMember, 'role'> | null;

/** Whom its discussions may be read by, in words of audience. Lists, search and notices all ask this. */
export function audienceOf({ id, visibility }: Seen): string[] {
  return visibility === 'PUBBLICA' ? [PUBLIC_AUDIENCE, communityAudience(id)] : [communityAudience(id)];
}

/** Reads its discussions. */
export function canRead(actor: Actor, community: Seen): boolean {
  return community.visibility === 'PUBBLICA' || isMember(actor, community);
}

/** Knows that it is there: its title, what it is for, who may join. */
export function canKnow(actor: Actor, community: Seen): boolean {
  return canRead(actor, community) || (community.visibility === 'MEMBRI' && actor.memberships.length > 0);
}

/** Joins by himself: whoever has a role in an Ente, where nobody has to invite him. */
export function canJoin(actor: Actor, community: Seen): boolean {
  return actor.kind === 'person' && actor.memberships.length > 0 && community.visibility !== 'INVITO' && !isMember(actor, community);
}

/** Opens discussions and answers. Who lost every role in an Ente is a member no more than in name, and reads no more than anybody else. */
export function canWrite(actor: Actor, community: Seen): boolean {
  return isMember(actor, community);
}

/** Closes, pins, marks as solved what others wrote, takes members out: moderators, and UPI's curators who are members. */
export function canModerate(actor: Actor, community: Seen, own: OwnMembership): boolean {
  return canWrite(actor, community) && (own?.role === 'MODERATORE' || isStaff(actor, 'CURATORE', 'AMMINISTRATORE'));
}

/** Announces: who moderates. */
export function canAnnounce(actor: Actor, community: Seen, own: OwnMembership): boolean {
  return canModerate(actor, community, own);
}

/** Answers in a discussion. */
export function canAnswer(actor: Actor, community: Seen, discussion: Pick<Discussion, 'closed'>): boolean {
  return canWrite(actor, community) && !discussion.closed;
}

/** Changes the words of a post: who wrote it. A hidden one stays as it was judged. */
export function canEditPost(actor: Actor, community: Seen, post: Pick<Post, 'author' | 'withdrawnAt' | 'hiddenAt'>): boolean {
  return canWrite(actor, community) && post.withdrawnAt === null && post.hiddenAt === null && actor.kind === 'person' && post.author.personId === actor.personId;
}

/** Takes a post away: who wrote it, and who moderates. The first one stays: it is what the others answer. */
export function canWithdrawPost(actor: Actor, community: Seen, own: OwnMembership, post: Pick<Post, 'author' | 'withdrawnAt' | 'hiddenAt' | 'sequence'>): boolean {
  return post.sequence > 1 && (canEditPost(actor, community, post) || (post.withdrawnAt === null && post.hiddenAt === null && canModerate(actor, community, own)));
}

/** Says which answer solved it: who asked, and who moderates. */
export function canMarkSolved(actor: Actor, community: Seen, own: OwnMembership, discussion: Pick<Discussion, 'author' | 'kind'>): boolean {
  if (discussion.kind === 'ANNOUNCEMENT' || !canWrite(actor, community)) return false;
  return (actor.kind === 'person' && discussion.author.personId === actor.personId) || canModerate(actor, community, own);
}

function isMember(actor: Actor, { id }: Seen): boolean {
  return communityIdsOf(actor).includes(id);
}
