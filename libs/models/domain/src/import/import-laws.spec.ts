import { describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import type { DocumentBlock, DocumentParagraph } from '@province-comuni/platform-ports';
import fc from 'fast-check';
import type { ImportedClause } from './imported-clause.js';
import { textLines, textOf } from './lines.js';
import { proposeImport } from './propose-import.js';
import { NO_DECISIONS, reviewImport, type ImportReview } from './review-import.js';
import { splitDocument } from './split-document.js';
import { blockWords, documentBlocks, importContext, printedWords, renderConvention } from './testing/conventions.js';

const content = readPackage(readPackageFolder('libs/models/content/innovazione'));
const MODEL = documentBlocks(renderConvention(content, 'PUBBLICO', 'BASE'));
const CONTEXT = importContext(content, 'PUBBLICO', 'BASE');

const plain = (text: string, more: Partial<DocumentParagraph> = {}): DocumentParagraph => ({ type: 'paragraph', heading: null, marker: null, content: [{ type: 'text', text }], ...more });

/** Words a person might write, with the traps: labels, articles, references, blanks, signatures. */
const anyWords = fc.array(fc.constantFrom('il', 'servizio', 'recesso', 'novanta', 'giorni', 'Art. 3', 'articolo 4', 'articolo 30 del decreto', '____', 'a)', '1.', '–', 'che', 'VISTO', 'Letto, approvato', 'euro', '«CST»', 'dell\'Ente', '12', 'é', 'comma 2'), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

const anyBlock: fc.Arbitrary<DocumentBlock> = fc.oneof(
  { weight: 5, arbitrary: anyWords.map((text) => plain(text)) },
  { weight: 2, arbitrary: fc.tuple(anyWords, fc.constantFrom('dash' as const, 'number' as const, 'letter' as const), fc.nat(3), fc.integer({ min: 1, max: 4 })).map(([text, kind, level, value]) => plain(text, { marker: { level, kind, text: kind === 'dash' ? '–' : kind === 'number' ? `${value}.` : `${'abcd'[value - 1]})` } })) },
  { weight: 2, arbitrary: fc.tuple(anyWords, fc.integer({ min: 1, max: 4 })).map(([text, level]) => plain(text, { heading: level })) },
  { weight: 1, arbitrary: fc.array(fc.tuple(anyWords, anyWords), { minLength: 1, maxLength: 3 }).map((rows): DocumentBlock => ({ type: 'table', caption: '', rows: rows.map((row) => row.map((text) => ({ align: 'left', paragraphs: [[{ type: 'text', text }]] }))) })) },
);

type Edit = { kind: 'drop' | 'swap' | 'word' | 'insert'; at: number; block: DocumentBlock };
const anyEdit: fc.Arbitrary<Edit> = fc.record({ kind: fc.constantFrom('drop' as const, 'swap' as const, 'word' as const, 'insert' as const), at: fc.nat(MODEL.length - 2), block: anyBlock });

/** The model's own convention after somebody has been at it. */
const anyEdits = fc.array(anyEdit, { maxLength: 14 });

function edited(edits: readonly Edit[]): DocumentBlock[] {
  const blocks = [...MODEL];
  for (const { kind, at, block } of edits) {
    const index = at % Math.max(1, blocks.length - 1);
    const own = blocks[index];
    if (kind === 'drop') blocks.splice(index, 1);
    else if (kind === 'insert') blocks.splice(index, 0, block);
    else if (kind === 'swap') [blocks[index], blocks[index + 1]] = [blocks[index + 1]!, blocks[index]!];
    else if (own?.type === 'paragraph' && block.type === 'paragraph') blocks[index] = { ...own, content: [...own.content, { type: 'text', text: ` ${textOf(block.content)}` }] };
  }
  return blocks;
}

function split(blocks: readonly DocumentBlock[]): ImportedClause[] {
  let count = 0;
  return splitDocument(blocks, () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`);
}

const sorted = (words: readonly string[]): string[] => [...words].sort();
const wordsOf = (clause: ImportedClause): string[] => [clause.label, textOf(clause.heading), ...textLines(clause.body).map((line) => line.text)].join(' ').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Digits and single letters may be labels, which the engine counts anew. */
const noLabels = (words: readonly string[]): string[] => sorted(words.filter((word) => word.length > 1 && !/^\d+$/.test(word) && !/^art(icolo)?$/i.test(word)));

describe('parting a document into clauses', () => {
  it('loses no word and adds none', () => {
    fc.assert(fc.property(fc.array(anyBlock, { maxLength: 30 }), (blocks) => expect(noLabels(split(blocks).flatMap(wordsOf))).toEqual(noLabels(blockWords(blocks)))), { numRuns: 300 });
  });

  it('gives the clauses of the model, whatever was done to the rest', () => {
    fc.assert(fc.property(anyEdits, (edits) => expect(noLabels(split(edited(edits)).flatMap(wordsOf))).toEqual(noLabels(blockWords(edited(edits))))), { numRuns: 60 });
  });
});

/** The words a reviewed import prints, clause by clause; what is not carried counts as told. */
function accountedWords(review: ImportReview, clauses: readonly ImportedClause[]): { imported: string[]; carried: string[] }[] {
  const target = new Map(review.clauses.map(({ imported, decision }) => [decision.choice === 'match' ? decision.clauseId : imported.id, imported.number ?? '']));
  return review.clauses
    .filter(({ state }) => state === 'ADATTATA' || state === 'LOCALE')
    .map(({ imported, text }) => ({ imported: wordsOf({ ...imported, label: '' }), carried: printedWords(text!, review.environment, (id) => target.get(id) ?? clauses.find((clause) => clause.id === id)?.number ?? '?') }));
}

describe('reading a document against the model', () => {
  it('puts every word in a clause of the act, or tells that it is not carried; and says the same every time', () => {
    fc.assert(
      fc.property(anyEdits, (edits) => {
        const blocks = edited(edits);
        const clauses = split(blocks);
        const proposal = proposeImport(CONTEXT, clauses);
        const review = reviewImport(CONTEXT, clauses, proposal, NO_DECISIONS);
        expect(review.clauses.map(({ imported }) => imported.id)).toEqual(clauses.map(({ id }) => id));
        const models = review.clauses.flatMap(({ model }) => (model ? [model.id] : []));
        expect(new Set(models).size).toBe(models.length);
        for (const { imported, carried } of accountedWords(review, clauses)) expect(sorted(carried)).toEqual(sorted(imported));
        expect(JSON.stringify(proposeImport(CONTEXT, split(blocks)))).toBe(JSON.stringify(proposal));
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
