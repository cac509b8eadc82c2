/** A constant of a condition or of a calculation. Amounts are in euros here, dates `YYYY-MM-DD`. */
export type Literal = string | number | boolean;

/** The functions a calculated variable may use. */
export type FunctionName =
  | 'anno'
  | 'data'
  | 'aggiungi_anni'
  | 'aggiungi_giorni'
  | 'conta'
  | 'somma';

export const FUNCTION_NAMES: readonly FunctionName[] = ['anno', 'data', 'aggiungi_anni', 'aggiungi_giorni', 'conta', 'somma'];

/** A value: constant, answer, dated parameter of law, or calculation. A small typed tree, never evaluated as code. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'variable'; readonly key: string }
  | { readonly kind: 'parameter'; readonly id: string }
  | { readonly kind: 'call'; readonly fn: FunctionName; readonly args: readonly Expression[] }
  | { readonly kind: 'arithmetic'; readonly operator: '+' | '-' | '*' | '/'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'if'; readonly condition: Condition; readonly then: Expression; readonly else: Expression };

/** The ways two values are compared. */
export type Comparison = 'is' | 'isNot' | 'atLeast' | 'atMost' | 'moreThan' | 'lessThan' | 'includes';

/** A condition, built from menus in the workshop and readable as an Italian sentence. */
export type Condition =
  | { readonly op: 'and' | 'or'; readonly args: readonly Condition[] }
  | { readonly op: 'not'; readonly arg: Condition }
  | { readonly op: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'oneOf'; readonly left: Expression; readonly values: readonly Expression[] }
  | { readonly op: 'answered'; readonly variable: string }
  | { readonly op: 'coversAll'; readonly variable: string };
