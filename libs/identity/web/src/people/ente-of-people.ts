import type { PeopleQuery } from './generated/graphql.js';

/** The Ente whose people are shown. */
export interface EnteOfPeople {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

export type People = NonNullable<PeopleQuery['people']>;
export type Person = People['items'][number];

export function fullName(person: Person): string {
  return `${person.name} ${person.surname}`;
}
