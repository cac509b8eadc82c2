import { describe, expect, it } from '@jest/globals';
import { actToPlainText } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';
import { compare } from '../comparison/compare.js';
import { arbitraryContent } from '../testing/arbitrary-content.js';
import { comparisonAsAct, practiceAsAct } from './practice-act.js';

describe('a sheet as a document', () => {
  it('has tables whose rows have a cell per column, and says every row', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryContent, (one, other) => {
        const acts = [practiceAsAct('Provincia di Prova', one), comparisonAsAct(compare([{ id: '1', ente: 'Una', content: one }, { id: '2', ente: 'Altra', content: other }], 3000))];
        for (const act of acts) {
          for (const block of act.clauses.flatMap(({ blocks }) => blocks)) if (block.type === 'table') for (const row of block.rows) expect(row).toHaveLength(block.header.length);
          expect(act.clauses.map(({ id }) => id)).toEqual([...new Set(act.clauses.map(({ id }) => id))]);
        }
        const words = actToPlainText(acts[1]!);
        for (const { dimensions } of [one, other]) for (const { paragraphs } of Object.values(dimensions)) for (const { text } of paragraphs) expect(words).toContain(text);
      }),
      { numRuns: 30 },
    );
  });
});
