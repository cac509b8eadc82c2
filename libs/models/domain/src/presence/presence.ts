import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';

/** Where in an instance somebody is writing. */
export interface Place {
  readonly kind: 'CLAUSE' | 'QUESTION';
  /** Id of the clause or key of the question, 1 to 200 characters. */
  readonly key: string;
}

/** An open page of an instance. One person may have several. */
export interface Presence {
  readonly connectionId: string;
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly personId: PersonId;
  readonly personName: string;
  /** Null for who only looks. */
  readonly place: Place | null;
}

/** Somebody who is in an instance now, however many pages he has open. */
export interface PresentPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly places: readonly Place[];
}

/** Who is in an instance, at one moment. */
export interface PresentPeople {
  readonly instanceId: InstanceId;
  /** Milliseconds of the database's clock: of two lists the one with the greater moment holds, in whatever order they arrive. */
  readonly moment: number;
  /** By name. */
  readonly people: readonly PresentPerson[];
}

/** A page that its copy of the product has not reported for this long is gone: that copy was killed. */
export const PRESENCE_LIFE_SECONDS = 20;

/** Pages as people. */
export function peopleOf(pages: readonly Presence[]): PresentPerson[] {
  const people = new Map<PersonId, PresentPerson>();
  for (const { personId, personName, place } of pages) {
    const places = people.get(personId)?.places ?? [];
    people.set(personId, { personId, name: personName, places: place && !places.some((other) => samePlace(other, place)) ? [...places, place] : places });
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'it') || a.personId.localeCompare(b.personId));
}

/** Whether two pages are at the same clause or question, or both at none. */
export function samePlace(a: Place | null, b: Place | null): boolean {
  return a?.kind === b?.kind && a?.key === b?.key;
}
