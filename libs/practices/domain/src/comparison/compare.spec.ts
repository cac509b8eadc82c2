import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryContent } from '../testing/arbitrary-content.js';
import { EMPTY_DIMENSION, emptyContent, type Dimension, type PracticeContent } from '../practice/content.js';
import { DIMENSION_KEYS, type DimensionKey } from '../practice/dimension.js';
import type { Row, TableKind } from '../practice/table.js';
import { alignTables, compare, type Comparison } from './compare.js';
import { yearlyPrice } from './figures.js';

const SOURCE = { title: 'Prova', chapter: '' };

function content(key: DimensionKey, kind: TableKind, rows: readonly Row[]): PracticeContent {
  const dimensions = Object.fromEntries(DIMENSION_KEYS.map((item) => [item, EMPTY_DIMENSION])) as Record<DimensionKey, Dimension>;
  return emptyContent('Prova', 'Una prova.', { ...dimensions, [key]: { unavailable: '', paragraphs: [], tables: [{ id: 'a', kind, title: 'A', source: SOURCE, rows }] } });
}
const sheets = (...contents: readonly PracticeContent[]): { id: string; ente: string; content: PracticeContent }[] => contents.map((item, index) => ({ id: `${index}`, ente: `Provincia ${index}`, content: item }));
const staff = (role: string, count: number | null, more: Row = {}): Row => ({ role, group: null, employer: null, skills: null, qualification: 'Laurea', count, fte: null, note: null, ...more });
const price = (service: string, scheme: string, amountCents: number | null, more: Row = {}): Row => ({ service, group: null, scheme, fromInhabitants: null, toInhabitants: null, amountCents, amountMaxCents: null, unit: null, vatIncluded: null, note: null, ...more });

describe('rows of several sheets', () => {
  it('meet by what they are called, whatever the case and the accents, or by the common name', () => {
    const [mine, yours] = [content('COMPETENZE', 'PERSONALE', [staff('Sistemista', 2), staff('Statistico', 1)]), content('COMPETENZE', 'PERSONALE', [staff('SISTEMISTA', 2), staff('Esperto di numeri', 1, { group: 'Statistico' }), staff('Legale', 1)])];
    const { lines } = alignTables('PERSONALE', [mine.dimensions.COMPETENZE, yours.dimensions.COMPETENZE]);
    expect(lines.map(({ label, numbers, differs, spread }) => [label, numbers, differs, spread])).toEqual([
      ['Sistemista', [2, 2], false, 0],
      ['Statistico', [1, 1], false, 0],
      ['Legale', [null, 1], true, null],
    ]);
  });

  it('differ by what they say and not by their notes', () => {
    const one = content('COMPETENZE', 'PERSONALE', [staff('Sistemista', 2, { note: 'a tempo parziale', skills: 'reti' })]);
    const differs = (row: Row): boolean => alignTables('PERSONALE', [one.dimensions.COMPETENZE, content('COMPETENZE', 'PERSONALE', [row]).dimensions.COMPETENZE]).lines[0]!.differs;
    expect(differs(staff('Sistemista', 2))).toBe(false);
    expect(differs(staff('Sistemista', 3))).toBe(true);
    expect(differs(staff('Sistemista', 2, { qualification: 'Diploma' }))).toBe(true);
  });

  it('keep income apart from expenses of the same name', () => {
    const share = (kind: string, percent: number): Row => ({ item: 'Cloud', group: null, kind, percent, year: null, note: null });
    const { lines } = alignTables('QUOTE', [content('SOSTENIBILITA', 'QUOTE', [share('ENTRATA', 10), share('USCITA', 27)]).dimensions.SOSTENIBILITA]);
    expect(lines.map(({ label }) => label)).toEqual(['Entrate: Cloud', 'Uscite: Cloud']);
  });
});

describe('the price for a Comune', () => {
  it('is per inhabitant, or that of its band, or the sum of the services', () => {
    const bands = [price('Base', 'PER_FASCIA', 15_000, { toInhabitants: 499 }), price('Base', 'PER_FASCIA', 96_000, { fromInhabitants: 501, toInhabitants: 1000 })];
    expect(yearlyPrice(content('COSTI', 'PREZZI', [price('Base', 'PER_ABITANTE', 44)]), 3000).value).toBe(132_000);
    expect(yearlyPrice(content('COSTI', 'PREZZI', bands), 499).value).toBe(15_000);
    expect(yearlyPrice(content('COSTI', 'PREZZI', bands), 501).value).toBe(96_000);
    expect(yearlyPrice(content('COSTI', 'PREZZI', [...bands, price('Siti', 'PER_ABITANTE', 10)]), 1000).value).toBe(106_000);
    expect(yearlyPrice(content('COSTI', 'PREZZI', bands), 500)).toEqual({ value: null, note: 'Le fasce della scheda non comprendono 500 abitanti.' });
    expect(yearlyPrice(content('COSTI', 'PREZZI', [price('Posta', 'PER_POSTAZIONE', 3300)]), 500).value).toBeNull();
  });
});

describe('a comparison of any sheets', () => {
  const pair = fc.array(arbitraryContent, { minLength: 2, maxLength: 4 });
  const lines = ({ overview, dimensions }: Comparison): { differs: boolean; cells: readonly unknown[] }[] => [...overview, ...dimensions.flatMap(({ tables, figures }) => [...tables.flatMap((table) => table.lines), ...figures])];

  it('has one cell per sheet on every line, and loses no row', () => {
    fc.assert(
      fc.property(pair, (contents) => {
        const comparison = compare(sheets(...contents), 3000);
        for (const line of lines(comparison)) expect(line.cells).toHaveLength(contents.length);
        for (const dimension of comparison.dimensions) {
          contents.forEach((item, sheet) => {
            const stored = item.dimensions[dimension.key].tables.flatMap((table) => table.rows);
            const shown = dimension.tables.flatMap((table) => table.lines.flatMap((line) => line.cells[sheet]!));
            expect(shown).toHaveLength(stored.length);
            expect(new Set(shown)).toEqual(new Set(stored));
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds no difference between a sheet and itself', () => {
    fc.assert(
      fc.property(arbitraryContent, (item) => {
        const comparison = compare(sheets(item, item), 3000);
        expect(lines(comparison).some(({ differs }) => differs)).toBe(false);
        expect(comparison.dimensions.some(({ differs }) => differs)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('says the same with its columns in another order', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryContent, (one, other) => {
        const [here, there] = [compare(sheets(one, other), 3000), compare(sheets(other, one), 3000)];
        here.dimensions.forEach((dimension, index) => {
          const turned = there.dimensions[index]!;
          expect(turned.differs).toBe(dimension.differs);
          for (const table of dimension.tables) {
            const same = turned.tables.find(({ kind }) => kind === table.kind)!;
            const byKey = (items: typeof table.lines): Map<string, readonly unknown[]> => new Map(items.map((line) => [line.key, [line.differs, line.spread, line.unit]]));
            expect(byKey(same.lines)).toEqual(byKey(table.lines));
            for (const line of table.lines) expect(same.lines.find(({ key }) => key === line.key)!.cells).toEqual([...line.cells].reverse());
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});
