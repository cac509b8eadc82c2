import type { Actor } from '@province-comuni/identity-contract';
import { canModerate, canWrite, type OwnMembership, type SeenCommunity } from '../policies/community.policy.js';
import type { Issue } from './initiative.js';

/** Opens initiatives and changes their words: who moderates the community. Whoever reads the community reads them. */
export function canArrangeInitiatives(actor: Actor, community: SeenCommunity, own: OwnMembership): boolean {
  return canModerate(actor, community, own);
}

/** Opens an issue: members. */
export function canOpenIssue(actor: Actor, community: SeenCommunity): boolean {
  return canWrite(actor, community);
}

/** Changes an issue: who has it, and who moderates. */
export function canChangeIssue(actor: Actor, community: SeenCommunity, own: OwnMembership, { owner }: Pick<Issue, 'owner'>): boolean {
  return canModerate(actor, community, own) || (canWrite(actor, community) && actor.kind === 'person' && owner?.personId === actor.personId);
}
