/** Forms that mean the same for the search: "SUA", "stazione unica appaltante". */
export interface SynonymGroup {
  readonly id: string;
  /** At least two; one word in capitals is an acronym. */
  readonly forms: readonly string[];
  /** Counts the changes. */
  readonly revision: number;
}

/** Groups of synonyms. Every method runs in the open transaction. */
export interface SynonymRepository {
  /** All of them, by their first form. */
  list(): Promise<SynonymGroup[]>;
  add(forms: readonly string[]): Promise<SynonymGroup>;
  /** @returns null when the group is gone or has another revision */
  change(id: string, revision: number, forms: readonly string[]): Promise<SynonymGroup | null>;
  /** @returns whether it was there */
  remove(id: string): Promise<boolean>;
}

export const SYNONYM_REPOSITORY = Symbol('SynonymRepository');
