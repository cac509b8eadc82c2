import { VARIABLE_FORMATS, type Inline, type Mark, type VariableFormat } from '@province-comuni/shared-act-tree';

const CHIP = /^\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\s*(?:\|\s*([a-z-]+)\s*)?\}\}/;
const CLAUSE = /^\[\[\s*([a-z0-9][a-z0-9-]*)\s*\]\]/;
const LAW = /^\[((?:[^\]\\]|\\.)+)\]\((urn:nir:[^)\s]+)\)/;
const ESCAPED = /[\\{}[\]*|]/g;

/** Reads a line of clause text: `{{variable|format}}`, `[[clause]]`, `[norm](urn:nir:…)`, `**bold**`, `*italic*`, `\` escapes. @throws Error with an Italian reason */
export function readInlines(text: string): Inline[] {
  const inlines: Inline[] = [];
  let bold = false;
  let italic = false;
  let plain = '';
  const marks = (): { marks?: readonly Mark[] } => {
    const list: Mark[] = [...(bold ? [{ type: 'bold' as const }] : []), ...(italic ? [{ type: 'italic' as const }] : [])];
    return list.length > 0 ? { marks: list } : {};
  };
  const flush = (): void => {
    if (plain !== '') inlines.push({ type: 'text', text: plain, ...marks() });
    plain = '';
  };
  let rest = text;
  while (rest !== '') {
    const chip = CHIP.exec(rest);
    const clause = CLAUSE.exec(rest);
    const law = LAW.exec(rest);
    if (rest.startsWith('\\') && rest.length > 1) {
      plain += rest[1];
      rest = rest.slice(2);
    } else if (chip) {
      flush();
      const format = chip[2] as VariableFormat | undefined;
      if (format && !VARIABLE_FORMATS.includes(format)) throw new Error(`formato sconosciuto: «${format}»`);
      inlines.push({ type: 'variable', attrs: { key: chip[1]!, ...(format ? { format } : {}) }, ...marks() });
      rest = rest.slice(chip[0].length);
    } else if (clause) {
      flush();
      inlines.push({ type: 'clauseRef', attrs: { clauseId: clause[1]! }, ...marks() });
      rest = rest.slice(clause[0].length);
    } else if (law) {
      flush();
      inlines.push({ type: 'legalRef', attrs: { urn: law[2]!, label: law[1]!.replace(/\\(.)/g, '$1') }, ...marks() });
      rest = rest.slice(law[0].length);
    } else if (rest.startsWith('**')) {
      flush();
      bold = !bold;
      rest = rest.slice(2);
    } else if (rest.startsWith('*')) {
      flush();
      italic = !italic;
      rest = rest.slice(1);
    } else if (rest.startsWith('{{') || rest.startsWith('[[')) {
      throw new Error(`segno non leggibile: «${rest.slice(0, 40)}»`);
    } else {
      plain += rest[0];
      rest = rest.slice(1);
    }
  }
  if (bold || italic) throw new Error('grassetto o corsivo aperto e non chiuso');
  flush();
  return inlines;
}

/** Writes what {@link readInlines} reads. */
export function writeInlines(inlines: readonly Inline[]): string {
  let open: readonly string[] = [];
  let text = '';
  const turn = (wanted: readonly string[]): void => {
    text += open.filter((mark) => !wanted.includes(mark)).reverse().join('') + wanted.filter((mark) => !open.includes(mark)).join('');
    open = wanted;
  };
  for (const inline of inlines) {
    turn((inline.marks ?? []).map((mark) => (mark.type === 'bold' ? '**' : '*')));
    text += writeInline(inline);
  }
  turn([]);
  return text;
}

function writeInline(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text.replace(ESCAPED, '\\$&');
    case 'variable':
      return `{{${inline.attrs.key}${inline.attrs.format ? `|${inline.attrs.format}` : ''}}}`;
    case 'clauseRef':
      return `[[${inline.attrs.clauseId}]]`;
    case 'legalRef':
      return `[${inline.attrs.label.replace(ESCAPED, '\\$&')}](${inline.attrs.urn})`;
  }
}
