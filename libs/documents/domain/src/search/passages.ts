import type { SearchPassage } from '@province-comuni/platform-ports';
import type { FilePage } from '../files/stored-file.js';

/** Longer stretches say too little about where the words stand; shorter ones cut sentences. Characters. */
const LONGEST = 1600;

/** The text of a file in stretches that can be found and shown by themselves: whole paragraphs of one page where they fit, cut between words where one does not. */
export function passagesOf(pages: readonly Pick<FilePage, 'page' | 'heading' | 'text'>[]): SearchPassage[] {
  return pages.flatMap(({ page, heading, text }) => stretches(text).map((stretch) => ({ page, heading, text: stretch }))).map((passage, ordinal) => ({ ordinal, ...passage }));
}

function stretches(text: string): string[] {
  const out: string[] = [];
  let open = '';
  for (const paragraph of text.split(/\n\s*\n/).flatMap(pieces)) {
    if (open !== '' && open.length + paragraph.length + 2 > LONGEST) {
      out.push(open);
      open = '';
    }
    open = open === '' ? paragraph : `${open}\n\n${paragraph}`;
  }
  return open === '' ? out : [...out, open];
}

/** A paragraph as it is, or in pieces that end at a sentence or at least at a word. */
function pieces(paragraph: string): string[] {
  const out: string[] = [];
  const text = paragraph.trim();
  for (let at = 0; at < text.length; ) {
    const end = text.length - at <= LONGEST ? text.length : at + cutOf(text.slice(at, at + LONGEST));
    const piece = text.slice(at, end).trim();
    if (piece !== '') out.push(piece);
    at = end;
  }
  return out;
}

function cutOf(window: string): number {
  const sentence = Math.max(window.lastIndexOf('. '), window.lastIndexOf('; '), window.lastIndexOf('\n'));
  const word = window.lastIndexOf(' ');
  return sentence > LONGEST / 2 ? sentence + 1 : word > 0 ? word : LONGEST;
}
