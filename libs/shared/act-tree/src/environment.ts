import type { VariableDef } from './variable.js';

/** A row of a repeat: the option of a `scelte`, or the row of a `tabella`. Keys are bare (`etichetta`, `livello`, `canone`). */
export type Row = Readonly<Record<string, unknown>>;

/** Dated values of law (`durata_minima…` → 3), as pinned by the instance. */
export type LawParameters = Readonly<Record<string, number>>;

/** What texts and conditions are read against: the definitions, the answers, and the parameters of law. */
export interface Environment {
  readonly variables: ReadonlyMap<string, VariableDef>;
  /** Answers in their JSON shape (see {@link VariableDef}); calculated variables are not here. */
  readonly answers: ReadonlyMap<string, unknown>;
  readonly parameters: LawParameters;
  /** The row of the repeat that encloses the place being read. */
  readonly row?: { readonly variable: string; readonly fields: Row };
}

/** Builds an environment. */
export function createEnvironment(variables: readonly VariableDef[], answers: ReadonlyMap<string, unknown>, parameters: LawParameters): Environment {
  return { variables: new Map(variables.map((variable) => [variable.key, variable])), answers, parameters };
}

/** The environment inside one row of a repeat. */
export function withRow(environment: Environment, variable: string, fields: Row): Environment {
  return { ...environment, row: { variable, fields } };
}

/** Splits `servizi.canale` into the repeat `servizi` and its field, when such a repeat exists. */
export function rowField(variables: ReadonlyMap<string, VariableDef>, key: string): { variable: VariableDef; field: string } | undefined {
  if (variables.has(key)) return undefined;
  const dot = key.lastIndexOf('.');
  const variable = dot > 0 ? variables.get(key.slice(0, dot)) : undefined;
  return variable && (variable.type === 'scelte' || variable.type === 'tabella') ? { variable, field: key.slice(dot + 1) } : undefined;
}
