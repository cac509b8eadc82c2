import { describe, expect, it } from '@jest/globals';
import type { CommunityStanding } from '@province-comuni/communities-contract';
import { VISITOR, type Actor, type Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import type { Disclosure, Questionnaire, ResultsVisibility } from '../questionnaire/questionnaire.js';
import { canOrganise, canReadQuestionnaire, canSeeWho, entiToAnswerFor, isAsked, resultsBar } from './questionnaire.policy.js';

const NOW = new Date('2026-11-29T10:00:00Z');
const of = (...memberships: [string, EnteKind, Role][]): Actor => ({ kind: 'person', personId: 'io' as PersonId, name: 'Io', memberships: memberships.map(([id, enteKind, role]) => ({ enteId: id as EnteId, enteKind, role })) });
const place = (more: Partial<CommunityStanding> = {}): CommunityStanding => ({ id: 'k', key: 'k', title: 'K', audience: [], read: true, member: false, moderate: false, ...more });
const asked = (more: Partial<Questionnaire> = {}): Questionnaire => ({ communityId: null, discussionId: null, asked: 'PROVINCE', enteIds: [], createdBy: 'altri' as PersonId, publishedAt: new Date('2026-11-01T10:00:00Z'), opensAt: new Date('2026-11-01T10:00:00Z'), closesAt: new Date('2026-12-31T10:00:00Z'), disclosure: 'NOMINATIVA', visibility: 'SEMPRE', answeredBy: 'ENTE', ...more }) as Questionnaire;
const PROVINCIA = of(['v1', 'PROVINCIA', 'REDATTORE']);
const COMUNE = of(['c1', 'COMUNE', 'REFERENTE']);
const UPI = of(['u1', 'UPI', 'CURATORE']);

describe('who is asked', () => {
  it.each<[string, Actor, Partial<Questionnaire>, CommunityStanding | null, boolean]>([
    ['a Provincia, when all are', PROVINCIA, {}, null, true],
    ['a Comune, when Province are', COMUNE, {}, null, false],
    ['a chosen Ente', COMUNE, { asked: 'ENTI', enteIds: ['c1' as EnteId] }, null, true],
    ['another Ente', PROVINCIA, { asked: 'ENTI', enteIds: ['c1' as EnteId] }, null, false],
    ['a member', COMUNE, { asked: 'COMMUNITY', communityId: 'k' }, place({ member: true }), true],
    ['who only reads the community', COMUNE, { asked: 'COMMUNITY', communityId: 'k' }, place(), false],
    ['a visitor', VISITOR, {}, null, false],
  ])('%s', (_who, actor, more, where, expected) => expect(isAsked(actor, asked(more), where)).toBe(expected));

  it('answers for the Enti that are asked and in which he writes', () => {
    const both = of(['v1', 'PROVINCIA', 'LETTORE'], ['v2', 'PROVINCIA', 'REFERENTE'], ['c1', 'COMUNE', 'REFERENTE']);
    expect(entiToAnswerFor(both, asked(), null)).toEqual(['v2']);
    expect(entiToAnswerFor(both, asked({ asked: 'ENTI', enteIds: ['c1' as EnteId, 'v1' as EnteId] }), null)).toEqual(['c1']);
  });
});

describe('who reads it', () => {
  it.each<[string, Actor, Partial<Questionnaire>, CommunityStanding | null | undefined, boolean]>([
    ['who is asked, once it is open', PROVINCIA, {}, null, true],
    ['who is asked, while it is a draft', PROVINCIA, { publishedAt: null }, null, false],
    ['who is asked, before its day', PROVINCIA, { opensAt: new Date('2026-12-01T10:00:00Z') }, null, false],
    ['who organises, a draft', UPI, { publishedAt: null }, null, true],
    ['another Ente', COMUNE, {}, null, false],
    ['nobody, of a community that is not for him', UPI, { communityId: 'k', asked: 'COMMUNITY' }, undefined, false],
    ['a moderator, a draft', COMUNE, { communityId: 'k', asked: 'COMMUNITY', publishedAt: null }, place({ moderate: true, member: true }), true],
    ['a member, a draft', COMUNE, { communityId: 'k', asked: 'COMMUNITY', publishedAt: null }, place({ member: true }), false],
  ])('%s', (_who, actor, more, where, expected) => expect(canReadQuestionnaire(actor, asked(more), where, NOW)).toBe(expected));

  it('who put a poll organises it while he is a member; of a survey nobody does by having begun it', () => {
    const mine = { communityId: 'k', asked: 'COMMUNITY', createdBy: 'io' as PersonId } as const;
    expect(canOrganise(COMUNE, asked({ ...mine, discussionId: 'd' }), place({ member: true }))).toBe(true);
    expect(canOrganise(COMUNE, asked({ ...mine, discussionId: 'd' }), place())).toBe(false);
    expect(canOrganise(COMUNE, asked(mine), place({ member: true }))).toBe(false);
  });
});

describe('results', () => {
  const bar = (visibility: ResultsVisibility, disclosure: Disclosure, who: Actor, answered: boolean, closed: boolean): string | null => resultsBar(who, asked({ visibility, disclosure, ...(closed ? { closesAt: new Date('2026-11-28T10:00:00Z') } : {}) }), null, answered, NOW);
  it.each<[ResultsVisibility, boolean, boolean, string | null]>([
    ['SEMPRE', false, false, null],
    ['DOPO_RISPOSTA', false, false, 'DOPO_RISPOSTA'],
    ['DOPO_RISPOSTA', true, false, null],
    ['DOPO_RISPOSTA', false, true, null],
    ['DOPO_CHIUSURA', true, false, 'DOPO_CHIUSURA'],
    ['DOPO_CHIUSURA', false, true, null],
    ['ORGANIZZATORI', true, true, 'ORGANIZZATORI'],
  ])('%s, answered %s, closed %s', (visibility, answered, closed, expected) => expect(bar(visibility, 'NOMINATIVA', PROVINCIA, answered, closed)).toBe(expected));

  it('are for who organises at any time; of an anonymous one for nobody before it is closed', () => {
    expect(bar('ORGANIZZATORI', 'NOMINATIVA', UPI, false, false)).toBeNull();
    for (const visibility of ['SEMPRE', 'DOPO_RISPOSTA', 'DOPO_CHIUSURA'] as const) for (const who of [UPI, PROVINCIA]) expect([bar(visibility, 'ANONIMA', who, true, false), bar(visibility, 'ANONIMA', who, false, true)]).toEqual(['DOPO_CHIUSURA', null]);
    expect([canSeeWho(UPI, asked(), null), canSeeWho(UPI, asked({ disclosure: 'ANONIMA' }), null), canSeeWho(PROVINCIA, asked(), null)]).toEqual([true, false, false]);
  });
});
