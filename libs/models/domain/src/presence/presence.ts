import type { Place, PresentPerson } from '@province-comuni/models-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';

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
