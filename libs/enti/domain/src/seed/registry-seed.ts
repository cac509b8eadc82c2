import type { ComplexityLevel, Pillar, Subject } from '../ente/pillar.js';

/** A population with its year and source. */
export interface SeedPopolazione {
  readonly anno: number;
  readonly popolazione: number;
  readonly fonte: string;
}

export interface SeedProvincia {
  readonly codiceIstat: string;
  readonly sigla: string;
  readonly nome: string;
  readonly denominazione: string;
  readonly regione: string;
  readonly area: string;
  readonly codiceIpa: string;
  readonly popolazione: SeedPopolazione;
}

export interface SeedComune {
  readonly codiceIstat: string;
  /** Null where the source does not say it. */
  readonly codiceCatastale: string | null;
  readonly nome: string;
  readonly denominazione: string;
  /** ISTAT code of its Provincia. */
  readonly provincia: string;
  readonly popolazione: SeedPopolazione | null;
  /** `YYYY-MM-DD`; null: before the registry began. */
  readonly validoDal: string | null;
  /** Last day, `YYYY-MM-DD`; null: in force. */
  readonly validoAl: string | null;
  /** ISTAT code of the Comune that took over. */
  readonly confluitoIn: string | null;
}

export interface SeedProfile {
  /** Short name of the Provincia. */
  readonly provincia: string;
  readonly pillarKey: string;
  readonly profile: ComplexityLevel;
  readonly nota: string | null;
  readonly fonte: string;
}

/** The reference data of a first start. */
export interface RegistrySeed {
  /** Says which data these are; the same text twice is the same load. */
  readonly source: string;
  readonly upi: { readonly nome: string; readonly denominazione: string };
  readonly province: readonly SeedProvincia[];
  readonly comuni: readonly SeedComune[];
  readonly pillars: readonly Pillar[];
  readonly subjects: readonly Subject[];
  readonly profiles: readonly SeedProfile[];
}
