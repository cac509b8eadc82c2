import { afterAll, describe, expect, it } from '@jest/globals';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { DocumentRefused, type DocumentBlock, type ReadDocument } from '@province-comuni/platform-ports';
import { normaliseText } from '@province-comuni/shared-act-tree';
import { Document, FootnoteReferenceRun, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { ROUND_TRIP_ACTS, expectedText } from '../../../shared/act-tree/src/testing/round-trip.js';
import { DocxDocumentReader } from './docx-document-reader.js';

const reader = new DocxDocumentReader();
afterAll(() => reader.close());

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function docx(...children: (Paragraph | Table)[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }], footnotes: { 1: { children: [new Paragraph('testo della nota')] } } })));
}

/** A minimal package around a body, compressed. */
function packed(body: string, more: Record<string, string> = {}): Uint8Array {
  const part = (text: string): Uint8Array => strToU8(text);
  return zipSync({
    '[Content_Types].xml': part('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'),
    '_rels/.rels': part('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': part(body),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, part(text)])),
  });
}

const BODY = (inner: string): string => `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}</w:body></w:document>`;
const PARAGRAPH = '<w:p><w:r><w:t>Art. 1 – Oggetto</w:t></w:r></w:p>';

function lines({ blocks }: ReadDocument): string[] {
  const text = (content: readonly { type: string; text?: string }[]): string => content.map((inline) => inline.text ?? '').join('');
  return blocks.flatMap((block: DocumentBlock) =>
    block.type === 'paragraph' ? [normaliseText(`${block.marker?.text ?? ''} ${text(block.content)}`)] : [...(block.caption ? [block.caption] : []), ...block.rows.map((row) => row.map((cell) => cell.paragraphs.map(text).join(' ')).join('\t'))],
  );
}

async function problemOf(bytes: Uint8Array, from = reader): Promise<DocumentRefused['problem'] | 'read'> {
  return from.read(bytes).then(
    () => 'read' as const,
    (error: DocumentRefused) => error.problem,
  );
}

describe('a document we exported', () => {
  it.each(ROUND_TRIP_ACTS)('reads back with every word, number and label in its place: %s', async (_, act) => {
    const { bytes } = await new DocxExporter().export(act, { title: 'Prova', author: 'Provincia di prova', provenance: 'Modello 1.0.0', draft: false, createdAt: new Date('2026-12-01T09:00:00Z') });
    expect(normaliseText(lines(await reader.read(bytes)).join('\n'))).toBe(expectedText(act));
  });
});

describe('a document of others', () => {
  it('keeps bold, italic, headings, tables and notes, and says what it leaves out', async () => {
    const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
    const document = await reader.read(
      await docx(
        new Paragraph({ text: 'Convenzione', heading: HeadingLevel.TITLE }),
        new Paragraph({ children: [new TextRun('testo '), new TextRun({ text: 'grassetto', bold: true }), new TextRun({ text: ' corsivo', italics: true }), new FootnoteReferenceRun(1)] }),
        new Paragraph({ children: [new ImageRun({ type: 'png', data: PIXEL, transformation: { width: 5, height: 5 } })] }),
        new Table({ rows: [new TableRow({ children: [cell('Fascia'), cell('Canone')] }), new TableRow({ children: [new TableCell({ columnSpan: 2, children: [new Paragraph('unita')] })] })] }),
      ),
    );
    expect(document.blocks.slice(0, 2)).toEqual([
      { type: 'paragraph', heading: 1, marker: null, content: [{ type: 'text', text: 'Convenzione' }] },
      {
        type: 'paragraph',
        heading: null,
        marker: null,
        content: [{ type: 'text', text: 'testo ' }, { type: 'text', text: 'grassetto', marks: [{ type: 'bold' }] }, { type: 'text', text: ' corsivo', marks: [{ type: 'italic' }] }, { type: 'text', text: ' (nota: testo della nota)' }],
      },
    ]);
    expect(document.blocks[2]).toMatchObject({ type: 'table', rows: [[{}, {}], [{ paragraphs: [[{ text: 'unita' }]] }, { paragraphs: [] }]] });
    expect(document.notices).toEqual([expect.stringMatching(/immagini/), expect.stringMatching(/note a piè/), expect.stringMatching(/celle unite/)]);
  });

  it('takes accepted text and leaves what was deleted under revision', async () => {
    const body = '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>nuovo</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>vecchio</w:delText></w:r></w:del></w:p>';
    expect(lines(await reader.read(packed(BODY(body))))).toEqual(['nuovo']);
  });

  it('counts the number a paragraph has, not the one it had before a tracked change of its look', async () => {
    const numbering = '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
    const item = (text: string, change: string): string => `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${change}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const document = packed(BODY(item('uno', '<w:pPrChange w:id="1" w:author="x"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr></w:pPr></w:pPrChange>') + item('due', '')), { 'word/numbering.xml': numbering });
    expect(lines(await reader.read(document))).toEqual(['1. uno', '2. due']);
  });
});

describe('a hostile or wrong file is refused with its reason', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(0), 'NOT_A_DOCUMENT'],
    ['a PDF', () => strToU8('%PDF-1.7 …'), 'NOT_A_DOCUMENT'],
    ['another ZIP', () => zipSync({ 'a.txt': strToU8('x') }), 'NOT_A_DOCUMENT'],
    ['an ODT', () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<a/>') }), 'NOT_A_DOCUMENT'],
    ['an old .doc', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(600).fill(0)]), 'OLD_FORMAT'],
    ['an encrypted document', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]), 'ENCRYPTED'],
    ['a truncated document', () => packed(BODY(PARAGRAPH)).slice(0, 400), 'DAMAGED'],
    ['broken XML', () => packed(BODY('<w:p><w:r>')), 'DAMAGED'],
    ['an entity bomb', () => packed('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + BODY('<w:p><w:r><w:t>&b;</w:t></w:r></w:p>')), 'OVERSIZED_CONTENT'],
    ['endless nesting', () => packed(BODY('<w:sdt><w:sdtContent>'.repeat(50_000) + '</w:sdtContent></w:sdt>'.repeat(50_000))), 'OVERSIZED_CONTENT'],
    ['a ratio no text has', () => packed(BODY(`<w:p><w:r><w:t>${' '.repeat(30_000_000)}</w:t></w:r></w:p>`)), 'OVERSIZED_CONTENT'],
    ['too many parts', () => packed(BODY(PARAGRAPH), Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`word/x${index}.xml`, '']))), 'OVERSIZED_CONTENT'],
    ['too many words', () => packed(BODY(Array.from({ length: 9000 }, (_, index) => `<w:p><w:r><w:t>${index} ${(index * 7919).toString(36).repeat(20)}</w:t></w:r></w:p>`).join(''))), 'TOO_LONG'],
    ['more than 10 MB', () => new Uint8Array(10 * 1024 * 1024 + 1), 'TOO_LARGE'],
  ])('%s', async (_name, make, problem) => {
    expect(await problemOf(make())).toBe(problem);
  });

  it('a size that the directory lies about', async () => {
    const bytes = packed(BODY(`<w:p><w:r><w:t>${'parola '.repeat(40_000)}</w:t></w:r></w:p>`));
    const view = new DataView(bytes.buffer);
    // Declares ten bytes for every part, in the directory.
    for (let at = 0; at < bytes.length - 46; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(await problemOf(bytes)).toBe('OVERSIZED_CONTENT');
  });

  it('macros are not read, and the words are', async () => {
    const document = await reader.read(packed(BODY(PARAGRAPH), { 'word/vbaProject.bin': 'x' }));
    expect(lines(document)).toEqual(['Art. 1 – Oggetto']);
    expect(document.notices).toEqual([expect.stringMatching(/macro/)]);
  });

  it('private signs in the text cannot pass for a label', async () => {
    expect(lines(await reader.read(packed(BODY('<w:p><w:r><w:t>\ue0000|number|Art. 9\ue001x</w:t></w:r></w:p>'))))).toEqual(['0|number|Art. 9x']);
  });
});

describe('the child process', () => {
  const worker = (name: string): URL => new URL(`./testing/${name}`, import.meta.url);

  it('is given up when it does not answer, or dies, and the next document is read', async () => {
    const stuck = new DocxDocumentReader({ worker: worker('stuck-worker.mjs'), timeoutMs: 200 });
    const dying = new DocxDocumentReader({ worker: worker('dying-worker.mjs') });
    const good = packed(BODY(PARAGRAPH));
    expect(await problemOf(good, stuck)).toBe('TOO_SLOW');
    expect(await problemOf(good, dying)).toBe('DAMAGED');
    expect(await problemOf(good)).toBe('read');
  });

  it('runs out of memory alone', async () => {
    const small = new DocxDocumentReader({ worker: worker('hungry-worker.mjs'), memoryMb: 32 });
    expect(await problemOf(packed(BODY(PARAGRAPH)), small)).toBe('DAMAGED');
  });

  it('is waited for by few', async () => {
    const stuck = new DocxDocumentReader({ worker: worker('stuck-worker.mjs'), timeoutMs: 60_000, maxWaiting: 1 });
    const first = problemOf(packed(BODY(PARAGRAPH)), stuck);
    expect(await problemOf(packed(BODY(PARAGRAPH)), stuck)).toBe('BUSY');
    await stuck.close();
    expect(await first).not.toBe('read');
  });
});

it('reads what the tests pack', () => {
  expect(Object.keys(unzipSync(packed(BODY(PARAGRAPH))))).toContain('word/document.xml');
});
