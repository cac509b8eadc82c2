import { attribute, tags } from './xml-scan.mjs';

/**
 * A text of XML as a tree: name, raw attributes, children, and the text directly inside.
 * @throws {Error} when an element is closed that is not open
 */
export function parseTree(xml) {
  const root = node({ name: '', attributes: '' });
  const open = [root];
  let at = 0;
  for (const tag of tags(xml)) {
    const parent = open.at(-1);
    if (parent !== root && tag.at > at) parent.text += plainText(xml.slice(at, tag.at));
    at = tag.end;
    if (tag.closes) {
      if (open.length === 1 || parent.name !== tag.name) throw new Error(`XML closes ${tag.name}`);
      open.pop();
      continue;
    }
    const child = node(tag);
    parent.children.push(child);
    if (!tag.empty) open.push(child);
  }
  if (open.length > 1) throw new Error('XML that does not end');
  return root;
}

/** The first child of this name. */
export function child(parent, name) {
  return parent?.children.find((candidate) => candidate.name === name);
}

/** Every element of this name, wherever it stands. */
export function descendants(parent, name) {
  return parent.children.flatMap((inner) => [...(inner.name === name ? [inner] : []), ...descendants(inner, name)]);
}

/** The value of an attribute, with entities resolved; undefined when it is not there. */
export function value(element, name) {
  const raw = element && attribute(element, name);
  return raw === undefined ? undefined : unescaped(raw);
}

function node({ name, attributes }) {
  return { name, attributes, children: [], text: '' };
}

/** Between two tags there may be comments, instructions and CDATA, which are no elements. */
function plainText(raw) {
  if (!raw.includes('<')) return unescaped(raw);
  return raw
    .split(/(<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->|<\?[^]*?\?>)/)
    .map((part) => (part.startsWith('<![CDATA[') ? part.slice(9, -3) : part.startsWith('<') ? '' : unescaped(part)))
    .join('');
}

const NAMED = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescaped(text) {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|quot|apos|amp));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name.toLowerCase()];
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
  });
}
