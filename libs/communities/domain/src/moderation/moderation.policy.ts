import { isStaff, type Actor } from '@province-comuni/identity-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { Post } from '../discussion/discussion.js';
import { canRead, isModerator, isReserved, type OwnMembership, type SeenCommunity } from '../policies/community.policy.js';
import type { Decision, Suspension } from './moderation.js';

/** UPI's people who moderate everywhere. */
export function isModeratingStaff(actor: Actor): boolean {
  return isStaff(actor, 'CURATORE', 'AMMINISTRATORE');
}

/**
 * Reads the queue and the log, and decides: who moderates the community; UPI's staff, also where they are no members.
 * @param isBrought something of it was reported, held or decided: of a reserved community staff hears only then
 */
export function canReadQueue(actor: Actor, community: SeenCommunity, own: OwnMembership, isBrought: boolean): boolean {
  return isModerator(actor, community, own) || (isModeratingStaff(actor) && (!isReserved(community) || isBrought));
}

/** Reports a post: whoever reads it and is signed in, but not his own, nor one that is gone already. */
export function canReport(actor: Actor, community: SeenCommunity, post: Pick<Post, 'author' | 'withdrawnAt' | 'hiddenAt'>): boolean {
  return actor.kind === 'person' && canRead(actor, community) && post.withdrawnAt === null && post.hiddenAt === null && post.author.personId !== actor.personId;
}

/** Reads what a hidden post says: who wrote it, and who moderates. */
export function canReadHidden(actor: Actor, community: SeenCommunity, own: OwnMembership, post: Pick<Post, 'author'>): boolean {
  return (actor.kind === 'person' && post.author.personId === actor.personId) || isModerator(actor, community, own) || isModeratingStaff(actor);
}

/** Warns or suspends this person: nobody himself; who moderates himself, only UPI's staff. @param theirs his place in the community */
export function canDiscipline(actor: Actor, personId: PersonId, theirs: OwnMembership): boolean {
  return actor.kind === 'person' && actor.personId !== personId && (theirs?.role !== 'MODERATORE' || isModeratingStaff(actor));
}

/** Suspends in all communities, keeps the list of addresses. */
export function canModerateEverywhere(actor: Actor): boolean {
  return isModeratingStaff(actor);
}

/** Ends a suspension before its time: nobody his own; one in all communities, only UPI's staff. */
export function canLift(actor: Actor, suspension: Pick<Suspension, 'communityId' | 'personId'>): boolean {
  return actor.kind === 'person' && actor.personId !== suspension.personId && (suspension.communityId !== null || canModerateEverywhere(actor));
}

/** Looks at a decision again: who moderates, but neither who decided nor whom it concerns. */
export function canDecideAppeal(actor: Actor, decision: Pick<Decision, 'decidedBy' | 'personId'>): boolean {
  return actor.kind === 'person' && decision.decidedBy !== actor.personId && decision.personId !== actor.personId;
}
