import { describe, expect, test } from '@jest/globals';
import { VISITOR, type Actor, type Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { readableOutbox } from './mail-outbox.policy.js';
import { canChangeRole, canDisablePerson, canEndMembership, canHandOver, canInvite, canReadPeopleOf } from './people.policy.js';

const here = 'ente-here' as EnteId;
const elsewhere = 'ente-elsewhere' as EnteId;
const me = 'person-me' as PersonId;

function member(enteId: EnteId, enteKind: EnteKind, role: Role): Actor {
  return { kind: 'person', personId: me, name: 'Ada Neri', memberships: [{ enteId, enteKind, role }] };
}

const actors: Record<string, Actor> = {
  visitor: VISITOR,
  'nobody’s member': { kind: 'person', personId: me, name: 'Ada Neri', memberships: [] },
  'referente here': member(here, 'PROVINCIA', 'REFERENTE'),
  'redattore here': member(here, 'PROVINCIA', 'REDATTORE'),
  'lettore here': member(here, 'PROVINCIA', 'LETTORE'),
  'referente elsewhere': member(elsewhere, 'PROVINCIA', 'REFERENTE'),
  'referente of a Comune': member(elsewhere, 'COMUNE', 'REFERENTE'),
  amministratore: member(elsewhere, 'UPI', 'AMMINISTRATORE'),
  curatore: member(elsewhere, 'UPI', 'CURATORE'),
};

const inCharge = ['referente here', 'amministratore'];
const expected: Record<string, { may: (actor: Actor) => boolean; allowed: string[] }> = {
  invite: { may: (actor) => canInvite(actor, here), allowed: inCharge },
  'end a membership': { may: (actor) => canEndMembership(actor, here), allowed: inCharge },
  'change a role': { may: (actor) => canChangeRole(actor, here), allowed: inCharge },
  'read the people': { may: (actor) => canReadPeopleOf(actor, here), allowed: [...inCharge, 'redattore here', 'lettore here'] },
  'hand over': { may: (actor) => canHandOver(actor, here), allowed: ['referente here'] },
  'close an account': { may: (actor) => canDisablePerson(actor, 'person-other' as PersonId), allowed: ['amministratore'] },
  'close his own account': { may: (actor) => canDisablePerson(actor, me), allowed: [] },
  'read everybody’s mail': { may: (actor) => readableOutbox(actor) === 'ALL', allowed: ['amministratore'] },
  'read no mail at all': { may: (actor) => readableOutbox(actor) === 'NONE', allowed: ['visitor'] },
};

describe.each(Object.entries(expected))('who may %s', (_action, { may, allowed }) => {
  test.each(Object.keys(actors))('%s', (who) => {
    expect(may(actors[who]!)).toBe(allowed.includes(who));
  });
});

test('the amministratore hands his own role over in UPI', () => {
  expect(canHandOver(member(elsewhere, 'UPI', 'AMMINISTRATORE'), elsewhere)).toBe(true);
});
