/** What ISTAT's files change in the registry, as the page of the import shows it. Codes are those of ISTAT. */
export interface IstatDifferences {
  readonly nuovi: readonly { readonly codiceIstat: string; readonly nome: string }[];
  /** `successore`: code of the Comune that takes over; null where nobody said it. */
  readonly cessati: readonly { readonly codiceIstat: string; readonly nome: string; readonly successore: string | null }[];
  readonly rinominati: readonly { readonly codiceIstat: string; readonly da: string; readonly a: string }[];
  /** Same Comune, other code: mostly another Provincia. */
  readonly spostati: readonly { readonly nome: string; readonly daCodice: string; readonly aCodice: string }[];
  /** How many Comuni get the cadastral code that the registry did not have. */
  readonly completati: number;
  /** Year of the populations; null without their file. */
  readonly anno: number | null;
  readonly popolazioni: readonly IstatPopolazione[];
  /** Codes of the population file, in our Province, that no Comune has: its list is of another day. */
  readonly popolazioniSenzaComune: readonly string[];
}

export interface IstatPopolazione {
  readonly codiceIstat: string;
  readonly nome: string;
  /** What the registry has for this year; null: nothing. */
  readonly prima: number | null;
  readonly dopo: number;
  /** Latest figure of another year; null: none. */
  readonly precedente: { readonly anno: number; readonly popolazione: number } | null;
}

/** Answer of a preview; nothing was changed. */
export interface IstatImportPreviewed {
  readonly differences: IstatDifferences;
  /** What the application wants back: what is applied is what was seen. */
  readonly digest: string;
}

/** Answer of an application. */
export interface IstatImportApplied {
  readonly differences: IstatDifferences;
}

/** Why nothing was done: field by field (`elenco` and `popolazione` are the files), or as a whole. */
export interface IstatImportRefused {
  readonly problems: readonly { readonly field: string; readonly message: string }[];
  readonly message: string | null;
}

/** Largest file that is taken in, in bytes: ISTAT's population has some 50 MB, its ZIP a tenth. */
export const LARGEST_ISTAT_FILE = 64 * 1024 * 1024;
