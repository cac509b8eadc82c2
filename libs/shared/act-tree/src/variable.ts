import type { Condition, Expression } from './expression.js';

/** A norm, as people write it and as Normattiva addresses it (URN:NIR). */
export interface LegalSource {
  readonly label: string;
  readonly urn: string;
}

/**
 * What an answer may be. JSON shapes: `testo`, `testo-lungo` string · `intero`, `decimale` number · `importo` integer number of euro cents ·
 * `data` `YYYY-MM-DD` · `si-no` boolean · `scelta` option code · `scelte` array of option codes · `tabella` array of rows.
 */
export type VariableType = 'testo' | 'testo-lungo' | 'intero' | 'decimale' | 'importo' | 'data' | 'si-no' | 'scelta' | 'scelte' | 'tabella' | 'calcolata';

export type ScalarType = 'testo' | 'intero' | 'decimale' | 'importo' | 'data';

/** Who fills it: the Provincia in the interview, the Comune that joins, or a hand at signature. */
export type VariableScope = 'istanza' | 'adesione' | 'firma';

export interface VariableOption {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  /** Which Province it suits, from the sources. */
  readonly suits?: string;
  /** When it can be chosen; absent = always. */
  readonly when?: Condition;
  /** Why it is refused when `when` does not hold. */
  readonly refusal?: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface TableColumn {
  readonly key: string;
  readonly label: string;
  readonly type: ScalarType;
  readonly required: boolean;
}

/** A question of the interview, or a calculated value. Belongs to the model version, never to one act: one answer changes every act. */
export interface VariableDef {
  /** Stable id and name in texts and conditions. */
  readonly key: string;
  readonly type: VariableType;
  readonly scope: VariableScope;
  readonly step?: string;
  readonly label: string;
  readonly question: string;
  readonly help: string;
  /** "Why we ask". */
  readonly why: string;
  readonly sources: readonly LegalSource[];
  readonly required: boolean;
  readonly when?: Condition;
  /** Default in the answer's JSON shape; `'tutte'` on `scelte` means every admissible option. */
  readonly defaultValue?: unknown;
  /** Default taken from the registry: `provincia.popolazione`. */
  readonly registry?: string;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly notBeforeToday?: boolean;
  readonly options: readonly VariableOption[];
  readonly columns: readonly TableColumn[];
  /** For `calcolata`: type of the result and how it is reached. */
  readonly resultType?: ScalarType;
  readonly expression?: Expression;
}

/** A step of the interview. */
export interface InterviewStep {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** The effective type of a variable: of its result where it is calculated. */
export function valueType(variable: VariableDef): Exclude<VariableType, 'calcolata'> {
  return variable.type === 'calcolata' ? (variable.resultType ?? 'testo') : variable.type;
}
