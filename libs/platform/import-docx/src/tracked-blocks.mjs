import { cleanText } from './clean-text.mjs';
import { mainPart, partOf } from './docx-parts.mjs';
import { headingLevel } from './heading-level.mjs';
import { LABEL_CLOSE, LABEL_OPEN, writeLabels } from './number-labels.mjs';
import { refused } from './refused.mjs';
import { readComments } from './tracked-comments.mjs';
import { instantOf } from './tracked-instant.mjs';
import { child, descendants, parseTree, value } from './xml-tree.mjs';

const MAX_PARAGRAPHS = 8_000;
const MAX_CHARACTERS = 1_000_000;
const MAX_REVISIONS = 50_000;

/** Elements that only stand around others. */
const AROUND = new Set(['w:hyperlink', 'w:smartTag', 'w:customXml', 'w:fldSimple', 'w:dir', 'w:bdo', 'w:sdt', 'w:sdtContent', 'mc:Fallback']);
const PUTS_IN = new Set(['w:ins', 'w:moveTo']);
const TAKES_OUT = new Set(['w:del', 'w:moveFrom']);
const SAME = { inserted: null, deleted: null };

/**
 * Turns the checked parts into the tracked document of the port.
 * @param {{ parts: Map<string, string>, notices: string[] }} input
 */
export function readTracked({ parts, notices }) {
  const main = mainPart(parts);
  const labelled = writeLabels(parts.get(main).replaceAll(/[\ue000\ue001]/g, ''), partOf(parts, 'numbering'), partOf(parts, 'styles'));
  const body = child(child(parseTree(labelled), 'w:document'), 'w:body');
  if (!body) throw refused('NOT_A_DOCUMENT', 'Il file non è un documento di Word: salvatelo come «Documento di Word (.docx)» e riprovate.');
  const reader = new TrackedReader(styleNames(partOf(parts, 'styles')), notesOf(parts));
  reader.blocks(body.children, SAME, null);
  return {
    properties: readProperties(parts.get('docProps/custom.xml')),
    revisions: reader.revisions,
    paragraphs: reader.paragraphs,
    comments: readComments(parts, reader.anchors),
    formatting: reader.formatting,
    unread: reader.unread,
    notices: [...new Set([...notices, ...reader.notices])],
  };
}

class TrackedReader {
  paragraphs = [];
  revisions = [];
  /** By id of a comment: where its words begin, and the words. */
  anchors = new Map();
  formatting = 0;
  unread = [];
  notices = new Set();
  #styles;
  #notes;
  #revisionKeys = new Map();
  #bookmarks = [];
  #openComments = new Set();
  #tables = 0;
  #characters = 0;

  constructor(styles, notes) {
    this.#styles = styles;
    this.#notes = notes;
  }

  blocks(nodes, state, cell) {
    for (const node of nodes) {
      if (node.name === 'w:p') this.#paragraph(node, state, cell);
      else if (node.name === 'w:tbl') this.#table(node, state, cell);
      else if (node.name === 'w:altChunk') this.#leave('(documento incorporato)', 'È un altro documento incorporato nel file.');
      else if (!this.#marker(node)) this.#within(node, state, (inner, around) => this.blocks(inner, around, cell));
    }
  }

  /** Bookmarks and ends of commented ranges stand between paragraphs as well as inside. */
  #marker(node) {
    if (node.name === 'w:bookmarkStart') this.#bookmarks.push(value(node, 'w:name') ?? '');
    else if (node.name === 'w:commentRangeStart') this.#openComment(value(node, 'w:id'));
    else if (node.name === 'w:commentRangeEnd') this.#openComments.delete(value(node, 'w:id'));
    else return false;
    return true;
  }

  /** What is inside an element that stands around, in the state it gives; elements of other kinds are passed over. */
  #within(node, state, go) {
    if (AROUND.has(node.name)) go(node.children, state);
    else if (PUTS_IN.has(node.name)) go(node.children, { ...state, inserted: this.#revision(node) });
    else if (TAKES_OUT.has(node.name)) go(node.children, { ...state, deleted: this.#revision(node) });
    else if (node.name === 'mc:AlternateContent') go((child(node, 'mc:Choice') ?? child(node, 'mc:Fallback'))?.children ?? [], state);
  }

  #revision(node) {
    const author = cleanText(value(node, 'w:author') ?? '').trim().slice(0, 200);
    const at = instantOf(value(node, 'w:date'));
    const key = JSON.stringify([author, at]);
    let index = this.#revisionKeys.get(key);
    if (index === undefined) {
      index = this.revisions.push({ author, at }) - 1;
      this.#revisionKeys.set(key, index);
      if (index > MAX_REVISIONS) throw refused('TOO_LONG', 'Il documento ha troppe revisioni per essere letto.');
    }
    return index;
  }

  /** `w:ins` and `w:del` among the properties of a paragraph's mark or of a row. */
  #stateOf(properties, around) {
    const find = (names) => properties?.children.find(({ name }) => names.has(name));
    const [put, taken] = [find(PUTS_IN), find(TAKES_OUT)];
    return { inserted: put ? this.#revision(put) : around.inserted, deleted: taken ? this.#revision(taken) : around.deleted };
  }

  #paragraph(node, state, cell) {
    const properties = child(node, 'w:pPr');
    if (child(properties, 'w:pPrChange')) this.formatting += 1;
    const style = value(child(properties, 'w:pStyle'), 'w:val') ?? '';
    const paragraph = { heading: headingLevel(this.#styles.get(style) ?? style), marker: null, cell, bookmarks: [], pieces: [], end: this.#stateOf(child(properties, 'w:rPr'), state) };
    this.#runs(node.children, state, paragraph);
    paragraph.bookmarks.push(...this.#bookmarks.splice(0));
    this.paragraphs.push(paragraph);
    if (this.paragraphs.length > MAX_PARAGRAPHS) throw refused('TOO_LONG', 'Il documento ha troppi paragrafi per un atto.');
  }

  #runs(nodes, state, paragraph) {
    for (const node of nodes) {
      if (node.name === 'w:r') this.#run(node, state, paragraph);
      else if (node.name === 'm:oMath' || node.name === 'm:oMathPara') this.#leave(descendants(node, 'm:t').map(({ text }) => text).join(''), 'È una formula: in un atto si scrive come testo.');
      else if (!this.#marker(node)) this.#within(node, state, (inner, around) => this.#runs(inner, around, paragraph));
    }
  }

  #run(node, state, paragraph) {
    const look = child(node, 'w:rPr');
    if (child(look, 'w:rPrChange')) this.formatting += 1;
    const marks = [...(isOn(child(look, 'w:b')) ? [{ type: 'bold' }] : []), ...(isOn(child(look, 'w:i')) ? [{ type: 'italic' }] : [])];
    for (const part of node.children) {
      switch (part.name) {
        case 'w:t':
        case 'w:delText':
          this.#text(value(part, 'xml:space') === 'preserve' ? part.text : part.text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''), marks, state, paragraph);
          break;
        case 'w:tab':
        case 'w:br':
        case 'w:cr':
          this.#text(' ', marks, state, paragraph);
          break;
        case 'w:noBreakHyphen':
          this.#text('\u2011', marks, state, paragraph);
          break;
        case 'w:sym':
          this.#leave('(simbolo)', 'È un simbolo di un carattere speciale: scrivetelo come testo.');
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          this.#note(part, marks, state, paragraph);
          break;
        case 'w:commentReference':
          // A comment on a point, without a range.
          if (!this.anchors.has(value(part, 'w:id'))) this.anchors.set(value(part, 'w:id'), { paragraph: this.paragraphs.length, kept: '', all: '' });
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
        case 'mc:AlternateContent':
          this.#picture(part);
          break;
      }
    }
  }

  /** Text boxes float over the page: their words belong to no clause. */
  #picture(node) {
    const chosen = node.name === 'mc:AlternateContent' ? (child(node, 'mc:Choice') ?? node) : node;
    const words = descendants(chosen, 'w:txbxContent').flatMap((box) => descendants(box, 'w:t').map(({ text }) => text));
    if (words.length > 0) this.#leave(words.join(' '), 'Sta in una casella di testo: scrivetelo nel corpo dell’atto.');
    else this.notices.add('Le immagini non si portano: restano nel file.');
  }

  #note(reference, marks, state, paragraph) {
    const words = this.#notes.get(`${reference.name}/${value(reference, 'w:id')}`);
    if (!words) return;
    this.notices.add('Le note a piè di pagina sono state messe fra parentesi nel testo.');
    this.#text(` (nota: ${words})`, marks, state, paragraph);
  }

  #text(raw, marks, state, paragraph) {
    if (raw.startsWith(LABEL_OPEN)) {
      const [level, kind, ...text] = raw.slice(1, raw.indexOf(LABEL_CLOSE)).split('|');
      paragraph.marker = { level: Number(level), kind, text: text.join('|').trim() };
      return;
    }
    const text = cleanText(raw);
    if (text === '') return;
    this.#count(text);
    for (const id of this.#openComments) {
      const anchor = this.anchors.get(id);
      anchor.all += text;
      if (state.deleted === null) anchor.kept += text;
    }
    const last = paragraph.pieces.at(-1);
    const piece = { text, ...(marks.length > 0 ? { marks } : {}), ...state };
    if (last && last.inserted === piece.inserted && last.deleted === piece.deleted && JSON.stringify(last.marks) === JSON.stringify(piece.marks)) last.text += text;
    else paragraph.pieces.push(piece);
  }

  #table(node, state, cell) {
    if (cell) return this.#leave(descendants(node, 'w:t').map(({ text }) => text).join(' '), 'È una tabella dentro una tabella.');
    const table = this.#tables;
    this.#tables += 1;
    let row = 0;
    const rows = (nodes, around) => {
      for (const part of nodes) {
        if (part.name === 'w:tr') this.#row(part, this.#stateOf(child(part, 'w:trPr'), around), table, row++);
        else if (!this.#marker(part)) this.#within(part, around, rows);
      }
    };
    rows(node.children, state);
  }

  #row(node, state, table, row) {
    let column = 0;
    const cells = (nodes, around) => {
      for (const part of nodes) {
        if (part.name === 'w:tc') {
          const properties = child(part, 'w:tcPr');
          if (['w:cellIns', 'w:cellDel', 'w:cellMerge'].some((name) => child(properties, name))) this.notices.add('Le colonne aggiunte, tolte o unite non si portano: cambiatele nell’atto.');
          this.blocks(part.children, around, { table, row, column, ...state });
          column += Number(value(child(properties, 'w:gridSpan'), 'w:val') ?? 1) || 1;
        } else if (!this.#marker(part)) this.#within(part, around, cells);
      }
    };
    cells(node.children, state);
  }

  #openComment(id) {
    this.anchors.set(id, { paragraph: this.paragraphs.length, kept: '', all: '' });
    this.#openComments.add(id);
  }

  #leave(text, reason) {
    const clean = cleanText(text).trim();
    this.#count(clean);
    if (clean !== '') this.unread.push({ text: clean, reason });
  }

  #count(text) {
    this.#characters += text.length;
    if (this.#characters > MAX_CHARACTERS) throw refused('TOO_LONG', 'Il documento è troppo lungo per un atto.');
  }
}

/** On unless it says otherwise: `<w:b/>`, `<w:b w:val="1"/>`. */
function isOn(toggle) {
  return toggle !== undefined && !/^(0|false|off)$/.test(value(toggle, 'w:val') ?? '');
}

function styleNames(xml) {
  const styles = xml ? descendants(parseTree(xml), 'w:style') : [];
  return new Map(styles.map((style) => [value(style, 'w:styleId') ?? '', value(child(style, 'w:name'), 'w:val') ?? '']));
}

/** The words of notes, by the element that calls them and their id. */
function notesOf(parts) {
  const notes = new Map();
  for (const [kind, name, reference] of [['footnotes', 'w:footnote', 'w:footnoteReference'], ['endnotes', 'w:endnote', 'w:endnoteReference']]) {
    for (const note of descendants(parseTree(partOf(parts, kind) ?? ''), name)) notes.set(`${reference}/${value(note, 'w:id')}`, cleanText(descendants(note, 'w:t').map(({ text }) => text).join('')).trim());
  }
  return notes;
}

function readProperties(xml) {
  if (!xml) return {};
  const found = descendants(parseTree(xml), 'property').slice(0, 200);
  return Object.fromEntries(found.map((property) => [value(property, 'name') ?? '', property.children.map(({ text }) => text).join('').slice(0, 2000)]));
}
