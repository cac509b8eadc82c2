import { Fragment, type ReactElement } from 'react';

/** Words as they are compared: without accents, in lower case. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The beginnings by which words of the text are recognised: what was looked for, without the ending that bends it. */
export function stemsOf(query: string): string[] {
  return [...new Set((plain(query).match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => (word.length > 5 ? word.slice(0, -2) : word.length > 3 ? word.slice(0, -1) : word)))];
}

/** How many words of the text begin like what was looked for. */
export function countFound(text: string, stems: readonly string[]): number {
  return stems.length === 0 ? 0 : (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => stems.some((stem) => plain(word).startsWith(stem))).length;
}

/** Text with the words looked for marked. */
export function HighlightedText({ text, stems }: { readonly text: string; readonly stems: readonly string[] }): ReactElement {
  if (stems.length === 0) return <>{text}</>;
  return (
    <>
      {text.split(/([\p{L}\p{N}]+)/u).map((piece, index) => (index % 2 === 1 && stems.some((stem) => plain(piece).startsWith(stem)) ? <mark key={index}>{piece}</mark> : <Fragment key={index}>{piece}</Fragment>))}
    </>
  );
}
