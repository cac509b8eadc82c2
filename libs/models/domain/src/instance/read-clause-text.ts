import { parseRichText, RichTextProblem, type Block, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import { canonicalJson } from '@province-comuni/shared-kernel';
import { ClauseRefused } from '../errors.js';

/**
 * Reads the text of a clause as a page sent it.
 *
 * @param from texts whose conditions and repeats it may keep: only the national model makes new ones
 * @throws ClauseRefused for what is not in the schema, or has conditions of its own
 */
export function readClauseBody(input: unknown, from: readonly RichText[]): RichText {
  const body = readText(input);
  const allowed = new Set(from.flatMap(logicOf));
  if (logicOf(body).some((logic) => !allowed.has(logic))) throw new ClauseRefused('Condizioni e ripetizioni si scrivono solo nel modello nazionale.');
  return body;
}

/** Reads the heading of a clause as a page sent it. @throws ClauseRefused */
export function readClauseHeading(input: unknown): readonly Inline[] {
  const text = readText({ type: 'doc', content: [{ type: 'paragraph', content: input ?? [] }] });
  const [first] = text.content;
  return first?.type === 'paragraph' ? (first.content ?? []) : [];
}

function readText(input: unknown): RichText {
  try {
    return parseRichText(input, { allowLogic: true });
  } catch (error) {
    if (error instanceof RichTextProblem) throw new ClauseRefused(error.message);
    throw error;
  }
}

/** The conditions and repeats of a text, each as one comparable string. */
function logicOf(text: RichText): string[] {
  const of = (block: Block): string[] => {
    switch (block.type) {
      case 'paragraph':
        return block.attrs ? [canonicalJson(block.attrs)] : [];
      case 'bulletList':
      case 'orderedList':
        return block.content.flatMap((item) => [...(item.attrs ? [canonicalJson(item.attrs)] : []), ...item.content.flatMap(of)]);
      case 'table':
        return block.content.flatMap((row) => (row.attrs ? [canonicalJson(row.attrs)] : []));
    }
  };
  return text.content.flatMap(of);
}
