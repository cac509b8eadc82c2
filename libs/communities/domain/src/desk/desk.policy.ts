import { communityIdsOf, STAFF_AUDIENCE, type Actor } from '@province-comuni/identity-contract';
import type { Community } from '../community/community.js';
import type { Discussion } from '../discussion/discussion.js';
import { isModeratingStaff } from '../moderation/moderation.policy.js';
import { audienceOf, canModerate, canWrite, type OwnMembership } from '../policies/community.policy.js';

type Seen = Pick<Community, 'id' | 'visibility'>;
type Asked = Pick<Discussion, 'kind' | 'closed' | 'solvedSequence' | 'author'>;

/** Is told who may know and asks them: who asked the question, and who moderates. */
export function canSeeAsked(actor: Actor, community: Seen, own: OwnMembership, discussion: Pick<Discussion, 'kind' | 'author'>): boolean {
  if (discussion.kind !== 'QUESTION' || !canWrite(actor, community)) return false;
  return (actor.kind === 'person' && discussion.author.personId === actor.personId) || canModerate(actor, community, own);
}

/** The same, while the question waits. */
export function canAsk(actor: Actor, community: Seen, own: OwnMembership, discussion: Asked): boolean {
  return canSeeAsked(actor, community, own, discussion) && !discussion.closed && discussion.solvedSequence === null;
}

/** Reads the list of questions without an answer: UPI's curatori and amministratori. */
export function canReadUnanswered(actor: Actor): boolean {
  return isModeratingStaff(actor);
}

/** Whether UPI's people are told of a question here: of a community by invitation only those who are in it, who alone know of it. */
export function staffHears(actor: Actor, community: Seen): boolean {
  return canReadUnanswered(actor) && (community.visibility !== 'INVITO' || communityIdsOf(actor).includes(community.id));
}

/** Whom a question that went to UPI may be read by, in words of audience: also staff, unless the community is by invitation. */
export function questionAudience(community: Seen): string[] {
  return [...audienceOf(community), ...(community.visibility === 'INVITO' ? [] : [STAFF_AUDIENCE])];
}
