import type { EnteCard } from '@province-comuni/enti-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import { hasAdhered, type Adhesion } from './adhesion.js';

/** How much of a Provincia a convention reaches. */
export interface Coverage {
  /** Comuni of the Provincia in force today, and their inhabitants as far as they are known. */
  readonly comuni: number;
  readonly population: number;
  /** Comuni invited, by themselves or through a Unione. */
  readonly invited: number;
  /** Comuni that adhere, by themselves or through a Unione. */
  readonly adhering: number;
  readonly adheringPopulation: number;
}

/** What the convention reaches; a Comune counts once, however often it is covered. */
export function coverageOf(comuni: readonly EnteCard[], adhesions: readonly Adhesion[]): Coverage {
  const reached = (those: readonly Adhesion[]): ReadonlySet<EnteId> => new Set(those.flatMap(({ aderenteId, standsFor }) => [aderenteId, ...standsFor]));
  const invited = reached(adhesions);
  const adhering = reached(adhesions.filter(hasAdhered));
  const inhabitants = (those: readonly EnteCard[]): number => those.reduce((sum, { popolazione }) => sum + (popolazione ?? 0), 0);
  const adherents = comuni.filter(({ id }) => adhering.has(id));
  return { comuni: comuni.length, population: inhabitants(comuni), invited: comuni.filter(({ id }) => invited.has(id)).length, adhering: adherents.length, adheringPopulation: inhabitants(adherents) };
}
