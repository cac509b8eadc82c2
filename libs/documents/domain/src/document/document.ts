import type { ContentHash } from '@province-comuni/platform-ports';
import type { Brand, EnteId, PersonId } from '@province-comuni/shared-kernel';

/** Identifier (UUID) of a document: what stays when its files and its words change. */
export type DocumentId = Brand<string, 'DocumentId'>;

/**
 * Who may read a published document: `ENTE` its own Ente, `ENTI` that and the chosen ones, `PROVINCE` people of Province and of UPI,
 * `RETE` anyone with a role in an Ente, `COMMUNITY` the members of the chosen communities, `PUBBLICO` everybody.
 */
export type Visibility = 'ENTE' | 'ENTI' | 'PROVINCE' | 'RETE' | 'COMMUNITY' | 'PUBBLICO';

export const VISIBILITIES: readonly Visibility[] = ['ENTE', 'ENTI', 'PROVINCE', 'RETE', 'COMMUNITY', 'PUBBLICO'];

/** `BOZZA`: only its Ente sees it. `IN_REVISIONE`: waits for the referente. `PUBBLICATO`: for those it is shared with. */
export type DocumentState = 'BOZZA' | 'IN_REVISIONE' | 'PUBBLICATO';

/** An act that a document cites. */
export interface CitedAct {
  /** As people write it: "art. 30 D.Lgs. 267/2000". */
  readonly label: string;
  /** Identifier of the norm (`urn:nir:…`), when it is known. */
  readonly urn: string | null;
}

/** What people say of a document, apart from its files. */
export interface DocumentFields {
  readonly title: string;
  readonly abstract: string;
  /** Key of a {@link DocumentType}. */
  readonly typeKey: string;
  /** Keys of pillars; none when it concerns none. */
  readonly pillars: readonly string[];
  /** Year it is about or was adopted in. */
  readonly year: number | null;
  /** Territory it is about, when it is not that of its Ente. */
  readonly territoryId: EnteId | null;
  /** Form of management and level of the service it is about, as the models name them. */
  readonly form: string | null;
  readonly level: string | null;
  /** Complexity profile it suits: `base`, `intermedio`, `avanzato`. */
  readonly profile: string | null;
  /** `it`, `en`, `de`, `fr`, `sl`. */
  readonly language: string;
  /** Key of a licence. */
  readonly licence: string;
  /** Keys of the controlled list. */
  readonly keywords: readonly string[];
  /** Where it comes from, as one would cite it. */
  readonly source: string;
  /** Days (`YYYY-MM-DD`) between which it holds. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Day by which its owner looks at it again. */
  readonly reviewOn: string | null;
  readonly cites: readonly CitedAct[];
}

/** A document of an Ente. Its files are its versions; the current one is what everybody sees. */
export interface Document {
  readonly id: DocumentId;
  readonly enteId: EnteId;
  readonly fields: DocumentFields;
  readonly visibility: Visibility;
  /** Whom it is shared with: Enti with `ENTI`, communities with `COMMUNITY`. */
  readonly sharedWith: readonly string[];
  readonly state: DocumentState;
  /** Number of the newest version, from 1. */
  readonly currentVersion: number;
  /** The version that the Ente holds for approved; null when it pins none. */
  readonly approvedVersion: number | null;
  /** Put in evidence by UPI's curators. */
  readonly featured: boolean;
  /** Checked by UPI's curators. */
  readonly verifiedAt: Date | null;
  /** Counts every change: who changes something says which one he saw. */
  readonly revision: number;
  /** Who sees to it: asked when the review date comes. */
  readonly ownerId: PersonId;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
  /** In the trash since; deleted for good after {@link TRASH_DAYS} days. */
  readonly trashedAt: Date | null;
}

/** A file that a document had or has. Never changes. */
export interface DocumentVersion {
  readonly documentId: DocumentId;
  readonly number: number;
  readonly sha256: ContentHash;
  readonly fileName: string;
  /** Why there is a new version; empty for the first. */
  readonly note: string;
  readonly createdBy: PersonId;
  readonly createdByName: string;
  readonly createdAt: Date;
}

/** A kind of document, as data. */
export interface DocumentType {
  readonly key: string;
  readonly label: string;
  /** Its documents are published by a referente, after a look. */
  readonly needsReview: boolean;
}

/** A word of the controlled list. */
export interface Keyword {
  readonly key: string;
  readonly label: string;
  /** Other ways to say it, by which files are recognised. */
  readonly alsoWritten: readonly string[];
  /** No longer given to documents; those that have it keep it. */
  readonly retired: boolean;
}

/** How long a document stays in the trash, in days. */
export const TRASH_DAYS = 30;
