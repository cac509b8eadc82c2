import type { TextRange } from '@province-comuni/shared-kernel';

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
  /** From 0, in reading order; the parts of a thing count on. */
  readonly ordinal: number;
  readonly page: number | null;
  readonly heading: string;
  readonly text: string;
  /** Where it is read, when that is not the address of the entry. */
  readonly href?: string;
}

/**
 * An entry that is a part of a thing too long for one entry. The thing is found, counted and suggested once, by the part that fits best. Its parts have kind, audience, facets, title and keywords in
 * common; the thing is known by its title through part 0 alone.
 */
export interface SearchPart {
  /** Id of the thing: the id of part 0, too. */
  readonly of: string;
  /** From 0, in reading order. */
  readonly number: number;
}

/** A thing that can be found, as its domain gives it to the index. */
export interface SearchEntry {
  /** `documento`, `modello`, `clausola`, `pratica`, `ente`: the domain's word for it. */
  readonly kind: string;
  readonly id: string;
  /** Left out where the entry is the whole thing. */
  readonly part?: SearchPart;
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
  /** What an event is about, where its entries as they are after the last of such events are all that counts. */
  subjectOf?(event: { readonly kind: string; readonly payload: object }): string;
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

/** A word looked for, folded; an acronym is looked for as written in capitals. */
export interface WantedWord {
  readonly kind: 'word';
  readonly word: string;
  readonly acronym: boolean;
}

/** Words that belong together, in any order and place: a form of a synonym. */
export interface WantedAll {
  readonly kind: 'all';
  readonly words: readonly string[];
}

/** Words one after another; `gap` is the distance from the word before (1: next to it), stop words counted. */
export interface WantedPhrase {
  readonly kind: 'phrase';
  readonly words: readonly { readonly word: string; readonly gap: number }[];
}

/** A number that names a thing exactly: `36/2023`, `art30`. */
export interface WantedCode {
  readonly kind: 'code';
  readonly code: string;
}

export type Wanted = WantedWord | WantedAll | WantedPhrase | WantedCode;

/** What is wanted, or one of what means the same. */
export interface SearchTerm {
  /** As the person wrote it. */
  readonly typed: string;
  readonly wanted: Wanted;
  /** By the synonyms that curators keep. */
  readonly alternatives: readonly Wanted[];
}

/** A search that has been read: no syntax is left in it. */
export interface SearchQuery {
  readonly terms: readonly SearchTerm[];
  readonly excluded: readonly Wanted[];
  /** The last term is a word that may not be finished. */
  readonly unfinished: boolean;
}

/** `RILEVANZA`: best first. `DATA`: newest first, no date last. `TITOLO`: by title. */
export type SearchOrder = 'RILEVANZA' | 'DATA' | 'TITOLO';

export interface SearchRequest {
  readonly query: SearchQuery;
  /** The words of who asks: an entry is found by who holds at least one of its words. */
  readonly audiences: readonly Audience[];
  /** Null: every kind. */
  readonly kind: string | null;
  /** Of each facet, one of the values; a facet without values does not narrow. */
  readonly facets: SearchFacets;
  readonly order: SearchOrder;
  /** Words are looked for as they were written: none is corrected. */
  readonly exact: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** A text with the places to be shown marked. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly TextRange[];
}

/** Why an entry was found, and where in it. */
export interface FoundPassage extends MarkedText {
  readonly ordinal: number;
  readonly page: number | null;
  readonly heading: string;
  /** Where it is read; null: at the address of the entry. */
  readonly href: string | null;
}

export interface SearchHit {
  readonly kind: string;
  /** Of the thing, also when a part of it was found. */
  readonly id: string;
  readonly version: number;
  readonly title: MarkedText;
  readonly summary: MarkedText;
  readonly href: string;
  readonly facets: SearchFacets;
  readonly date: Date | null;
  /** The best passage; null when only title, summary or keywords have the words. */
  readonly passage: FoundPassage | null;
}

/** Entries among which a search looks, by kind and id. */
export interface EntryKey {
  readonly kind: string;
  readonly id: string;
}

/** A thing, at the passage that was found. */
export interface FoundEntry extends EntryKey {
  readonly passage: number | null;
}

/** A thing that was found, as it is now. */
export interface FoundCard extends FoundEntry {
  readonly title: string;
  /** Of the passage, where one was found. */
  readonly href: string;
  readonly audience: readonly Audience[];
}

/** A thing by its title, to be told of. */
export interface MatchedEntry extends EntryKey {
  readonly title: string;
  /** Of its newest passage that fits by itself, where there is one. */
  readonly href: string;
  /** Of a thing in parts: the newest passage that has by itself everything that was looked for; null: title or several passages together have it. */
  readonly passage: number | null;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** A word as it was written, and others in its place: looked for instead, or proposed. */
export interface CorrectedWord {
  readonly typed: string;
  readonly used: readonly string[];
}

export interface SearchAnswer {
  /** How many there are, at most `MOST_RESULTS`. */
  readonly total: number;
  /** There are more than `total`. */
  readonly more: boolean;
  /** Nothing (or too little) has every word: some entries have only most of them. */
  readonly partial: boolean;
  readonly corrected: readonly CorrectedWord[];
  /** Words that the person may have meant, where little was found: nothing was looked for in their place. */
  readonly proposed: readonly CorrectedWord[];
  /** By kind, whatever kind was asked for; most first. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  /** Facets (and `kind`) that were counted among the first results only: their counts are at least these. */
  readonly atLeast: readonly (FacetName | 'kind')[];
  /** By value, whatever value of the same facet was asked for; most first. */
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
  readonly hits: readonly SearchHit[];
  /** False until the index was built whole for the first time: what was not found may be there all the same. */
  readonly ready: boolean;
  /** The engine that usually answers is down or behind: the database answered in its place, less quickly. */
  readonly degraded: boolean;
}

export interface SuggestedEntry {
  readonly kind: string;
  readonly id: string;
  readonly title: MarkedText;
  readonly href: string;
  readonly facets: SearchFacets;
}

export interface SearchSuggestions {
  /** Endings of the last word, the most used first. */
  readonly words: readonly string[];
  /** Entries by their title, a few per kind. */
  readonly entries: readonly SuggestedEntry[];
}

/** What state the index is in. */
export interface IndexHealth {
  readonly entries: number;
  /** Kinds of sources it was last built from; null when it never was. */
  readonly builtFrom: readonly string[] | null;
  readonly rebuilding: boolean;
}

/** Entries ranked and counted at most: beyond, the answer says that there are more. */
export const MOST_RESULTS = 1_000;

/** The search would last too long; the person is told to use fewer or more precise words. */
export class SearchTooCostly extends Error {}

/**
 * What can be found, kept by an engine. It is a projection: it can be thrown away and built again from the sources.
 * Nothing of an entry (hit, count, passage, facet, suggestion, correction) is told to who holds none of its words. Runs in the open transaction.
 */
export interface SearchIndex {
  /** Waits for other writers, and holds the next ones until the transaction ends: what is read afterwards is not older than what is written. */
  lock(): Promise<void>;
  /** Writes entries. An older version than the one there changes nothing; the same entry again changes nothing. */
  upsert(entries: readonly SearchEntry[]): Promise<void>;
  /** Takes entries out, things with all their parts; those that are not there are passed over. */
  remove(kind: string, ids: readonly string[]): Promise<void>;
  /** @throws SearchTooCostly after two seconds */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** The things that a search finds by these entries (by the id of a thing: by any part of it), each once, word for word as it was written: nothing is corrected. @throws SearchTooCostly */
  matches(request: Pick<SearchRequest, 'query' | 'audiences' | 'kind' | 'facets'>, entries: readonly EntryKey[]): Promise<readonly MatchedEntry[]>;
  /** Those of these, found before, that may be read now, with their passage where one was found. */
  cards(entries: readonly FoundEntry[], audiences: readonly Audience[]): Promise<readonly FoundCard[]>;
  /** As one types: the last term counts as unfinished. @param kinds those to suggest entries of, `perKind` each. @throws SearchTooCostly */
  suggest(query: SearchQuery, audiences: readonly Audience[], kinds: readonly string[], perKind: number): Promise<SearchSuggestions>;
  /** The passages of a thing that a search is about, best first; none when it may not be read. */
  passages(kind: string, id: string, query: SearchQuery, audiences: readonly Audience[], limit: number): Promise<readonly FoundPassage[]>;
  /** What it holds of a kind, in ascending order of id (by code units), after the given one: for the comparison. */
  versions(kind: string, after: string | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]>;
  /** Kinds it holds entries of. */
  kinds(): Promise<readonly string[]>;
  /**
   * Begins an index beside the one that answers: from now on changes go to both. One that was being built is thrown away.
   * @returns its number, which `fill` and `finishRebuild` ask for: a rebuild that was overtaken by another finds out
   */
  beginRebuild(): Promise<number>;
  /** Writes entries into the index that is being built. @returns false when another rebuild began meanwhile */
  fill(rebuild: number, entries: readonly SearchEntry[]): Promise<boolean>;
  /** From here on the new index answers; the old one is left to `tidy`. @returns false when another rebuild began meanwhile */
  finishRebuild(rebuild: number, builtFrom: readonly string[]): Promise<boolean>;
  /** Empties what no search asks any more: not right after a rebuild, when one may still be running. */
  tidy(): Promise<void>;
  /** Compares the engine beside the database with it, and notes down what the engine lacks or has too much. @returns how many entries differ; null where there is no second engine, or it does not answer */
  checkEngine(): Promise<number | null>;
  /** Gives the engine beside the database some of what it missed while it was down. @returns how many entries were written; 0 when nothing is owed, or it does not answer */
  catchUp(): Promise<number>;
  health(): Promise<IndexHealth>;
}

export const SEARCH_INDEX = Symbol('SearchIndex');

export const FACET_NAMES: readonly FacetName[] = ['pilastro', 'tipo', 'ente', 'regione', 'anno', 'forma', 'livello'];
