import { VISITOR, type Actor, type Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { canAddEnte, canImportRegistry } from './registry.policy.js';

const holding = (enteKind: EnteKind, role: Role): Actor => ({ kind: 'person', personId: 'p' as PersonId, name: 'Prova', memberships: [{ enteId: 'e' as EnteId, enteKind, role }] });

describe.each([
  ['canAddEnte', canAddEnte],
  ['canImportRegistry', canImportRegistry],
])('%s', (_name, policy) => {
  it.each([
    ['visitor', VISITOR, false],
    ['referente of a Comune', holding('COMUNE', 'REFERENTE'), false],
    ['referente of a Provincia', holding('PROVINCIA', 'REFERENTE'), false],
    ['curatore of UPI', holding('UPI', 'CURATORE'), true],
    ['amministratore of UPI', holding('UPI', 'AMMINISTRATORE'), true],
  ])('%s: %s', (_who, actor, allowed) => {
    expect(policy(actor)).toBe(allowed);
  });
});
