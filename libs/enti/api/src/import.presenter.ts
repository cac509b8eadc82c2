import type { IstatDifferences, IstatImportRefused } from '@province-comuni/enti-contract';
import type { EntiError, RegistryDifferences } from '@province-comuni/enti-domain';
import { assertUnreachable } from '@province-comuni/shared-kernel';

/** The differences as they leave the server: whole, without identifiers of this installation. */
export function presentDifferences({ nuovi, cessati, rinominati, spostati, completati, anno, popolazioni, popolazioniSenzaComune }: RegistryDifferences): IstatDifferences {
  return {
    nuovi: nuovi.map(({ codiceIstat, nome }) => ({ codiceIstat, nome })),
    cessati: cessati.map(({ codiceIstat, nome, successore }) => ({ codiceIstat, nome, successore })),
    rinominati: rinominati.map(({ codiceIstat, da, a }) => ({ codiceIstat, da, a })),
    spostati: spostati.map(({ nome, daCodice, aCodice }) => ({ nome, daCodice, aCodice })),
    completati: completati.length,
    anno,
    popolazioni: popolazioni.map(({ codiceIstat, nome, prima, dopo, precedente }) => ({ codiceIstat, nome, prima, dopo, precedente })),
    popolazioniSenzaComune,
  };
}

/** A refusal of the import, with the status of its answer. A code that is forgotten here does not compile. */
export function presentImportRefusal({ code, details }: EntiError): { readonly status: number; readonly body: IstatImportRefused } {
  const message = details.reason ?? '';
  switch (code) {
    case 'ENTI.INVALID_INPUT':
      return { status: 422, body: { problems: details.problems ?? [], message: null } };
    case 'ENTI.FILE_NOT_READABLE':
      return { status: 422, body: { problems: [{ field: details.file ?? 'elenco', message }], message: null } };
    case 'ENTI.NOT_FOUND':
      return { status: 404, body: { problems: [], message: 'Non trovato.' } };
    case 'ENTI.IMPORT_CHANGED':
      return { status: 409, body: { problems: [], message } };
    case 'ENTI.IMPORT_IMPLAUSIBLE':
    case 'ENTI.ALREADY_THERE':
      return { status: 422, body: { problems: [], message } };
    default:
      return assertUnreachable(code);
  }
}
