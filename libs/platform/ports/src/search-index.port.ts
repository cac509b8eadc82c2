/**
 * Who may find an entry, as words: `pubblico`, `rete:province` (people of Province and of UPI), `rete` (anyone with a role in an Ente), `ente:<id>`, `staff` (UPI), `persona:<id>`.
 * An entry is found by who holds at least one of its words.
 */
export type Audience = string;

/** Values by which results are narrowed and counted. Keys of Enti, pillars and the like: labels are the reader's affair. */
export interface SearchFacets {
  /** Keys of pillars. */
  readonly pilastro?: readonly string[];
  /** Kind within the kind: type of document, kind of Ente. */
  readonly tipo?: readonly string[];
  /** Ids of Enti. */
  readonly ente?: readonly string[];
  readonly regione?: readonly string[];
  readonly anno?: readonly string[];
  readonly forma?: readonly string[];
  readonly livello?: readonly string[];
}

export type FacetName = keyof SearchFacets;

/** A stretch of text that can be shown as the reason of a hit and opened by itself. */
export interface SearchPassage {
  /** From 0, in reading order. */
  readonly ordinal: number;
  readonly page: number | null;
  readonly heading: string;
  readonly text: string;
}

/** A thing that can be found, as its domain gives it to the index. */
export interface SearchEntry {
  /** `documento`, `modello`, `clausola`, `pratica`, `ente`: the domain's word for it. */
  readonly kind: string;
  readonly id: string;
  /** Grows with every change: an older version never replaces a newer one in the index. */
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  /** Controlled words, other names, codes: found like the title. */
  readonly keywords: readonly string[];
  /** Address in the product: `/documenti/…`. */
  readonly href: string;
  readonly audience: readonly Audience[];
  readonly facets: SearchFacets;
  /** Date by which it is sorted: publication, adoption; null sorts last. */
  readonly date: Date | null;
  /** Used to rank: 0 is ordinary, 1 is what staff put in evidence or many took over. */
  readonly weight: number;
  readonly passages: readonly SearchPassage[];
}

/** What a domain lets people find. The index asks; it never reads another domain's tables. */
export interface SearchSource {
  readonly kind: string;
  /** Plural for tabs and groups, in Italian: "Documenti". */
  readonly label: string;
  /** Kinds of events after which entries may differ. */
  readonly follows: readonly string[];
  /** Ids of the entries that an event concerns. */
  concerned(event: { readonly kind: string; readonly payload: object }): Promise<readonly string[]>;
  /** The entries as they are now; those that cannot be found by anybody (gone, drafts of nobody) are left out, and leave the index. */
  entries(ids: readonly string[]): Promise<readonly SearchEntry[]>;
  /** Ids of everything that can be found, in ascending order, after the given one; for the rebuild and for the comparison. */
  ids(after: string | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]>;
}

/** Takes in what domains let people find. Every source is made known before the application listens. */
export interface SearchSources {
  /** @throws Error when the kind is taken */
  add(source: SearchSource): void;
}

export const SEARCH_SOURCES = Symbol('SearchSources');
