import { describe, expect, it } from '@jest/globals';
import { blocksOf, hasHead } from './reading-blocks.js';

describe('the text of a page, as blocks', () => {
  it('gathers rows that follow one another into a table', () => {
    expect(blocksOf('Premessa\n\nComune\tQuota\n\nFano\t12\n\nFine\n\nA\tB')).toEqual([
      { kind: 'paragraph', text: 'Premessa' },
      { kind: 'table', rows: [['Comune', 'Quota'], ['Fano', '12']] },
      { kind: 'paragraph', text: 'Fine' },
      { kind: 'table', rows: [['A', 'B']] },
    ]);
  });

  it.each([
    [[['Comune', 'Quota'], ['Fano', '12']], true],
    [[['Comune', 'Quota']], false],
    [[['2024', '12'], ['2025', '13']], false],
    [[['Comune', ''], ['Fano', '12']], false],
    [[['Comune', 'Quota'], ['Fano', '12', 'nota']], false],
  ])('%j has a head: %s', (rows, expected) => {
    expect(hasHead(rows)).toBe(expected);
  });
});
