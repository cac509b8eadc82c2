import type { CommunityId } from '@province-comuni/communities-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

/** `PUBBLICA`: everybody reads. `MEMBRI`: members read, whoever is of the circle it is for may join. `INVITO`: only members, and who was invited, know that it is there. */
export type CommunityVisibility = 'PUBBLICA' | 'MEMBRI' | 'INVITO';
export type CommunityRole = 'MODERATORE' | 'MEMBRO';

/** A thematic network, as data. */
export interface Community {
  readonly id: CommunityId;
  /** Its part of the address: `sua`. */
  readonly key: string;
  readonly title: string;
  /** What it is for: one or two sentences. */
  readonly purpose: string;
  /** What is asked of its members this week; empty: nothing in particular. */
  readonly thisWeek: string;
  /** Accepted by who joins, and again by members when a new version of them is made. */
  readonly guidelines: readonly string[];
  /** Which version they are, from 1; a correction makes no new one. */
  readonly guidelinesVersion: number;
  readonly visibility: CommunityVisibility;
  /** Key of the pillar it is about; null: of none. */
  readonly pillarKey: string | null;
  readonly subjects: readonly string[];
  readonly memberCount: number;
  /** Posts ever written here: each has its number, without gaps. */
  readonly postCount: number;
  /** Number of the newest entry of the log. */
  readonly lastEvent: number;
  /** The community of which it is a working group; null: of none. */
  readonly parentId: CommunityId | null;
  /** The Provincia whose territory it is for; a group has that of its parent. Null: for the whole network. */
  readonly provinciaId: EnteId | null;
  readonly invitedEnteIds: readonly EnteId[];
  readonly invitedPersonIds: readonly PersonId[];
  /** When its work was over: it is read, not written. Null: open. */
  readonly closedAt: Date | null;
  /** Who said so; empty while it is open. */
  readonly closedBy: string;
  /** It comes with the product, whose content says how it is; otherwise somebody opened it. */
  readonly isPackaged: boolean;
}

/** Of a community that is of the whole network, and open. */
export const OF_THE_NETWORK: Pick<Community, 'parentId' | 'provinciaId' | 'invitedEnteIds' | 'invitedPersonIds' | 'closedAt' | 'isPackaged'> = { isPackaged: true, parentId: null, provinciaId: null, invitedEnteIds: [], invitedPersonIds: [], closedAt: null };

/** From the narrowest to the widest. */
export const VISIBILITIES: readonly CommunityVisibility[] = ['INVITO', 'MEMBRI', 'PUBBLICA'];

/** Whether a group of a community that is read like the second may be read like the first: never by more people. */
export function isWithin(visibility: CommunityVisibility, parent: CommunityVisibility): boolean {
  return VISIBILITIES.indexOf(visibility) <= VISIBILITIES.indexOf(parent);
}

/** A person in a community. */
export interface CommunityMember {
  readonly communityId: CommunityId;
  readonly personId: PersonId;
  readonly role: CommunityRole;
  /** Name and surname, and the name of his Ente, as they were when he came. */
  readonly name: string;
  readonly ente: string;
  readonly since: Date;
  /** When he accepted the guidelines, and which version of them. */
  readonly guidelinesAcceptedAt: Date;
  readonly guidelinesVersion: number;
  /** Posts up to this number were there when he came: they count as read. */
  readonly joinedNumber: number;
  /** Posts that he has read, those before him included: `postCount - readCount` is what he has not. */
  readonly readCount: number;
  /** Until when he may not write, here or anywhere; null: he may, or it is not for who asks to know. */
  readonly suspendedUntil: Date | null;
}
