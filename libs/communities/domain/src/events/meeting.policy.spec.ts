import { describe, expect, it } from '@jest/globals';
import type { CommunityId } from '@province-comuni/communities-contract';
import { VISITOR, type Actor, type Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { OF_THE_NETWORK } from '../community/community.js';
import { canArrange, canEnrol, canGiveBack, canGiveFeedback, canReadMeeting, canSeeLink } from './meeting.policy.js';
import type { Meeting } from './meeting.js';

const person = (enteKind: EnteKind, role: Role, ...communityIds: string[]): Actor => ({ kind: 'person', personId: 'p' as PersonId, name: 'P', memberships: [{ enteId: 'e' as EnteId, enteKind, role }], communityIds });
const WHO = { visitor: VISITOR, stranger: person('PROVINCIA', 'REFERENTE', 'other'), member: person('PROVINCIA', 'LETTORE', 'c'), curator: person('UPI', 'CURATORE') } satisfies Record<string, Actor>;
const setting = (visibility: 'PUBBLICA' | 'MEMBRI', role: 'MEMBRO' | 'MODERATORE' = 'MEMBRO') => ({ community: { id: 'c' as CommunityId, visibility, ...OF_THE_NETWORK }, own: { role } });
const who = (may: (actor: Actor) => boolean): string[] => Object.entries(WHO).filter(([, actor]) => may(actor)).map(([name]) => name);
const [before, start, end] = ['2026-12-01T10:00:00Z', '2026-12-03T14:00:00Z', '2026-12-03T16:00:00Z'].map((text) => new Date(text)) as [Date, Date, Date];
const meeting = { startsAt: start, endsAt: end, cancelledAt: null, enrolment: { opensAt: null, closesAt: start, places: null } } as Meeting;

describe('who may do what with an event', () => {
  it('reads it: as the discussions of its community; everybody, one of the whole network', () => {
    expect(who((actor) => canReadMeeting(actor, setting('MEMBRI').community))).toEqual(['member']);
    expect(who((actor) => canReadMeeting(actor, setting('PUBBLICA').community))).toEqual(['visitor', 'stranger', 'member', 'curator']);
    expect(who((actor) => canReadMeeting(actor, null))).toEqual(['visitor', 'stranger', 'member', 'curator']);
  });

  it('arranges it: who moderates, and UPI for the whole network', () => {
    expect(who((actor) => canArrange(actor, setting('PUBBLICA')))).toEqual([]);
    expect(who((actor) => canArrange(actor, setting('PUBBLICA', 'MODERATORE')))).toEqual(['member']);
    expect(who((actor) => canArrange(actor, { community: null, own: null }))).toEqual(['curator']);
  });

  it('enrols: whoever reads and is signed in, once', () => {
    expect(who((actor) => canEnrol(actor, setting('PUBBLICA'), meeting, null, before))).toEqual(['stranger', 'member', 'curator']);
    expect(who((actor) => canEnrol(actor, setting('MEMBRI'), meeting, null, before))).toEqual(['member']);
    expect(who((actor) => canEnrol(actor, setting('PUBBLICA'), meeting, { state: 'IN_ATTESA' }, before))).toEqual([]);
    expect(who((actor) => canEnrol(actor, setting('PUBBLICA'), meeting, { state: 'RITIRATO' }, before))).toEqual(['stranger', 'member', 'curator']);
  });

  it('gives the place back until it begins', () => {
    expect([canGiveBack(meeting, { state: 'ISCRITTO' }, before), canGiveBack(meeting, { state: 'ISCRITTO' }, start), canGiveBack(meeting, { state: 'RITIRATO' }, before), canGiveBack(meeting, null, before)]).toEqual([true, false, false, false]);
  });

  it('reads the address of the connection: who has a place, not who waits', () => {
    expect(who((actor) => canSeeLink(actor, setting('PUBBLICA'), meeting, { state: 'IN_ATTESA' }))).toEqual([]);
    expect(who((actor) => canSeeLink(actor, setting('PUBBLICA', 'MODERATORE'), meeting, null))).toEqual(['member']);
    expect(canSeeLink(WHO.stranger, setting('PUBBLICA'), meeting, { state: 'ISCRITTO' })).toBe(true);
    expect(who((actor) => canSeeLink(actor, setting('PUBBLICA'), { enrolment: null }, null))).toEqual(['stranger', 'member', 'curator']);
  });

  it('says how it was: once it is over, who was there, once', () => {
    const own = { state: 'ISCRITTO', attended: null, feedback: null } as const;
    expect([canGiveFeedback(meeting, own, start), canGiveFeedback(meeting, own, end), canGiveFeedback(meeting, { ...own, attended: false }, end), canGiveFeedback(meeting, { ...own, feedback: { score: 4, words: '', at: end } }, end)]).toEqual([false, true, false, false]);
  });
});
