import type { KnownCommunity, Role } from '@province-comuni/identity-contract';
import { storableText, type EnteId, type EnteKind, type PersonId } from '@province-comuni/shared-kernel';
import { invalidInput, type FieldProblemDetail } from '../errors.js';

/** Who sees what somebody says of himself. `RETE`: whoever has a role in an Ente. `COMUNITA`: who shares a community or an Ente with him; others do not find him. */
export const PROFILE_VISIBILITIES = ['RETE', 'COMUNITA'] as const;
export type ProfileVisibility = (typeof PROFILE_VISIBILITIES)[number];

/** What a person says of himself to colleagues. */
export interface ProfileWords {
  /** Keys of subjects, as the registry has them. */
  readonly subjects: readonly string[];
  /** What he knows of, in a few words. */
  readonly expertise: string;
  /** How he wants to be reached; empty: he does not say. */
  readonly contact: string;
  readonly visibility: ProfileVisibility;
}

/** What stands where nobody wrote anything. */
export const NO_WORDS: ProfileWords & { readonly revision: number } = { subjects: [], expertise: '', contact: '', visibility: 'RETE', revision: 0 };

/** A role as colleagues of the network see it. */
export interface ShownRole {
  readonly enteId: EnteId;
  readonly enteKind: EnteKind;
  readonly role: Role;
}

/** Somebody of the network, as others may know him: never his address of mail. */
export interface NetworkPerson extends ProfileWords {
  readonly personId: PersonId;
  readonly name: string;
  readonly surname: string;
  /** Since when he holds the oldest of these roles. */
  readonly since: Date;
  readonly roles: readonly ShownRole[];
}

/** The same, with the names of his Enti. */
export interface DirectoryPerson extends Omit<NetworkPerson, 'roles'> {
  readonly roles: readonly (ShownRole & { readonly ente: string })[];
}

/** A person's page, as one reader sees it. */
export interface MemberProfile extends DirectoryPerson {
  /** Those he is in and the reader may know of. */
  readonly communities: readonly KnownCommunity[];
  readonly isOwn: boolean;
}

export const LONGEST_EXPERTISE = 300;
export const LONGEST_CONTACT = 200;
export const MOST_SUBJECTS = 10;

/** What was typed, as it is kept. @throws IdentityError INVALID_INPUT naming the fields */
export function readProfileWords(typed: ProfileWords, knownSubjects: readonly string[]): ProfileWords {
  const words = { subjects: [...new Set(typed.subjects)], expertise: tidy(typed.expertise), contact: tidy(typed.contact), visibility: typed.visibility };
  const problems: FieldProblemDetail[] = [];
  if (words.subjects.some((key) => !knownSubjects.includes(key))) problems.push({ field: 'subjects', fault: 'SUBJECT_NOT_KNOWN' });
  else if (words.subjects.length > MOST_SUBJECTS) problems.push({ field: 'subjects', fault: 'TOO_MANY' });
  if (words.expertise.length > LONGEST_EXPERTISE) problems.push({ field: 'expertise', fault: 'TOO_LONG' });
  if (words.contact.length > LONGEST_CONTACT) problems.push({ field: 'contact', fault: 'TOO_LONG' });
  if (problems.length > 0) throw invalidInput(...problems);
  return words;
}

function tidy(text: string): string {
  return storableText(text).normalize('NFC').replace(/[^\S\n]+/g, ' ').trim();
}
