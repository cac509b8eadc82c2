// The reference act as a DOCX template in the tag syntax of another engine. Our own writer makes the file, so that styles, numbering and table are the same.
import { formatAnswer, renderAct } from '@province-comuni/shared-act-tree';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { METADATA } from './reference-act.mjs';

export const DOCXTEMPLATER = {
  value: (key) => `{${key}}`,
  field: (_repeat, field) => `{${field}}`,
  when: (key) => [`{#${key}}`, `{/${key}}`],
  repeat: (key) => [`{#${key}}`, `{/${key}}`],
  rowTagsInCells: true,
};

export const DOCX_TEMPLATES = {
  value: (key) => `{${key}}`,
  field: (repeat, field) => `{$${repeat}_row.${field}}`,
  when: (key) => [`{IF ${key}}`, '{END-IF}'],
  repeat: (key) => [`{FOR ${key}_row IN ${key}}`, `{END-FOR ${key}_row}`],
  rowTagsInCells: false,
};

/** @returns {Promise<Uint8Array>} the template file */
export async function peerTemplate(act, syntax) {
  return (await new DocxExporter().export(taggedAct(act, syntax), METADATA)).bytes;
}

/** What the template is filled with: texts already formatted, references already counted, since these engines do neither. */
export function peerData({ template, clauses, environment }) {
  const { variables, answers } = environment;
  const shown = renderAct(template, clauses, environment).clauses;
  const data = Object.fromEntries(clauses.map(({ id }) => [`rif_${id.replace('-', '_')}`, `articolo ${shown.find((clause) => clause.id === id)?.number}`]));
  for (const [key, value] of answers) {
    const variable = variables.get(key);
    if (variable.type === 'scelte') data[key] = variable.options.map(({ label, description }) => ({ etichetta: label, descrizione: description }));
    else if (variable.type === 'tabella') data[key] = value.map((row) => Object.fromEntries(variable.columns.map((column) => [column.key, formatAnswer({ ...variable, type: column.type }, row[column.key])])));
    else data[key] = variable.type === 'si-no' ? value : formatAnswer(variable, value);
  }
  return data;
}

function taggedAct({ template, clauses, title }, syntax) {
  let number = 0;
  const tagged = clauses.flatMap((clause) => {
    const heading = clause.heading.map((inline) => inline.text).join('');
    const counted = clause.kind === 'articolo' ? String((number += 1)) : undefined;
    const blocks = clause.body.content.flatMap((block) => taggedBlock(block, syntax));
    const commi = blocks.filter((block) => block.type === 'paragraph').length;
    let comma = 0;
    const numbered = counted && commi > 1 ? blocks.map((block) => (block.type === 'paragraph' ? { ...block, number: `${(comma += 1)}.` } : block)) : blocks;
    const rendered = { id: clause.id, kind: clause.kind, depth: 0, ...(counted ? { number: counted } : {}), label: counted ? `Art. ${counted} – ${heading}` : heading, heading, blocks: numbered, state: 'STANDARD' };
    if (clause.when === null) return [rendered];
    const [open, close] = syntax.when(clause.when.left.key);
    return [tagClause(`${clause.id}-open`, open), rendered, tagClause(`${clause.id}-close`, close)];
  });
  return { key: template.key, title, shortName: template.shortName, lang: 'it', clauses: tagged };
}

const tagParagraph = (tag) => ({ type: 'paragraph', runs: [{ text: tag }] });
const tagClause = (id, tag) => ({ id, kind: 'testo', depth: 0, label: '', heading: '', blocks: [tagParagraph(tag)], state: 'STANDARD' });
const tagItem = (tag) => ({ marker: '–', blocks: [tagParagraph(tag)] });

function taggedBlock(block, syntax) {
  switch (block.type) {
    case 'paragraph':
      return [{ type: 'paragraph', runs: runs(block.content, syntax) }];
    case 'bulletList':
      return [{ type: 'list', ordered: false, items: block.content.flatMap((item) => repeated(item, { marker: '–', blocks: item.content.flatMap((inner) => taggedBlock(inner, syntax)) }, syntax, tagItem)) }];
    case 'table':
      return [taggedTable(block, syntax)];
  }
}

function repeated(part, rendered, syntax, wrap) {
  if (!part.attrs?.repeat) return [rendered];
  const [open, close] = syntax.repeat(part.attrs.repeat);
  return [wrap(open), rendered, wrap(close)];
}

function taggedTable(table, syntax) {
  const [header, row] = table.content.map((line) => line.content.map((cell) => ({ align: cell.attrs.align, runs: runs(cell.content[0].content, syntax) })));
  const [open, close] = syntax.repeat(table.content[1].attrs.repeat);
  const tagRow = (tag) => row.map((cell, index) => ({ align: cell.align, runs: index === 0 ? [{ text: tag }] : [] }));
  const inCells = row.map((cell, index) => ({ align: cell.align, runs: [...(index === 0 ? [{ text: open }] : []), ...cell.runs, ...(index === row.length - 1 ? [{ text: close }] : [])] }));
  return { type: 'table', caption: table.attrs.caption, header, rows: syntax.rowTagsInCells ? [inCells] : [tagRow(open), row, tagRow(close)] };
}

function runs(content, syntax) {
  return content.map((inline) => {
    if (inline.type === 'text') return { text: inline.text };
    if (inline.type === 'clauseRef') return { text: syntax.value(`rif_${inline.attrs.clauseId.replace('-', '_')}`) };
    const [key, field] = inline.attrs.key.split('.');
    return { text: field ? syntax.field(key, field) : syntax.value(key) };
  });
}
