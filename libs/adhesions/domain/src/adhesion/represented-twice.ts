import type { EnteId } from '@province-comuni/shared-kernel';
import type { Adhesion } from './adhesion.js';

/** Who is or would be part of a convention, and for whom. */
export type Represented = Pick<Adhesion, 'aderenteId' | 'standsFor'>;

/** A Comune that two of them would count for. */
export interface RepresentedTwice {
  /** Place of the invitee in the list. */
  readonly index: number;
  readonly comune: EnteId;
  /** Who counts for it already: the Comune itself, or a Unione. */
  readonly by: EnteId;
}

/**
 * The invitees that would count for a Comune for which another counts: by itself, or through a Unione. Who does not take part, or left,
 * counts for nobody. An invitee that is there already is the same one, and no second.
 */
export function representedTwice(invitees: readonly Represented[], there: readonly (Represented & Pick<Adhesion, 'state'>)[]): RepresentedTwice[] {
  const by = new Map<EnteId, EnteId>();
  const counts = ({ aderenteId, standsFor }: Represented): EnteId[] => [aderenteId, ...standsFor];
  const known = new Set(there.map(({ aderenteId }) => aderenteId));
  for (const each of there.filter(({ state }) => state !== 'NON_INTERESSATO' && state !== 'RECESSO')) for (const comune of counts(each)) by.set(comune, each.aderenteId);
  return invitees.flatMap((invitee, index) => {
    if (known.has(invitee.aderenteId)) return [];
    const taken = counts(invitee).flatMap((comune) => (by.has(comune) && by.get(comune) !== invitee.aderenteId ? [{ index, comune, by: by.get(comune)! }] : []));
    for (const comune of counts(invitee)) if (!by.has(comune)) by.set(comune, invitee.aderenteId);
    return taken;
  });
}
