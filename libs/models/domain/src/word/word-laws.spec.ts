import { describe, expect, it } from '@jest/globals';
import { renderAct, type Block, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import type { TrackedDocument } from '@province-comuni/platform-ports';
import fc from 'fast-check';
import { reviewedTextHash, type ReviewedText } from '../review/reviewed-text.js';
import { weighSuggestion } from '../review/weigh-suggestion.js';
import { readHere } from '../../../../platform/import-docx/src/testing/read-here.js';
import { anyRichText } from '../../../../shared/act-tree/src/testing/arbitraries.js';
import { outlineOf, textOfOutline } from './outline.js';
import { readBothWays } from './readings.js';
import { sentLines } from './sent-lines.js';
import { CONTENT, revisionOf, sentAct } from './testing/sent.js';
import { findingsOf, type SentAct, type WordFindings, type WordProposal } from './word-findings.js';

interface Edit {
  readonly at: number;
  readonly from: number;
  readonly words: number;
  readonly kind: 'replace' | 'cut' | 'put' | 'drop' | 'add' | 'split' | 'untracked';
  /** Which of three people makes it. */
  readonly who: number;
}

const PEOPLE = [{ author: 'Ada', date: '2026-12-02T09:30:00Z' }, { author: 'Bruno', date: '2026-12-03T09:30:00Z' }, { author: 'Carla', date: '2026-12-04T09:30:00Z' }];

const anyEdits: fc.Arbitrary<Edit[]> = fc.array(fc.record({ at: fc.nat(), from: fc.nat(), words: fc.integer({ min: 1, max: 4 }), kind: fc.constantFrom('replace', 'replace', 'cut', 'put', 'drop', 'add', 'split', 'untracked'), who: fc.nat(2) }), { minLength: 1, maxLength: 6 });

/** Makes the edits in the file, with words that stand nowhere else. @returns those words, and the lines as they read afterwards */
async function edited(sent: SentAct, edits: readonly Edit[], only?: ReadonlySet<string>): Promise<{ findings: WordFindings; document: TrackedDocument; words: string[]; accepted: string[] }> {
  // Lines of clauses that may be written.
  const free = sentLines(sent.act, sent.clauses, sent.environment).filter((line) => sent.lockOf(line.clauseId) !== 'vincolata' && line.text.length > 3 && line.place.kind !== 'cell' && (only?.has(line.clauseId) ?? true));
  const revision = await revisionOf(sent);
  const words: string[] = [];
  const done = new Set<string>();
  const word = (): string => {
    words.push(`zeta${words.length}`);
    return words.at(-1)!;
  };
  for (const { at, from, words: count, kind, who } of edits) {
    const reviser = PEOPLE[who]!;
    const line = free[at % free.length]!;
    // Several people may work on one line, each in words that nobody changed yet.
    if (done.has(`${line.text} ${kind === 'replace' || kind === 'put' ? who : ''}`)) continue;
    done.add(`${line.text} ${kind === 'replace' || kind === 'put' ? who : ''}`);
    const index = revision.texts().findIndex((text) => text.replace(/\s+/g, ' ').trim() === line.text);
    if (index < 0) continue;
    const spots = [...revision.texts()[index]!.matchAll(/\S+/g)];
    const first = spots[from % spots.length]!;
    const last = spots[Math.min(spots.length - 1, (from % spots.length) + count - 1)]!;
    const [start, end] = [first.index, last.index + last[0].length];
    if (kind === 'replace') revision.edit(index, start, end, word(), reviser);
    else if (kind === 'cut') revision.edit(index, start, end, '', reviser);
    else if (kind === 'put') revision.edit(index, start, start, `${word()} `, reviser);
    // A short word could be found inside one that an earlier edit wrote.
    else if (kind === 'untracked' && first[0].length > 'zeta00'.length) revision.untracked(first[0], word());
    else if (kind === 'split' && line.place.kind !== 'caption') revision.split(index, start, reviser);
    else if (kind === 'add' && line.place.kind === 'paragraph') revision.addAfter(index, word(), { reviser });
    else if (kind === 'drop' && line.place.kind === 'paragraph') revision.drop(index);
  }
  const document = await readHere(revision.bytes());
  const { accepted } = readBothWays(document);
  return { findings: findingsOf(document, sent), document, words, accepted: accepted.map(({ text }) => text).filter((text) => text !== '') };
}

/** The text of a clause after its proposals were accepted one after the other, as the review does it. @throws where a person would have to choose words */
function acceptedInTurn(proposals: readonly WordProposal[]): ReviewedText | undefined {
  return proposals.reduce<ReviewedText | undefined>((current, { base, proposed }) => {
    const weighed = weighSuggestion({ base, baseHash: reviewedTextHash(base), proposed }, current ?? base);
    if (weighed.kind === 'THERE_ALREADY') return current ?? base;
    if (weighed.kind === 'CHANGED' && weighed.conflicts > 0) throw new Error('conflict');
    return (weighed.kind === 'READY' ? weighed.text : weighed.merged) ?? undefined;
  }, undefined);
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
        const clauses = sent.clauses.map((clause) => ({ ...clause, ...acceptedInTurn(findings.proposals.filter(({ clauseId }) => clauseId === clause.id)) }));
        const printed = sentLines(renderAct(template, clauses, sent.environment), clauses, sent.environment).map(({ label, text }) => `${label} ${text}`.trim());
        // An article or section whose heading was taken out still has its number.
        expect(printed.filter((text) => text !== '' && !/^(?:Art\. \d+|\d+\.)$/.test(text))).toEqual(accepted);
      }),
      { numRuns: 30 },
    ));
});

describe('changes of several authors', () => {
  const sent = sentAct('convenzione', 'PUBBLICO', 'INTERMEDIO');
  /** Few clauses, so that people meet in them. */
  const crowded = new Set(['conv-impegni-ente', 'conv-pagamenti', 'conv-coordinamento']);

  it('accepted in any order give what accepting the whole file gives, and every change is told once, of who made it', async () => {
    let apart = 0;
    await fc.assert(
      fc.asyncProperty(anyEdits, fc.infiniteStream(fc.nat(100)), async (edits, dice) => {
        const { findings, document } = await edited(sent, edits, crowded);
        const ofOne = findingsOf({ ...document, revisions: document.revisions.map((revision) => ({ ...revision, author: 'Tutti' })) }, sent);
        for (const clauseId of crowded) {
          const proposals = findings.proposals.filter((each) => each.clauseId === clauseId);
          const [whole] = ofOne.proposals.filter((each) => each.clauseId === clauseId);
          expect(proposals.length > 0).toBe(whole !== undefined);
          if (!whole?.proposed) continue;
          const shuffled = proposals.map((proposal) => ({ proposal, by: dice.next().value as number })).sort((a, b) => a.by - b.by).map(({ proposal }) => proposal);
          expect(acceptedInTurn(shuffled)).toEqual(whole.proposed);
          for (const { names, changes } of proposals) expect(changes.filter(({ author }) => !names.includes(author))).toEqual([]);
          expect(new Set(proposals.flatMap(({ names }) => names)).size).toBe(proposals.flatMap(({ names }) => names).length);
          if (proposals.length > 1) apart += 1;
        }
      }),
      { numRuns: 40 },
    );
    expect(apart).toBeGreaterThan(3);
  });
});

it('an outline is the text it was made of', () => fc.assert(fc.property(anyRichText, (text) => expect(textOfOutline(outlineOf(text))).toEqual(text))));

it('an outline of every clause of the model is the clause', () => {
  for (const act of CONTENT.acts) for (const clause of act.clauses) expect(textOfOutline(outlineOf(clause.body))).toEqual(clause.body);
});
