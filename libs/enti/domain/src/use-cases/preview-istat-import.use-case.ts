import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { enteNotFound, invalidEnteInput } from '../errors.js';
import { compareRegistry, digestOf, type RegistryDifferences } from '../import/differences.js';
import { parseElencoComuni } from '../import/elenco-comuni.js';
import { refuseImplausible } from '../import/plausible.js';
import { parsePosas } from '../import/posas.js';
import { canImportRegistry } from '../policies/registry.policy.js';
import type { RegistryWriter } from '../ports/registry-import.port.js';

/** ISTAT's files as published; at least one. */
export interface IstatFiles {
  /** `Elenco-comuni-italiani.csv` */
  readonly elenco: Uint8Array | null;
  /** `POSAS_<anno>_it_Comuni.csv` */
  readonly popolazione: Uint8Array | null;
}

export interface ImportPreview {
  readonly differences: RegistryDifferences;
  /** What `ApplyIstatImport` wants back. */
  readonly digest: string;
}

/** Shows what ISTAT's files would change, and changes nothing. */
export class PreviewIstatImport {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly registry: RegistryWriter,
  ) {}

  /** @throws EntiError NOT_FOUND (for who is not on the staff), INVALID_INPUT, FILE_NOT_READABLE, IMPORT_IMPLAUSIBLE */
  async execute(actor: Actor, files: IstatFiles): Promise<ImportPreview> {
    if (!canImportRegistry(actor)) throw enteNotFound();
    return this.transactions.run(databaseAccessOf(actor), () => compareWithFiles(this.registry, files));
  }
}

/** The comparison that preview and application share. */
export async function compareWithFiles(registry: RegistryWriter, files: IstatFiles): Promise<ImportPreview> {
  if (!files.elenco && !files.popolazione) throw invalidEnteInput([{ field: 'elenco', message: 'Scegliete almeno un file di ISTAT.' }]);
  const elenco = files.elenco && parseElencoComuni(files.elenco);
  const popolazione = files.popolazione && parsePosas(files.popolazione);
  const current = await registry.comuniInForce();
  const differences = compareRegistry(current, await registry.codiciProvince(), elenco, popolazione);
  refuseImplausible(differences, current.length);
  return { differences, digest: digestOf(differences) };
}
