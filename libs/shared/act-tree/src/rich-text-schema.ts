import { isUuid } from '@province-comuni/shared-kernel';
import type { Condition } from './expression.js';
import { ExpressionShapeError, readCondition } from './expression-schema.js';
import type { Block, Inline, ListItem, Mark, Paragraph, RichText, TableCell, TableRow } from './rich-text.js';
import { VARIABLE_FORMATS, type VariableFormat } from './rich-text.js';

/** A text that the strict schema refuses. `message` is Italian, `at` the path in the tree. */
export class RichTextProblem extends Error {
  constructor(
    message: string,
    readonly at: string,
  ) {
    super(message);
    this.name = 'RichTextProblem';
  }
}

const MAX_CHARACTERS = 60_000;
const MAX_DEPTH = 4;
const URN = /^urn:nir:[a-z0-9.;:~@\-_,]{5,200}$/i;
const KEY = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
const CLAUSE_ID = /^[a-z0-9][a-z0-9-]{0,79}$/;

/**
 * Reads text that came from an editor or a file: only what the schema names passes, everything else is refused (never silently dropped).
 * The result is canonical: equal texts give equal trees. Conditions and repeats belong to the model, so they are kept from `previous` by the caller's schema:
 * here they pass in their strict shape when `allowLogic`, and are refused otherwise.
 * @throws RichTextProblem
 */
export function parseRichText(input: unknown, options: { allowLogic: boolean }): RichText {
  const reader = new Reader(options.allowLogic);
  const doc = record(input, 'testo');
  if (doc['type'] !== 'doc') throw new RichTextProblem('Il testo non è leggibile.', 'testo');
  const content = list(doc['content'] ?? [], 'testo').map((block, index) => reader.block(block, `testo[${index}]`, 0));
  return { type: 'doc', content: content.filter((block, index) => !(isEmptyParagraph(block) && index === content.length - 1 && content.length > 1)) };
}

/** A document with one paragraph per text. */
export function plainRichText(...paragraphs: string[]): RichText {
  return { type: 'doc', content: paragraphs.map((text) => ({ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) })) };
}

/** Whether a text says nothing. */
export function isEmptyRichText(text: RichText): boolean {
  return text.content.every(isEmptyParagraph);
}

function isEmptyParagraph(block: Block): boolean {
  return block.type === 'paragraph' && (block.content ?? []).every((inline) => inline.type === 'text' && inline.text.trim() === '');
}

class Reader {
  private characters = 0;

  constructor(private readonly allowLogic: boolean) {}

  block(input: unknown, at: string, depth: number): Block {
    const node = record(input, at);
    if (depth > MAX_DEPTH) throw new RichTextProblem('Gli elenchi sono uno dentro l’altro troppe volte.', at);
    switch (node['type']) {
      case 'paragraph':
        return this.paragraph(node, at);
      case 'bulletList':
        return { type: 'bulletList', content: this.items(node, at, depth) };
      case 'orderedList': {
        const style = attrs(node)['style'];
        if (style !== undefined && style !== null && style !== 'number' && style !== 'letter') throw new RichTextProblem('Il tipo di elenco non è previsto.', at);
        return { type: 'orderedList', ...(style === 'letter' ? { attrs: { style: 'letter' as const } } : {}), content: this.items(node, at, depth) };
      }
      case 'table':
        return this.table(node, at);
      default:
        throw new RichTextProblem(`L’elemento «${String(node['type']).slice(0, 40)}» non è ammesso nel testo di una clausola.`, at);
    }
  }

  private paragraph(node: Record<string, unknown>, at: string): Paragraph {
    const content = mergeTexts(list(node['content'] ?? [], at).map((inline, index) => this.inline(inline, `${at}[${index}]`)));
    const logic = this.logic(node, at, false);
    return { type: 'paragraph', ...(logic ? { attrs: logic } : {}), ...(content.length > 0 ? { content } : {}) };
  }

  private items(node: Record<string, unknown>, at: string, depth: number): ListItem[] {
    const items = list(node['content'] ?? [], at).map((input, index): ListItem => {
      const where = `${at}[${index}]`;
      const item = record(input, where);
      if (item['type'] !== 'listItem') throw new RichTextProblem('Un elenco contiene solo voci.', where);
      const logic = this.logic(item, where, true);
      const content = list(item['content'] ?? [], where).map((block, inner) => this.block(block, `${where}[${inner}]`, depth + 1));
      return { type: 'listItem', ...(logic ? { attrs: logic } : {}), content };
    });
    if (items.length === 0) throw new RichTextProblem('Un elenco ha almeno una voce.', at);
    return items;
  }

  private table(node: Record<string, unknown>, at: string): Block {
    const caption = attrs(node)['caption'];
    if (caption !== undefined && caption !== null && typeof caption !== 'string') throw new RichTextProblem('Il titolo della tabella non è leggibile.', at);
    const rows = list(node['content'] ?? [], at).map((input, index): TableRow => {
      const where = `${at}[${index}]`;
      const row = record(input, where);
      if (row['type'] !== 'tableRow') throw new RichTextProblem('Una tabella contiene solo righe.', where);
      const logic = this.logic(row, where, true);
      return { type: 'tableRow', ...(logic ? { attrs: logic } : {}), content: list(row['content'] ?? [], where).map((cell, inner) => this.cell(cell, `${where}[${inner}]`)) };
    });
    const width = rows[0]?.content.length ?? 0;
    if (width === 0 || rows.some((row) => row.content.length !== width)) throw new RichTextProblem('Le righe della tabella non hanno tutte le stesse colonne.', at);
    return { type: 'table', ...(caption ? { attrs: { caption: this.text(caption, at) } } : {}), content: rows };
  }

  private cell(input: unknown, at: string): TableCell {
    const cell = record(input, at);
    if (cell['type'] !== 'tableHeader' && cell['type'] !== 'tableCell') throw new RichTextProblem('Una riga contiene solo celle.', at);
    const { align, colspan, rowspan } = attrs(cell) as { align?: unknown; colspan?: unknown; rowspan?: unknown };
    if ((colspan ?? 1) !== 1 || (rowspan ?? 1) !== 1) throw new RichTextProblem('Le celle unite non sono ammesse: un lettore di schermo non le legge.', at);
    const content = list(cell['content'] ?? [], at).map((block, index) => {
      const node = record(block, at);
      if (node['type'] !== 'paragraph') throw new RichTextProblem('Una cella contiene solo testo.', at);
      return this.paragraph(node, `${at}[${index}]`);
    });
    return { type: cell['type'], ...(align === 'right' ? { attrs: { align: 'right' as const } } : {}), content };
  }

  private inline(input: unknown, at: string): Inline {
    const node = record(input, at);
    const marked = this.marks(node, at);
    const values = attrs(node);
    switch (node['type']) {
      case 'text':
        if (typeof node['text'] !== 'string' || node['text'] === '') throw new RichTextProblem('Il testo non è leggibile.', at);
        return { type: 'text', text: this.text(node['text'], at), ...marked };
      case 'variable': {
        const { key, format } = values;
        if (typeof key !== 'string' || !KEY.test(key)) throw new RichTextProblem('Il nome della variabile non è leggibile.', at);
        if (format !== undefined && format !== null && !VARIABLE_FORMATS.includes(format as VariableFormat)) throw new RichTextProblem('Il formato della variabile non è previsto.', at);
        return { type: 'variable', attrs: { key, ...(format ? { format: format as VariableFormat } : {}) }, ...marked };
      }
      case 'clauseRef': {
        const { clauseId } = values;
        if (typeof clauseId !== 'string' || !(CLAUSE_ID.test(clauseId) || isUuid(clauseId))) throw new RichTextProblem('Il rimando non è leggibile.', at);
        return { type: 'clauseRef', attrs: { clauseId }, ...marked };
      }
      case 'legalRef': {
        const { urn, label } = values;
        if (typeof urn !== 'string' || !URN.test(urn)) throw new RichTextProblem('L’indirizzo della norma non è un URN di Normattiva.', at);
        if (typeof label !== 'string' || label.trim() === '') throw new RichTextProblem('Manca il nome della norma.', at);
        return { type: 'legalRef', attrs: { urn, label: this.text(label, at) }, ...marked };
      }
      default:
        throw new RichTextProblem(`L’elemento «${String(node['type']).slice(0, 40)}» non è ammesso nel testo di una clausola.`, at);
    }
  }

  private marks(node: Record<string, unknown>, at: string): { marks?: readonly Mark[] } {
    const types = list(node['marks'] ?? [], at).map((mark) => record(mark, at)['type']);
    const refused = types.find((type) => type !== 'bold' && type !== 'italic');
    if (refused !== undefined) throw new RichTextProblem(`Lo stile «${String(refused).slice(0, 40)}» non è ammesso nel testo di una clausola.`, at);
    const marks: Mark[] = (['bold', 'italic'] as const).filter((type) => types.includes(type)).map((type) => ({ type }));
    return marks.length > 0 ? { marks } : {};
  }

  private logic(node: Record<string, unknown>, at: string, repeatable: boolean): { when?: Condition; repeat?: string } | undefined {
    const { when, repeat } = attrs(node);
    if ((when ?? null) === null && (repeat ?? null) === null) return undefined;
    if (!this.allowLogic) throw new RichTextProblem('Condizioni e ripetizioni si scrivono solo nel modello.', at);
    if (repeat !== undefined && repeat !== null && (!repeatable || typeof repeat !== 'string' || !KEY.test(repeat))) throw new RichTextProblem('La ripetizione non è leggibile.', at);
    return { ...((when ?? null) === null ? {} : { when: condition(when, at) }), ...(typeof repeat === 'string' ? { repeat } : {}) };
  }

  /** Control and direction characters break exports or hide text; they are taken out, the words stay. */
  private text(text: string, at: string): string {
    this.characters += text.length;
    if (this.characters > MAX_CHARACTERS) throw new RichTextProblem('Il testo della clausola è troppo lungo.', at);
    return text.normalize('NFC').replace(/[\n\r\t]/g, ' ').replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
  }
}

function condition(input: unknown, at: string): Condition {
  try {
    return readCondition(input);
  } catch (error) {
    if (error instanceof ExpressionShapeError) throw new RichTextProblem(error.message, at);
    throw error;
  }
}

function mergeTexts(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (inline.type === 'text' && inline.text === '') continue;
    if (last?.type === 'text' && inline.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(inline.marks)) merged[merged.length - 1] = { ...last, text: last.text + inline.text };
    else merged.push(inline);
  }
  return merged;
}

function record(input: unknown, at: string): Record<string, unknown> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new RichTextProblem('Il testo non è leggibile.', at);
  return input as Record<string, unknown>;
}

function list(input: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(input)) throw new RichTextProblem('Il testo non è leggibile.', at);
  return input;
}

function attrs(node: Record<string, unknown>): Record<string, unknown> {
  const value = node['attrs'];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
