import { mergeAttributes, Node, type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { UndoRedo } from '@tiptap/extensions';

/** What the chips of a text are called on screen. */
export interface ChipLabels {
  readonly variable: (key: string) => string;
  readonly clause: (clauseId: string) => string;
}

/** An attribute the page never shows and the text never loses: conditions and repeats belong to the model. */
const carried = (name: string): Record<string, object> => ({ [name]: { default: null, rendered: false } });

const LogicParagraph = Paragraph.extend({ addAttributes: () => carried('when') });
const LogicItem = ListItem.extend({ addAttributes: () => ({ ...carried('when'), ...carried('repeat') }) });
const LogicRow = TableRow.extend({ addAttributes: () => ({ ...carried('when'), ...carried('repeat') }) });
const StyledList = OrderedList.extend({ addAttributes: () => ({ style: { default: 'number', renderHTML: (attrs: Record<string, string>) => ({ 'data-style': attrs['style'] }) } }) });
const CaptionedTable = Table.extend({ addAttributes: () => carried('caption') });
const TextCell = TableCell.extend({ content: 'paragraph+', addAttributes: () => carried('align') });
const HeaderCell = TableHeader.extend({ content: 'paragraph+', addAttributes: () => carried('align') });

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

/** The strict schema of a clause, as the editor knows it: the same nodes the server accepts, and no others. */
export function clauseExtensions(labels: ChipLabels): Extensions {
  return [
    Document,
    LogicParagraph,
    Text,
    Bold,
    Italic,
    BulletList,
    StyledList,
    LogicItem,
    ListKeymap,
    CaptionedTable.configure({ resizable: false }),
    LogicRow,
    HeaderCell,
    TextCell,
    UndoRedo,
    chip('variable', ['key', 'format'], (attrs) => labels.variable(attrs['key'] ?? '')),
    chip('clauseRef', ['clauseId'], (attrs) => labels.clause(attrs['clauseId'] ?? '')),
    chip('legalRef', ['urn', 'label'], (attrs) => attrs['label'] ?? ''),
  ];
}
