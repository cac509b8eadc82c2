// Not allowed in XML 1.0, or invisible and able to make a page read otherwise than its text: controls, bidirectional
// overrides, zero-width characters, soft hyphens, non-characters.
const UNPRINTABLE = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFDD0-\uFDEF\uFEFF\uFFF0-\uFFFB\uFFFE\uFFFF]|[\u{E0000}-\u{E0FFF}]/gu;

// Anything outside the letters, signs and quotes of an Italian act, where the text stays as it is: none of these is
// unprintable, and none changes or joins under NFC (combining marks begin at U+0300).
const UNUSUAL = /[^\n -~\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027\u20AC]/;

/** Text as every format can carry it: composed (NFC), line breaks as `\n`, without characters that do not print. */
export function printable(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNPRINTABLE, '')
    .normalize('NFC');
}

/** Text of the runs, one line. */
export function runsText(runs: readonly { readonly text: string }[]): string {
  return normaliseText(runs.map((run) => run.text).join(''));
}

/** Collapses all white space to single spaces: two texts are the same act when these are equal. */
export function normaliseText(text: string): string {
  if (!/[^\S ]| {2}/u.test(text)) return text.trim();
  return text.replace(/\s+/gu, ' ').trim();
}
