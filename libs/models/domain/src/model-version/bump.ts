/** How far a version number goes up; `major` asks each Provincia to look at its acts again. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** Why the number goes up: one change, in Italian. */
export interface BumpReason {
  readonly bump: Bump;
  /** Id of the clause, rule, parameter, act or cell, key of the variable or of the model. */
  readonly subject: string;
  readonly text: string;
}

/** What one changed field asks for. */
export interface Verdict {
  readonly bump: Bump;
  /** Completes "La domanda «…»: ". */
  readonly text: string;
}

const ORDER: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The highest of them; `none` of nothing. */
export function highestBump(bumps: readonly Bump[]): Bump {
  return ORDER[Math.max(0, ...bumps.map((bump) => ORDER.indexOf(bump)))]!;
}
