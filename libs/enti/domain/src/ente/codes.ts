/** The code in its own form, or null when it is not one. Codes are text: leading zeros count, and NA is Napoli. */
export type CodeReader = (text: string) => string | null;

const reader =
  (form: RegExp, fold: (text: string) => string = (text) => text.toUpperCase()): CodeReader =>
  (text) => {
    const code = fold(text.trim());
    return form.test(code) ? code : null;
  };

/** ISTAT code of a Comune: 6 digits, the first 3 its Provincia. Example: 041067. */
export const codiceIstatComune = reader(/^[0-9]{6}$/);

/** ISTAT code of a Provincia: 3 digits, the historical one where there is also a 2xx. Example: 041. */
export const codiceIstatProvincia = reader(/^[0-9]{3}$/);

/** Cadastral code: letter and 3 digits. Example: L500. */
export const codiceCatastale = reader(/^[A-Z][0-9]{3}$/);

/** Two letters of a Provincia. Example: PU. */
export const sigla = reader(/^[A-Z]{2}$/);

/** Code in IndicePA: letters, digits and `_`, in its own case. Example: p_PU. */
export const codiceIpa = reader(/^[A-Za-z0-9_]{2,40}$/, (text) => text);

/** Certified mail. Example: protocollo@pec.ente.it. */
export const pec = reader(/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]{2,}$/, (text) => text.toLowerCase());

/** Whether two codes of IndicePA are the same: case does not count. */
export function sameCodiceIpa(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The Provincia of a Comune, from its code. */
export function provinciaOfComune(codiceIstat: string): string {
  return codiceIstat.slice(0, 3);
}
