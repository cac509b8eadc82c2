import { communityIdsOf, STAFF_AUDIENCE, type Actor } from '@province-comuni/identity-contract';
import type { Discussion, Post } from '../discussion/discussion.js';
import { isModeratingStaff } from '../moderation/moderation.policy.js';
import { audienceOf, canModerate, canWrite, isReserved, type OwnMembership, type SeenCommunity } from '../policies/community.policy.js';

type Asked = Pick<Discussion, 'kind' | 'closed' | 'solvedSequence' | 'author'>;

/** Is told who may know and asks them: who asked the question, and who moderates. */
export function canSeeAsked(actor: Actor, community: SeenCommunity, own: OwnMembership, discussion: Pick<Discussion, 'kind' | 'author'>): boolean {
  if (discussion.kind !== 'QUESTION' || !canWrite(actor, community)) return false;
  return (actor.kind === 'person' && discussion.author.personId === actor.personId) || canModerate(actor, community, own);
}

/** The same, while the question waits. */
export function canAsk(actor: Actor, community: SeenCommunity, own: OwnMembership, discussion: Asked): boolean {
  return canSeeAsked(actor, community, own, discussion) && !discussion.closed && discussion.solvedSequence === null;
}

/** Makes a sheet of the answer that solved a question: who wrote the answer, and who moderates. */
export function canMakeSheet(actor: Actor, community: SeenCommunity, own: OwnMembership, answer: Pick<Post, 'author'>): boolean {
  return canWrite(actor, community) && ((actor.kind === 'person' && answer.author.personId === actor.personId) || canModerate(actor, community, own));
}

/** Reads the list of questions without an answer: UPI's curatori and amministratori. */
export function canReadUnanswered(actor: Actor): boolean {
  return isModeratingStaff(actor);
}

/** Whether UPI's people are told of a question here: of a reserved community only those who are in it. */
export function staffHears(actor: Actor, community: SeenCommunity): boolean {
  return canReadUnanswered(actor) && (!isReserved(community) || communityIdsOf(actor).includes(community.id));
}

/** Whom a question that went to UPI may be read by, in words of audience: also staff, unless the community is reserved. */
export function questionAudience(community: SeenCommunity): string[] {
  return [...audienceOf(community), ...(isReserved(community) ? [] : [STAFF_AUDIENCE])];
}
