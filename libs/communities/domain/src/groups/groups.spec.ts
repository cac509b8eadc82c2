import { describe, expect, it } from '@jest/globals';
import type { CommunityId } from '@province-comuni/communities-contract';
import { VISITOR, type Actor, type Membership } from '@province-comuni/identity-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import { isWithin, OF_THE_NETWORK, VISIBILITIES, type CommunityVisibility } from '../community/community.js';
import { canClose, canInvite, canJoin, canKnow, canModerate, canOpenGroup, canOpenSpace, canRead, canWrite, isReserved, type SeenCommunity } from '../policies/community.policy.js';
import { isModeratingStaff, canReadQueue } from '../moderation/moderation.policy.js';
import { keyOf, readOpening } from './read-opening.js';

const [PARENT, GROUP] = ['parent', 'group'] as CommunityId[] as [CommunityId, CommunityId];
const [PESARO, ANCONA, URBINO, JESI, UPI] = ['pesaro', 'ancona', 'urbino', 'jesi', 'upi'] as EnteId[] as [EnteId, EnteId, EnteId, EnteId, EnteId];
const MEMBERSHIPS: readonly Membership[] = [
  { enteId: PESARO, enteKind: 'PROVINCIA', role: 'REFERENTE', provinciaId: PESARO },
  { enteId: PESARO, enteKind: 'PROVINCIA', role: 'LETTORE', provinciaId: PESARO },
  { enteId: ANCONA, enteKind: 'PROVINCIA', role: 'REFERENTE', provinciaId: ANCONA },
  { enteId: URBINO, enteKind: 'COMUNE', role: 'REFERENTE', provinciaId: PESARO },
  { enteId: JESI, enteKind: 'COMUNE', role: 'REFERENTE', provinciaId: ANCONA },
  { enteId: UPI, enteKind: 'UPI', role: 'CURATORE', provinciaId: null },
];
const person = (memberships: readonly Membership[], communityIds: readonly CommunityId[] = []): Actor => ({ kind: 'person', personId: 'p' as PersonId, name: 'Prova', memberships, communityIds });
const actors = fc.oneof(fc.constant(VISITOR), fc.record({ memberships: fc.subarray([...MEMBERSHIPS]), communityIds: fc.constantFrom([], [PARENT], [PARENT, GROUP]) }).map(({ memberships, communityIds }) => person(memberships, communityIds)));
const visibilities = fc.constantFrom(...VISIBILITIES);
const space = (visibility: CommunityVisibility, more: Partial<SeenCommunity> = {}): SeenCommunity => ({ ...OF_THE_NETWORK, id: PARENT, visibility, provinciaId: PESARO, ...more });

describe('whoever he is,', () => {
  it('who knows of a group, reads it or enters it, does so of its community', () =>
    fc.assert(
      fc.property(actors, visibilities, visibilities, fc.boolean(), (actor, visibility, ofParent, ofTerritory) => {
        fc.pre(isWithin(visibility, ofParent));
        const parent = ofTerritory ? space(ofParent) : { ...OF_THE_NETWORK, id: PARENT, visibility: ofParent };
        const group: SeenCommunity = { ...parent, id: GROUP, parentId: PARENT, visibility };
        if (canKnow(actor, group)) expect(canKnow(actor, parent)).toBe(true);
        if (canRead(actor, group)) expect(canRead(actor, parent)).toBe(true);
        if (canJoin(actor, group)) expect(canWrite(actor, parent)).toBe(true);
        expect(canOpenGroup(actor, group, { role: 'MODERATORE' })).toBe(false);
      }),
    ));

  it('nobody of another territory enters a space; of UPI who was invited', () =>
    fc.assert(
      fc.property(actors, visibilities, fc.subarray([ANCONA, JESI, URBINO, UPI]), (actor, visibility, invitedEnteIds) => {
        if (!canJoin(actor, space(visibility, { invitedEnteIds }))) return;
        expect(actor.memberships.some(({ provinciaId, enteId }) => provinciaId === PESARO || (enteId === UPI && invitedEnteIds.includes(UPI)))).toBe(true);
      }),
    ));

  it('who is of UPI and of an Ente elsewhere does not enter by an invitation of that Ente', () => {
    expect(canJoin(person([MEMBERSHIPS[2]!, MEMBERSHIPS[5]!]), space('INVITO', { invitedEnteIds: [ANCONA] }))).toBe(false);
  });

  it('what is closed is not written, nor entered', () =>
    fc.assert(
      fc.property(actors, visibilities, (actor, visibility) => {
        const closed = space(visibility, { closedAt: new Date() });
        expect([canWrite(actor, closed), canJoin(actor, closed), canModerate(actor, closed, { role: 'MODERATORE' }), canInvite(actor, closed, { role: 'MODERATORE' })]).toEqual([false, false, false, false]);
        expect(canRead(actor, closed)).toBe(canRead(actor, space(visibility)));
      }),
    ));
});

describe('a space of a territory', () => {
  const [referente, lettore, , urbino, , curatore] = MEMBERSHIPS.map((membership) => person([membership], [PARENT]));

  it('is moderated by who opened it and by the referente of its Provincia, not by UPI', () => {
    expect([referente!, lettore!, urbino!, curatore!].map((actor) => canModerate(actor, space('MEMBRI'), { role: 'MEMBRO' }))).toEqual([true, false, false, false]);
    expect(canModerate(urbino!, space('MEMBRI'), { role: 'MODERATORE' })).toBe(true);
    expect([referente!, lettore!, urbino!, curatore!].map((actor) => canOpenSpace(actor, PESARO))).toEqual([true, false, false, false]);
    expect([canClose(referente!, space('MEMBRI'), null), canClose(curatore!, { ...OF_THE_NETWORK, id: PARENT, visibility: 'MEMBRI' }, { role: 'MODERATORE' })]).toEqual([true, false]);
  });

  it('is kept from UPI’s staff, but for what is brought before it, unless everybody reads it', () => {
    const staff = person([MEMBERSHIPS[5]!]);
    expect(isModeratingStaff(staff)).toBe(true);
    expect(VISIBILITIES.map((visibility) => [isReserved(space(visibility)), canReadQueue(staff, space(visibility), null, false), canReadQueue(staff, space(visibility), null, true)])).toEqual([[true, false, true], [true, false, true], [false, true, true]]);
  });
});

describe('opening', () => {
  it('says everything that is wrong', () => {
    const fields = (...[typed, parent]: Parameters<typeof readOpening>): string[] => {
      try {
        readOpening(typed, parent);
        return [];
      } catch (error) {
        return (error as { details: { problems: { field: string }[] } }).details.problems.map(({ field }) => field);
      }
    };
    expect(fields({ title: 'a', purpose: ' ', visibility: 'PUBBLICA' }, 'MEMBRI')).toEqual(['title', 'purpose', 'visibility']);
    expect(fields({ title: 'Gruppo', purpose: 'Per noi', visibility: 'MEMBRI' }, 'MEMBRI')).toEqual([]);
  });

  it('gives any title an address', () =>
    fc.assert(fc.property(fc.string({ maxLength: 120, unit: 'grapheme' }), fc.uuid(), (title, id) => {
      expect(keyOf(title, id)).toMatch(/^[a-z][a-z0-9-]{1,59}$/);
    })));
});
