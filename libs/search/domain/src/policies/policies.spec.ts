import { describe, expect, it } from '@jest/globals';
import { VISITOR, type Actor, type Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { canSaveSearches } from './saved-search.policy.js';
import { canKeepSynonyms } from './synonym.policy.js';

const person = (...memberships: [EnteKind, Role][]): Actor => ({ kind: 'person', personId: 'p' as PersonId, name: 'Ada', memberships: memberships.map(([enteKind, role]) => ({ enteId: 'e' as EnteId, enteKind, role })) });

describe('who may do what in the search', () => {
  it.each<[string, Actor, boolean, boolean]>([
    ['visitor', VISITOR, false, false],
    ['person without a role', person(), false, true],
    ['referente of a Provincia', person(['PROVINCIA', 'REFERENTE']), false, true],
    ['lettore of a Provincia', person(['PROVINCIA', 'LETTORE']), false, true],
    ['referente of a Comune', person(['COMUNE', 'REFERENTE']), false, true],
    ['curatore of UPI', person(['UPI', 'CURATORE']), true, true],
    ['amministratore of UPI', person(['UPI', 'AMMINISTRATORE']), true, true],
    ['curatore of something else', person(['ALTRO', 'CURATORE']), false, true],
  ])('%s', (_who, actor, synonyms, saved) => expect([canKeepSynonyms(actor), canSaveSearches(actor)]).toEqual([synonyms, saved]));
});
