import { isLinkAllowed, isReference, REFERENCE_WORDS, type ReferenceKind } from '@province-comuni/communities-contract';
import { Mark, mergeAttributes, Node, type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { UndoRedo } from '@tiptap/extensions';

/** The table commands count by these; joined cells have no place in a post, pasted or not. */
const single = (name: string): Record<string, object> => ({ [name]: { default: 1, rendered: false, parseHTML: () => 1 } });
const cell = { content: 'paragraph+', addAttributes: () => ({ ...single('colspan'), ...single('rowspan'), colwidth: { default: null, rendered: false, parseHTML: () => null } }) };

const Quote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block+',
  defining: true,
  // Whose words they are goes along when they are copied within the page.
  addAttributes: () => ({ postId: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('data-post'), renderHTML: ({ postId }: Record<string, string | null>) => (postId ? { 'data-post': postId } : {}) } }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
});

const CodeLines = Node.create({
  name: 'codeBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: ({ HTMLAttributes }) => ['pre', HTMLAttributes, ['code', 0]],
  addKeyboardShortcuts() {
    return {
      // Enter is a new line of code; this leaves it.
      'Mod-Enter': ({ editor }) => editor.isActive('codeBlock') && editor.commands.exitCode(),
      ArrowDown: ({ editor }) => {
        const { $head, empty } = editor.state.selection;
        const isAtEnd = empty && $head.parent.type.name === 'codeBlock' && $head.parentOffset === $head.parent.content.size;
        return isAtEnd && $head.after() >= editor.state.doc.content.size ? editor.commands.exitCode() : false;
      },
    };
  },
});

const Code = Mark.create({ name: 'code', code: true, exitable: true, parseHTML: () => [{ tag: 'code' }], renderHTML: ({ HTMLAttributes }) => ['code', HTMLAttributes, 0] });

const LinkMark = Mark.create({
  name: 'link',
  inclusive: false,
  exitable: true,
  addAttributes: () => ({ href: { default: null } }),
  // A link that the server would refuse is words.
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element: HTMLElement) => (isLinkAllowed(element.getAttribute('href') ?? '') ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['a', mergeAttributes(HTMLAttributes, { rel: 'nofollow noopener noreferrer' }), 0],
});

const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ personId: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('data-person'), renderHTML: ({ personId }: Record<string, string>) => ({ 'data-person': personId }) }, label: { default: '', parseHTML: (element: HTMLElement) => element.textContent?.replace(/^@/, '') ?? '', rendered: false } }),
  parseHTML: () => [{ tag: 'span[data-person]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { class: 'com-mention' }), `@${String(node.attrs['label'])}`],
  renderText: ({ node }) => `@${String(node.attrs['label'])}`,
});

const of = (name: string): object => ({ default: null, parseHTML: (element: HTMLElement) => element.getAttribute(`data-reference-${name}`), renderHTML: (attributes: Record<string, string>) => ({ [`data-reference-${name}`]: attributes[name] }) });

/** A thing of the product. Its title is shown to who writes, and is no part of what is sent: the server takes kind and id. */
const ReferenceNode = Node.create({
  name: 'reference',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ kind: of('kind'), id: of('id'), label: { default: '', parseHTML: (element: HTMLElement) => element.textContent?.replace(/^#/, '') ?? '', rendered: false } }),
  parseHTML: () => [{ tag: 'span[data-reference-kind]', getAttrs: (element: HTMLElement) => (isReference(element.getAttribute('data-reference-kind'), element.getAttribute('data-reference-id')) ? null : false) }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { class: 'com-mention' }), `#${labelOf(node.attrs)}`],
  renderText: ({ node }) => `#${labelOf(node.attrs)}`,
});

function labelOf({ kind, label }: Record<string, unknown>): string {
  return String(label) || (Object.hasOwn(REFERENCE_WORDS, String(kind)) ? REFERENCE_WORDS[kind as ReferenceKind] : '');
}

/** The strict schema of a post, as the editor knows it: the same nodes the server accepts, and no others. */
export function postExtensions(): Extensions {
  return [Document, Paragraph, Text, Bold, Italic, Code, LinkMark, BulletList, OrderedList.extend({ addAttributes: () => ({}) }), ListItem, ListKeymap, Quote, CodeLines, Table.configure({ resizable: false }), TableRow, TableHeader.extend(cell), TableCell.extend(cell), Mention, ReferenceNode, UndoRedo];
}
