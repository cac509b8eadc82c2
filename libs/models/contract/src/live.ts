import type { PersonId } from '@province-comuni/shared-kernel';

/** Where in an instance somebody is writing. */
export interface Place {
  readonly kind: 'CLAUSE' | 'QUESTION';
  /** Id of the clause or key of the question, 1 to 200 characters. */
  readonly key: string;
}

/** Somebody who is in an instance now, however many pages he has open. */
export interface PresentPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly places: readonly Place[];
}

/** Who is in an instance, at one moment: the message `instance:people`, and the answer to `instance:here`. */
export interface PresentPeople {
  readonly instanceId: string;
  /** Milliseconds of the database's clock: of two lists the one with the greater moment holds, in whatever order they arrive. */
  readonly moment: number;
  /** By name. */
  readonly people: readonly PresentPerson[];
}

/** An instance was changed: the message `instance:changed`. A page that shows an earlier revision asks for the new one. */
export interface InstanceHint {
  readonly instanceId: string;
  readonly dataRevision: number;
  /** Whose change it was. */
  readonly personId: PersonId;
}
