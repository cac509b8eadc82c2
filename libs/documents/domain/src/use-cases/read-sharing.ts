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
  readonly sharedWith: readonly EnteId[];
}

const MOST_ENTI = 500;

/** Whom a document is shared with, or what is wrong with it. The chosen Enti are kept only where they are asked for. */
export async function readSharing({ visibility, sharedWith }: TypedSharing, ownEnte: EnteId | null, enti: EnteRegistry): Promise<{ readonly sharing: Sharing; readonly problems: readonly FieldProblem[] }> {
  const known = VISIBILITIES.find((each) => each === visibility);
  if (!known) return { sharing: { visibility: 'ENTE', sharedWith: [] }, problems: [{ field: 'visibility', message: 'Scegliete chi può leggerlo.' }] };
  if (known !== 'ENTI') return { sharing: { visibility: known, sharedWith: [] }, problems: [] };
  const chosen = [...new Set(sharedWith)].filter((id) => id !== ownEnte) as EnteId[];
  const refuse = (message: string): { sharing: Sharing; problems: FieldProblem[] } => ({ sharing: { visibility: known, sharedWith: chosen }, problems: [{ field: 'sharedWith', message }] });
  if (chosen.length === 0) return refuse('Scegliete almeno un Ente, oppure condividetelo solo con il vostro.');
  if (chosen.length > MOST_ENTI) return refuse(`Al massimo ${MOST_ENTI} Enti: per di più c’è la condivisione con tutta la rete.`);
  if (!chosen.every(isUuid) || (await enti.findByIds(chosen)).length !== chosen.length) return refuse('Uno degli Enti scelti non c’è.');
  return { sharing: { visibility: known, sharedWith: chosen }, problems: [] };
}
