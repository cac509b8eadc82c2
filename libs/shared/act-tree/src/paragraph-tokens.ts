import { canonicalJson } from '@province-comuni/shared-kernel';
import type { Inline, Mark, Paragraph } from './rich-text.js';

/** A paragraph as words for comparison: each word, space, variable and reference is one token, with its marks. */
export function tokenise(paragraph: Paragraph): string[] {
  return (paragraph.content ?? []).flatMap((inline) =>
    inline.type === 'text' ? (inline.text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []).map((word) => canonicalJson({ type: 'text', text: word, ...(inline.marks ? { marks: inline.marks } : {}) })) : [canonicalJson(inline)],
  );
}

/** The inverse of {@link tokenise}: neighbouring words with the same marks become one text again. */
export function detokenise(tokens: readonly string[]): Inline[] {
  const inlines: Inline[] = [];
  for (const token of tokens) {
    const inline = JSON.parse(token) as Inline;
    const last = inlines.at(-1);
    if (last?.type === 'text' && inline.type === 'text' && marksOf(last.marks) === marksOf(inline.marks)) inlines[inlines.length - 1] = { ...last, text: last.text + inline.text };
    else inlines.push(inline);
  }
  return inlines;
}

function marksOf(marks: readonly Mark[] | undefined): string {
  return canonicalJson(marks ?? []);
}
