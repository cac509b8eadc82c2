import type { MarkedText } from '@province-comuni/platform-ports';
import { excerpt, textCodes, textWords, type TextRange } from '@province-comuni/shared-kernel';
import { acronym, code } from './lexemes.js';

/** The places of a text that hold what was looked for; neighbours are one place. */
export function marksIn(text: string, marked: ReadonlySet<string>, stems: ReadonlyMap<string, string>): TextRange[] {
  const found: TextRange[] = [];
  for (const { word, start, end, stop, acronym: capitals } of textWords(text)) {
    if ((!stop && (marked.has(stems.get(word) ?? word) || marked.has(word))) || (capitals && marked.has(acronym(word)))) found.push({ start, end });
  }
  for (const { code: number, start, end } of textCodes(text)) if (marked.has(code(number))) found.push({ start, end });
  return joined(text, found.sort((a, b) => a.start - b.start));
}

function joined(text: string, ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last && (range.start <= last.end || text.slice(last.end, range.start).trim() === '')) result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else result.push(range);
  }
  return result;
}

/** The text, or the stretch of it that says most, with its marks. */
export function marked(text: string, wanted: ReadonlySet<string>, stems: ReadonlyMap<string, string>, length = Number.MAX_SAFE_INTEGER): MarkedText {
  return excerpt(text, marksIn(text, wanted, stems), length);
}
