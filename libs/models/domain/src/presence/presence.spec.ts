import { describe, expect, it } from '@jest/globals';
import type { Place } from '@province-comuni/models-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';
import { peopleOf, samePlace, type Presence } from './presence.js';

const page = (personName: string, place: Place | null, connectionId = personName): Presence => ({ connectionId, instanceId: 'i' as InstanceId, enteId: 'e' as EnteId, personId: `id of ${personName}` as PersonId, personName, place });
const clause: Place = { kind: 'CLAUSE', key: 'finalita' };
const question: Place = { kind: 'QUESTION', key: 'finalita' };

describe('who is in an instance', () => {
  it('is a person once, with all the places of his pages, by name', () => {
    expect(peopleOf([page('Luca Bianchi', null), page('Anna Verdi', clause, '1'), page('Anna Verdi', clause, '2'), page('Anna Verdi', question, '3'), page('Anna Verdi', null, '4')])).toEqual([
      { personId: 'id of Anna Verdi', name: 'Anna Verdi', places: [clause, question] },
      { personId: 'id of Luca Bianchi', name: 'Luca Bianchi', places: [] },
    ]);
  });

  it('is at the same place only if kind and key agree', () => {
    expect(samePlace(clause, { ...clause })).toBe(true);
    expect(samePlace(clause, question)).toBe(false);
    expect(samePlace(clause, null)).toBe(false);
    expect(samePlace(null, null)).toBe(true);
  });
});
