import type { PianoOfProvincia } from '@province-comuni/piani-di-riassetto-domain';
import type { Cell } from '@province-comuni/platform-ports';
import { italianDay } from '@province-comuni/shared-kernel';

const WORDS: Readonly<Record<string, string>> = {
  ...{ NESSUNO: 'nessuno', IN_REDAZIONE: 'in redazione', ADOTTATO: 'adottato', AGGIORNATO: 'aggiornato', IN_MONITORAGGIO: 'in monitoraggio' },
  ...{ CONSIGLIO_PROVINCIALE: 'Consiglio Provinciale', PRESIDENTE: 'Presidente', ASSEMBLEA_DEI_SINDACI: 'Assemblea dei Sindaci' },
  ...{ NON_SVOLTO: 'non svolto', UFFICIO_PROVINCIALE: 'ufficio provinciale', UFFICIO_COMUNE: 'ufficio comune', CONVENZIONE: 'convenzione', IN_HOUSE: 'in house', PPP: 'partenariato pubblico privato', ALTRO: 'altro' },
};

/** The national table: a line for each Provincia, four columns for each pillar. */
export function tableOf(piani: readonly PianoOfProvincia[], pillars: readonly string[]): Cell[][] {
  const heads = ['Provincia', 'Sigla', 'Regione', 'Stato del piano', 'Organo', 'Numero', 'Data dell’atto', ...pillars.flatMap((pillar) => ['organizzazione', 'livello', 'personale', 'Comuni serviti'].map((column) => `${pillar}: ${column}`)), 'DUP dal', 'DUP approvato il', 'Aggiornato il'];
  return [
    heads,
    ...piani.map(({ ente, piano }): Cell[] => {
      const act = piano?.atti[0];
      const dup = piano?.dup[0];
      return [
        ...[ente.denominazione, ente.sigla, ente.regione, word(piano?.stato), word(act?.organo), act?.numero ?? null, act?.data ?? null],
        ...pillars.flatMap((pillar): Cell[] => {
          const choice = piano?.scelte.find(({ pilastro }) => pilastro === pillar);
          return [word(choice?.organizzazione), choice?.livello ?? null, choice?.personale ?? null, choice?.comuniServiti ?? null];
        }),
        ...[dup?.dal ?? null, dup?.data ?? null, piano?.updatedAt ? italianDay(piano.updatedAt) : null],
      ];
    }),
  ];
}

function word(key: string | undefined): string | null {
  return key === undefined ? null : (WORDS[key] ?? key);
}
