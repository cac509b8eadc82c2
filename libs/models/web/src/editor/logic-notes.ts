import { Extension } from '@tiptap/core';
import type { Node as TextNode } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { LogicWords, PlaceLogic } from './clause-extensions.js';

/** Notes in the text, before what they are about: «se la forma è PPP», «per ogni riga di Servizi». They are read aloud, not edited and not saved. */
export function logicNotes(words: LogicWords): Extension {
  return Extension.create({
    name: 'logicNotes',
    addProseMirrorPlugins: () => [new Plugin({ props: { decorations: (state) => DecorationSet.create(state.doc, notesIn(state.doc, words)) } })],
  });
}

function notesIn(doc: TextNode, words: LogicWords): Decoration[] {
  const notes: Decoration[] = [];
  doc.descendants((node, position) => {
    const text = node.isInline ? null : words(node.attrs as PlaceLogic);
    if (text !== null) notes.push(Decoration.widget(firstLine(node, position), () => note(text), { side: -1, key: `${position}-${text}`, ignoreSelection: true }));
    return !node.isTextblock;
  });
  return notes;
}

/** Where the words of a block begin: notes of a list item or of a row go inside its first paragraph. */
function firstLine(node: TextNode, position: number): number {
  let inside = position + 1;
  for (let block = node; !block.isTextblock && block.firstChild; block = block.firstChild) inside += 1;
  return inside;
}

function note(text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'clause-logic-note';
  element.contentEditable = 'false';
  element.textContent = text;
  return element;
}
