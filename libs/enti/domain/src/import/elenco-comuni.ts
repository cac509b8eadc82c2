import { decodeText, parseCsvRows, plainHeading } from '@province-comuni/shared-kernel';
import { codiceCatastale, codiceIstatComune } from '../ente/codes.js';
import { fileNotReadable } from '../errors.js';

/** A row of ISTAT's list of Comuni. */
export interface ElencoRow {
  readonly codiceIstat: string;
  readonly codiceCatastale: string | null;
  readonly nome: string;
}

/** A Comune has the historical code of its Provincia, also where the "unità territoriale sovracomunale" has a 2xx one. */
const CODICE = 'codice comune formato alfanumerico';
const NOME = 'denominazione in italiano';
const CATASTALE = /^codice catastale/;

/** Reads ISTAT's `Elenco-comuni-italiani.csv`. @throws EntiError FILE_NOT_READABLE */
export function parseElencoComuni(file: Uint8Array): ElencoRow[] {
  const [headings, ...rows] = parseCsvRows(decodeText(file));
  const plain = (headings?.fields ?? []).map(plainHeading);
  const codice = plain.indexOf(CODICE);
  const nome = plain.indexOf(NOME);
  const catastale = plain.findIndex((heading) => CATASTALE.test(heading));
  if (codice === -1 || nome === -1) {
    throw fileNotReadable('elenco', `Nell'elenco dei Comuni mancano le colonne «Codice Comune formato alfanumerico» e «Denominazione in italiano»: serve il file Elenco-comuni-italiani.csv di ISTAT, separato da punto e virgola.`);
  }
  const seen = new Set<string>();
  const result: ElencoRow[] = [];
  for (const { line, fields: row } of rows) {
    const code = codiceIstatComune(row[codice] ?? '');
    const name = (row[nome] ?? '').trim();
    // Notes stand below the table, in the first column.
    if (!code && !name) continue;
    if (!code || !name || seen.has(code)) {
      throw fileNotReadable('elenco', `Riga ${line} dell'elenco dei Comuni: «${row[codice] ?? ''}» «${name}» ${code && seen.has(code) ? 'è ripetuta' : 'non ha un codice di 6 cifre e un nome (esempio: 041067 Urbino)'}.`);
    }
    seen.add(code);
    result.push({ codiceIstat: code, codiceCatastale: codiceCatastale(row[catastale] ?? ''), nome: name });
  }
  if (result.length === 0) throw fileNotReadable('elenco', "L'elenco dei Comuni non contiene nessun Comune.");
  return result;
}
