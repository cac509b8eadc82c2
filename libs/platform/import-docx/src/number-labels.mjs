import { attribute, tags } from './xml-scan.mjs';

/** Around a label written into a paragraph: signs for private use, which no document has by honest means. */
export const LABEL_OPEN = '\ue000';
export const LABEL_CLOSE = '\ue001';

/**
 * Writes the numbers that Word counts into the paragraphs they stand before, as text: the reader that follows does not count.
 * A label is `level|kind|text` between the private signs.
 * @param {string} document `word/document.xml` @param {string | undefined} numbering @param {string | undefined} styles
 */
export function writeLabels(document, numbering, styles) {
  if (!numbering) return document;
  const counter = new Counter(readNumbering(numbering));
  const ofStyle = readStyleNumbers(styles ?? '');
  const out = [];
  const open = [];
  let copied = 0;
  for (const tag of tags(document)) {
    const paragraph = open.at(-1);
    if (paragraph?.inChange) paragraph.inChange = !(tag.name === 'w:pPrChange' && tag.closes);
    else if (tag.name === 'w:p' && !tag.closes && !tag.empty) open.push({ start: tag.end, properties: undefined, inProperties: false, inChange: false });
    else if (tag.name === 'w:p' && tag.closes) open.pop();
    else if (!paragraph) continue;
    // How the paragraph was before a tracked change of its look: its number of then is not the one it has.
    else if (tag.name === 'w:pPrChange') paragraph.inChange = !tag.empty;
    else if (tag.name === 'w:pPr' && tag.closes && paragraph.inProperties) {
      paragraph.inProperties = false;
      const { style, level, number } = paragraph.properties;
      const inherited = ofStyle.get(style);
      const label = counter.next(number ?? inherited?.number, Number(level ?? inherited?.level ?? 0));
      if (!label) continue;
      out.push(document.slice(copied, tag.end), `<w:r><w:t xml:space="preserve">${LABEL_OPEN}${escapeXml(label)}${LABEL_CLOSE}</w:t></w:r>`);
      copied = tag.end;
    } else if (tag.name === 'w:pPr' && !tag.closes && !tag.empty && !paragraph.properties) Object.assign(paragraph, { properties: {}, inProperties: true });
    else if (paragraph.inProperties) {
      if (tag.name === 'w:pStyle') paragraph.properties.style = attribute(tag, 'w:val');
      if (tag.name === 'w:ilvl') paragraph.properties.level = attribute(tag, 'w:val');
      if (tag.name === 'w:numId') paragraph.properties.number = attribute(tag, 'w:val');
    }
  }
  return out.join('') + document.slice(copied);
}

class Counter {
  #counts = new Map();
  #started = new Set();

  constructor({ numbers, definitions }) {
    this.numbers = numbers;
    this.definitions = definitions;
  }

  next(numberId, level) {
    const number = this.numbers.get(numberId);
    const levels = number && this.definitions.get(number.definition);
    const own = levels?.get(level);
    if (!own || own.format === 'none') return undefined;
    if (own.format === 'bullet') return `${level}|dash|–`;
    const counts = this.#counts.get(number.definition) ?? new Map();
    this.#counts.set(number.definition, counts);
    // Instances of one definition share its counter; an instance with a start of its own begins there, once.
    const restart = number.starts.get(level);
    const first = restart !== undefined && !this.#started.has(`${numberId}/${level}`);
    this.#started.add(`${numberId}/${level}`);
    counts.set(level, first ? restart : (counts.get(level) ?? own.start - 1) + 1);
    for (const deeper of [...counts.keys()]) if (deeper > level) counts.delete(deeper);
    const text = own.text.replace(/%([1-9])/g, (_, digit) => {
      const at = Number(digit) - 1;
      return written(counts.get(at) ?? levels.get(at)?.start ?? 1, levels.get(at)?.format ?? 'decimal');
    });
    return `${level}|${/[lL]etter/.test(own.format) ? 'letter' : 'number'}|${text}`;
  }
}

function written(value, format) {
  switch (format) {
    case 'lowerLetter':
    case 'upperLetter': {
      const letters = String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(1 + Math.floor((value - 1) / 26), 5));
      return format === 'upperLetter' ? letters.toUpperCase() : letters;
    }
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    default:
      return String(value);
  }
}

const ROMAN = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];

function roman(value) {
  let left = Math.min(value, 3999);
  return ROMAN.map(([size, sign]) => {
    const times = Math.floor(left / size);
    left -= times * size;
    return sign.repeat(times);
  }).join('');
}

function readNumbering(xml) {
  const definitions = new Map();
  const numbers = new Map();
  let levels;
  let level;
  let number;
  let override;
  for (const tag of tags(xml)) {
    if (tag.closes) {
      if (tag.name === 'w:num') number = undefined;
      continue;
    }
    const value = attribute(tag, 'w:val');
    if (tag.name === 'w:abstractNum') definitions.set(attribute(tag, 'w:abstractNumId'), (levels = new Map()));
    else if (tag.name === 'w:num') numbers.set(attribute(tag, 'w:numId'), (number = { definition: undefined, starts: new Map() }));
    else if (tag.name === 'w:abstractNumId' && number) number.definition = value;
    else if (tag.name === 'w:lvlOverride') override = Number(attribute(tag, 'w:ilvl'));
    else if (tag.name === 'w:startOverride' && number) number.starts.set(override, Number(value));
    else if (tag.name === 'w:lvl' && !number) levels?.set(Number(attribute(tag, 'w:ilvl') ?? 0), (level = { start: 1, format: 'decimal', text: '' }));
    else if (level && !number) {
      if (tag.name === 'w:start') level.start = Number(value);
      if (tag.name === 'w:numFmt') level.format = value;
      if (tag.name === 'w:lvlText') level.text = unescapeXml(value ?? '');
    }
  }
  return { definitions, numbers };
}

function readStyleNumbers(xml) {
  const found = new Map();
  let style;
  for (const tag of tags(xml)) {
    if (tag.name === 'w:style') style = tag.closes ? undefined : attribute(tag, 'w:styleId');
    else if (style && tag.name === 'w:numId') found.set(style, { level: 0, ...found.get(style), number: attribute(tag, 'w:val') });
    else if (style && tag.name === 'w:ilvl') found.set(style, { ...found.get(style), level: attribute(tag, 'w:val') });
  }
  return found;
}

function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescapeXml(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}
