import { clauseReferences, evaluateCondition, inlineRuns, listMarker, normaliseText, numbersOf, occurrences, printable, readMarker, type Block, type EffectiveClause, type Environment, type Inline, type Mark, type Paragraph, type References, type RenderedAct, type RenderedClause, type Table, type TableCell, type TableRow } from '@province-comuni/shared-act-tree';

/** A stretch of a line as it was sent. `inline`: what of the clause it was printed from, where that is more than its text. */
export interface SentPiece {
  readonly text: string;
  readonly marks?: readonly Mark[];
  readonly inline: Inline | null;
}

/** Where a line stands in its clause. */
export type SentPlace =
  | { readonly kind: 'heading' }
  | { readonly kind: 'paragraph'; readonly node: Paragraph }
  | { readonly kind: 'caption'; readonly table: Table }
  | { readonly kind: 'cell'; readonly table: Table; readonly row: TableRow; readonly cell: TableCell | null };

/** A line of an act as the word processor got it, with the place in the clause it was printed from. */
export interface SentLine {
  /** Index among the lines of the act. */
  readonly index: number;
  readonly clauseId: string;
  readonly place: SentPlace;
  /** Printed once for each row of an answer: a change of it is a change of the answer. */
  readonly repeated: boolean;
  /** A label that the word processor got as text: "aa)". */
  readonly label: string;
  readonly pieces: readonly SentPiece[];
  /** Without the label; one blank between words. */
  readonly text: string;
}

/** The lines of an act in the order in which the DOCX writer writes its paragraphs; blank ones are left out of the text, not of tables. */
export function sentLines(act: RenderedAct, clauses: readonly EffectiveClause[], environment: Environment): SentLine[] {
  const references = clauseReferences(clauses, environment, numbersOf(act));
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const lines = act.clauses.flatMap((rendered): Draft[] => {
    const clause = byId.get(rendered.id)!;
    const commi = rendered.blocks.flatMap((block) => (block.type === 'paragraph' ? [block.number ?? ''] : []));
    const lines = clause.body.content.flatMap((block) => {
      const comma = block.type === 'paragraph' && isShown(block, environment) ? commi.shift()! : '';
      // "2-bis.": the word processor got it as text.
      return blockLines(block, environment, references, { repeated: false, label: comma === '' || readMarker(comma) ? '' : comma });
    });
    return [...headingLines(clause, rendered, environment, references), ...lines].map((line) => ({ ...line, clauseId: clause.id }));
  });
  return lines.map((line, index) => ({ ...line, index }));
}

type Draft = Omit<SentLine, 'index'>;

interface Scope {
  readonly repeated: boolean;
  readonly label: string;
}

function headingLines(clause: EffectiveClause, rendered: RenderedClause, environment: Environment, references: References): Draft[] {
  const label = normaliseText(printable(rendered.label));
  if (clause.kind === 'voce' || clause.kind === 'punto' || label === '') return [];
  const heading = normaliseText(printable(rendered.heading));
  // The word processor counts articles and sections that have a heading; for others the whole label is text.
  const counted = (clause.kind === 'articolo' || clause.kind === 'sezione') && heading !== '';
  const written = counted ? '' : normaliseText(label.slice(0, label.length - heading.length));
  return [{ clauseId: clause.id, place: { kind: 'heading' }, repeated: false, label: written, ...printed(clause.heading, environment, references) }];
}

function blockLines(block: Block, environment: Environment, references: References, scope: Scope): Draft[] {
  switch (block.type) {
    case 'paragraph': {
      if (!isShown(block, environment)) return [];
      const line = { clauseId: '', place: { kind: 'paragraph' as const, node: block }, ...scope, ...printed(block.content ?? [], environment, references) };
      return line.text === '' && scope.label === '' ? [] : [line];
    }
    case 'bulletList':
    case 'orderedList':
      return block.content
        .flatMap((item) => occurrences(item, environment).map((each) => ({ item, each })))
        .map(({ item, each }) => item.content.flatMap((inner) => blockLines(inner, each, references, { repeated: scope.repeated || item.attrs?.repeat !== undefined, label: '' })))
        .filter((lines) => lines.length > 0)
        .flatMap((lines, index) => {
          const marker = listMarker(block, index);
          return readMarker(marker) ? lines : [{ ...lines[0]!, label: marker }, ...lines.slice(1)];
        });
    case 'table':
      return tableLines(block, environment, references, scope);
  }
}

function isShown({ attrs }: Paragraph, environment: Environment): boolean {
  return !attrs?.when || evaluateCondition(attrs.when, environment) === true;
}

function tableLines(table: Table, environment: Environment, references: References, { repeated }: Scope): Draft[] {
  const [header, ...body] = table.content;
  const rows = body.flatMap((row) => occurrences(row, environment).map((each) => ({ row, each })));
  if (!header || rows.length === 0) return [];
  const common = { clauseId: '', repeated, label: '' };
  const width = Math.max(...table.content.map((row) => row.content.length));
  const cells = (row: TableRow, each: Environment): Draft[] =>
    Array.from({ length: width }, (_, column) => {
      const cell = row.content[column] ?? null;
      const content = cell?.content.flatMap((paragraph, index): Inline[] => [...(index > 0 ? [{ type: 'text' as const, text: ' ' }] : []), ...(paragraph.content ?? [])]) ?? [];
      return { ...common, repeated: repeated || row.attrs?.repeat !== undefined, place: { kind: 'cell', table, row, cell }, ...printed(content, each, references) };
    });
  const caption = normaliseText(printable(table.attrs?.caption ?? ''));
  return [
    ...(caption === '' ? [] : [{ ...common, place: { kind: 'caption' as const, table }, pieces: [{ text: caption, inline: null }], text: caption }]),
    ...cells(header, environment),
    ...rows.flatMap(({ row, each }) => cells(row, each)),
  ];
}

function printed(content: readonly Inline[], environment: Environment, references: References): Pick<SentLine, 'pieces' | 'text'> {
  const pieces = content.flatMap((inline): SentPiece[] =>
    inlineRuns(inline, environment, references).map((run) => ({ text: printable(run.text), ...(inline.marks ? { marks: inline.marks } : {}), inline: inline.type === 'text' ? null : inline })),
  );
  return { pieces, text: normaliseText(pieces.map((piece) => piece.text).join('')) };
}
