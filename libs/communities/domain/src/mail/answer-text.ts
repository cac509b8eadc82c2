import { plainPost, type PostText } from '@province-comuni/communities-contract';

/** Stands in our letters above their text: whoever answers writes above it. */
export const ANSWER_ABOVE = '— Per rispondere scrivete sopra questa riga —';

/** Lines that are joined to look for the words with which a program introduces what it quotes: they are broken at will. */
const INTRODUCTION_LINES = 4;
const LONGEST_INTRODUCTION = 400;

/**
 * "Il giorno lun 30 nov 2026 alle ore 10:12 Anna <a@b.it> ha scritto:" of Gmail, Apple Mail, Thunderbird, K-9, and their English, German, French and Spanish sisters.
 * A date or an address is in it: "Il revisore ha scritto:" is somebody's own sentence.
 */
const INTRODUCTION = /^(?:Il|In data|On|Am|Le|El|Lo|Nel) (?=.{0,380}(?:\d|@)).{5,380}? (?:ha scritto|ha scritto nel messaggio|scrisse|wrote|schrieb|a écrit|escribió)(?: [^:]{0,80})?:$/i;
const NAMED_INTRODUCTION = /^[^<>\n]{0,100}<[^<>\s]+@[^<>\s]+> (?:ha scritto|wrote)(?: [^:]{0,80})?:$/i;
/** "-----Messaggio originale-----" of Outlook and Zimbra; also of what was passed on. */
const DIVIDER = /^-{2,}\s*(?:Messaggio originale|Messaggio inoltrato|Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Original-Nachricht)\s*-{2,}$/i;
/** The block of headers that Outlook and Zimbra put above what they quote: "Da: … Inviato: … A: … Oggetto: …". */
const BLOCK_BEGINS = /^\*?(?:Da|From|Von|De)\s?\*?\s?:\*?\s+\S/i;
const BLOCK_FIELDS = [/^\*?(?:Inviato|Data|Sent|Date|Gesendet|Envoyé|Enviado)(?: il)?\s?\*?\s?:/i, /^\*?(?:A|To|An|À|Para)\s?\*?\s?:/i, /^\*?(?:Oggetto|Subject|Betreff|Objet|Asunto)\s?\*?\s?:/i];
const BLOCK_LINES = 8;
/** "Inviato da iPhone", "Ottieni Outlook per Android", "Sent from my Galaxy". */
const DEVICE = /^(?:Inviato da(?:l mio)? |Inviata da |Sent from |Get Outlook for |Ottieni Outlook per |Scarica Outlook per |Inviato con |Sent with )\S.{0,80}$/i;
const MOST_PASSES = 20;
const QUOTED = /^\s?>/;
/** RFC 3676: two dashes alone; the space behind them gets lost on the way. */
const SIGNATURE = /^--$/;

/**
 * What somebody wrote in his answer: without the quoted part, the signature behind two dashes and what his telephone adds. Who answers below or between the quoted lines keeps
 * his own. Only whole lines go; what is left stands in its order.
 */
export function answerOf(text: string): string {
  let lines = text.replace(/\r\n?/g, '\n').replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200b-\u200f\ufeff]/g, '').split('\n').map((line) => line.trimEnd());
  // What an introduction hid may show another one; a mail made of introductions is not read to its end.
  for (let before = -1, times = 0; before !== lines.length && times < MOST_PASSES; times += 1) {
    before = lines.length;
    lines = withoutSignature(withoutQuotes(lines));
  }
  return trimmed(lines).join('\n').replace(/\n{3,}/g, '\n\n');
}

/** Whether signs could not be decoded: what was meant is lost. */
export function isBroken(text: string): boolean {
  return text.includes('\ufffd');
}

/** The answer as a post: paragraphs where lines are empty, and where one ends early; lines that a program broke at its margin are joined. */
export function postOf(answer: string): PostText {
  const paragraphs: string[] = [];
  for (const block of answer.split(/\n\s*\n/)) {
    let open = false;
    for (const line of block.split('\n').map((each) => each.trim()).filter((each) => each !== '')) {
      if (open && !ITEM.test(line)) paragraphs[paragraphs.length - 1] += ` ${line}`;
      else paragraphs.push(line);
      open = line.length >= MARGIN;
    }
  }
  return plainPost(...paragraphs);
}

/** A line shorter than this ended because its author ended it. */
const MARGIN = 60;
const ITEM = /^(?:[-–—•*·]|\d{1,3}[.)]|[a-z]\))\s/i;

function withoutQuotes(lines: readonly string[]): string[] {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!.trim();
    if (line.replace(/^[>\s]+/, '') === ANSWER_ABOVE || DIVIDER.test(line) || isBlock(lines, at)) return withoutRule(lines.slice(0, at));
    const length = introductionAt(lines, at);
    if (length === 0) continue;
    const [above, below] = [lines.slice(0, at), lines.slice(at + length)];
    // Quoted line by line: what is between and below is the author's own.
    if (QUOTED.test(below.find((each) => each.trim() !== '') ?? '')) return [...above, ...below.filter((each) => !QUOTED.test(each))];
    return above;
  }
  return lines.filter((line) => !QUOTED.test(line));
}

/** Outlook draws a line above the block. */
function withoutRule(lines: readonly string[]): string[] {
  const kept = trimmed(lines);
  while (/^[_-]{5,}$/.test(kept.at(-1)?.trim() ?? '')) kept.pop();
  return kept;
}

/** Lines that the introduction takes up from here; 0 when there is none. */
function introductionAt(lines: readonly string[], at: number): number {
  let joined = '';
  for (let length = 1; length <= INTRODUCTION_LINES; length += 1) {
    const line = lines[at + length - 1]?.trim();
    if (!line || QUOTED.test(line)) return 0;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (joined.length > LONGEST_INTRODUCTION) return 0;
    if (joined.endsWith(':') && (INTRODUCTION.test(joined) || NAMED_INTRODUCTION.test(joined))) return length;
  }
  return 0;
}

function isBlock(lines: readonly string[], at: number): boolean {
  if (!BLOCK_BEGINS.test(lines[at]!.trim())) return false;
  const next = lines.slice(at + 1, at + 1 + BLOCK_LINES).map((line) => line.trim());
  return BLOCK_FIELDS.filter((field) => next.some((line) => field.test(line))).length >= 2;
}

function withoutSignature(lines: readonly string[]): string[] {
  const at = lines.findIndex((line) => SIGNATURE.test(line));
  const kept = trimmed(at === -1 ? lines : lines.slice(0, at));
  while (kept.length > 0 && (kept.at(-1)!.trim() === '' || DEVICE.test(kept.at(-1)!.trim()))) kept.pop();
  return kept;
}

function trimmed(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}
