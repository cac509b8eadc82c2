import { describe, expect, it } from '@jest/globals';
import type { CommunityId } from '@province-comuni/communities-contract';
import { STAFF_AUDIENCE, VISITOR, type Role, type SignedInActor } from '@province-comuni/identity-contract';
import { addDays, addWorkingDays, italianDay, type EnteId, type EnteKind, type PersonId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import { OF_THE_NETWORK, type CommunityVisibility } from '../community/community.js';
import type { SeenCommunity } from '../policies/community.policy.js';
import { dueMoments, MOST_ANSWER_DAYS } from './desk.js';
import { canAsk, canReadUnanswered, canSeeAsked, questionAudience, staffHears } from './desk.policy.js';

const person = (id: string, enteKind: EnteKind, role: Role, ...communityIds: string[]): SignedInActor => ({ kind: 'person', personId: id as PersonId, name: '', memberships: [{ enteId: 'e' as EnteId, enteKind, role }], communityIds });
const of = (visibility: CommunityVisibility): SeenCommunity => ({ id: 'c' as CommunityId, visibility, ...OF_THE_NETWORK });
const question = { kind: 'QUESTION', closed: false, solvedSequence: null, author: { personId: 'anna' as PersonId, name: '', ente: '' } } as const;
const anna = person('anna', 'PROVINCIA', 'REFERENTE', 'c');
const colleague = person('luca', 'PROVINCIA', 'REFERENTE', 'c');

describe('a question is due', () => {
  it('once its working days are over, and not a moment before', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: MOST_ANSWER_DAYS }), fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 0, max: 40 }), (offset, days, minute, later) => {
        const asked = new Date(Date.parse('2026-01-01T00:00:00Z') + offset * 86_400_000 + minute * 60_000);
        const today = addDays(italianDay(asked), later);
        const { before } = dueMoments(today)[days - 1]!;
        expect(asked < before).toBe(addWorkingDays(italianDay(asked), days) < today);
      }),
      { numRuns: 200 },
    ));
});

describe('the question desk', () => {
  it('tells who may know to who asked and who moderates, while the question waits', () => {
    expect([canAsk(anna, of('MEMBRI'), { role: 'MEMBRO' }, question), canAsk(colleague, of('MEMBRI'), { role: 'MODERATORE' }, question), canAsk(colleague, of('MEMBRI'), { role: 'MEMBRO' }, question), canAsk(VISITOR, of('PUBBLICA'), null, question)]).toEqual([true, true, false, false]);
    for (const over of [{ closed: true }, { solvedSequence: 2 }]) expect([canAsk(anna, of('MEMBRI'), { role: 'MEMBRO' }, { ...question, ...over }), canSeeAsked(anna, of('MEMBRI'), { role: 'MEMBRO' }, { ...question, ...over })]).toEqual([false, true]);
    expect(canSeeAsked(anna, of('MEMBRI'), { role: 'MEMBRO' }, { ...question, kind: 'IDEA' })).toBe(false);
    // Who left is no member any more, also of what he asked.
    expect(canAsk(person('anna', 'PROVINCIA', 'REFERENTE'), of('PUBBLICA'), null, question)).toBe(false);
  });

  it('hands to UPI’s curatori and amministratori; of a community by invitation to those who are in it', () => {
    const staff = (role: Role, ...communityIds: string[]): SignedInActor => person('upi', 'UPI', role, ...communityIds);
    expect([staff('CURATORE'), staff('AMMINISTRATORE'), anna].map(canReadUnanswered)).toEqual([true, true, false]);
    expect([staffHears(staff('CURATORE'), of('MEMBRI')), staffHears(staff('CURATORE'), of('INVITO')), staffHears(staff('CURATORE', 'c'), of('INVITO')), staffHears(anna, of('MEMBRI'))]).toEqual([true, false, true, false]);
    expect((['PUBBLICA', 'MEMBRI', 'INVITO'] as const).map((visibility) => questionAudience(of(visibility)).includes(STAFF_AUDIENCE))).toEqual([true, true, false]);
  });
});
