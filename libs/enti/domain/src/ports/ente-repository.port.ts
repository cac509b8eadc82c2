import type { EnteId, EnteKind } from '@province-comuni/shared-kernel';
import type { Ente } from '../ente/ente.js';
import type { ComplexityProfile, Pillar, Subject } from '../ente/pillar.js';

/** What a search asks. Empty filters do not narrow it. */
export interface EnteFilter {
  /** As typed: beginnings of words, or the words with a slip in them. */
  readonly text?: string;
  readonly kinds?: readonly EnteKind[];
  /** Only what belongs to this Provincia. */
  readonly provinciaId?: EnteId;
  /** Also bodies that ceased; default false. */
  readonly includeCeased?: boolean;
}

/** A slice of a list. */
export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

export interface NewEnte {
  readonly kind: EnteKind;
  readonly nome: string;
  readonly denominazione: string;
  readonly provinciaId: EnteId | null;
  readonly regione: string | null;
  readonly area: string | null;
  readonly codiceIpa: string | null;
  readonly sede: string | null;
  readonly pec: string | null;
}

/** The registry of public bodies. Every method runs in the open transaction; `day` (`YYYY-MM-DD`) decides what is in force. */
export interface EnteRepository {
  findById(id: EnteId, day: string): Promise<Ente | null>;
  /** Those that exist among these, in no order, in one statement. */
  findByIds(ids: readonly EnteId[], day: string): Promise<Ente[]>;
  /** By ISTAT code: 3 digits a Provincia, 6 a Comune. */
  findByCodiciIstat(codici: readonly string[], day: string): Promise<Ente[]>;
  /** Those of a kind in force, by name. */
  listInForce(kind: EnteKind, day: string): Promise<Ente[]>;
  /** Best matches first, then by name; the number of statements does not depend on the page. */
  search(filter: EnteFilter, page: PageRequest, day: string): Promise<Page<Ente>>;
  /** Ids of those in force, in ascending order (by code units), after the given one. */
  idsInForce(after: EnteId | null, limit: number, day: string): Promise<EnteId[]>;
  /** Grows with every load or import of the registry. */
  revision(): Promise<number>;
  /** Those that ended in one of these. */
  findPredecessors(ids: readonly EnteId[], day: string): Promise<Ente[]>;
  /** Whether one in force has this full name or this code of IndicePA, whatever the case. */
  existsAlike(denominazione: string, codiceIpa: string | null): Promise<boolean>;
  /** Adds a body from today on. */
  add(ente: NewEnte, day: string): Promise<EnteId>;
  listPillars(): Promise<Pillar[]>;
  listSubjects(): Promise<Subject[]>;
  /** Profiles of one pillar, or of all. */
  listComplexityProfiles(pillarKey?: string): Promise<ComplexityProfile[]>;
}

export const ENTE_REPOSITORY = Symbol('EnteRepository');
