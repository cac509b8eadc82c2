import { diffComm } from 'node-diff3';
import { likeness, wordBag } from '../text/word-measure.js';
import type { ReadLine } from './readings.js';
import type { SentLine } from './sent-lines.js';

/** Under this likeness two lines have nothing in common. */
const RELATED = 0.4;
/** Beyond so many pairs a stretch has nothing of the act: its lines are told as new, and nobody waits for the comparison. */
const MOST_PAIRS = 250_000;

/**
 * Which line of the document, with every change refused, is which of those that were sent: the same place by the bookmark of its clause, the same text, or the most alike in order.
 * @param starts by index of a line read: the clause whose bookmark begins in it
 * @returns by index of the line read, the line sent; no two are the same
 */
export function alignLines(read: readonly ReadLine[], sent: readonly SentLine[], starts: ReadonlyMap<number, string>): Map<number, SentLine> {
  const found = new Map<number, SentLine>();
  const firstOf = new Map<string, number>();
  for (const line of sent) if (!firstOf.has(line.clauseId)) firstOf.set(line.clauseId, line.index);
  const borders = rising([...starts].flatMap(([at, clauseId]) => (firstOf.has(clauseId) ? [{ read: at, sent: firstOf.get(clauseId)! }] : [])));
  const cuts = [{ read: 0, sent: 0 }, ...borders, { read: read.length, sent: sent.length }];
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[index + 1]!;
    alignPart(read.slice(from.read, to.read), sent.slice(from.sent, to.sent), found);
  }
  return found;
}

/** The places whose order is the same on both sides: a bookmark that was pasted elsewhere says nothing. */
function rising(places: readonly { readonly read: number; readonly sent: number }[]): { read: number; sent: number }[] {
  const ordered = [...places].sort((a, b) => a.read - b.read || a.sent - b.sent);
  const best = ordered.map(() => ({ length: 1, before: -1 }));
  for (let i = 0; i < ordered.length; i += 1)
    for (let j = 0; j < i; j += 1) if (ordered[j]!.sent < ordered[i]!.sent && best[j]!.length + 1 > best[i]!.length) best[i] = { length: best[j]!.length + 1, before: j };
  let at = best.reduce((longest, each, index) => (longest < 0 || each.length > best[longest]!.length ? index : longest), -1);
  const chain: { read: number; sent: number }[] = [];
  for (; at >= 0; at = best[at]!.before) chain.unshift(ordered[at]!);
  return chain;
}

function alignPart(read: readonly ReadLine[], sent: readonly SentLine[], found: Map<number, SentLine>): void {
  let i = 0;
  let j = 0;
  for (const region of diffComm(read.map(keyOfRead), sent.map(keyOfSent)) as { common?: string[]; buffer1?: string[]; buffer2?: string[] }[]) {
    for (const _ of region.common ?? []) found.set(read[i++]!.index, sent[j++]!);
    const [lines, others] = [read.slice(i, (i += region.buffer1?.length ?? 0)), sent.slice(j, (j += region.buffer2?.length ?? 0))];
    alignAlike(lines, others, found);
  }
}

/** Cells are told from text: a word that stands in both is not the same line. */
function keyOfRead({ text, cell }: ReadLine): string {
  return `${cell ? 'cell' : 'text'} ${text}`;
}

function keyOfSent({ place, text, label }: SentLine): string {
  return `${place.kind === 'cell' ? 'cell' : 'text'} ${`${label} ${text}`.trim()}`;
}

/** Lines in the same order whose words are most alike, taken together; where there are as many on both sides, one by one. */
function alignAlike(read: readonly ReadLine[], sent: readonly SentLine[], found: Map<number, SentLine>): void {
  if (read.length * sent.length > MOST_PAIRS) return;
  const theirs = read.map((line) => wordBag(line.text.match(/\S+/g) ?? []));
  const ours = sent.map((line) => wordBag(line.text.match(/\S+/g) ?? []));
  const paired = read.length === sent.length ? 0.01 : 0;
  const alike = (i: number, j: number): number => {
    if ((read[i]!.cell !== null) !== (sent[j]!.place.kind === 'cell')) return 0;
    const value = likeness(theirs[i]!, ours[j]!);
    return value >= RELATED ? value : i === j ? paired : 0;
  };
  const best = Array.from({ length: read.length + 1 }, () => new Float64Array(sent.length + 1));
  for (let i = read.length - 1; i >= 0; i -= 1) for (let j = sent.length - 1; j >= 0; j -= 1) best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, alike(i, j) + best[i + 1]![j + 1]!);
  for (let i = 0, j = 0; i < read.length && j < sent.length; ) {
    const value = alike(i, j);
    if (value > 0 && best[i]![j] === value + best[i + 1]![j + 1]!) found.set(read[i++]!.index, sent[j++]!);
    else if (best[i]![j] === best[i + 1]![j]) i += 1;
    else j += 1;
  }
}
