import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryContent } from '../testing/arbitrary-content.js';
import { completenessOf } from './completeness.js';
import { EMPTY_DIMENSION } from './content.js';
import { DIMENSION_KEYS } from './dimension.js';
import { pathText } from './field-reader.js';
import { parseContent, parseDimension } from './parse-content.js';
import { isToComplete, tableKind } from './table.js';

describe('the parser of a sheet', () => {
  it('takes what it gave, whatever the sheet', () => {
    fc.assert(
      fc.property(arbitraryContent, (content) => {
        const { value, problems } = parseContent(JSON.parse(JSON.stringify(content)));
        expect(problems).toEqual([]);
        expect(value).toEqual(content);
      }),
      { numRuns: 100 },
    );
  });

  it('answers for any value at all, without breaking, and never takes a wrong one', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const parsed = parseContent(value);
        expect(parsed.value).toBeNull();
        expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('answers for a sheet with anything in one of its places', () => {
    fc.assert(
      fc.property(arbitraryContent, fc.constantFrom(...DIMENSION_KEYS), fc.anything(), (content, key, wrong) => {
        const parsed = parseContent({ ...content, dimensions: { ...content.dimensions, [key]: wrong } });
        if (parsed.value) expect(parseContent(JSON.parse(JSON.stringify(parsed.value))).value).toEqual(parsed.value);
        else expect(parsed.problems.every(({ path }) => path[0] === 'dimensions' && path[1] === key)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('names each wrong place', () => {
    const share = (percent: number): object => ({ item: 'Voce', kind: 'USCITA', percent });
    const { problems } = parseDimension({ paragraphs: [{ text: '', source: { title: 'x' } }], tables: [{ id: 'a', kind: 'QUOTE', title: 'A', source: { title: 'x' }, rows: [share(60), share(60), share(101)] }, { id: 'a', kind: 'NIENTE', title: 'B', source: {}, rows: [] }] });
    expect(problems.map(({ path }) => pathText(path))).toEqual(['paragraphs[0].text', 'tables[0].rows[2].percent', 'tables[0].rows[1].percent', 'tables[1].kind', 'tables[1].source.title', 'tables[1].id']);
  });

  it.each(['javascript:alert(1)', '//altrove.example', 'http://in.chiaro', 'mailto:x@y.z', ' https://x'])('takes no link to %s', (href) => {
    const kit = (item: string): { path: string; message: string }[] => parseContent({ title: 'A', summary: 'B', dimensions: {}, kit: { acts: [{ label: 'Atto', href: item }] } }).problems.map(({ path, message }) => ({ path: pathText(path), message }));
    if (href.trim() === href) expect(kit(href).map(({ path }) => path)).toContain('kit.acts[0].href');
    else expect(kit(href)).toEqual([]);
  });
});

describe('completeness', () => {
  it('is a whole percent, a hundred exactly where nothing is missing, none where it is declared', () => {
    fc.assert(
      fc.property(arbitraryContent, (content) => {
        const { percent, dimensions } = completenessOf(content);
        expect(Number.isInteger(percent) && percent >= 0 && percent <= 100).toBe(true);
        for (const item of dimensions) {
          if (item.percent === null) expect(content.dimensions[item.key].unavailable).not.toBe('');
          else expect(item.percent === 100).toBe(item.missing.length === 0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('never falls when an empty cell is filled', () => {
    fc.assert(
      fc.property(arbitraryContent, (content) => {
        const before = completenessOf(content);
        for (const key of DIMENSION_KEYS) {
          const tables = content.dimensions[key].tables.map((table) => ({
            ...table,
            rows: table.rows.map((row) => Object.fromEntries(tableKind(table.kind).columns.map((column) => [column.key, isToComplete(table.kind, column, row) ? (column.options?.[0]?.value ?? (column.type.includes('ext') ? 'x' : 1)) : row[column.key]!]))),
          }));
          const after = completenessOf({ ...content, dimensions: { ...content.dimensions, [key]: { ...content.dimensions[key], tables } } });
          expect(after.percent).toBeGreaterThanOrEqual(before.percent);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing for a sheet of which only the name is known', () => {
    const dimensions = Object.fromEntries(DIMENSION_KEYS.map((key) => [key, EMPTY_DIMENSION]));
    expect(completenessOf({ dimensions } as never).percent).toBe(0);
  });
});
