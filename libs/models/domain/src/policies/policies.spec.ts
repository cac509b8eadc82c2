import { describe, expect, it } from '@jest/globals';
import { VISITOR, type Actor, type Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { canReadDeviations, canShareInstance } from './deviation.policy.js';
import { canConfirmLawReview, canWatchLaws } from './law.policy.js';

const OWN = 'own' as EnteId;
const person = (...memberships: [EnteId, EnteKind, Role][]): Actor => ({ kind: 'person', personId: 'p' as PersonId, name: 'Ada', memberships: memberships.map(([enteId, enteKind, role]) => ({ enteId, enteKind, role })) });
const upi = 'upi' as EnteId;

describe('who may do what with deviations and norms', () => {
  it.each<[string, Actor, boolean[]]>([
    // reads the report, shares, watches laws, confirms of its own Ente, confirms of the models
    ['visitor', VISITOR, [false, false, false, false, false]],
    ['referente of the Provincia', person([OWN, 'PROVINCIA', 'REFERENTE']), [false, true, false, true, false]],
    ['redattore of the Provincia', person([OWN, 'PROVINCIA', 'REDATTORE']), [false, false, false, true, false]],
    ['lettore of the Provincia', person([OWN, 'PROVINCIA', 'LETTORE']), [false, false, false, false, false]],
    ['referente of another Provincia', person(['other' as EnteId, 'PROVINCIA', 'REFERENTE']), [false, false, false, false, false]],
    ['curatore of UPI', person([upi, 'UPI', 'CURATORE']), [true, false, true, false, true]],
    ['amministratore of UPI', person([upi, 'UPI', 'AMMINISTRATORE']), [true, false, true, false, true]],
    ['curatore of something else', person([OWN, 'ALTRO', 'CURATORE']), [false, false, false, false, false]],
  ])('%s', (_who, actor, may) =>
    expect([canReadDeviations(actor), canShareInstance(actor, { enteId: OWN }), canWatchLaws(actor), canConfirmLawReview(actor, { enteId: OWN }), canConfirmLawReview(actor, { enteId: null })]).toEqual(may));
});
