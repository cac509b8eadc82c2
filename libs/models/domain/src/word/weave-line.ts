import type { Inline, Mark } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import { diffComm } from 'node-diff3';
import type { SentPiece } from './sent-lines.js';

/** A place of the clause whose printed words were changed: it stays in the text, and the words are told. */
export interface ChangedPlace {
  readonly inline: Inline;
  readonly before: string;
  readonly after: string;
}

export interface WovenLine {
  readonly content: readonly Inline[];
  /** Variables and references to clauses whose words were changed. */
  readonly changed: readonly ChangedPlace[];
  /** Variables and references that were taken out with their words. */
  readonly removed: readonly Inline[];
}

interface Token {
  /** As it is written. */
  readonly text: string;
  /** As it is compared: every white space is one. */
  readonly key: string;
  readonly marks: readonly Mark[] | undefined;
  /** Place among the pieces it was printed from; -1 for plain text. */
  readonly place: number;
}

type Step = { readonly op: 'keep' | 'cut' | 'put'; readonly token: Token; readonly region: number };

/**
 * The words of a line as they came back, with the variables and references of the line that was sent in their places. One whose words were changed stays
 * as it is: its words come from an answer or from a number that is counted, and are never frozen into text. The name of a norm is text: changed, it is only that.
 */
export function weaveLine(sent: readonly SentPiece[], returned: readonly { readonly text: string; readonly marks?: readonly Mark[] }[]): WovenLine {
  const steps = stepsBetween(sentTokens(sent), returnedTokens(returned));
  const fates = new Map(sent.flatMap((piece, place) => (piece.inline ? [[place, fateOf(steps, place, piece.inline)] as const] : [])));
  const writer = new InlineWriter();
  for (let at = 0; at < steps.length; at += 1) {
    const { op, token } = steps[at]!;
    const fate = fates.get(token.place);
    if (fate && fate.stays && at === fate.from) {
      writer.place(sent[token.place]!.inline!);
      at = fate.to;
    } else if (op !== 'cut') writer.text(token);
  }
  return {
    content: writer.done(),
    changed: [...fates].flatMap(([place, fate]) => (fate.stays && fate.after !== null ? [{ inline: sent[place]!.inline!, before: sent[place]!.text, after: fate.after }] : [])),
    removed: [...fates].flatMap(([place, fate]) => (!fate.stays && sent[place]!.inline!.type !== 'legalRef' ? [sent[place]!.inline!] : [])),
  };
}

/** What became of a place: the steps it takes up, whether it stays, and the words that stand there now where they are others. */
interface Fate {
  readonly from: number;
  readonly to: number;
  readonly stays: boolean;
  readonly after: string | null;
}

function fateOf(steps: readonly Step[], place: number, inline: Inline): Fate {
  const own = steps.flatMap((step, index) => (step.token.place === place ? [index] : []));
  const from = own[0] ?? -1;
  let to = own.at(-1) ?? -1;
  if (from < 0) return { from, to, stays: false, after: null };
  const range = (): readonly Step[] => steps.slice(from, to + 1);
  if (range().every((step) => step.op === 'keep')) return { from, to, stays: true, after: null };
  if (inline.type === 'legalRef') return { from, to, stays: false, after: null };
  // Words put where only words of this place were cut stand in the place.
  const region = steps[to]!.op === 'cut' ? steps[to]!.region : -1;
  const alone = region >= 0 && steps.every((step) => step.region !== region || step.op !== 'cut' || step.token.place === place);
  while (alone && steps[to + 1]?.region === region && steps[to + 1]!.op === 'put') to += 1;
  const after = range().filter((step) => step.op !== 'cut').map((step) => step.token.text).join('').trim();
  // Nothing is left of it: it was taken out with the words around, or alone.
  return after === '' || range().every((step) => step.op === 'cut') ? { from, to, stays: false, after: null } : { from, to, stays: true, after };
}

function stepsBetween(a: readonly Token[], b: readonly Token[]): Step[] {
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  for (const [region, part] of (diffComm(a.map(({ key }) => key), b.map(({ key }) => key)) as { common?: string[]; buffer1?: string[]; buffer2?: string[] }[]).entries()) {
    for (const _ of part.common ?? []) {
      steps.push({ op: 'keep', token: a[i++]!, region });
      j += 1;
    }
    for (const _ of part.buffer1 ?? []) steps.push({ op: 'cut', token: a[i++]!, region });
    for (const _ of part.buffer2 ?? []) steps.push({ op: 'put', token: b[j++]!, region });
  }
  return steps;
}

const WORDS = /\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;

function sentTokens(pieces: readonly SentPiece[]): Token[] {
  return pieces.flatMap((piece, place) => (piece.text.match(WORDS) ?? []).map((text) => ({ text, key: keyOf(text), marks: piece.marks, place: piece.inline ? place : -1 })));
}

/** Words are read over the borders of runs, which say nothing: a change of half a word leaves one word. */
function returnedTokens(pieces: readonly { readonly text: string; readonly marks?: readonly Mark[] }[]): Token[] {
  const marksAt: (readonly Mark[] | undefined)[] = pieces.flatMap((piece) => Array.from({ length: piece.text.length }, () => piece.marks));
  const text = pieces.map((piece) => piece.text).join('');
  const start = text.length - text.trimStart().length;
  return [...text.trim().matchAll(WORDS)].map((match) => ({ text: match[0], key: keyOf(match[0]), marks: marksAt[start + match.index], place: -1 }));
}

function keyOf(text: string): string {
  return /^\s/.test(text) ? ' ' : text;
}

class InlineWriter {
  private readonly inlines: Inline[] = [];

  place(inline: Inline): void {
    this.inlines.push(inline);
  }

  text({ text, marks }: Token): void {
    const last = this.inlines.at(-1);
    if (last?.type === 'text' && sameJson(last.marks ?? [], marks ?? [])) this.inlines[this.inlines.length - 1] = { ...last, text: last.text + text };
    else this.inlines.push({ type: 'text', text, ...(marks && marks.length > 0 ? { marks } : {}) });
  }

  /** Blanks that what was cut left at the ends or side by side are one, or none. */
  done(): Inline[] {
    const tidy = this.inlines.map((inline, index): Inline => {
      if (inline.type !== 'text') return inline;
      const before = this.inlines[index - 1];
      const text = inline.text.replace(/ {2,}/g, ' ');
      return { ...inline, text: before === undefined || (before.type === 'text' && before.text.endsWith(' ')) ? text.trimStart() : text };
    });
    const last = tidy.at(-1);
    if (last?.type === 'text') tidy[tidy.length - 1] = { ...last, text: last.text.trimEnd() };
    return tidy.filter((inline) => inline.type !== 'text' || inline.text !== '');
  }
}
