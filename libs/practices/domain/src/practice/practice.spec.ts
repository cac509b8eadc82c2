import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '@province-comuni/identity-contract';
import { VISITOR } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { canEdit, canReadNewest, canReadPublished, canRecordReuse, canReview, canWithdraw } from '../policies/practice.policy.js';
import { shownState, TRANSITIONS, type PracticeState } from './practice.js';

const [PESARO, LECCO, UPI] = ['pesaro', 'lecco', 'upi'] as unknown as [EnteId, EnteId, EnteId];
const holding = (enteId: EnteId, enteKind: EnteKind, role: Role): Actor => ({ kind: 'person', personId: 'p' as PersonId, name: 'Prova', memberships: [{ enteId, enteKind, role }] });
const WHO: Readonly<Record<string, Actor>> = {
  redattore: holding(PESARO, 'PROVINCIA', 'REDATTORE'),
  lettore: holding(PESARO, 'PROVINCIA', 'LETTORE'),
  lecco: holding(LECCO, 'PROVINCIA', 'REFERENTE'),
  comune: holding(LECCO, 'COMUNE', 'REFERENTE'),
  curatore: holding(UPI, 'UPI', 'CURATORE'),
  visitatore: VISITOR,
};

describe('the life of a sheet', () => {
  it('reaches every state, and none is a dead end', () => {
    const reached = new Set<PracticeState>(['BOZZA']);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const state of [...reached]) for (const next of Object.values(TRANSITIONS[state])) reached.add(next);
    }
    expect([...reached].sort()).toEqual(['BOZZA', 'IN_REVISIONE', 'PUBBLICATA', 'RITIRATA']);
    for (const steps of Object.values(TRANSITIONS)) expect(Object.keys(steps).length).toBeGreaterThan(0);
    expect(TRANSITIONS.IN_REVISIONE.MODIFICA).toBeUndefined();
  });

  it('asks to be looked at again from its review date on', () => {
    const sheet = { state: 'PUBBLICATA' as const, reviewDate: '2027-05-31' };
    expect(['2027-05-30', '2027-05-31', '2028-01-01'].map((day) => shownState(sheet, day))).toEqual(['PUBBLICATA', 'DA_RIVEDERE', 'DA_RIVEDERE']);
    expect(shownState({ ...sheet, state: 'BOZZA' }, '2030-01-01')).toBe('BOZZA');
  });
});

describe('who may do what with a sheet of Pesaro', () => {
  const rights = (state: PracticeState, publishedNumber: number | null): Record<string, string> => {
    const sheet = { enteId: PESARO, state, publishedNumber };
    const named: [string, (actor: Actor) => boolean][] = [
      ['pubblica', (actor) => canReadPublished(actor, sheet)],
      ['ultima', (actor) => canReadNewest(actor, sheet)],
      ['scrive', (actor) => canEdit(actor, sheet)],
      ['giudica', (actor) => canReview(actor)],
      ['ritira', (actor) => canWithdraw(actor, sheet)],
      ['riprende', (actor) => actor.memberships.some(({ enteId }) => canRecordReuse(actor, enteId, sheet))],
    ];
    return Object.fromEntries(Object.entries(WHO).map(([name, actor]) => [name, named.filter(([, may]) => may(actor)).map(([right]) => right).join(' ')]));
  };

  it.each<[PracticeState, number | null, Record<string, string>]>([
    ['BOZZA', null, { redattore: 'ultima scrive ritira', lettore: 'ultima', lecco: '', comune: '', curatore: 'giudica ritira', visitatore: '' }],
    ['IN_REVISIONE', null, { redattore: 'ultima scrive ritira', lettore: 'ultima', lecco: '', comune: '', curatore: 'ultima giudica ritira', visitatore: '' }],
    ['PUBBLICATA', 1, { redattore: 'pubblica ultima scrive ritira', lettore: 'pubblica ultima', lecco: 'pubblica riprende', comune: 'pubblica', curatore: 'pubblica giudica ritira', visitatore: 'pubblica' }],
    ['BOZZA', 1, { redattore: 'pubblica ultima scrive ritira', lettore: 'pubblica ultima', lecco: 'pubblica riprende', comune: 'pubblica', curatore: 'pubblica giudica ritira', visitatore: 'pubblica' }],
  ])('%s, published %s', (state, publishedNumber, expected) => {
    expect(rights(state, publishedNumber)).toEqual(expected);
  });

  it('UPI’s curators write sheets for UPI, and take over none', () => {
    const [curatore, redattore] = [WHO['curatore']!, WHO['redattore']!];
    const upi = curatore.memberships[0]!.enteId;
    const sheet = { enteId: upi, state: 'BOZZA' as const, publishedNumber: 1 };
    expect([canEdit(curatore, sheet), canReadNewest(curatore, sheet), canRecordReuse(curatore, upi, { ...sheet, enteId: PESARO })]).toEqual([true, true, false]);
    expect([canEdit(redattore, sheet), canReadNewest(redattore, sheet)]).toEqual([false, false]);
  });
});
