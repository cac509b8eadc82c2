import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AGAINST_DAYS, trustOf, type TrustFacts, type TrustLevel } from './trust.js';

const now = new Date('2026-11-29T10:00:00Z');
const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const LIMITS = { newDays: 7, newPosts: 5 };
const level = (changes: Partial<TrustFacts>, limits = LIMITS): TrustLevel => trustOf({ since: ago(6.9), stayedPosts: 0, solutions: 0, decisionsAgainst: [], ...changes }, limits, now).level;

describe('trust', () => {
  it('ends being new by days, by posts that stayed, or by an answer that solved something', () => {
    expect([level({}), level({ stayedPosts: 4 }), level({ stayedPosts: 5 }), level({ since: ago(7) }), level({ solutions: 1 })]).toEqual(['NUOVO', 'NUOVO', 'MEMBRO', 'MEMBRO', 'MEMBRO']);
  });

  it('falls back for a time after a decision of moderation, whatever one did before', () => {
    const long = { since: ago(900), stayedPosts: 500, solutions: 40 };
    expect([level({ ...long, decisionsAgainst: [ago(AGAINST_DAYS - 1)] }), level({ ...long, decisionsAgainst: [ago(AGAINST_DAYS)] }), level({ ...long, decisionsAgainst: [ago(180)] })]).toEqual(['NUOVO', 'MEMBRO', 'AFFIDABILE']);
  });

  it('is more for who was there long, wrote and solved, all together', () => {
    const reliable = { since: ago(30), stayedPosts: 20, solutions: 3 };
    expect([level(reliable), level({ ...reliable, since: ago(29) }), level({ ...reliable, stayedPosts: 19 }), level({ ...reliable, solutions: 2 })]).toEqual(['AFFIDABILE', 'MEMBRO', 'MEMBRO', 'MEMBRO']);
  });

  it('has no new members where the community sets no days or no posts', () => {
    expect([level({ decisionsAgainst: [ago(1)] }, { newDays: 0, newPosts: 5 }), level({}, { newDays: 7, newPosts: 0 })]).toEqual(['MEMBRO', 'MEMBRO']);
  });

  it('says what it counted and what the next level wants', () => {
    expect(trustOf({ since: ago(3), stayedPosts: 2, solutions: 0, decisionsAgainst: [] }, LIMITS, now)).toEqual({
      ...{ level: 'NUOVO', next: 'MEMBRO' },
      reasons: [{ kind: 'GIORNI', count: 3, needed: 7 }, { kind: 'MESSAGGI', count: 2, needed: 5 }, { kind: 'RISPOSTE_ACCOLTE', count: 0, needed: 1 }, { kind: 'DECISIONI', count: 0, needed: 0 }],
    });
    // What he did is enough: only the decision keeps him.
    expect(trustOf({ since: ago(90), stayedPosts: 2, solutions: 0, decisionsAgainst: [ago(2)] }, LIMITS, now).reasons.map(({ needed }) => needed)).toEqual([null, null, null, 0]);
  });

  it('never falls by a deed that counts for one, and never rises by a decision against one', () => {
    const order: readonly TrustLevel[] = ['NUOVO', 'MEMBRO', 'AFFIDABILE'];
    const days = fc.integer({ min: 0, max: 400 });
    const deeds = fc.record({ since: days.map(ago), stayedPosts: fc.nat(60), solutions: fc.nat(6), decisionsAgainst: fc.array(days.map(ago), { maxLength: 2 }) });
    fc.assert(fc.property(deeds, days, (facts, day) => {
      const place = (changed: Partial<TrustFacts>): number => order.indexOf(trustOf({ ...facts, ...changed }, LIMITS, now).level);
      expect(place({ stayedPosts: facts.stayedPosts + 1 })).toBeGreaterThanOrEqual(place({}));
      expect(place({ solutions: facts.solutions + 1 })).toBeGreaterThanOrEqual(place({}));
      expect(place({ since: new Date(facts.since.getTime() - 86_400_000) })).toBeGreaterThanOrEqual(place({}));
      expect(place({ decisionsAgainst: [...facts.decisionsAgainst, ago(day)] })).toBeLessThanOrEqual(place({}));
    }));
  });
});
