import type { Condition } from '@province-comuni/shared-act-tree';
import { mergeAttributes, Node, type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { UndoRedo } from '@tiptap/extensions';
import { logicNotes } from './logic-notes.js';

/** What the chips of a text are called on screen. */
export interface ChipLabels {
  readonly variable: (key: string) => string;
  readonly clause: (clauseId: string) => string;
}

/** What decides whether a paragraph, an item or a row is printed, and for which rows it is repeated. */
export interface PlaceLogic {
  readonly when?: Condition | null;
  readonly repeat?: string | null;
}

/** Says in words what decides a place of the text; null when nothing does. */
export type LogicWords = (logic: PlaceLogic) => string | null;

/** An attribute the text never loses and the page does not show by itself: conditions and repeats belong to the model. */
const carried = (name: string, options: object = {}): Record<string, object> => ({ [name]: { default: null, rendered: false, ...options } });
/** The table commands count by these; joined cells have no place in an act, pasted or not. */
const single = (name: string): Record<string, object> => ({ [name]: { default: 1, rendered: false, parseHTML: () => 1 } });
const cellAttributes = (): Record<string, object> => ({ ...carried('align'), ...single('colspan'), ...single('rowspan'), ...carried('colwidth', { parseHTML: () => null }) });

const StyledList = OrderedList.extend({ addAttributes: () => ({ style: { default: 'number', renderHTML: (attrs: Record<string, string>) => ({ 'data-style': attrs['style'] }) } }) });
const CaptionedTable = Table.extend({ addAttributes: () => carried('caption') });
const TextCell = TableCell.extend({ content: 'paragraph+', addAttributes: cellAttributes });
const HeaderCell = TableHeader.extend({ content: 'paragraph+', addAttributes: cellAttributes });

function chip(name: string, attributes: readonly string[], label: (attrs: Record<string, string>) => string): Node {
  return Node.create({
    name,
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: () => Object.fromEntries(attributes.map((attribute) => [attribute, { default: null, parseHTML: (element: HTMLElement) => element.getAttribute(`data-${attribute.toLowerCase()}`), renderHTML: (attrs: Record<string, string>) => (attrs[attribute] ? { [`data-${attribute.toLowerCase()}`]: attrs[attribute] } : {}) }])),
    parseHTML: () => [{ tag: `span[data-chip="${name}"]` }],
    renderHTML: ({ node, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { 'data-chip': name, class: `clause-chip clause-chip-${name}` }), label(node.attrs as Record<string, string>)],
    renderText: ({ node }) => label(node.attrs as Record<string, string>),
  });
}

/**
 * The strict schema of a clause, as the editor knows it: the same nodes the server accepts, and no others.
 * @param words given where conditions and repeats are written: they stand in the text as notes, and a new paragraph starts without them
 */
export function clauseExtensions(labels: ChipLabels, words?: LogicWords): Extensions {
  const logic = (...names: string[]) => ({ addAttributes: () => Object.assign({}, ...names.map((name) => carried(name, { keepOnSplit: !words }))) as Record<string, object> });
  return [
    Document,
    Paragraph.extend(logic('when')),
    Text,
    Bold,
    Italic,
    BulletList,
    StyledList,
    ListItem.extend(logic('when', 'repeat')),
    ListKeymap,
    CaptionedTable.configure({ resizable: false }),
    TableRow.extend(logic('when', 'repeat')),
    HeaderCell,
    TextCell,
    UndoRedo,
    chip('variable', ['key', 'format'], (attrs) => labels.variable(attrs['key'] ?? '')),
    chip('clauseRef', ['clauseId'], (attrs) => labels.clause(attrs['clauseId'] ?? '')),
    chip('legalRef', ['urn', 'label'], (attrs) => attrs['label'] ?? ''),
    ...(words ? [logicNotes(words)] : []),
  ];
}
