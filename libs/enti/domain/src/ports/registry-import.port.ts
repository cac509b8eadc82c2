import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { ComunePopolazione, RegistryDifferences } from '../import/differences.js';
import type { RegistrySeed } from '../seed/registry-seed.js';

/** A Comune in force, as the comparison with ISTAT needs it. */
export interface ComuneInForce {
  readonly id: EnteId;
  readonly codiceIstat: string;
  readonly codiceCatastale: string | null;
  readonly nome: string;
  /** Population by year. */
  readonly popolazioni: Readonly<Record<string, number>>;
}

export interface ImportRecord {
  readonly at: Date;
  /** Null: the platform itself. */
  readonly personId: PersonId | null;
  readonly source: string;
  readonly differences: object;
}

/** Bulk writing of reference data, each list in one statement. */
export interface RegistryWriter {
  /** Waits for another load or import to end, and holds the next ones until this transaction ends. */
  lock(): Promise<void>;
  /** Whether a load with this source was recorded. */
  isImported(source: string): Promise<boolean>;
  /** Adds what is missing and changes nothing that is there: what an import brought since is newer. Returns how many Enti were added. */
  addMissing(seed: RegistrySeed): Promise<number>;
  comuniInForce(): Promise<ComuneInForce[]>;
  /** ISTAT codes of the Province of the registry. */
  codiciProvince(): Promise<string[]>;
  apply(differences: RegistryDifferences, decorrenza: string): Promise<void>;
  savePopolazioni(popolazioni: readonly ComunePopolazione[], anno: number, fonte: string): Promise<void>;
  record(entry: ImportRecord): Promise<void>;
}

export const REGISTRY_WRITER = Symbol('RegistryWriter');

/** Where the reference data of a first start come from. */
export interface RegistrySeedSource {
  /** The `source` of what `read` gives, without reading it: every start asks, the first one reads. */
  identify(): Promise<string>;
  read(): Promise<RegistrySeed>;
}

export const REGISTRY_SEED_SOURCE = Symbol('RegistrySeedSource');
