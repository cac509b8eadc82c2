import { denominazioneOfComune } from '../ente/denominazione.js';
import type { SeedComune } from './registry-seed.js';

/** A known change since a list of Comuni was made. `fonte` says where it is written. */
export type ComuneCorrection =
  | { readonly kind: 'RINOMINATO'; readonly codiceIstat: string; readonly nome: string; readonly fonte: string }
  /** Same Comune, other Provincia: the ISTAT code changes, the cadastral one does not. */
  | { readonly kind: 'SPOSTATO'; readonly codiceIstat: string; readonly nuovoCodice: string; readonly dal: string; readonly fonte: string }
  /** `codiceIstat` ends; `in` goes on existing and takes over from `dal`. */
  | { readonly kind: 'INCORPORATO'; readonly codiceIstat: string; readonly in: string; readonly dal: string; readonly fonte: string }
  /** All of `daCodici` end; a new Comune begins on `dal`. */
  | { readonly kind: 'FUSO'; readonly daCodici: readonly string[]; readonly nuovoCodice: string; readonly codiceCatastale: string | null; readonly nome: string; readonly dal: string; readonly fonte: string };

/** The list with the corrections applied in their order. @throws Error when a correction names a Comune that the list does not have */
export function applyCorrections(comuni: readonly SeedComune[], corrections: readonly ComuneCorrection[]): SeedComune[] {
  const byCode = new Map(comuni.map((comune) => [comune.codiceIstat, comune]));
  const get = (code: string): SeedComune => {
    const comune = byCode.get(code);
    if (!comune) throw new Error(`a correction names Comune ${code}, which the list does not have`);
    return comune;
  };
  for (const correction of corrections) correct(byCode, get, correction);
  return [...byCode.values()];
}

function correct(byCode: Map<string, SeedComune>, get: (code: string) => SeedComune, correction: ComuneCorrection): void {
  switch (correction.kind) {
    case 'RINOMINATO':
      byCode.set(correction.codiceIstat, { ...get(correction.codiceIstat), nome: correction.nome, denominazione: denominazioneOfComune(correction.nome) });
      return;
    case 'SPOSTATO':
      byCode.set(correction.nuovoCodice, { ...get(correction.codiceIstat), codiceIstat: correction.nuovoCodice, provincia: correction.nuovoCodice.slice(0, 3) });
      byCode.delete(correction.codiceIstat);
      return;
    case 'INCORPORATO':
      get(correction.in);
      byCode.set(correction.codiceIstat, ended(get(correction.codiceIstat), correction.dal, correction.in));
      return;
    case 'FUSO': {
      const sources = correction.daCodici.map(get);
      for (const source of sources) byCode.set(source.codiceIstat, ended(source, correction.dal, correction.nuovoCodice));
      byCode.set(correction.nuovoCodice, merged(sources, correction));
    }
  }
}

function ended(comune: SeedComune, successorFrom: string, successor: string): SeedComune {
  return { ...comune, validoAl: dayBefore(successorFrom), confluitoIn: successor };
}

function merged(sources: readonly SeedComune[], correction: Extract<ComuneCorrection, { kind: 'FUSO' }>): SeedComune {
  const figures = sources.map((source) => source.popolazione);
  const [first] = figures;
  const popolazione =
    first && figures.every((figure) => figure?.anno === first.anno)
      ? { ...first, popolazione: figures.reduce((sum, figure) => sum + (figure?.popolazione ?? 0), 0), fonte: `${first.fonte} (somma dei Comuni d'origine)` }
      : null;
  return {
    codiceIstat: correction.nuovoCodice,
    codiceCatastale: correction.codiceCatastale,
    nome: correction.nome,
    denominazione: denominazioneOfComune(correction.nome),
    provincia: correction.nuovoCodice.slice(0, 3),
    popolazione,
    validoDal: correction.dal,
    validoAl: null,
    confluitoIn: null,
  };
}

/** The day before one, both `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
