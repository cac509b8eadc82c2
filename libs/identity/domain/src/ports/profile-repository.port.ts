import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { NetworkPerson, ProfileWords } from '../profile/profile.js';
import type { Page, PageRequest } from './membership-repository.port.js';

/** `COGNOME`: by surname and name. `RECENTI`: who came last first. */
export type DirectoryOrder = 'COGNOME' | 'RECENTI';

/** Whom to look for; what is not given does not narrow. */
export interface DirectoryQuery {
  /** Each begins a word of his name, of what he says he works on, or is of one of these Enti; in any order, whatever the accents. */
  readonly words?: readonly { readonly beginning: string; readonly enteIds: readonly EnteId[] }[];
  readonly enteId?: EnteId;
  readonly subject?: string;
  readonly communityId?: string;
  readonly order: DirectoryOrder;
}

/** What people say of themselves, and whom the network finds. Runs in the open transaction: who asks finds those who show themselves to him. */
export interface ProfileRepository {
  find(personId: PersonId): Promise<NetworkPerson | null>;
  /** Those of these people that who asks finds, in no order. */
  among(ids: readonly PersonId[]): Promise<readonly NetworkPerson[]>;
  search(query: DirectoryQuery, page: PageRequest): Promise<Page<NetworkPerson>>;
  /** Enti with people, those with most first. */
  entiWithPeople(limit: number): Promise<readonly { readonly enteId: EnteId; readonly count: number }[]>;
  /** One's own words; null: never written. */
  ownWords(personId: PersonId): Promise<(ProfileWords & { readonly revision: number }) | null>;
  /** @returns false when they were written meanwhile */
  saveWords(personId: PersonId, words: ProfileWords, seenRevision: number): Promise<boolean>;
}

export const PROFILE_REPOSITORY = Symbol('ProfileRepository');
