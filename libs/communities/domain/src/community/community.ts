import type { CommunityId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';

/** `PUBBLICA`: everybody reads. `MEMBRI`: members read, whoever has a role in an Ente may join. `INVITO`: only members know that it is there. */
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
  /** Accepted once, by who joins. */
  readonly guidelines: readonly string[];
  readonly visibility: CommunityVisibility;
  /** Key of the pillar it is about; null: of none. */
  readonly pillarKey: string | null;
  readonly subjects: readonly string[];
  readonly memberCount: number;
  /** Posts ever written here: each has its number, without gaps. */
  readonly postCount: number;
  /** Number of the newest entry of the log. */
  readonly lastEvent: number;
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
  /** When he accepted the guidelines. */
  readonly guidelinesAcceptedAt: Date;
  /** Posts up to this number were there when he came: they count as read. */
  readonly joinedNumber: number;
  /** Posts that he has read, those before him included: `postCount - readCount` is what he has not. */
  readonly readCount: number;
  /** Until when he may not write, here or anywhere; null: he may, or it is not for who asks to know. */
  readonly suspendedUntil: Date | null;
}
