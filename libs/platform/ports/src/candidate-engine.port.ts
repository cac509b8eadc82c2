import type { Audience, EntryKey } from './search-index.port.js';

/** An entry in the words by which it is found. Its text stays in the database: what is told to a person is read there, with his rights. */
export interface CandidateDocument extends EntryKey {
  readonly version: number;
  readonly audience: readonly Audience[];
  /** `name:value`. */
  readonly facets: readonly string[];
  /** Words of the title and the controlled ones; those of what it is about; all of them. */
  readonly title: readonly string[];
  readonly subject: readonly string[];
  readonly anywhere: readonly string[];
  /** A part of a thing, and not its first one. */
  readonly further: boolean;
  readonly weight: number;
  /** Milliseconds; null sorts last. */
  readonly at: number | null;
}

/** Where words are looked for: `subject` takes the title in, `anywhere` everything. */
export type CandidatePlace = 'title' | 'subject' | 'anywhere';

/** Entries with every word of one of these sets. The first sets are the best ones. */
export interface CandidateTier {
  readonly place: CandidatePlace;
  /** Among further parts of things only, or among all other entries only; not said: among all. */
  readonly further?: boolean;
  readonly sets: readonly (readonly string[])[];
}

export interface CandidateRequest {
  readonly tiers: readonly CandidateTier[];
  /** An entry is a candidate for who holds one of its words. */
  readonly audiences: readonly Audience[];
  readonly kind: string | null;
  /** Of each group (`name:value`), one of the values. */
  readonly facets: readonly (readonly string[])[];
  /** Candidates of each tier at most. */
  readonly limit: number;
}

/** A candidate and the tier (from 1) that found it. */
export interface Candidate extends EntryKey {
  readonly tier: number;
}

/** The engine does not answer, or not in time, or has no index yet: the database answers in its place. */
export class EngineUnavailable extends Error {}

/**
 * A search engine beside the database, which only says which entries may fit: it holds two indexes (0 and 1) as the database does.
 * Its answers are taken for proposals: rights, counts and texts are the database's.
 */
export interface CandidateEngine {
  /** Whether the index is there. @throws EngineUnavailable */
  exists(slot: 0 | 1): Promise<boolean>;
  /** Makes the index, empty; what was in it is gone. @throws EngineUnavailable */
  clear(slot: 0 | 1): Promise<void>;
  /** Writes entries and waits until they can be found. @throws EngineUnavailable also when the index is not there, or the engine refused them */
  write(slot: 0 | 1, documents: readonly CandidateDocument[]): Promise<void>;
  /** Takes entries out and waits; those that are not there are passed over. @throws EngineUnavailable */
  remove(slot: 0 | 1, keys: readonly EntryKey[]): Promise<void>;
  /** @throws EngineUnavailable */
  find(slot: 0 | 1, request: CandidateRequest): Promise<readonly Candidate[]>;
  /** Everything it holds, in no order: for the comparison. @throws EngineUnavailable */
  versions(slot: 0 | 1): Promise<readonly (EntryKey & { readonly version: number })[]>;
}
