import { EntiError } from '../errors.js';
import type { RegistryDifferences } from './differences.js';

/** Comuni that merge in a year are some tens in the whole country: past this the file is cut or is another one. */
const MOST_CEASED_AT_ONCE = 0.05;

/** @throws EntiError IMPORT_IMPLAUSIBLE where the list would end too many Comuni at once */
export function refuseImplausible(differences: RegistryDifferences, comuniInForce: number): void {
  const { cessati } = differences;
  if (cessati.length <= Math.max(1, comuniInForce * MOST_CEASED_AT_ONCE)) return;
  throw new EntiError('ENTI.IMPORT_IMPLAUSIBLE', { reason: `Nel file mancano ${cessati.length} dei ${comuniInForce} Comuni del registro: probabilmente è incompleto. Non è stato cambiato nulla.` });
}
