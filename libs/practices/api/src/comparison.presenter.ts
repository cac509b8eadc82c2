import { describeRows, unitText, type AlignedLine, type ComparedLine as DomainLine, type Comparison, type SourcedText, type TableKind } from '@province-comuni/practices-domain';
import { ComparedLine, ComparedTable, ComparedTexts, PracticeComparison } from './graphql/comparison.type.js';

/** A comparison in words, ready to be shown. */
export function presentComparison(comparison: Comparison): PracticeComparison {
  const texts = (of: readonly (readonly SourcedText[])[], unavailable: readonly string[] = of.map(() => '')): ComparedTexts[] => of.map((items, sheet) => Object.assign(new ComparedTexts(), { texts: [...items], unavailable: unavailable[sheet] ?? '' }));
  return Object.assign(new PracticeComparison(), {
    inhabitants: comparison.inhabitants,
    sheets: comparison.sheets.map(({ id, ente, content: { title, form, year, entiServed } }) => ({ id, ente, title, form, year, entiServed })),
    overview: presentFigures('Dati generali', comparison.overview),
    dimensions: comparison.dimensions.map(({ key, label, unavailable, paragraphs, tables, figures, differs }) => ({
      ...{ key, label, differs, paragraphs: texts(paragraphs, unavailable) },
      tables: [...tables.map((table) => Object.assign(new ComparedTable(), { kind: table.kind, label: table.label, lines: table.lines.map((line) => presentLine(table.kind, line)) })), ...(figures.length > 0 ? [presentFigures('Valori calcolati', figures)] : [])],
    })),
    ...{ strengths: texts(comparison.strengths), weaknesses: texts(comparison.weaknesses), conditions: texts(comparison.conditions) },
  });
}

function presentLine(kind: TableKind, { key, label, cells, numbers, unit, spread, differs }: AlignedLine): ComparedLine {
  return Object.assign(new ComparedLine(), {
    ...{ key, label, differs, unit, spread: unit && spread !== null ? unitText(unit, spread) : '' },
    cells: cells.map((rows, sheet) => ({ rows: describeRows(kind, rows, label).map(({ name, facts }) => ({ name, facts: [...facts] })), note: '', number: numbers[sheet] ?? null })),
  });
}

function presentFigures(label: string, lines: readonly DomainLine[]): ComparedTable {
  return Object.assign(new ComparedTable(), {
    ...{ kind: null, label },
    lines: lines.map((line) =>
      Object.assign(new ComparedLine(), {
        ...{ key: line.label, label: line.label, differs: line.differs, unit: line.unit ?? null, spread: line.unit && line.spread !== null ? unitText(line.unit, line.spread) : '' },
        cells: line.cells.map((text, sheet) => ({ rows: text === null ? [] : [{ name: '', facts: [text] }], note: line.notes[sheet] ?? '', number: line.numbers?.[sheet] ?? null })),
      }),
    ),
  });
}
