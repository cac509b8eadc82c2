import { describe, expect, it } from '@jest/globals';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { audiencesOf, VISITOR, type Actor, type Role, type SignedInActor } from './actor.js';

const of = (...memberships: [string, EnteKind, Role][]): Actor => ({ kind: 'person', personId: 'p1' as PersonId, name: 'Prova', memberships: memberships.map(([id, enteKind, role]) => ({ enteId: id as EnteId, enteKind, role })) });

describe('the audiences of an actor', () => {
  it.each<[string, Actor, string[]]>([
    ['a visitor', VISITOR, ['pubblico']],
    ['a person without roles', of(), ['pubblico', 'persona:p1']],
    ['a Comune', of(['c1', 'COMUNE', 'REFERENTE']), ['pubblico', 'rete', 'ente:c1', 'persona:p1']],
    ['a Provincia', of(['v1', 'PROVINCIA', 'LETTORE']), ['pubblico', 'rete', 'rete:province', 'ente:v1', 'persona:p1']],
    ['UPI', of(['u1', 'UPI', 'CURATORE']), ['pubblico', 'rete', 'rete:province', 'staff', 'ente:u1', 'persona:p1']],
    ['a person of two Enti', of(['v1', 'PROVINCIA', 'LETTORE'], ['c1', 'COMUNE', 'REFERENTE']), ['pubblico', 'rete', 'rete:province', 'ente:v1', 'ente:c1', 'persona:p1']],
  ])('of %s', (_who, actor, expected) => {
    expect(audiencesOf(actor)).toEqual(expected);
  });

  it('are those of his communities too, while he has a role', () => {
    expect(audiencesOf({ ...(of(['c1', 'COMUNE', 'REFERENTE']) as SignedInActor), communityIds: ['k1'] })).toEqual(['pubblico', 'rete', 'ente:c1', 'comunita:k1', 'persona:p1']);
    expect(audiencesOf({ ...(of() as SignedInActor), communityIds: ['k1'] })).toEqual(['pubblico', 'persona:p1']);
  });
});
