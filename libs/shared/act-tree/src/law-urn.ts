import { italianDate } from '@province-comuni/shared-kernel';

const URN = /^urn:nir:[a-z0-9.;:~@\-_,]{5,200}$/;
const NORMATTIVA = 'https://www.normattiva.it/uri-res/N2Ls?';

/**
 * Reads a norm as somebody writes it: its URN:NIR, or an address of Normattiva that holds one.
 * @returns null for anything else
 */
export function readLawUrn(text: string): string | null {
  const urn = decoded(text.trim()).toLowerCase().replace(/^https?:\/\/(?:www\.)?normattiva\.it\/uri-res\/n2ls\?/, '');
  return URN.test(urn) ? urn : null;
}

/** Where Normattiva shows a norm. */
export function lawAddress(urn: string): string {
  return `${NORMATTIVA}${encodeURI(urn)}`;
}

/** A norm in words, as far as its URN says them: "decreto legislativo 18/8/2000, n. 267, art. 30, comma 2". */
export function lawInWords(urn: string): string {
  const [, authority = '', kind = '', act = '', part = ''] = /^urn:nir:([^:~]*):([^:~]*)(?::([^~]*))?~?(.*)$/.exec(urn) ?? [];
  const [day = '', number = ''] = act.replace(/[@!].*$/, '').split(';');
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) ? italianDate(day) : day;
  const parts = part.split('-').flatMap((piece) => {
    const [, name = '', which = ''] = /^(art|com)(.+)$/.exec(piece) ?? [];
    return name === 'art' ? `art. ${which}` : name === 'com' ? `comma ${which}` : [];
  });
  const head = [kind.replaceAll('.', ' '), authority === 'stato' ? '' : authority.replaceAll('.', ' '), date].filter(Boolean).join(' ');
  return kind === '' || head === '' ? urn : [head, ...(number ? [`n. ${number}`] : []), ...parts].join(', ');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
