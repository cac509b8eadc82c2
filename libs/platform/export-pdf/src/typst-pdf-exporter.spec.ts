import { afterAll, describe, expect, it } from '@jest/globals';
import { layoutAct, normaliseText, type LayoutBlock, type RenderedAct } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';

import { ROUND_TRIP_ACTS, anyRenderedAct, expectedText } from '../../../shared/act-tree/src/testing/round-trip.js';
import { fourPageRenderedAct, sampleRenderedAct } from '../../../shared/act-tree/src/testing/sample-rendered-act.js';
import { pageText, pdfInfo, qpdfProblems, structure, structureText } from './testing/pdf-tools.js';
import { TypstPdfExporter, checkPdfUa } from './typst-pdf-exporter.js';

const metadata = { title: 'Convenzione "A" & B', author: 'Provincia di Pesaro e Urbino', provenance: 'Modello 1.2.0 <rev. 3>', draft: false, createdAt: new Date('2026-03-01T10:00:00.123Z') };
const exporter = new TypstPdfExporter();
// The first compile loads the fonts; the machine may be busy.
const PATIENCE = 60_000;

afterAll(() => exporter.close());

function actSaying(text: string): RenderedAct {
  return { ...sampleRenderedAct(), clauses: [...sampleRenderedAct().clauses.slice(0, 1), { id: 'x', kind: 'testo', depth: 0, label: '', heading: '', state: 'STANDARD', blocks: [{ type: 'paragraph', runs: [{ text }] }] }] };
}

/** Page text without the footer. */
function bodyText(pdf: Uint8Array): string {
  return normaliseText(pageText(pdf).replaceAll(/^Modello 1\.2\.0 <rev\. 3> Pagina \d+ di \d+$/gm, ''));
}

describe('TypstPdfExporter', () => {
  it.each(ROUND_TRIP_ACTS)(
    'reads back as the plain text: %s',
    async (_, act) => {
      const { bytes } = await exporter.export(act, metadata);
      expect(normaliseText(structureText(bytes))).toBe(expectedText(act));
      expect(bodyText(bytes)).toBe(expectedText(act));
      expect(qpdfProblems(bytes)).toBe('');
    },
    PATIENCE,
  );

  it(
    'reads back as the plain text, whatever the act',
    () =>
      fc.assert(
        fc.asyncProperty(anyRenderedAct(), async (act) => {
          // Page text, because pdfinfo takes more than a second to read the tags of one file; without spaces, because a line may end between two runs.
          expect(bodyText((await exporter.export(act, metadata)).bytes).replaceAll(' ', '')).toBe(expectedText(act).replaceAll(' ', ''));
        }),
        { numRuns: 25, endOnFailure: true },
      ),
    PATIENCE,
  );

  it(
    'is tagged, with title, author, language and date',
    async () => {
      const { bytes, conformance } = await exporter.export(sampleRenderedAct(), metadata);
      expect(pdfInfo(bytes)).toMatch(/Tagged:\s+yes/);
      expect(pdfInfo(bytes)).toMatch(/Page size:.*A4/);
      const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
      expect(pdf.getTitle()).toBe('Convenzione "A" & B');
      expect(pdf.getAuthor()).toBe('Provincia di Pesaro e Urbino');
      expect(pdf.getCreationDate()).toEqual(new Date('2026-03-01T10:00:00Z'));
      expect(String(pdf.catalog.get(PDFName.of('Lang')))).toMatch(/it-IT/);
      expect(conformance).toBe('PDF/A-2a prodotto da Typst 0.14; PDF/UA-1 dichiarato; non verificato con veraPDF');
    },
    PATIENCE,
  );

  it(
    'declares PDF/A-2a and, described by its schema, PDF/UA-1',
    async () => {
      const { bytes } = await exporter.export(sampleRenderedAct(), metadata);
      const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
      const xmp = new TextDecoder().decode((pdf.context.lookup(pdf.catalog.get(PDFName.of('Metadata'))) as PDFRawStream).getContents());
      expect(xmp).toMatch(/<pdfaid:part>2<.*<pdfaid:conformance>A</s);
      expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
      expect(xmp).toContain('<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>');
      expect(String(pdf.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('DisplayDocTitle')))).toBe('true');
      expect(pdf.context.trailerInfo.ID).toBeDefined();
    },
    PATIENCE,
  );

  it(
    'gives headings, lists and tables their tags, and keeps page furniture out of them',
    async () => {
      const tags = structure((await exporter.export(sampleRenderedAct(), { ...metadata, draft: true })).bytes);
      expect(tags.match(/^\s*H1 /gm)).toHaveLength(1);
      expect(tags).toContain('/Scope /Column');
      expect(tags).toMatch(/THead\s+TR\s+TH/);
      expect(tags).toMatch(/Lbl \(block\)\s+Span \(inline\)\s+"1-bis\."/);
      // How each list is numbered, as the act has them: readers of ordered lists need it.
      const lists = (blocks: readonly LayoutBlock[]): string[] => blocks.flatMap((block) => (block.type === 'list' ? [block.items.every(({ marker }) => marker === '–') ? 'Circle' : 'Decimal', ...block.items.flatMap((item) => lists(item.blocks))] : []));
      expect([...tags.matchAll(/ListNumbering \/(\w+)/g)].map(([, said]) => said)).toEqual(lists(layoutAct(sampleRenderedAct()).blocks));
      expect(tags).toMatch(/Caption[^"]*"Canoni annui per servizio"/);
      expect(tags).not.toMatch(/BOZZA|Modello 1\.2\.0|Pagina/);
    },
    PATIENCE,
  );

  it(
    'numbers pages, and marks drafts only',
    async () => {
      const draft = pageText((await exporter.export(fourPageRenderedAct(), { ...metadata, draft: true })).bytes);
      expect(draft).toMatch(/Modello 1\.2\.0 <rev\. 3> Pagina 1 di 4/);
      expect(draft).toMatch(/B\s*O\s*Z\s*Z\s*A/);
      expect(pageText((await exporter.export(fourPageRenderedAct(), metadata)).bytes)).not.toMatch(/B\s*O\s*Z\s*Z\s*A/);
    },
    PATIENCE,
  );

  it(
    'gives the same bytes twice, from another process too',
    async () => {
      const other = new TypstPdfExporter();
      try {
        const [one, two, three] = [await exporter.export(sampleRenderedAct(), metadata), await exporter.export(sampleRenderedAct(), metadata), await other.export(sampleRenderedAct(), metadata)];
        expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
        expect(Buffer.compare(one.bytes, three.bytes)).toBe(0);
      } finally {
        await other.close();
      }
    },
    PATIENCE,
  );

  it(
    'breaks endless words rather than lose their end',
    async () => {
      const act = actSaying(`codice ${'abcdefghij'.repeat(30)} fine`);
      const text = bodyText((await exporter.export(act, metadata)).bytes);
      expect(text.replaceAll(/[\s\u200B]/g, '')).toBe(expectedText(act).replaceAll(' ', ''));
    },
    PATIENCE,
  );

  it(
    'breaks a word that is wider than its column, and leaves room for words beside figures',
    async () => {
      const cell = (align: 'left' | 'right', text: string) => ({ align, runs: [{ text }] });
      const table = { type: 'table' as const, caption: '', header: [], rows: [[...Array.from({ length: 5 }, () => cell('right', '1.234.567.890,00 euro')), cell('left', 'interoperabilitàdeisistemi')]] };
      const act: RenderedAct = { ...actSaying(''), clauses: [{ id: 'x', kind: 'testo', depth: 0, label: '', heading: '', state: 'STANDARD', blocks: [table] }] };
      const text = bodyText((await exporter.export(act, metadata)).bytes);
      expect(text.replaceAll(/[\s\u200B]/g, '')).toContain('interoperabilitàdeisistemi');
    },
    PATIENCE,
  );

  it(
    'prints Greek, Cyrillic and signs, and names the sign it cannot print',
    async () => {
      const printable = actSaying('αβγ Привет ☐ → ≤ ½ №');
      expect(normaliseText(structureText((await exporter.export(printable, metadata)).bytes))).toBe(expectedText(printable));
      await expect(exporter.export(actSaying('nome 漢'), metadata)).rejects.toMatchObject({ code: 'PDF.UNPRINTABLE_TEXT', message: expect.stringContaining('«漢»') });
      await expect(exporter.export(sampleRenderedAct(), metadata)).resolves.toBeDefined();
    },
    PATIENCE,
  );

  it(
    'replaces its process after the set number of documents',
    async () => {
      const short = new TypstPdfExporter({ documentsPerChild: 2 });
      try {
        const files = [];
        for (let count = 0; count < 3; count++) files.push((await short.export(actSaying('breve'), metadata)).bytes);
        expect(Buffer.compare(files[0]!, files[2]!)).toBe(0);
      } finally {
        await short.close();
      }
    },
    PATIENCE,
  );
});

describe('checkPdfUa', () => {
  it('finds nothing wrong with an act that has a title', async () => expect(await checkPdfUa(sampleRenderedAct(), metadata)).toBeUndefined(), PATIENCE);

  it(
    'tells of a missing title, and then the mark is not given',
    async () => {
      const untitled = { ...metadata, title: '' };
      expect(await checkPdfUa(sampleRenderedAct(), untitled)).toMatch(/title/);
      expect((await exporter.export(sampleRenderedAct(), untitled)).conformance).toContain('PDF/UA-1 non dichiarato');
    },
    PATIENCE,
  );

  it(
    'judges an act by its build: other words get the same verdict, and a title taken away another one',
    async () => {
      const conformance = async (title: string, text: string): Promise<string | undefined> => (await exporter.export(actSaying(text), { ...metadata, title })).conformance;
      expect(await conformance('Titolo', 'parole')).toContain('PDF/UA-1 dichiarato');
      expect(await conformance('', 'parole')).toContain('PDF/UA-1 non dichiarato');
      expect(await conformance('Altro titolo', 'altre parole')).toContain('PDF/UA-1 dichiarato');
      expect(await conformance(' ', 'altre parole')).toContain('PDF/UA-1 non dichiarato');
    },
    PATIENCE,
  );
});
