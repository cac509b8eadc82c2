import { describe, expect, it } from '@jest/globals';
import { renderAct, type Block, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';
import { readHere } from '../../../../platform/import-docx/src/testing/read-here.js';
import { anyRichText } from '../../../../shared/act-tree/src/testing/arbitraries.js';
import { outlineOf, textOfOutline } from './outline.js';
import { readBothWays } from './readings.js';
import { sentLines } from './sent-lines.js';
import { CONTENT, revisionOf, sentAct } from './testing/sent.js';
import { findingsOf, type SentAct, type WordFindings } from './word-findings.js';

interface Edit {
  readonly at: number;
  readonly from: number;
  readonly words: number;
  readonly kind: 'replace' | 'cut' | 'put' | 'drop' | 'add' | 'split' | 'untracked';
}

const anyEdits: fc.Arbitrary<Edit[]> = fc.array(fc.record({ at: fc.nat(), from: fc.nat(), words: fc.integer({ min: 1, max: 4 }), kind: fc.constantFrom('replace', 'replace', 'cut', 'put', 'drop', 'add', 'split', 'untracked') }), { minLength: 1, maxLength: 6 });

/** Makes the edits in the file, with words that stand nowhere else. @returns those words, and the lines as they read afterwards */
async function edited(sent: SentAct, edits: readonly Edit[]): Promise<{ findings: WordFindings; words: string[]; accepted: string[] }> {
  // Lines of clauses that may be written.
  const free = sentLines(sent.act, sent.clauses, sent.environment).filter((line) => sent.lockOf(line.clauseId) !== 'vincolata' && line.text.length > 3 && line.place.kind !== 'cell');
  const revision = await revisionOf(sent);
  const words: string[] = [];
  const done = new Set<string>();
  const word = (): string => {
    words.push(`zeta${words.length}`);
    return words.at(-1)!;
  };
  for (const { at, from, words: count, kind } of edits) {
    const line = free[at % free.length]!;
    if (done.has(line.text)) continue;
    done.add(line.text);
    const index = revision.texts().findIndex((text) => text.replace(/\s+/g, ' ').trim() === line.text);
    if (index < 0) continue;
    const spots = [...revision.texts()[index]!.matchAll(/\S+/g)];
    const first = spots[from % spots.length]!;
    const last = spots[Math.min(spots.length - 1, (from % spots.length) + count - 1)]!;
    const [start, end] = [first.index, last.index + last[0].length];
    if (kind === 'replace') revision.edit(index, start, end, word());
    else if (kind === 'cut') revision.edit(index, start, end, '');
    else if (kind === 'put') revision.edit(index, start, start, `${word()} `);
    else if (kind === 'untracked') revision.untracked(first[0], word());
    else if (kind === 'split' && line.place.kind !== 'caption') revision.split(index, start);
    else if (kind === 'add' && line.place.kind === 'paragraph') revision.addAfter(index, word());
    else if (kind === 'drop' && line.place.kind === 'paragraph') revision.drop(index);
  }
  const document = await readHere(revision.bytes());
  const { accepted } = readBothWays(document);
  return { findings: findingsOf(document, sent), words, accepted: accepted.map(({ text }) => text).filter((text) => text !== '') };
}

function inlinesOf({ content }: RichText): Inline[] {
  const walk = (block: Block): Inline[] => {
    switch (block.type) {
      case 'paragraph':
        return [...(block.content ?? [])];
      case 'bulletList':
      case 'orderedList':
        return block.content.flatMap((item) => item.content.flatMap(walk));
      case 'table':
        return block.content.flatMap((row) => row.content.flatMap((cell) => cell.content.flatMap(walk)));
    }
  };
  return content.flatMap(walk);
}

describe.each([
  ['convenzione', 'PUBBLICO', 'INTERMEDIO'],
  ['convenzione', 'PPP', 'AVANZATO'],
  ['delibera-provincia', 'IN_HOUSE', 'INTERMEDIO'],
  ['carta-servizi', 'PUBBLICO', 'AVANZATO'],
])('whatever is changed in the file of %s, %s, %s', (actKey, form, level) => {
  const sent = sentAct(actKey, form, level);
  const { template } = CONTENT.acts.find((act) => act.template.key === actKey)!;

  it('no word of it is lost, and no variable or reference becomes text in silence', () =>
    fc.assert(
      fc.asyncProperty(anyEdits, async (edits) => {
        const { findings, words } = await edited(sent, edits);
        const told = JSON.stringify(findings);
        for (const word of words) expect(told).toContain(word);
        for (const { base, proposed, notes } of findings.proposals) {
          if (!proposed) continue;
          const kept = [...proposed.heading, ...inlinesOf(proposed.body)].filter(({ type }) => type === 'variable' || type === 'clauseRef').length;
          const before = [...base.heading, ...inlinesOf(base.body)].filter(({ type }) => type === 'variable' || type === 'clauseRef').length;
          expect(notes.filter((note) => note.includes('toglie')).length).toBe(before - kept);
        }
      }),
      { numRuns: 25 },
    ));

  it('the act with every proposal taken reads as the file with every change accepted', () =>
    fc.assert(
      fc.asyncProperty(anyEdits, async (edits) => {
        const { findings, accepted } = await edited(sent, edits);
        // What is told and not proposed leaves the text as it is.
        fc.pre(findings.remarks.length === 0 && findings.additions.length === 0 && findings.proposals.every(({ proposed }) => proposed !== null));
        const clauses = sent.clauses.map((clause) => ({ ...clause, ...findings.proposals.find(({ clauseId }) => clauseId === clause.id)?.proposed }));
        const printed = sentLines(renderAct(template, clauses, sent.environment), clauses, sent.environment).map(({ label, text }) => `${label} ${text}`.trim());
        // An article or section whose heading was taken out still has its number.
        expect(printed.filter((text) => text !== '' && !/^(?:Art\. \d+|\d+\.)$/.test(text))).toEqual(accepted);
      }),
      { numRuns: 30 },
    ));
});

it('an outline is the text it was made of', () => fc.assert(fc.property(anyRichText, (text) => expect(textOfOutline(outlineOf(text))).toEqual(text))));

it('an outline of every clause of the model is the clause', () => {
  for (const act of CONTENT.acts) for (const clause of act.clauses) expect(textOfOutline(outlineOf(clause.body))).toEqual(clause.body);
});
