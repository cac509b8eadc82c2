import { describe, expect, it } from '@jest/globals';
import { VISITOR, type Actor, type Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { mayTouchUpload, mayUpload } from './upload.policy.js';

const HERE = 'here' as EnteId;
const ME = 'me' as PersonId;
const actor = (role: Role, enteKind: EnteKind, enteId: EnteId = HERE): Actor => ({ kind: 'person', personId: ME, name: 'Prova', memberships: [{ enteId, enteKind, role }] });

describe('who may send files for an Ente', () => {
  it.each<[Role, EnteKind, boolean]>([
    ['REFERENTE', 'PROVINCIA', true],
    ['REDATTORE', 'PROVINCIA', true],
    ['LETTORE', 'PROVINCIA', false],
    ['REFERENTE', 'COMUNE', true],
    ['REFERENTE', 'UNIONE', true],
    ['REFERENTE', 'ALTRO', true],
    ['CURATORE', 'UPI', true],
    ['AMMINISTRATORE', 'UPI', true],
  ])('%s of a %s: %s', (role, kind, allowed) => {
    expect(mayUpload(actor(role, kind), HERE)).toBe(allowed);
    expect(mayUpload(actor(role, kind), 'elsewhere' as EnteId)).toBe(false);
    expect(mayTouchUpload(actor(role, kind), { personId: ME, enteId: HERE })).toBe(allowed);
    expect(mayTouchUpload(actor(role, kind), { personId: 'other' as PersonId, enteId: HERE })).toBe(false);
  });

  it('nobody who is not signed in', () => {
    expect(mayUpload(VISITOR, HERE)).toBe(false);
    expect(mayTouchUpload(VISITOR, { personId: ME, enteId: HERE })).toBe(false);
  });
});
