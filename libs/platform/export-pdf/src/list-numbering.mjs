import { crossReferences, ENTRY, unexpected } from './pdf-file.mjs';

const UNSAID = '/ListNumbering /None';
/** How Typst's own lists say it. */
const SAID = { numbered: '/ListNumbering /Decimal', dashed: '/ListNumbering /Circle' };

const ELEMENT = /(?:^|\n)(\d+) 0 obj\n<<\n {2}\/Type \/(StructElem|StructTreeRoot)\n([^]*?)\n>>\nendobj/g;

/**
 * Says of each list in the tree of tags whether it is numbered, which readers of ordered lists need (ISO 14289-1, 7.6): the lists of the template come as definition lists, of
 * which Typst says nothing. The lists of the file stand in the same order as those of the act.
 * @param {Uint8Array} bytes a file as Typst wrote it
 * @param {readonly ('numbered' | 'dashed')[]} kinds of the lists, in the order of the text
 * @returns {Uint8Array}
 * @throws {Error} when the file is not laid out as Typst does, or has other lists
 */
export function numberLists(bytes, kinds) {
  if (kinds.length === 0) return bytes;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { table, entries, count, trailer } = crossReferences(file);
  const text = file.toString('latin1', 0, table);
  const changes = listsOf(text).map(({ at }, index) => ({ at, said: SAID[kinds[index]] }));
  if (changes.length !== kinds.length || changes.some(({ at, said }) => at < 0 || !said)) throw unexpected();
  changes.sort((a, b) => a.at - b.at);
  const pieces = [];
  let from = 0;
  for (const { at, said } of changes) {
    pieces.push(text.slice(from, at), said);
    from = at + UNSAID.length;
  }
  pieces.push(text.slice(from));
  const head = file.toString('latin1', table, entries);
  const moved = Array.from({ length: count }, (_, object) => {
    const entry = file.toString('latin1', entries + object * ENTRY, entries + (object + 1) * ENTRY);
    return entry[17] === 'n' ? String(movedTo(Number(entry.slice(0, 10)), changes)).padStart(10, '0') + entry.slice(10) : entry;
  });
  return Buffer.from([...pieces, head, ...moved, trailer.replace(/(?<=\nstartxref\n)\d+/, String(movedTo(table, changes)))].join(''), 'latin1');
}

/** The lists of the tree of tags, in the order of the text: where each says how it is numbered. */
function listsOf(text) {
  const elements = new Map();
  let root;
  for (const { 1: object, 2: type, 3: body, index, 0: whole } of text.matchAll(ELEMENT)) {
    const said = body.includes('  /S /L\n') ? whole.indexOf(UNSAID) : undefined;
    const element = { children: childrenOf(body), list: said !== undefined, at: said === undefined || said < 0 ? -1 : index + said };
    elements.set(Number(object), element);
    if (type === 'StructTreeRoot') root = element;
  }
  if (!root) throw unexpected();
  const lists = [];
  const open = [root];
  while (open.length > 0) {
    const element = open.pop();
    if (element.list) lists.push(element);
    // Only elements of the tree: marks of content and links stand among them.
    for (const child of element.children.toReversed()) if (elements.has(child)) open.push(elements.get(child));
  }
  return lists;
}

function childrenOf(body) {
  const from = body.indexOf('  /K ');
  if (from < 0) return [];
  const kids = body[from + 5] === '[' ? body.slice(from, body.indexOf(']', from)) : body.slice(from, (body.indexOf('\n', from) + 1 || body.length + 1) - 1);
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, object]) => Number(object));
}

/** Where a byte stands after the changes before it. */
function movedTo(offset, changes) {
  let moved = offset;
  for (const { at, said } of changes) {
    if (at >= offset) break;
    moved += said.length - UNSAID.length;
  }
  return moved;
}
