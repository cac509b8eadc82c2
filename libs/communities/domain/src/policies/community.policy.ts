import { communityAudience, communityIdsOf, hasRole, isStaff, PUBLIC_AUDIENCE, type Actor, type Membership } from '@province-comuni/identity-contract';
import type { Community, CommunityMember } from '../community/community.js';
import type { Discussion, Post } from '../discussion/discussion.js';
import type { EnteId } from '@province-comuni/shared-kernel';

/** What of a community decides who does what there. */
export type SeenCommunity = Pick<Community, 'id' | 'visibility' | 'parentId' | 'provinciaId' | 'invitedEnteIds' | 'invitedPersonIds' | 'closedAt' | 'isPackaged'>;
/** The reader's own place in the community; null: not a member. */
export type OwnMembership = Pick<CommunityMember, 'role'> | null;

/** Whom its discussions may be read by, in words of audience. Lists, search and notices all ask this. */
export function audienceOf({ id, visibility }: Pick<Community, 'id' | 'visibility'>): string[] {
  return visibility === 'PUBBLICA' ? [PUBLIC_AUDIENCE, communityAudience(id)] : [communityAudience(id)];
}

/** Reads its discussions. */
export function canRead(actor: Actor, community: Pick<SeenCommunity, 'id' | 'visibility'>): boolean {
  return community.visibility === 'PUBBLICA' || isMember(actor, community);
}

/** Knows that it is there: its title, what it is for, who may join. */
export function canKnow(actor: Actor, community: SeenCommunity): boolean {
  return canRead(actor, community) || (isOfCircle(actor, community) && (community.visibility === 'MEMBRI' || isInvited(actor, community)));
}

/** Joins by himself: who is of the circle, where nobody has to invite him, or somebody did. */
export function canJoin(actor: Actor, community: SeenCommunity): boolean {
  return isOfCircle(actor, community) && !isMember(actor, community) && community.closedAt === null && (community.visibility !== 'INVITO' || isInvited(actor, community));
}

/** Whether members may come from where he is: the members of the parent for a group, the people of the territory and who of UPI was invited as such for a space, whoever has a role in an Ente otherwise. */
export function isOfCircle(actor: Actor, community: Pick<SeenCommunity, 'parentId' | 'provinciaId' | 'invitedEnteIds' | 'invitedPersonIds'>): boolean {
  const { parentId, provinciaId } = community;
  if (actor.memberships.length === 0) return false;
  if (parentId !== null) return communityIdsOf(actor).includes(parentId);
  if (provinciaId === null || actor.memberships.some((membership) => membership.provinciaId === provinciaId)) return true;
  // An invitation of another Ente of his does not bring him in as UPI's.
  return isStaff(actor) && isInvited(actor, community, actor.memberships.filter(({ enteKind }) => enteKind === 'UPI'));
}

function isInvited(actor: Actor, { invitedEnteIds, invitedPersonIds }: Pick<SeenCommunity, 'invitedEnteIds' | 'invitedPersonIds'>, memberships: readonly Membership[] = actor.memberships): boolean {
  return actor.kind === 'person' && (invitedPersonIds.includes(actor.personId) || memberships.some(({ enteId }) => invitedEnteIds.includes(enteId)));
}

/** Whether UPI's staff hears of it only as a member, or of what was brought before it: by invitation, and what a territory keeps to itself. */
export function isReserved({ visibility, provinciaId }: Pick<SeenCommunity, 'visibility' | 'provinciaId'>): boolean {
  return visibility === 'INVITO' || (provinciaId !== null && visibility !== 'PUBBLICA');
}

/** Opens discussions and answers. Who lost every role in an Ente is a member no more than in name, and reads no more than anybody else. */
export function canWrite(actor: Actor, community: SeenCommunity): boolean {
  return isMember(actor, community) && community.closedAt === null;
}

/** Moderates it, be it open or closed: moderators, and among its members UPI's curators, or the referente of the Provincia whose territory it is for. */
export function isModerator(actor: Actor, community: SeenCommunity, own: OwnMembership): boolean {
  if (!isMember(actor, community)) return false;
  return own?.role === 'MODERATORE' || (community.provinciaId === null ? isStaff(actor, 'CURATORE', 'AMMINISTRATORE') : hasRole(actor, community.provinciaId, 'REFERENTE'));
}

/** Closes, pins, marks as solved what others wrote, takes members out: who moderates, while it is open. */
export function canModerate(actor: Actor, community: SeenCommunity, own: OwnMembership): boolean {
  return community.closedAt === null && isModerator(actor, community, own);
}

/** Opens a working group of it: who moderates it. A group has none of its own. */
export function canOpenGroup(actor: Actor, community: SeenCommunity, own: OwnMembership): boolean {
  return community.parentId === null && canModerate(actor, community, own);
}

/** Opens a space for the territory of a Provincia: its referente. */
export function canOpenSpace(actor: Actor, provinciaId: EnteId): boolean {
  return actor.memberships.some(({ enteId, enteKind, role }) => enteId === provinciaId && enteKind === 'PROVINCIA' && role === 'REFERENTE');
}

/** Opens a community of the whole network: UPI's curators. */
export function canOpenCommunity(actor: Actor): boolean {
  return isStaff(actor, 'CURATORE', 'AMMINISTRATORE');
}

/** Invites people and Enti: who moderates, where one enters by invitation, and in a space, where UPI comes by it. Members of a group are chosen. */
export function canInvite(actor: Actor, community: SeenCommunity, own: OwnMembership): boolean {
  return community.parentId === null && (community.visibility === 'INVITO' || community.provinciaId !== null) && canModerate(actor, community, own);
}

/** Closes it when its work is over, opens it again: who moderates it. How those are that come with the product, its content says. */
export function canClose(actor: Actor, community: SeenCommunity, own: OwnMembership): boolean {
  return isOwn(community) && isModerator(actor, community, own);
}

/** Changes its name and what it says of itself: who moderates it, while it is open; not of those that come with the product. */
export function canKeepWords(actor: Actor, community: SeenCommunity, own: OwnMembership): boolean {
  return isOwn(community) && canModerate(actor, community, own);
}

/** Changes its guidelines: who moderates it, while it is open; also of those that come with the product. */
export function canKeepGuidelines(actor: Actor, community: SeenCommunity, own: OwnMembership): boolean {
  return canModerate(actor, community, own);
}

/** Whether a member is asked to accept the guidelines again before he writes. */
export function mustAcceptGuidelines(community: Pick<Community, 'guidelinesVersion'>, own: Pick<CommunityMember, 'guidelinesVersion'> | null): boolean {
  return own !== null && own.guidelinesVersion < community.guidelinesVersion;
}

function isOwn({ parentId, provinciaId, isPackaged }: SeenCommunity): boolean {
  return parentId !== null || provinciaId !== null || !isPackaged;
}

/** Announces: who moderates. */
export function canAnnounce(actor: Actor, community: SeenCommunity, own: OwnMembership): boolean {
  return canModerate(actor, community, own);
}

/** Answers in a discussion. */
export function canAnswer(actor: Actor, community: SeenCommunity, discussion: Pick<Discussion, 'closed'>): boolean {
  return canWrite(actor, community) && !discussion.closed;
}

/** Changes the words of a post: who wrote it. A hidden one stays as it was judged. */
export function canEditPost(actor: Actor, community: SeenCommunity, post: Pick<Post, 'author' | 'withdrawnAt' | 'hiddenAt'>): boolean {
  return canWrite(actor, community) && post.withdrawnAt === null && post.hiddenAt === null && actor.kind === 'person' && post.author.personId === actor.personId;
}

/** Takes a post away: who wrote it, and who moderates. The first one stays: it is what the others answer. */
export function canWithdrawPost(actor: Actor, community: SeenCommunity, own: OwnMembership, post: Pick<Post, 'author' | 'withdrawnAt' | 'hiddenAt' | 'sequence'>): boolean {
  return post.sequence > 1 && (canEditPost(actor, community, post) || (post.withdrawnAt === null && post.hiddenAt === null && canModerate(actor, community, own)));
}

/** Says which answer solved it: who asked, and who moderates. */
export function canMarkSolved(actor: Actor, community: SeenCommunity, own: OwnMembership, discussion: Pick<Discussion, 'author' | 'kind'>): boolean {
  if (discussion.kind === 'ANNOUNCEMENT' || !canWrite(actor, community)) return false;
  return (actor.kind === 'person' && discussion.author.personId === actor.personId) || canModerate(actor, community, own);
}

/** Is a member in effect. */
export function isMember(actor: Actor, { id }: Pick<SeenCommunity, 'id'>): boolean {
  return communityIdsOf(actor).includes(id);
}
