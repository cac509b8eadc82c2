import { refused } from './refused.mjs';

const MAX_DEPTH = 256;
const MAX_ELEMENTS = 4_000_000;
const COMPLEX = 'Il file è troppo complesso per leggerne il testo.';

/**
 * Walks through XML without building a tree.
 * What an honest office program never writes is refused: document types (entities that grow), nesting without end, millions of elements.
 * @param {string} xml
 * @param {{ open?: (name: string, attribute: (name: string) => string | undefined, empty: boolean) => void, close?: (name: string) => void, text?: (text: string) => void }} hear names are without their prefix
 */
export function walkXml(xml, hear) {
  let depth = 0;
  let elements = 0;
  let at = 0;
  for (;;) {
    const tag = xml.indexOf('<', at);
    if (hear.text && tag !== at) {
      const text = xml.slice(at, tag < 0 ? xml.length : tag);
      if (text) hear.text(decodeEntities(text));
    }
    if (tag < 0) return;
    if (xml.startsWith('<!--', tag)) at = after(xml, '-->', tag + 4);
    else if (xml.startsWith('<![CDATA[', tag)) {
      at = after(xml, ']]>', tag + 9);
      hear.text?.(xml.slice(tag + 9, at - 3));
    } else if (xml.startsWith('<!', tag)) throw refused('TOO_COSTLY', 'Il file contiene definizioni che un documento non usa, e per sicurezza non viene letto.');
    else if (xml.startsWith('<?', tag)) at = after(xml, '?>', tag + 2);
    else {
      const end = tagEnd(xml, tag);
      if (xml[tag + 1] === '/') {
        depth -= 1;
        hear.close?.(localName(xml.slice(tag + 2, end).trimEnd()));
      } else {
        const empty = xml[end - 1] === '/';
        const inner = xml.slice(tag + 1, empty ? end - 1 : end);
        const space = inner.search(/\s/);
        const name = localName(space < 0 ? inner : inner.slice(0, space));
        elements += 1;
        if (!empty) depth += 1;
        if (depth > MAX_DEPTH || elements > MAX_ELEMENTS) throw refused('TOO_COSTLY', COMPLEX);
        hear.open?.(name, (wanted) => attributeOf(inner, wanted), empty);
        if (empty) hear.close?.(name);
      }
      at = end + 1;
    }
  }
}

function after(xml, mark, from) {
  const found = xml.indexOf(mark, from);
  if (found < 0) throw new Error('XML that does not end');
  return found + mark.length;
}

/** A `>` inside the quotes of an attribute ends nothing. */
function tagEnd(xml, at) {
  let end = xml.indexOf('>', at);
  if (end < 0) throw new Error('XML that does not end');
  const first = xml.slice(at, end);
  if (!first.includes('"') && !first.includes("'")) return end;
  let quote = '';
  for (end = at + 1; end < xml.length; end += 1) {
    const sign = xml[end];
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return end;
  }
  throw new Error('XML that does not end');
}

function localName(name) {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function attributeOf(inner, name) {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(inner);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}

const NAMED = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntities(text) {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name.toLowerCase()];
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
