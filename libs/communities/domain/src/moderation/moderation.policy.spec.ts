import { describe, expect, it } from '@jest/globals';
import type { CommunityId } from '@province-comuni/communities-contract';
import { VISITOR, type Actor, type Membership } from '@province-comuni/identity-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import { canDiscipline, canLift } from './moderation.policy.js';

const [OWN, OTHER] = ['own', 'other'] as PersonId[] as [PersonId, PersonId];
const HERE = 'here' as CommunityId;
const person = (memberships: readonly Membership[]): Actor => ({ kind: 'person', personId: OWN, name: 'Prova', memberships, communityIds: [HERE] });
const moderator = person([{ enteId: 'pesaro' as EnteId, enteKind: 'PROVINCIA', role: 'REFERENTE', provinciaId: 'pesaro' as EnteId }]);
const staff = person([{ enteId: 'upi' as EnteId, enteKind: 'UPI', role: 'CURATORE', provinciaId: null }]);

describe('discipline', () => {
  it('is of others; of who moderates, by UPI’s staff alone', () => {
    const asked = (actor: Actor): boolean[] => [canDiscipline(actor, OTHER, { role: 'MEMBRO' }), canDiscipline(actor, OTHER, null), canDiscipline(actor, OTHER, { role: 'MODERATORE' }), canDiscipline(actor, OWN, { role: 'MEMBRO' })];
    expect([asked(moderator), asked(staff), asked(VISITOR)]).toEqual([[true, true, false, false], [true, true, true, false], [false, false, false, false]]);
  });

  it('is ended by others; where it holds in all communities, by UPI’s staff alone', () => {
    const asked = (actor: Actor): boolean[] => [canLift(actor, { communityId: HERE, personId: OTHER }), canLift(actor, { communityId: null, personId: OTHER }), canLift(actor, { communityId: HERE, personId: OWN })];
    expect([asked(moderator), asked(staff), asked(VISITOR)]).toEqual([[true, false, false], [true, true, false], [false, false, false]]);
  });
});
