import type { EnteRegistry } from '@province-comuni/enti-contract';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import { VISIBILITIES, type Visibility } from '../document/document.js';
import type { FieldProblem } from '../document/read-fields.js';

/** Whom a document is shared with, as typed. */
export interface TypedSharing {
  readonly visibility: string;
  readonly sharedWith: readonly string[];
}

export interface Sharing {
  readonly visibility: Visibility;
  readonly sharedWith: readonly string[];
}

const MOST_ENTI = 500;
const MOST_COMMUNITIES = 20;

/**
 * Whom a document is shared with, or what is wrong with it. The chosen Enti and communities are kept only where they are asked for.
 * @param communityIds those that may be chosen: one's own, and those it is shared with already; null where sharing with communities is not offered
 */
export async function readSharing({ visibility, sharedWith }: TypedSharing, ownEnte: EnteId | null, enti: EnteRegistry, communityIds: readonly string[] | null): Promise<{ readonly sharing: Sharing; readonly problems: readonly FieldProblem[] }> {
  const known = VISIBILITIES.find((each) => each === visibility && (each !== 'COMMUNITY' || communityIds !== null));
  if (!known) return { sharing: { visibility: 'ENTE', sharedWith: [] }, problems: [{ field: 'visibility', message: 'Scegliete chi può leggerlo.' }] };
  if (known === 'COMMUNITY') return readCommunities([...new Set(sharedWith)], communityIds ?? []);
  if (known !== 'ENTI') return { sharing: { visibility: known, sharedWith: [] }, problems: [] };
  const chosen = [...new Set(sharedWith)].filter((id) => id !== ownEnte) as EnteId[];
  const refuse = (message: string): { sharing: Sharing; problems: FieldProblem[] } => ({ sharing: { visibility: known, sharedWith: chosen }, problems: [{ field: 'sharedWith', message }] });
  if (chosen.length === 0) return refuse('Scegliete almeno un Ente, oppure condividetelo solo con il vostro.');
  if (chosen.length > MOST_ENTI) return refuse(`Al massimo ${MOST_ENTI} Enti: per di più c’è la condivisione con tutta la rete.`);
  if (!chosen.every(isUuid) || (await enti.findByIds(chosen)).length !== chosen.length) return refuse('Uno degli Enti scelti non c’è.');
  return { sharing: { visibility: known, sharedWith: chosen }, problems: [] };
}

function readCommunities(chosen: readonly string[], allowed: readonly string[]): { readonly sharing: Sharing; readonly problems: readonly FieldProblem[] } {
  const sharing: Sharing = { visibility: 'COMMUNITY', sharedWith: chosen };
  const refuse = (message: string): { sharing: Sharing; problems: FieldProblem[] } => ({ sharing, problems: [{ field: 'sharedWith', message }] });
  if (chosen.length === 0) return refuse('Scegliete almeno una community.');
  if (chosen.length > MOST_COMMUNITIES) return refuse(`Al massimo ${MOST_COMMUNITIES} community.`);
  if (!chosen.every((id) => allowed.includes(id))) return refuse('Si condivide con le community di cui si è membri.');
  return { sharing, problems: [] };
}
