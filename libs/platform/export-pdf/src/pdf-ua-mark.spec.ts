import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDict, PDFDocument, PDFName, type PDFRawStream } from 'pdf-lib';

import { sampleRenderedAct } from '../../../shared/act-tree/src/testing/sample-rendered-act.js';
import { declarePdfUa } from './pdf-ua-mark.mjs';
import { pageText, qpdfProblems, structureText } from './testing/pdf-tools.js';
import { TypstPdfExporter } from './typst-pdf-exporter.js';

const exporter = new TypstPdfExporter();
// pdfinfo takes more than a second to read the tags of one file; the machine may be busy.
const PATIENCE = 60_000;
/** As Typst writes it: without a title PDF/UA is refused, so the exporter leaves the file unmarked. */
let unmarked: Uint8Array;

beforeAll(async () => {
  const metadata = { title: '', author: 'Comune di Città – endstream endobj', provenance: 'trailer startxref 1 %%EOF', draft: false, createdAt: new Date('2026-03-01T10:00:00Z') };
  unmarked = (await exporter.export(sampleRenderedAct(), metadata)).bytes;
}, PATIENCE);
afterAll(() => exporter.close());

function edited(edit: (text: string) => string): Uint8Array {
  return Buffer.from(edit(Buffer.from(unmarked).toString('latin1')), 'latin1');
}

async function metadataOf(bytes: Uint8Array): Promise<string> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return new TextDecoder().decode((pdf.context.lookup(pdf.catalog.get(PDFName.of('Metadata'))) as PDFRawStream).getContents());
}

describe('declarePdfUa', () => {
  it('adds the mark and the wish to show the title, in a sound file', async () => {
    const marked = declarePdfUa(unmarked);
    expect(await metadataOf(marked)).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const pdf = await PDFDocument.load(marked, { updateMetadata: false });
    expect(String(pdf.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('DisplayDocTitle')))).toBe('true');
    expect(qpdfProblems(marked)).toBe('');
  }, PATIENCE);

  it('touches nothing else', async () => {
    const marked = declarePdfUa(unmarked);
    const [before, after] = await Promise.all([unmarked, marked].map((bytes) => PDFDocument.load(bytes, { updateMetadata: false })));
    const own = (pdf: PDFDocument) => [String(pdf.context.trailerInfo.Root), String(pdf.catalog.get(PDFName.of('Metadata')))];
    const others = (pdf: PDFDocument) => pdf.context.enumerateIndirectObjects().filter(([reference]) => !own(pdf).includes(String(reference))).map(([reference, object]) => `${reference} ${object}`);
    expect(others(after!)).toEqual(others(before!));
    expect(pageText(marked)).toBe(pageText(unmarked));
    expect(structureText(marked)).toBe(structureText(unmarked));
    expect((await metadataOf(marked)).length).toBeGreaterThan((await metadataOf(unmarked)).length);
  }, PATIENCE);

  it.each([
    ['a file already marked', () => declarePdfUa(unmarked)],
    ['a truncated file', () => unmarked.slice(0, -40)],
    ['an empty file', () => new Uint8Array()],
    ['a file updated after Typst', () => edited((text) => text.replace(/trailer\n<<\n/, 'trailer\n<<\n  /Prev 20\n'))],
    ['compressed metadata', () => edited((text) => text.replace('/Type /Metadata\n', '/Type /Metadata\n  /Filter /FlateDecode\n'))],
    ['a catalog that lies elsewhere', () => edited((text) => text.replace(/\/Root \d+ 0 R/, '/Root 1 0 R'))],
  ])('refuses %s rather than break it', (_, make) => {
    const bytes = make();
    expect(() => declarePdfUa(bytes)).toThrow('di forma inattesa');
  });
});
