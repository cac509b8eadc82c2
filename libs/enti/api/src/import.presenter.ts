import type * as domain from '@province-comuni/enti-domain';
import { RegistryDifferences } from './graphql/istat-import.type.js';

/** Longest list of a preview; the counts say the rest. */
const SHOWN = 100;

export function presentDifferences(differences: domain.RegistryDifferences): RegistryDifferences {
  const { nuovi, cessati, rinominati, spostati, completati, anno, popolazioni, popolazioniSenzaComune } = differences;
  return Object.assign(new RegistryDifferences(), {
    numeroNuovi: nuovi.length,
    nuovi: nuovi.slice(0, SHOWN).map(({ codiceIstat, nome }) => ({ codiceIstat, nome, prima: null })),
    numeroCessati: cessati.length,
    cessati: cessati.slice(0, SHOWN).map(({ codiceIstat, nome }) => ({ codiceIstat, nome, prima: nome })),
    numeroRinominati: rinominati.length,
    rinominati: rinominati.slice(0, SHOWN).map(({ codiceIstat, da, a }) => ({ codiceIstat, nome: a, prima: da })),
    numeroSpostati: spostati.length,
    spostati: spostati.slice(0, SHOWN).map(({ nome, daCodice, aCodice }) => ({ codiceIstat: aCodice, nome, prima: daCodice })),
    numeroCompletati: completati.length,
    anno,
    numeroPopolazioni: popolazioni.length,
    popolazioni: popolazioni.slice(0, SHOWN),
    popolazioniSenzaComune: popolazioniSenzaComune.slice(0, SHOWN),
  });
}
