import type { Editor } from '@tiptap/react';
import type { PlaceLogic } from '../../editor/clause-extensions.js';

/** What encloses the cursor and may carry a condition. */
export interface TextPlace extends PlaceLogic {
  readonly kind: 'paragraph' | 'listItem' | 'tableRow';
  /** Where it begins in the text. */
  readonly position: number;
}

/** The row or the item around the cursor, or else the paragraph; a paragraph inside one only when it has a condition of its own. */
export function placesAtCursor(editor: Editor): TextPlace[] {
  const { $from } = editor.state.selection;
  const around: TextPlace[] = [];
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    const kind = node.type.name;
    if (kind !== 'paragraph' && kind !== 'listItem' && kind !== 'tableRow') continue;
    if (around.some((place) => place.kind === kind)) continue;
    around.push({ kind, position: $from.before(depth), ...(node.attrs as PlaceLogic) });
  }
  const contained = around.some((place) => place.kind !== 'paragraph');
  return around.filter((place) => place.kind !== 'paragraph' || !contained || place.when);
}

/** Writes what decides a place; null takes it away. */
export function setLogic(editor: Editor, place: TextPlace, logic: PlaceLogic): void {
  const node = editor.state.doc.nodeAt(place.position);
  if (node?.type.name !== place.kind) return;
  editor.view.dispatch(editor.state.tr.setNodeMarkup(place.position, undefined, { ...node.attrs, ...logic }));
}
