import type { ContentHash } from '@province-comuni/platform-ports';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { Document, DocumentId, DocumentType, DocumentVersion, Keyword } from '../document/document.js';

/** Who reads, as lists ask it: the conditions of the policy, for SQL. */
export interface LibraryReader {
  readonly enteIds: readonly EnteId[];
  /** Communities of which he is a member. */
  readonly communityIds: readonly string[];
  /** Has a role in any Ente. */
  readonly inNetwork: boolean;
  /** Has a role in a Provincia or in UPI. */
  readonly inProvinceNetwork: boolean;
  /** For favourites and what was seen; null for a visitor. */
  readonly personId: PersonId | null;
}

/** Which documents a list shows. `TUTTI`: published ones. `MIEI`: all of the reader's Enti, not in the trash. */
export type DocumentView = 'TUTTI' | 'MIEI' | 'BOZZE' | 'PREFERITI' | 'RECENTI' | 'CESTINO';

export type DocumentSort = 'PUBBLICAZIONE' | 'AGGIORNAMENTO' | 'TITOLO' | 'SCARICATI';

/** What a list is narrowed to; absent means not narrowed. */
export interface DocumentFilter {
  readonly view: DocumentView;
  readonly typeKey?: string;
  readonly pillar?: string;
  readonly enteId?: EnteId;
  readonly year?: number;
  readonly keyword?: string;
  readonly featured?: boolean;
  /** Shared with this community. */
  readonly communityId?: string;
}

/** A document as a list shows it. */
export interface DocumentCard {
  readonly document: Document;
  /** The current version's file. */
  readonly version: DocumentVersion;
  readonly isFavourite: boolean;
  readonly downloads: number;
}

/** A slice of a list. `total` is counted up to {@link COUNTED}: one more than that means "more". */
export interface DocumentPage {
  readonly items: readonly DocumentCard[];
  readonly total: number;
}

/** Lists are counted up to here: beyond, the count costs more than it says. */
export const COUNTED = 1000;

/** How many of the list's documents have each value; the most frequent first. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface DocumentFacets {
  readonly types: readonly FacetCount[];
  readonly pillars: readonly FacetCount[];
  readonly enti: readonly FacetCount[];
  readonly years: readonly FacetCount[];
}

/** Something that was done to a document, for its history. */
export interface DocumentDeed {
  readonly kind: string;
  /** What it was about, in words that the page completes: the number of a version, the reason of a refusal. */
  readonly detail: string;
  readonly personId: PersonId | null;
  readonly personName: string;
  readonly at: Date;
}

/** How much a document is used, for its Ente. */
export interface DocumentUse {
  readonly views: number;
  readonly downloads: number;
  readonly favourites: number;
}

/** A link by which somebody without an account opens a document until a day. Only the hash of its secret is kept. */
export interface GuestLink {
  readonly id: string;
  readonly documentId: DocumentId;
  readonly note: string;
  readonly expiresAt: Date;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** Documents, their versions, and what people do with them. Every method runs in the open transaction. */
export interface DocumentRepository {
  add(document: Document, version: DocumentVersion, uploadId: string): Promise<void>;
  /** The documents that came of these uploads, by upload. */
  ofUploads(uploadIds: readonly string[]): Promise<ReadonlyMap<string, DocumentId>>;
  /** Those that exist among these, in no order. */
  find(ids: readonly DocumentId[]): Promise<Document[]>;
  /** The document for a change, with every other writer waiting; null when it is not there. */
  lock(id: DocumentId): Promise<Document | null>;
  /** Writes everything but the id and the Ente. */
  save(document: Document): Promise<void>;
  addVersion(version: DocumentVersion): Promise<void>;
  /** From now on this version is for everybody who may read the document, and not for its Ente alone. */
  publishVersion(id: DocumentId, number: number): Promise<void>;
  /** Newest first. */
  versionsOf(id: DocumentId): Promise<DocumentVersion[]>;
  /** Every version of these documents, newest first. */
  versionsOfAll(ids: readonly DocumentId[]): Promise<DocumentVersion[]>;
  /** The versions of these documents that were published, newest first. */
  publishedVersions(ids: readonly DocumentId[]): Promise<DocumentVersion[]>;
  /** The current version of each document, in no order. */
  currentVersions(ids: readonly DocumentId[]): Promise<DocumentVersion[]>;
  /** Documents one of whose versions has this content, with the number of the version. */
  withContent(sha256: ContentHash): Promise<{ readonly documentId: DocumentId; readonly number: number }[]>;
  /** Documents with one of these contents that the reader may read, for "it is here already". */
  readableWithContent(hashes: readonly ContentHash[], reader: LibraryReader): Promise<{ readonly document: Document; readonly sha256: ContentHash }[]>;

  list(filter: DocumentFilter, sort: DocumentSort, page: { readonly offset: number; readonly limit: number }, reader: LibraryReader): Promise<DocumentPage>;
  facets(filter: DocumentFilter, reader: LibraryReader): Promise<DocumentFacets>;
  /** Published ones whose review date has come by this day, in ascending order of id after the given one. */
  toReview(day: string, after: string | null, limit: number): Promise<Document[]>;
  /** Ids after the given one, in ascending order, of those not in the trash. */
  ids(after: string | null, limit: number): Promise<Document[]>;

  note(id: DocumentId, deed: DocumentDeed): Promise<void>;
  /** Newest first. */
  deedsOf(id: DocumentId, limit: number): Promise<DocumentDeed[]>;
  /** Name of whom made the last change; null when nobody is known. */
  lastChangedBy(id: DocumentId): Promise<string | null>;

  setFavourite(id: DocumentId, personId: PersonId, favourite: boolean): Promise<void>;
  favouritesAmong(ids: readonly DocumentId[], personId: PersonId): Promise<DocumentId[]>;
  /** Counts a look; the person's own list of what he saw last follows. */
  noteView(id: DocumentId, personId: PersonId | null, at: Date): Promise<void>;
  noteDownloads(ids: readonly DocumentId[]): Promise<void>;
  useOf(id: DocumentId): Promise<DocumentUse>;

  addLink(link: GuestLink, secretHash: string, createdBy: PersonId): Promise<void>;
  /** Not expired, newest first. */
  linksOf(id: DocumentId, now: Date): Promise<GuestLink[]>;
  removeLink(documentId: DocumentId, linkId: string): Promise<boolean>;
  /** The link that this secret opens now, noting that it was used; null when there is none or it is over. */
  useLink(secretHash: string, now: Date): Promise<GuestLink | null>;

  /** Documents in the trash since before this moment, held until the transaction ends; one that somebody is changing is left out. */
  trashedBefore(moment: Date, limit: number): Promise<Document[]>;
  remove(id: DocumentId): Promise<void>;

  types(): Promise<DocumentType[]>;
  keywords(): Promise<Keyword[]>;
  /** Adds a keyword, or changes the one with its key. */
  saveKeyword(keyword: Keyword): Promise<void>;
}

export const DOCUMENT_REPOSITORY = Symbol('DocumentRepository');
