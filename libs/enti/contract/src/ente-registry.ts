import type { EnteId, EnteKind } from '@province-comuni/shared-kernel';

/** What other domains may know of an Ente. Population is a dated figure: it never stands without its year. */
export interface EnteCard {
  readonly id: EnteId;
  readonly kind: EnteKind;
  /** Full name as acts write it: "Provincia di Pesaro e Urbino", "Comune di Urbino". */
  readonly denominazione: string;
  /** Short name: "Pesaro e Urbino". */
  readonly nome: string;
  readonly codiceIstat: string | null;
  readonly sigla: string | null;
  readonly regione: string | null;
  /** Nord-Ovest, Nord-Est, Centro or Sud; null for a body of no region. */
  readonly area: string | null;
  readonly popolazione: number | null;
  readonly annoPopolazione: number | null;
  /** For a Provincia: Comuni in force today. */
  readonly numeroComuni: number | null;
  /** For a Comune: its Provincia. */
  readonly provinciaId: EnteId | null;
  /** Address of the seat, once someone of the Ente gave it. */
  readonly sede: string | null;
  /** Of an Ente that ended by a merger: the one that follows it. */
  readonly confluitoIn?: EnteId | null;
}

/** The complexity profile of a service in a Provincia. */
export interface ProvinciaProfile {
  readonly enteId: EnteId;
  readonly pillarKey: string;
  /** `avanzato`, `intermedio` or `base`. */
  readonly profile: string;
}

/** The registry, as other domains use it. */
export interface EnteRegistry {
  /** Cards of the Enti that exist among these, in no order. */
  findByIds(ids: readonly EnteId[]): Promise<EnteCard[]>;
  /** UPI itself; null before the registry is loaded. */
  upi(): Promise<EnteCard | null>;
  /** The Comuni of a Provincia in force today, by name. */
  comuniOf(provinciaId: EnteId): Promise<EnteCard[]>;
  /** Every Provincia in force today, by name. */
  province(): Promise<EnteCard[]>;
  /** How far each service is in each Provincia, as the published sources say it. */
  complexityProfiles(): Promise<readonly ProvinciaProfile[]>;
  /** For each of these beginnings of words, the Enti in whose name a word begins so, whatever the accents; in their order. */
  namedWith(beginnings: readonly string[]): Promise<readonly (readonly EnteId[])[]>;
  /** Keys of the pillars, in their order. */
  pillarKeys(): Promise<readonly string[]>;
  /** Keys of the subjects, in no order. */
  subjectKeys(): Promise<readonly string[]>;
  /** Keeps the seat of an Ente: asked once, proposed ever after. */
  rememberSede(id: EnteId, sede: string): Promise<void>;
}

export const ENTE_REGISTRY = Symbol('EnteRegistry');
