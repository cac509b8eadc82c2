import { parseRichText, type Block, type ClauseRevision, type Environment, type Inline, type ListItem, type Paragraph, type RichText, type TableRow } from '@province-comuni/shared-act-tree';
import { diffComm } from 'node-diff3';
import { likeness, wordBag } from '../text/word-measure.js';
import { printedLines, referenceWords, type ReferenceTable } from './compare-clause.js';
import { chipWords } from './import-context.js';
import type { ImportedClause } from './imported-clause.js';
import { atomsOf, lineWords, textLines, textOf, type Atom, type ModelLine } from './lines.js';

/** A text of the Provincia's own, with the model's places in it where the words allow. */
export interface WovenText {
  readonly heading: readonly Inline[];
  readonly body: RichText;
}

/** Under this likeness a line has nothing of the model's. */
const RELATED = 0.4;

/**
 * The document's wording of a model clause: where it says what the model says, variables, references to clauses and to norms are put back,
 * as well as conditions of paragraphs and repeated items; every other word stays as it was written.
 */
export function weaveClause(model: ClauseRevision, imported: ImportedClause, environment: Environment, references: ReferenceTable): WovenText {
  const lines = printedLines(model, environment);
  const partner = alignLines(lines, imported, environment);
  const weaver = new Weaver(environment, references, partner, lines);
  return { heading: weaver.heading(imported.heading, atomsOf(model.heading)), body: parseRichText({ type: 'doc', content: weaver.blocks(imported.body.content) }, { allowLogic: true }) };
}

/** A text that is nowhere in the model: only its references to other articles are put back. */
export function weaveLocal(imported: ImportedClause, environment: Environment, references: ReferenceTable): WovenText {
  const weaver = new Weaver(environment, references, new Map(), []);
  return { heading: imported.heading, body: parseRichText({ type: 'doc', content: weaver.blocks(imported.body.content) }, { allowLogic: true }) };
}

/** Lines in the same order whose words are most alike, taken together. */
function alignLines(lines: readonly ModelLine[], imported: ImportedClause, environment: Environment): Map<object, ModelLine> {
  const texts = textLines(imported.body).filter((line) => line.node !== null);
  const ours = texts.map((line) => wordBag(line.words.map(({ norm }) => norm)));
  const theirs = lines.map((line) => wordBag(line.atoms.flatMap((atom) => (atom.kind === 'word' || atom.kind === 'law' ? atom.words : atom.kind === 'chip' ? chipWords(atom, line.row, environment) : []))));
  // best[i][j]: what the lines from i and j on can reach at most.
  const best = Array.from({ length: lines.length + 1 }, () => new Float64Array(texts.length + 1));
  const alike = (i: number, j: number): number => {
    const value = likeness(theirs[i]!, ours[j]!);
    return value >= RELATED ? value : 0;
  };
  for (let i = lines.length - 1; i >= 0; i -= 1) for (let j = texts.length - 1; j >= 0; j -= 1) best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, alike(i, j) + best[i + 1]![j + 1]!);
  const partner = new Map<object, ModelLine>();
  for (let i = 0, j = 0; i < lines.length && j < texts.length; ) {
    const value = alike(i, j);
    if (value > 0 && best[i]![j] === value + best[i + 1]![j + 1]!) partner.set(texts[j++]!.node!, lines[i++]!);
    else if (best[i]![j] === best[i + 1]![j]) i += 1;
    else j += 1;
  }
  return partner;
}

class Weaver {
  constructor(
    private readonly environment: Environment,
    private readonly references: ReferenceTable,
    private readonly partner: ReadonlyMap<object, ModelLine>,
    private readonly lines: readonly ModelLine[],
  ) {}

  blocks(blocks: readonly Block[]): Block[] {
    return blocks.map((block): Block => {
      switch (block.type) {
        case 'paragraph':
          return this.paragraph(block, true);
        case 'bulletList':
        case 'orderedList':
          return { ...block, content: this.repeated(block.content, (item) => (item.content.length === 1 ? item.content[0]! : item), (item) => ({ ...item, content: item.content.map((inner) => (inner.type === 'paragraph' ? this.paragraph(inner, false) : this.blocks([inner])[0]!)) })) };
        case 'table':
          return { ...block, content: this.repeated(block.content, (row) => row, (row) => this.row(row)) };
      }
    });
  }

  private paragraph(paragraph: Paragraph, top: boolean): Paragraph {
    const line = this.partner.get(paragraph);
    const content = this.inlines(paragraph.content ?? [], line?.atoms ?? [], line?.row ?? null);
    const when = top && line && (line.node as Paragraph).type === 'paragraph' ? (line.node as Paragraph).attrs?.when : undefined;
    return { type: 'paragraph', ...(when ? { attrs: { when } } : {}), ...(content.length > 0 ? { content } : {}) };
  }

  private row(row: TableRow): TableRow {
    const line = this.partner.get(row);
    const model = line && (line.node as TableRow).type === 'tableRow' ? (line.node as TableRow) : undefined;
    return {
      ...row,
      content: row.content.map((cell, index) => ({
        ...cell,
        content: cell.content.map((paragraph): Paragraph => {
          const content = this.inlines(paragraph.content ?? [], atomsOf(model?.content[index]?.content.flatMap((inner) => inner.content ?? []) ?? []), line?.row ?? null);
          return { type: 'paragraph', ...(content.length > 0 ? { content } : {}) };
        }),
      })),
    };
  }

  /** Where the items are exactly those a repeat of the model prints, the repeat takes their place: the list goes on following the answer. */
  private repeated<Part extends ListItem | TableRow>(parts: readonly Part[], nodeOf: (part: Part) => object, otherwise: (part: Part) => Part): Part[] {
    const out: Part[] = [];
    for (let at = 0; at < parts.length; ) {
      const line = this.partner.get(nodeOf(parts[at]!));
      const printed = line?.row ? this.lines.filter((each) => each.node === line.node) : [];
      const run = parts.slice(at, at + printed.length);
      const whole = printed.length > 0 && run.length === printed.length && run.every((part, index) => this.partner.get(nodeOf(part)) === printed[index] && this.saysTheSame(part, printed[index]!));
      out.push(whole ? (line!.node as Part) : otherwise(parts[at]!));
      at += whole ? run.length : 1;
    }
    return out;
  }

  private saysTheSame(part: ListItem | TableRow, line: ModelLine): boolean {
    const [text] = textLines({ type: 'doc', content: part.type === 'listItem' ? part.content : [{ type: 'table', content: [part] }] });
    const words = line.atoms.flatMap((atom) => this.wordsOf(atom, line.row));
    return text !== undefined && text.words.length === words.length && text.words.every(({ norm }, index) => norm === words[index]);
  }

  heading(content: readonly Inline[], atoms: readonly Atom[]): Inline[] {
    return replaced(content, this.placesIn(textOf(content), atoms, null));
  }

  /** @param atoms the model's line that says the same; empty for none */
  private inlines(content: readonly Inline[], atoms: readonly Atom[], row: ModelLine['row']): Inline[] {
    const text = textOf(content);
    const places = [...this.placesIn(text, atoms, row)];
    places.push(...this.mentionsIn(text, places));
    return replaced(content, places.sort((a, b) => a.start - b.start));
  }

  /** The stretches of a text where the model has something better than words: every word of it is there, one after the other. */
  private placesIn(text: string, atoms: readonly Atom[], row: ModelLine['row']): Place[] {
    const words = lineWords(text);
    const model = atoms.flatMap((atom, index) => this.wordsOf(atom, row).map((word) => ({ word, index })));
    const matched = new Map<number, number[]>();
    let i = 0;
    let j = 0;
    for (const region of diffComm(model.map(({ word }) => word), words.map(({ norm }) => norm)) as { common?: string[]; buffer1?: string[]; buffer2?: string[] }[]) {
      for (const _word of region.common ?? []) {
        const { index } = model[i++]!;
        matched.set(index, [...(matched.get(index) ?? []), j++]);
      }
      i += region.buffer1?.length ?? 0;
      j += region.buffer2?.length ?? 0;
    }
    return [...matched].flatMap(([index, found]): Place[] => {
      const atom = atoms[index]!;
      if (atom.kind === 'word' || found.length !== this.wordsOf(atom, row).length || found.some((at, each) => each > 0 && at !== found[each - 1]! + 1)) return [];
      // A field of a row has a meaning only inside its repeat.
      if (atom.kind === 'chip' && row !== null && !this.environment.variables.has(atom.key)) return [];
      return [{ start: words[found[0]!]!.start, end: words[found.at(-1)!]!.end, inline: atom.inline }];
    });
  }

  private wordsOf(atom: Atom, row: ModelLine['row']): readonly string[] {
    switch (atom.kind) {
      case 'word':
      case 'law':
        return atom.words;
      case 'ref':
        return referenceWords(atom.clauseId, this.references)[0] ?? [];
      case 'chip':
        return chipWords(atom, row, this.environment);
    }
  }

  /** "articolo 7" of this same act: the number will follow the clause. An article of a law stays as it is. */
  private mentionsIn(text: string, taken: readonly Place[]): Place[] {
    return [...text.matchAll(MENTION)].flatMap((match): Place[] => {
      const [start, end] = [match.index, match.index + match[0].length];
      const target = this.references.targetOf.get(match[1]!);
      if (target === undefined || LAW.test(text.slice(end)) || taken.some((place) => place.start < end && start < place.end)) return [];
      return [{ start, end, inline: { type: 'clauseRef', attrs: { clauseId: target } } }];
    });
  }
}

const MENTION = /(?<![\p{L}\p{N}])articolo (\d{1,3})(?![\p{L}\p{N}-]|[.,]\d)/gu;
/** What follows the number when the article is a law's: a preposition and anything but this convention. */
const LAW = /^[\s,]*(?:(?:comma|commi|c\.|lettera|lett\.)[^.;:]{0,30}?)?[\s,]*(?:(?:del|dello|della|dell['’]|dei|delle)\s*(?!(?:presente|stess[ao]|convenzione)\b)\p{L}|tuel|d\.\s?l|l\.\s?\d|c\.c|legge)/iu;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly inline: Inline;
}

/** The content with each place put in; marks of the words it takes the place of stay on it. Places do not overlap and are in order. */
function replaced(content: readonly Inline[], places: readonly Place[]): Inline[] {
  const out: Inline[] = [];
  let at = 0;
  let next = 0;
  for (const inline of content) {
    if (inline.type !== 'text') {
      out.push(inline);
      continue;
    }
    const end = at + inline.text.length;
    let from = at;
    while (next < places.length && places[next]!.start < end) {
      const place = places[next]!;
      if (place.start >= from) {
        if (place.start > from) out.push({ ...inline, text: inline.text.slice(from - at, place.start - at) });
        out.push({ ...place.inline, ...(inline.marks ? { marks: inline.marks } : {}) } as Inline);
      }
      if (place.end > end) {
        from = end;
        break;
      }
      from = Math.max(from, place.end);
      next += 1;
    }
    // The tail of a place that began in an earlier style has been said already.
    if (next < places.length && places[next]!.start < at && places[next]!.end > at) {
      from = Math.min(places[next]!.end, end);
      if (places[next]!.end <= end) next += 1;
    }
    if (from < end) out.push({ ...inline, text: inline.text.slice(from - at) });
    at = end;
  }
  return out;
}
