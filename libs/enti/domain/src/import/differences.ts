import { createHash } from 'node:crypto';
import { canonicalJson, type EnteId } from '@province-comuni/shared-kernel';
import { provinciaOfComune } from '../ente/codes.js';
import type { ComuneInForce } from '../ports/registry-import.port.js';
import type { ElencoRow } from './elenco-comuni.js';
import type { PopolazioneFile } from './posas.js';

export interface ComunePopolazione {
  readonly codiceIstat: string;
  readonly nome: string;
  /** What the registry has for this year; null: nothing. */
  readonly prima: number | null;
  readonly dopo: number;
  /** Latest figure of another year; null: none. */
  readonly precedente: { readonly anno: number; readonly popolazione: number } | null;
}

/** What ISTAT's files would change in the registry. */
export interface RegistryDifferences {
  readonly nuovi: readonly { readonly codiceIstat: string; readonly codiceCatastale: string | null; readonly nome: string }[];
  /** `successore`: ISTAT code of the Comune that takes over; the files do not say it, who applies them may. */
  readonly cessati: readonly { readonly id: EnteId; readonly codiceIstat: string; readonly nome: string; readonly successore: string | null }[];
  readonly rinominati: readonly { readonly id: EnteId; readonly codiceIstat: string; readonly da: string; readonly a: string }[];
  /** Same Comune (cadastral code), other ISTAT code: another Provincia, or a new number in the same. */
  readonly spostati: readonly { readonly id: EnteId; readonly nome: string; readonly daCodice: string; readonly aCodice: string }[];
  /** Cadastral codes that the registry did not have. */
  readonly completati: readonly { readonly id: EnteId; readonly codiceIstat: string; readonly codiceCatastale: string }[];
  /** Year of the populations; null without their file. */
  readonly anno: number | null;
  readonly popolazioni: readonly ComunePopolazione[];
  /** Codes of the population file, in our Province, that no Comune has: its list is of another day. */
  readonly popolazioniSenzaComune: readonly string[];
}

/** Compares the Comuni in force with ISTAT's files; what lies outside of the registry's Province is left aside. */
export function compareRegistry(
  current: readonly ComuneInForce[],
  province: readonly string[],
  elenco: readonly ElencoRow[] | null,
  popolazione: PopolazioneFile | null,
): RegistryDifferences {
  const ours = new Set(province);
  const structure = elenco ? compareStructure(current, elenco.filter((row) => ours.has(provinciaOfComune(row.codiceIstat)))) : UNCHANGED;
  return { ...structure, ...comparePopolazioni(current, ours, structure, popolazione) };
}

/** Identifies the differences: what is applied is what was seen. */
export function digestOf(differences: RegistryDifferences): string {
  return createHash('sha256').update(canonicalJson(differences)).digest('hex');
}

type Structure = Pick<RegistryDifferences, 'nuovi' | 'cessati' | 'rinominati' | 'spostati' | 'completati'>;

const UNCHANGED: Structure = { nuovi: [], cessati: [], rinominati: [], spostati: [], completati: [] };

function compareStructure(current: readonly ComuneInForce[], rows: readonly ElencoRow[]): Structure {
  const byCode = new Map(current.map((comune) => [comune.codiceIstat, comune]));
  const codes = new Set(rows.map((row) => row.codiceIstat));
  // Only a Comune whose code disappeared can have moved: a cadastral code alone is no reason to touch one that is still there.
  const gone = new Map(current.filter((comune) => comune.codiceCatastale && !codes.has(comune.codiceIstat)).map((comune) => [comune.codiceCatastale!, comune]));
  const matched = rows.map((row) => ({ row, comune: byCode.get(row.codiceIstat) ?? (row.codiceCatastale ? gone.get(row.codiceCatastale) : undefined) }));
  const known = matched.flatMap(({ row, comune }) => (comune ? [{ row, comune }] : []));
  const kept = new Set(known.map(({ comune }) => comune.id));
  return {
    nuovi: matched.filter(({ comune }) => !comune).map(({ row }) => row),
    cessati: current.filter((comune) => !kept.has(comune.id)).map(({ id, codiceIstat, nome }) => ({ id, codiceIstat, nome, successore: null })),
    rinominati: known.filter(({ row, comune }) => row.nome !== comune.nome).map(({ row, comune }) => ({ id: comune.id, codiceIstat: row.codiceIstat, da: comune.nome, a: row.nome })),
    spostati: known.filter(({ row, comune }) => row.codiceIstat !== comune.codiceIstat).map(({ row, comune }) => ({ id: comune.id, nome: row.nome, daCodice: comune.codiceIstat, aCodice: row.codiceIstat })),
    completati: known.flatMap(({ row, comune }) => (row.codiceCatastale && !comune.codiceCatastale ? [{ id: comune.id, codiceIstat: row.codiceIstat, codiceCatastale: row.codiceCatastale }] : [])),
  };
}

function comparePopolazioni(
  current: readonly ComuneInForce[],
  ours: ReadonlySet<string>,
  { nuovi, cessati, spostati }: Structure,
  file: PopolazioneFile | null,
): Pick<RegistryDifferences, 'anno' | 'popolazioni' | 'popolazioniSenzaComune'> {
  if (!file) return { anno: null, popolazioni: [], popolazioniSenzaComune: [] };
  const newCode = new Map(spostati.map((comune) => [comune.id, comune.aCodice]));
  const ceased = new Set(cessati.map((comune) => comune.id));
  const afterwards = new Map([
    ...current.filter((comune) => !ceased.has(comune.id)).map((comune) => [newCode.get(comune.id) ?? comune.codiceIstat, { nome: comune.nome, prima: comune.popolazioni[file.anno] ?? null, precedente: latestOtherThan(comune, file.anno) }] as const),
    ...nuovi.map((comune) => [comune.codiceIstat, { nome: comune.nome, prima: null, precedente: null }] as const),
  ]);
  const popolazioni: ComunePopolazione[] = [];
  const popolazioniSenzaComune: string[] = [];
  for (const [codiceIstat, dopo] of file.popolazioni) {
    const comune = afterwards.get(codiceIstat);
    if (comune && comune.prima !== dopo) popolazioni.push({ codiceIstat, ...comune, dopo });
    if (!comune && ours.has(provinciaOfComune(codiceIstat))) popolazioniSenzaComune.push(codiceIstat);
  }
  return { anno: file.anno, popolazioni, popolazioniSenzaComune };
}

function latestOtherThan({ popolazioni }: ComuneInForce, year: number): ComunePopolazione['precedente'] {
  const anno = Math.max(...Object.keys(popolazioni).map(Number).filter((other) => other !== year));
  return Number.isFinite(anno) ? { anno, popolazione: popolazioni[anno]! } : null;
}
