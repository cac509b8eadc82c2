import fc from 'fast-check';
import { EMPTY_DIMENSION, emptyContent, type Dimension, type PracticeContent, type PracticeTable } from '../practice/content.js';
import { DIMENSION_KEYS, type DimensionKey } from '../practice/dimension.js';
import { TABLE_KINDS, tableKind, type CellValue, type Column, type Row, type TableKind } from '../practice/table.js';

const SOURCE = { title: 'Prova', chapter: '' };
const NAMES = ['Posta elettronica', 'posta  elettrònica', 'Cloud', 'SUAP', 'Statistica'];

function cell(column: Column): fc.Arbitrary<CellValue> {
  const open = <T extends CellValue>(values: fc.Arbitrary<T>): fc.Arbitrary<CellValue> => (column.required ? values : fc.option(values));
  switch (column.type) {
    case 'text':
      return open(fc.constantFrom(...NAMES));
    case 'longText':
      return open(fc.constantFrom('Una cosa.', 'Un’altra.'));
    case 'option':
      return open(fc.constantFrom(...column.options!.map(({ value }) => value)));
    case 'yesNo':
      return open(fc.boolean());
    case 'percent':
      return open(fc.nat(500).map((hundredths) => hundredths / 100));
    case 'year':
      return open(fc.integer({ min: 1990, max: 2030 }));
    case 'decimal':
      return open(fc.nat(1000).map((hundredths) => hundredths / 100));
    case 'integer':
    case 'cents':
      return open(fc.nat(20_000));
  }
}

/** Rows as they may stand in a sheet: bands apart from each other, a largest amount that is one. */
function rows(kind: TableKind): fc.Arbitrary<Row[]> {
  const row = fc.record(Object.fromEntries(tableKind(kind).columns.map((column) => [column.key, cell(column)]))) as fc.Arbitrary<Row>;
  return fc.array(row, { maxLength: 4 }).map((items) =>
    kind === 'PREZZI' ? items.map((item, index) => ({ ...item, fromInhabitants: index * 1000, toInhabitants: index * 1000 + 999, amountMaxCents: null })) : items,
  );
}

export const arbitraryDimension: fc.Arbitrary<Dimension> = fc
  .uniqueArray(fc.constantFrom(...TABLE_KINDS.map(({ kind }) => kind)), { maxLength: 3 })
  .chain((kinds) => fc.tuple(...kinds.map((kind) => rows(kind).map((items): PracticeTable => ({ id: kind, kind, title: kind, source: SOURCE, rows: items })))))
  .chain((tables) => fc.array(fc.constantFrom('Primo.', 'Secondo.'), { maxLength: 2 }).map((texts) => ({ unavailable: '', paragraphs: texts.map((text) => ({ text, source: SOURCE })), tables })));

/** Any sheet that the parser takes. */
export const arbitraryContent: fc.Arbitrary<PracticeContent> = fc
  .tuple(...DIMENSION_KEYS.map(() => fc.option(arbitraryDimension, { nil: { ...EMPTY_DIMENSION, unavailable: 'Non si sa.' } })))
  .map((dimensions) => emptyContent('Prova', 'Una prova.', Object.fromEntries(DIMENSION_KEYS.map((key, index) => [key, dimensions[index]!])) as Record<DimensionKey, Dimension>));
