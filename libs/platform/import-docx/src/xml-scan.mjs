import { refused } from './refused.mjs';

const MAX_DEPTH = 200;
const MAX_ELEMENTS = 1_500_000;

/** Every tag of a text of XML: its place, name, raw attributes, and whether it opens, closes or is empty. Comments, CDATA and instructions are passed over. */
export function* tags(xml) {
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const skipped = skip(xml, at);
    if (skipped > 0) {
      at = skipped;
      continue;
    }
    const end = tagEnd(xml, at);
    const closes = xml[at + 1] === '/';
    const empty = xml[end - 1] === '/';
    const inner = xml.slice(at + (closes ? 2 : 1), empty ? end - 1 : end);
    const space = inner.search(/\s/);
    yield { at, end: end + 1, name: space < 0 ? inner : inner.slice(0, space), attributes: space < 0 ? '' : inner.slice(space), closes, empty };
    at = end + 1;
  }
}

/** The value of an attribute, as written. */
export function attribute(tag, name) {
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag.attributes)?.slice(1).find((value) => value !== undefined);
}

/**
 * Refuses what an honest word processor never writes: document types (entities that grow), nesting without end, millions of elements.
 * @throws {Error} with `problem`
 */
export function checkXml(xml) {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw refused('OVERSIZED_CONTENT', 'Il documento contiene definizioni che un documento di testo non usa, e per sicurezza non viene letto.');
  let depth = 0;
  let elements = 0;
  for (const tag of tags(xml)) {
    if (tag.closes) depth -= 1;
    else {
      elements += 1;
      if (!tag.empty) depth += 1;
    }
    if (depth > MAX_DEPTH || elements > MAX_ELEMENTS) throw refused('OVERSIZED_CONTENT', 'Il documento è troppo complesso per essere letto.');
  }
}

/** The end of what is no element, or 0. */
function skip(xml, at) {
  for (const [open, close] of [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']]) {
    if (!xml.startsWith(open, at)) continue;
    const end = xml.indexOf(close, at + open.length);
    if (end < 0) throw new Error('XML that does not end');
    return end + close.length;
  }
  return 0;
}

/** A `>` inside the quotes of an attribute ends nothing. */
function tagEnd(xml, at) {
  let quote = '';
  for (let index = at + 1; index < xml.length; index += 1) {
    const char = xml[index];
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return index;
  }
  throw new Error('XML that does not end');
}
