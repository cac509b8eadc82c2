import type { ReactNode } from 'react';

/** An option drawn with its explanation. */
export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  /** Why it cannot be chosen now; empty or null when it can. */
  readonly refusal?: string | null | undefined;
}
