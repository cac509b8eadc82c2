import { describe, expect, it } from '@jest/globals';
import type { CommunityId } from '@province-comuni/communities-contract';
import { VISITOR, type Actor } from '@province-comuni/identity-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import { OF_THE_NETWORK } from '../community/community.js';
import { CommunityInvalid } from '../errors.js';
import { asksWhy, isOpenIssue, isOverdue, ISSUE_STATES, nextStates, type IssueState } from './initiative.js';
import { canArrangeInitiatives, canChangeIssue, canOpenIssue } from './initiative.policy.js';
import { readInitiative, readIssue, readMove } from './read-initiative.js';

const states = fc.constantFrom(...ISSUE_STATES);
const problemsOf = (work: () => unknown): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof CommunityInvalid)) throw error;
    return error.details.problems.map(({ field }) => field);
  }
};

describe('an issue', () => {
  it('goes where the table says, and nowhere else', () => {
    const WAYS: Record<IssueState, string> = { APERTA: 'IN_CARICO IN_ATTESA RISOLTA CHIUSA', IN_CARICO: 'APERTA IN_ATTESA RISOLTA CHIUSA', IN_ATTESA: 'IN_CARICO APERTA RISOLTA CHIUSA', RISOLTA: 'CHIUSA APERTA', CHIUSA: 'APERTA' };
    for (const state of ISSUE_STATES) expect(nextStates(state).join(' ')).toBe(WAYS[state]);
    fc.assert(fc.property(states, states, fc.boolean(), (from, state, owned) => {
      const problems = problemsOf(() => readMove(from, { state, reason: 'Perché sì.', ownerId: owned ? 'p' : null }));
      const may = from === state || nextStates(from).includes(state);
      expect(problems).toEqual(!may ? ['state'] : state === 'IN_CARICO' && !owned ? ['ownerId'] : []);
    }));
  });

  it('is never where it cannot leave, and is opened again from where it ended', () => {
    for (const state of ISSUE_STATES) expect(nextStates(state).length).toBeGreaterThan(0);
    for (const state of ISSUE_STATES.filter((each) => !isOpenIssue(each))) expect(nextStates(state)).toContain('APERTA');
  });

  it('says why when it waits, ends or comes back', () => {
    expect(asksWhy('APERTA', 'IN_CARICO')).toBe(false);
    for (const [from, to] of [['APERTA', 'IN_ATTESA'], ['IN_CARICO', 'RISOLTA'], ['APERTA', 'CHIUSA'], ['CHIUSA', 'APERTA'], ['RISOLTA', 'APERTA']] as const) {
      expect(asksWhy(from, to)).toBe(true);
      expect(problemsOf(() => readMove(from, { state: to, reason: '  ', ownerId: null }))).toEqual(['reason']);
    }
    fc.assert(fc.property(states, (state) => expect(asksWhy(state, state)).toBe(false)));
  });

  it('is overdue the day after its day, while it is open', () => {
    expect([isOverdue({ state: 'APERTA', dueOn: '2026-12-01' }, '2026-12-01'), isOverdue({ state: 'APERTA', dueOn: '2026-12-01' }, '2026-12-02'), isOverdue({ state: 'RISOLTA', dueOn: '2026-12-01' }, '2026-12-02'), isOverdue({ state: 'IN_ATTESA', dueOn: null }, '2026-12-02')]).toEqual([false, true, false, false]);
  });

  it('is refused with everything that is wrong', () => {
    const issue = { title: ' x ', text: null, kind: 'ALTRO' as 'RISCHIO', severity: 'MOLTA' as 'ALTA', ownerId: null, dueOn: '31/12', involvedIds: Array.from({ length: 21 }, String), discussionId: null };
    expect(problemsOf(() => readIssue(issue))).toEqual(['title', 'kind', 'severity', 'dueOn', 'involvedIds']);
    expect(problemsOf(() => readInitiative({ title: '', purpose: '', enteIds: [], startsOn: '', endsOn: '2026-02-30' }))).toEqual(['title', 'purpose', 'startsOn', 'endsOn']);
    expect(problemsOf(() => readInitiative({ title: 'Agenda digitale', purpose: 'Sì', enteIds: [], startsOn: '2026-12-02', endsOn: '2026-12-01' }))).toEqual(['endsOn']);
  });
});

describe('who does what', () => {
  const community = { ...OF_THE_NETWORK, id: 'c' as CommunityId, visibility: 'PUBBLICA' as const };
  const person = (personId: string, member: boolean): Actor => ({ kind: 'person', personId: personId as PersonId, name: '', memberships: [{ enteId: 'e' as EnteId, enteKind: 'PROVINCIA', role: 'LETTORE' }], communityIds: member ? ['c'] : [] });
  const issue = { owner: { personId: 'owner' as PersonId, name: '' } };

  it('members open issues; who has one, and who moderates, changes it; nobody in a closed community', () => {
    const [owner, other, gone] = [person('owner', true), person('other', true), person('owner', false)];
    expect([owner, other, gone, VISITOR].map((actor) => canOpenIssue(actor, community))).toEqual([true, true, false, false]);
    expect([owner, other, gone, VISITOR].map((actor) => canChangeIssue(actor, community, { role: 'MEMBRO' }, issue))).toEqual([true, false, false, false]);
    expect([canChangeIssue(other, community, { role: 'MODERATORE' }, issue), canArrangeInitiatives(other, community, { role: 'MODERATORE' }), canArrangeInitiatives(owner, community, { role: 'MEMBRO' })]).toEqual([true, true, false]);
    const closed = { ...community, closedAt: new Date() };
    expect([canOpenIssue(owner, closed), canChangeIssue(owner, closed, { role: 'MODERATORE' }, issue), canArrangeInitiatives(other, closed, { role: 'MODERATORE' })]).toEqual([false, false, false]);
  });
});
