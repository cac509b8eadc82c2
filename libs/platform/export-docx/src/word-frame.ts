import { packPart, type PackedPart } from '@province-comuni/platform-zip-package';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  LevelSuffix,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type ILevelsOptions,
  type IParagraphStyleOptions,
} from 'docx';
import { unzipSync } from 'fflate';

/** Twips of text between the margins of an A4 page. */
export const TEXT_WIDTH = 11_906 - 2 * 1417;
/** Twips each list level is moved in. */
export const LIST_INDENT = 454;
export const LIST_LEVELS = 9;

/** Numbering definitions; each list of the act is an instance of one. */
export const NUMBERINGS = ['articoli', 'sezioni', 'decimal', 'letter', 'dash'] as const;
export type NumberingName = (typeof NUMBERINGS)[number];

/** Ids of the paragraph styles the body uses. */
export const STYLE = {
  title: 'Title',
  heading: ['Heading1', 'Heading2', 'Heading3'],
  corpo: 'BodyText',
  intestazione: 'IntestazioneAtto',
  firma: 'FirmaAtto',
  etichetta: 'EtichettaAtto',
  item: 'ListParagraph',
  itemContinued: 'ListContinue',
  caption: 'DidascaliaTabella',
  cell: 'TestoTabella',
  headerCell: 'IntestazioneTabella',
} as const;

/** The parts of a DOCX that no act changes, and the places where an act enters. */
export interface WordFrame {
  /** Content types, styles, settings, headers and the rest, already compressed. */
  readonly parts: readonly PackedPart[];
  /** `word/document.xml` around the body. */
  readonly beforeBody: string;
  readonly afterBody: string;
  /** `word/numbering.xml` around the instances. */
  readonly beforeInstances: string;
  readonly afterInstances: string;
  readonly abstractIds: Readonly<Record<NumberingName, number>>;
  /** `word/footer1.xml` around the provenance. */
  readonly beforeProvenance: string;
  readonly afterProvenance: string;
}

const PROVENANCE_PLACE = 'PROVENIENZA-DELL-ATTO';

/** What of the frame depends on the act. */
export interface FrameKind {
  /** Every page says "BOZZA". */
  readonly draft: boolean;
  /** Word tracks changes from the start, and the document has properties of its own. */
  readonly tracked: boolean;
}

const frames = new Map<string, Promise<WordFrame>>();

/**
 * The frame for final acts or for drafts, made once by the `docx` library and then kept: building every paragraph with the
 * library takes five times as long as the rest of the export, while styles and numbering never change.
 */
export function wordFrame(kind: FrameKind): Promise<WordFrame> {
  const key = JSON.stringify([kind.draft, kind.tracked]);
  let frame = frames.get(key);
  if (!frame) frames.set(key, (frame = buildFrame(kind)));
  return frame;
}

async function buildFrame(kind: FrameKind): Promise<WordFrame> {
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(frameDocument(kind))));
  const text = (name: string) => new TextDecoder().decode(files[name]);
  const [beforeBody, afterBody] = splitAround(text('word/document.xml'), /(?<=<w:body>).*?(?=<w:sectPr)/s);
  const numbering = text('word/numbering.xml');
  const [beforeInstances, afterInstances] = splitAround(numbering, /<w:num .*<\/w:num>/s);
  const [beforeProvenance, afterProvenance] = splitAround(text('word/footer1.xml'), new RegExp(PROVENANCE_PLACE));
  const replaced = new Set(['word/document.xml', 'word/numbering.xml', 'word/footer1.xml', 'docProps/core.xml', ...(kind.tracked ? ['docProps/custom.xml'] : [])]);
  return {
    // In this order the content types come first, as readers that guess the format expect.
    parts: Object.keys(files).filter((name) => !replaced.has(name)).sort().map((name) => packPart(name, files[name]!)),
    beforeBody,
    afterBody,
    beforeInstances,
    afterInstances,
    abstractIds: abstractIds(numbering),
    beforeProvenance,
    afterProvenance,
  };
}

function frameDocument({ draft, tracked }: FrameKind): Document {
  return new Document({
    ...(tracked && { features: { trackRevisions: true } }),
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: 22, language: { value: 'it-IT', eastAsia: 'it-IT', bidirectional: 'ar-SA' } },
          paragraph: { spacing: { after: 120, line: 264 } },
        },
        title: { basedOn: 'Heading1', next: STYLE.corpo, run: { size: 30, bold: true, color: '000000' }, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 240 } } },
        heading1: headingStyle(26),
        heading2: headingStyle(23),
        heading3: headingStyle(22),
        listParagraph: { paragraph: { alignment: AlignmentType.JUSTIFIED } },
      },
      paragraphStyles: PARAGRAPH_STYLES,
    },
    numbering: {
      config: [
        { reference: 'articoli', levels: [headingLevel('Art. %1 –')] },
        { reference: 'sezioni', levels: [headingLevel('%1.')] },
        { reference: 'decimal', levels: listLevels(LevelFormat.DECIMAL, (level) => `%${level}.`) },
        { reference: 'letter', levels: listLevels(LevelFormat.LOWER_LETTER, (level) => `%${level})`) },
        { reference: 'dash', levels: listLevels(LevelFormat.BULLET, () => '–') },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1417, right: 1417, bottom: 1417, left: 1417 } } },
        ...(draft && { headers: { default: new Header({ children: [draftLine()] }) } }),
        footers: { default: new Footer({ children: [footerLine()] }) },
        // The library writes a numbering definition only beside an instance: one paragraph makes it, and the body replaces it.
        children: [new Paragraph({ numbering: { reference: 'decimal', level: 0 } })],
      },
    ],
  });
}

function headingStyle(size: number) {
  return { basedOn: 'Normal', next: STYLE.corpo, quickFormat: true, run: { size, bold: true, color: '000000' }, paragraph: { keepNext: true, spacing: { before: 280, after: 120 } } };
}

const PARAGRAPH_STYLES: IParagraphStyleOptions[] = [
  { id: STYLE.corpo, name: 'Body Text', basedOn: 'Normal', quickFormat: true, paragraph: { alignment: AlignmentType.JUSTIFIED } },
  { id: STYLE.intestazione, name: 'Intestazione atto', basedOn: 'Normal', quickFormat: true, paragraph: { alignment: AlignmentType.CENTER } },
  { id: STYLE.etichetta, name: 'Etichetta atto', basedOn: 'Normal', quickFormat: true, run: { bold: true }, paragraph: { keepNext: true, spacing: { before: 360 } } },
  { id: STYLE.firma, name: 'Firma atto', basedOn: 'Normal', quickFormat: true, paragraph: { keepLines: true, spacing: { before: 480 } } },
  { id: STYLE.itemContinued, name: 'List Continue', basedOn: STYLE.item },
  { id: STYLE.caption, name: 'Didascalia tabella', basedOn: 'Normal', quickFormat: true, run: { italics: true }, paragraph: { keepNext: true } },
  { id: STYLE.cell, name: 'Testo tabella', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { before: 40, after: 40 } } },
  { id: STYLE.headerCell, name: 'Intestazione tabella', basedOn: STYLE.cell, quickFormat: true, run: { bold: true }, paragraph: { keepNext: true } },
];

function headingLevel(text: string): ILevelsOptions {
  return { level: 0, format: LevelFormat.DECIMAL, text, suffix: LevelSuffix.SPACE, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 0, hanging: 0 } } } };
}

function listLevels(format: ILevelsOptions['format'], text: (level: number) => string): ILevelsOptions[] {
  return Array.from({ length: LIST_LEVELS }, (_, index) => ({
    level: index,
    format,
    text: text(index + 1),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: LIST_INDENT * (index + 1), hanging: LIST_INDENT } } },
  }));
}

function draftLine(): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: 'BOZZA', bold: true, size: 28, color: 'A32A3F', characterSpacing: 120 })] });
}

function footerLine(): Paragraph {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [
      new TextRun({ text: PROVENANCE_PLACE, size: 16 }),
      new TextRun({ children: ['\tPagina ', PageNumber.CURRENT, ' di ', PageNumber.TOTAL_PAGES], size: 16 }),
    ],
  });
}

function splitAround(xml: string, place: RegExp): [string, string] {
  const match = place.exec(xml);
  if (!match) throw new Error(`The docx library wrote no ${place.source}`);
  return [xml.slice(0, match.index), xml.slice(match.index + match[0].length)];
}

/** Definitions are told apart by the text of their first level. */
function abstractIds(numbering: string): Record<NumberingName, number> {
  const texts: Record<NumberingName, string> = { articoli: 'Art. %1 –', sezioni: '%1.', decimal: '%1.', letter: '%1)', dash: '–' };
  const definitions = [...numbering.matchAll(/<w:abstractNum w:abstractNumId="(\d+)".*?<\/w:abstractNum>/gs)];
  const find = (name: NumberingName) => {
    const found = definitions.find(
      ([xml]) => /<w:lvlText w:val="([^"]*)"/.exec(xml!)?.[1] === texts[name] && xml!.includes('w:ilvl="1"') === !['articoli', 'sezioni'].includes(name),
    );
    if (!found) throw new Error(`The docx library wrote no numbering ${name}`);
    return Number(found[1]);
  };
  return Object.fromEntries(NUMBERINGS.map((name) => [name, find(name)])) as Record<NumberingName, number>;
}
