import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { FormKey, LevelKey, PracticeContent } from '../practice/content.js';
import type { PillarSheet } from '../pillar/pillar-sheet.js';
import type { Practice, PracticeId, PracticeState, ReuseReceipt, ReviewEntry } from '../practice/practice.js';

/** Which sheets: what everybody reads, those of one's own Enti whatever their state, those that wait for a review. */
export type PracticeShelf = 'PUBBLICATE' | 'NOSTRE' | 'DA_REVISIONARE';

/** By what a list is ordered: most taken over and then latest to review, last published, name. */
export type PracticeOrder = 'RIUSO' | 'DATA' | 'NOME';

/** What a list asks. Empty filters do not narrow it. */
export interface PracticeQuery {
  readonly shelf: PracticeShelf;
  readonly pillarKeys?: readonly string[];
  readonly forms?: readonly string[];
  readonly levels?: readonly string[];
  readonly regioni?: readonly string[];
  readonly enteIds?: readonly EnteId[];
  readonly order: PracticeOrder;
}

export interface PracticeCard {
  readonly id: PracticeId;
  readonly enteId: EnteId;
  readonly ente: string;
  readonly regione: string | null;
  readonly pillarKey: string;
  readonly state: PracticeState;
  readonly publishedNumber: number | null;
  readonly publishedAt: Date | null;
  readonly reviewDate: string | null;
  readonly updatedAt: Date;
  readonly title: string;
  readonly summary: string;
  readonly form: FormKey | null;
  readonly level: LevelKey | null;
  readonly year: number | null;
  readonly entiServed: number | null;
  /** Whole percent. */
  readonly completeness: number;
  /** Province that took it over, those that gave it up apart. */
  readonly reuseCount: number;
}

/** A published sheet, as the page of who wrote it names it. */
export interface WrittenPractice {
  readonly id: PracticeId;
  readonly title: string;
  readonly ente: string;
  readonly publishedAt: Date | null;
}

export interface PracticePage {
  readonly items: readonly PracticeCard[];
  readonly total: number;
}

/** How many sheets each value of a filter would give, with the other filters as they are. */
export interface PracticeFacets {
  readonly pilastro: readonly FacetCount[];
  readonly forma: readonly FacetCount[];
  readonly livello: readonly FacetCount[];
  readonly regione: readonly FacetCount[];
  readonly ente: readonly FacetCount[];
}

export interface FacetCount {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** A sheet as everybody reads it: its published revision. */
export interface PublishedPractice {
  readonly practice: Omit<Practice, 'content'>;
  readonly content: PracticeContent;
}

/** Who wrote a revision; null for content that came with the product. */
export interface Author {
  readonly personId: PersonId;
  readonly name: string;
}

/** A part that is written by itself: a dimension, or everything else (`SCHEDA`). */
export type PartRevisions = Readonly<Record<string, number>>;

/** A sheet with what writing it needs. */
export interface StoredPractice {
  readonly practice: Practice;
  /** Writes of each part; a part that is not here was never written. */
  readonly parts: PartRevisions;
  /** Who wrote the newest revision last; null for content that came with the product. */
  readonly author: string | null;
}

/** A sheet that came with the product, as it stands in the database. */
export interface LoadedPractice {
  readonly id: PracticeId;
  readonly contentHash: string;
  /** Whether a person ever wrote it in the product, or took it away: then the file has no more say. */
  readonly edited: boolean;
  readonly number: number;
}

/** What of a sheet changes without its text. */
export interface PracticeFigures {
  readonly reuseCount: number;
  readonly version: number;
}

/** A sheet by its name, as far as row level security lets it be seen. */
export interface PracticeOutline {
  readonly id: PracticeId;
  readonly enteId: EnteId;
  readonly state: PracticeState;
  readonly isPublished: boolean;
  /** Of the newest revision; of the published one where that may not be seen. */
  readonly title: string;
}

/** The sheets. Every method runs in the open transaction and sees what row level security lets it see. */
export interface PracticeRepository {
  /** A page; the number of statements does not depend on it. */
  search(query: PracticeQuery, page: { readonly offset: number; readonly limit: number }): Promise<PracticePage>;
  facets(query: PracticeQuery): Promise<PracticeFacets>;
  /** Published sheets of which this person wrote the public revision, newest first. */
  writtenBy(personId: PersonId, limit: number): Promise<WrittenPractice[]>;
  /** Cards of published sheets of these Enti, in no order. */
  publishedOfEnti(enteIds: readonly EnteId[], pillarKey?: string): Promise<PracticeCard[]>;
  /** Published revisions of those that have one, in no order. */
  findPublished(ids: readonly PracticeId[]): Promise<PublishedPractice[]>;
  /** Names of these, in no order; in one statement. */
  outlines(ids: readonly PracticeId[]): Promise<PracticeOutline[]>;
  /** The newest revision. */
  find(id: PracticeId): Promise<StoredPractice | null>;
  /** The same, and nobody else writes the sheet until the transaction ends. */
  lock(id: PracticeId): Promise<StoredPractice | null>;
  /** The sheet minted with this key by the browser for this Ente; waits for who is adding it now. */
  claimClientKey(enteId: EnteId, clientKey: string): Promise<PracticeId | null>;
  add(practice: Practice, clientKey: string, author: Author): Promise<void>;
  /** Keeps state, numbers, dates and the newest revision; a number that is new makes a new revision. */
  save(practice: Practice, parts: PartRevisions, author: Author | null): Promise<void>;
  /** How many Province took each over (those that gave it up apart), and a number that grows with every change of it or of who took it over; in one statement. */
  figures(ids: readonly PracticeId[]): Promise<ReadonlyMap<PracticeId, PracticeFigures>>;
  receipts(id: PracticeId): Promise<ReuseReceipt[]>;
  /** What this Provincia said of it; nobody else writes it until the transaction ends. */
  lockReceipt(id: PracticeId, enteId: EnteId): Promise<ReuseReceipt | null>;
  saveReceipt(receipt: ReuseReceipt, author: Author): Promise<void>;
  addReview(id: PracticeId, enteId: EnteId, entry: ReviewEntry, author: Author): Promise<void>;
  /** Latest first. */
  reviews(id: PracticeId): Promise<ReviewEntry[]>;
  /** Ids of published sheets after this one, ascending, each with the version that `figures` gives. */
  publishedIds(after: PracticeId | null, limit: number): Promise<{ readonly id: PracticeId; readonly version: number }[]>;

  /** The sheet that came with the product under this key; nobody else loads it until the transaction ends. */
  findLoaded(contentKey: string): Promise<LoadedPractice | null>;
  addLoaded(practice: Practice, contentKey: string, contentHash: string): Promise<void>;
  saveLoaded(practice: Practice, contentHash: string): Promise<void>;
  pillarSheet(pillarKey: string): Promise<PillarSheet | null>;
  /** Takes the place of what was there for the pillar. */
  savePillarSheet(sheet: PillarSheet): Promise<void>;
}

export const PRACTICE_REPOSITORY = Symbol('PracticeRepository');
