import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { OdtExporter } from '@province-comuni/platform-export-odt';
import { TypstPdfExporter } from '@province-comuni/platform-export-pdf';
import { ExtractionRefused, type ExtractedText, type FileFormat } from '@province-comuni/platform-ports';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { sampleRenderedAct } from '../../../shared/act-tree/src/testing/sample-rendered-act.js';
import { ChildTextExtractor } from './child-text-extractor.js';
import { detectFormat } from './detect-format.mjs';
import { TesseractOcr } from './ocr.js';
import { docx, odf, pptx, xlsx } from './testing/office-files.js';
import { p7m } from './testing/signed-files.js';

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-extract-'));
// Children begin slowly on a machine that is busy.
jest.setTimeout(60_000);
const extractor = new ChildTextExtractor({ folder, ocr: null });
const pdfExporter = new TypstPdfExporter();
const PATIENCE = 60_000;

afterAll(async () => {
  // Whatever happened to the files, none is left behind.
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
  await Promise.all([extractor.close(), pdfExporter.close()]);
});

const read = (bytes: Uint8Array, name = ''): Promise<ExtractedText> => extractor.extract(Readable.from([Buffer.from(bytes)]), bytes.length, name);
const problemOf = (bytes: Uint8Array, from = extractor): Promise<string> =>
  from.extract(Readable.from([Buffer.from(bytes)]), bytes.length, '').then(
    () => 'read',
    (error: unknown) => (error instanceof ExtractionRefused ? error.problem : String(error)),
  );
/** Letters and figures only: what a search would look at. */
const words = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const allText = ({ pages }: ExtractedText): string => pages.map(({ text }) => text).join('\n');
const pagesOf = ({ pages }: ExtractedText): unknown[] => pages.map(({ page, heading, text }) => [page, heading, text]);

const META = { title: 'Convenzione di prova', author: 'Provincia di prova', provenance: 'Modello 1.0.0', draft: false, createdAt: new Date('2026-12-01T09:00:00Z') };

describe('the text of acts we exported', () => {
  it.each([
    ['PDF', pdfExporter],
    ['DOCX', new DocxExporter()],
    ['ODT', new OdtExporter()],
  ] as const)(
    'out of %s has its words, its title, its language, and nothing for its author to mend',
    async (format, exporter) => {
      const { bytes } = await exporter.export(sampleRenderedAct(), META);
      const text = await read(bytes);
      expect(text).toMatchObject({ format, title: META.title, author: META.author, hints: [] });
      expect(text.language).toMatch(/^it/);
      for (const clause of sampleRenderedAct().clauses.flatMap(({ heading }) => (heading ? [heading] : []))) expect(words(allText(text))).toContain(words(clause));
    },
    PATIENCE,
  );
});

describe('the text of a PDF', () => {
  it('is told page by page, with words that were parted at the end of a line put together', async () => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const first = pdf.addPage();
    first.drawText('La Provincia presta assi-', { x: 50, y: 700, size: 12, font });
    first.drawText('stenza ai Comuni.', { x: 50, y: 686, size: 12, font });
    first.drawText('Secondo capoverso', { x: 50, y: 600, size: 12, font });
    pdf.addPage().drawText('Soltanto qui: ornitorinco', { x: 50, y: 700, size: 12, font });
    pdf.addPage();
    const text = await read(await pdf.save());
    expect(pagesOf(text)).toEqual([[1, '', 'La Provincia presta assistenza ai Comuni.\n\nSecondo capoverso'], [2, '', 'Soltanto qui: ornitorinco'], [3, '', '']]);
    expect(text).toMatchObject({ pageCount: 3, hints: ['SENZA_TAG', 'SENZA_TITOLO', 'SENZA_LINGUA'], notices: ['La pagina 3 non ha testo: è un’immagine o è vuota.'] });
  });

  it('of pictures only says so', async () => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage();
    page.drawRectangle({ x: 10, y: 10, width: 200, height: 300 });
    expect((await read(await pdf.save())).hints).toContain('SOLO_IMMAGINE');
  });

  it('of many pages and megabytes is read where it has to be', async () => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const noise = await pdf.attach(randomBytes(3_000_000), 'allegato.bin').then(() => pdf);
    for (let page = 1; page <= 60; page += 1) noise.addPage().drawText(`Pagina numero ${page * 7919}`, { x: 50, y: 700, size: 12, font });
    const bytes = await noise.save({ useObjectStreams: false });
    expect(bytes.length).toBeGreaterThan(3_000_000);
    const text = await read(bytes);
    expect(text.pageCount).toBe(60);
    expect(text.pages.map((page) => page.text)).toEqual(Array.from({ length: 60 }, (_, index) => `Pagina numero ${(index + 1) * 7919}`));
  }, 60_000);

  it('that is broken is refused', async () => {
    expect(await problemOf(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5_000)]))).toBe('UNREADABLE');
  });
});

describe('the text of office files', () => {
  it('DOCX: headings part it, tables, notes and struck out words', async () => {
    const paragraph = (text: string, style = ''): string => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t>${text}</w:t></w:r></w:p>`;
    const text = await read(
      docx(`${paragraph('Premessa')}${paragraph('Oggetto', 'Titolo1')}${paragraph('L&#8217;ente <w:br/>')}<w:p><w:del><w:r><w:delText>tolto</w:delText></w:r></w:del><w:ins><w:r><w:t>messo</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc>${paragraph('cella uno')}</w:tc><w:tc>${paragraph('cella due')}</w:tc></w:tr></w:tbl>`, {
        'word/footnotes.xml': `<w:footnotes>${paragraph('testo della nota')}</w:footnotes>`,
        'word/vbaProject.bin': 'x',
      }),
    );
    expect(pagesOf(text)).toEqual([[null, '', 'Premessa'], [null, 'Oggetto', 'Oggetto\n\nL’ente\n\nmesso\n\ncella uno\tcella due'], [null, 'Note', 'testo della nota']]);
    expect(text).toMatchObject({ format: 'DOCX', notices: ['Le macro del file sono state ignorate.'], hints: ['SENZA_TITOLO', 'SENZA_LINGUA'] });
  });

  it('XLSX: sheet by sheet, row by row', async () => {
    const text = await read(xlsx());
    expect(pagesOf(text)).toEqual([[1, 'Entrate', 'Comune\tCanone annuo\n\nUrbino\t1250.5\tvero'], [2, 'Spese <2026>', 'Totale']]);
    expect(text).toMatchObject({ format: 'XLSX', title: 'Bilancio & conti', author: 'Ufficio Ragioneria', language: 'it-IT', createdAt: new Date('2026-02-03T10:00:00Z'), pageCount: 2 });
  });

  it('tables of every format keep their rows, and cells their columns', async () => {
    const word = (text: string): string => `<w:tc>${text.split('|').map((each) => `<w:p><w:r><w:t>${each}</w:t></w:r></w:p>`).join('')}</w:tc>`;
    const wordRow = (...cells: string[]): string => `<w:tr>${cells.map(word).join('')}</w:tr>`;
    const nested = `<w:tr><w:tc><w:tbl>${wordRow('dentro', 'anche')}</w:tbl></w:tc>${word('fuori')}</w:tr>`;
    expect(allText(await read(docx(`<w:tbl>${wordRow('Comune', '', 'Quota|annua')}${wordRow('', '', '12')}${nested}</w:tbl><w:tbl>${wordRow('riquadro|di testo')}</w:tbl>`)))).toBe('Comune\t\tQuota annua\n\n–\t\t12\n\ndentro anche\tfuori\n\nriquadro\n\ndi testo');
    const openCell = (text: string): string => (text === '' ? '<table:table-cell table:number-columns-repeated="2"/>' : `<table:table-cell><text:p>${text}</text:p></table:table-cell>`);
    const openTable = `<table:table table:name="T"><table:table-row>${['Comune', '', 'Quota'].map(openCell).join('')}</table:table-row><table:table-row>${['Fano', ''].map(openCell).join('')}</table:table-row></table:table>`;
    for (const kind of ['text', 'spreadsheet'] as const) expect({ kind, text: allText(await read(odf(kind, openTable))) }).toEqual({ kind, text: 'Comune\t\t\tQuota\n\nFano' });
  });

  it('PPTX: slides in their order, with notes and without numbers', async () => {
    expect(pagesOf(await read(pptx()))).toEqual([[1, 'La SUA provinciale', 'La SUA provinciale\n\nTrenta Comuni convenzionati\n\nRicordare la delibera'], [2, 'Passi successivi', 'Passi successivi']]);
  });

  it('ODT, ODS, ODP', async () => {
    const text = await read(odf('text', '<office:text><text:tracked-changes><text:p>tolto</text:p></text:tracked-changes><text:p>Prima<text:s text:c="2"/>riga<office:annotation><text:p>a margine</text:p></office:annotation></text:p><text:h text:outline-level="1">Durata</text:h><text:p>Cinque anni</text:p></office:text>'));
    expect(pagesOf(text)).toEqual([[null, '', 'Prima riga'], [null, 'Durata', 'Durata\n\nCinque anni']]);
    expect(text).toMatchObject({ format: 'ODT', title: 'Piano', author: 'Settore Gare', language: 'it', hints: [] });
    const cells = (...texts: string[]): string => `<table:table-row table:number-rows-repeated="1000000">${texts.map((cell) => `<table:table-cell table:number-columns-repeated="16000"><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`;
    expect(pagesOf(await read(odf('spreadsheet', `<table:table table:name="Tariffe">${cells('Comune', 'Quota')}${cells('Fano', '12')}</table:table>`)))).toEqual([[1, 'Tariffe', 'Comune\tQuota\n\nFano\t12']]);
    expect(pagesOf(await read(odf('presentation', '<draw:page draw:name="p1"><draw:frame presentation:class="title"><text:p>Titolo</text:p></draw:frame><draw:frame><text:p>Corpo</text:p></draw:frame></draw:page>')))).toEqual([[1, 'Titolo', 'Titolo\n\nCorpo']]);
  });

  it('of a long act without headings asks for them', async () => {
    const long = Array.from({ length: 80 }, (_, index) => `<w:p><w:r><w:t>${`parola${index} `.repeat(20)}</w:t></w:r></w:p>`).join('');
    const text = await read(docx(long));
    expect(text.hints).toContain('SENZA_TITOLI_DI_SEZIONE');
    // Long sections go on in further passages, and no word is lost.
    expect(text.pages.length).toBeGreaterThan(1);
    expect(words(allText(text))).toContain('parola79');
  });
});

const tesseract = await TesseractOcr.find();

describe('the words in a picture of a page', () => {
  // The product does without the programs: where they are missing, a picture is said to be one, and has no words.
  it(
    'are recognised where the programs are installed, and said to be; otherwise it is said that there are none',
    async () => {
      const whole = await PDFDocument.create();
      const page = whole.addPage([600, 200]);
      page.drawText('Convenzione tra Provincia e Comuni', { x: 30, y: 100, size: 28, font: await whole.embedFont(StandardFonts.Helvetica) });
      const file = join(folder, 'page.pdf');
      writeFileSync(file, await whole.save());
      execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', file, join(folder, 'page')]);
      const picture = readFileSync(join(folder, 'page.png'));
      const scanned = await PDFDocument.create();
      scanned.addPage([600, 200]).drawImage(await scanned.embedPng(picture), { width: 600, height: 200 });
      for (const name of ['page.pdf', 'page.png']) rmSync(join(folder, name));
      const bytesOf = [picture, Buffer.from(await scanned.save())];
      const without = new ChildTextExtractor({ folder, ocr: null });
      for (const bytes of bytesOf) {
        const text = await without.extract(Readable.from([bytes]), bytes.length, '');
        expect(words(allText(text)).trim()).toBe('');
        expect(text.hints).toContain('SOLO_IMMAGINE');
        expect(text.notices.join()).not.toContain('OCR');
      }
      if (!tesseract) return;
      const withOcr = new ChildTextExtractor({ folder, ocr: tesseract });
      for (const bytes of bytesOf) {
        const text = await withOcr.extract(Readable.from([bytes]), bytes.length, '');
        expect(words(allText(text))).toContain('Convenzione tra Provincia e Comuni');
        expect(text.hints).toContain('SOLO_IMMAGINE');
        expect(text.notices.join()).toContain('OCR');
      }
    },
    PATIENCE,
  );
});

describe('plain text', () => {
  it.each<[string, Buffer, string, string]>([
    ['UTF-8', Buffer.from('\ufeffPerché no?\n\nCittà'), 'a.txt', 'Perché no?\n\nCittà'],
    ['Windows-1252', Buffer.from([0x50, 0x65, 0x72, 0x63, 0x68, 0xe9, 0x20, 0x80]), 'a.txt', 'Perché €'],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Città', 'utf16le')]), 'a.txt', 'Città'],
    ['CSV', Buffer.from('Comune;Quota\r\nFano;12'), 'a.csv', 'Comune;Quota\n\nFano;12'],
  ])('in %s', async (_, bytes, name, expected) => {
    expect(allText(await read(bytes, name))).toBe(expected);
  });

  it('in Markdown is parted by its headings, not by what stands in code', async () => {
    expect(pagesOf(await read(Buffer.from('intro\n\n# Uno\ntesto\n\n```\n# no\n```\n'), 'a.md'))).toEqual([[null, '', 'intro'], [null, 'Uno', 'Uno\n\ntesto\n\n```\n# no\n```']]);
  });
});

describe('a signed file', () => {
  it('gives the text of its content, who signed it and when, and whether it is what was signed', async () => {
    const text = await read(await p7m(docx('<w:p><w:r><w:t>Atto firmato</w:t></w:r></w:p>')), 'atto.docx.p7m');
    expect(text).toMatchObject({ format: 'P7M', signatures: [{ signer: 'Mario Prova', issuer: 'Prestatore di prova', signedAt: new Date('2026-05-06T07:08:09Z'), integrity: 'INTACT' }], notices: ['Il file firmato contiene un file DOCX.'] });
    expect(allText(text)).toBe('Atto firmato');
  });

  it('whose content was changed says so', async () => {
    expect((await read(await p7m(Buffer.from('testo'), { spoiled: true }), 'atto.txt.p7m')).signatures[0]!.integrity).toBe('BROKEN');
  });

  it('signed twice has both signatures, in Base64 too', async () => {
    const twice = await p7m(await p7m(Buffer.from('testo'), { signer: 'Anna Esempio' }));
    const text = await read(Buffer.from(twice.toString('base64')), 'atto.txt.p7m.p7m');
    expect(text.signatures.map(({ signer, integrity }) => [signer, integrity])).toEqual([['Mario Prova', 'INTACT'], ['Anna Esempio', 'INTACT']]);
    expect(allText(text)).toBe('testo');
  });

  it('that is broken is refused', async () => {
    const bytes = await p7m(Buffer.from('testo'));
    expect(await problemOf(bytes.subarray(0, bytes.length / 2))).toBe('UNREADABLE');
  });
});

describe('a hostile file', () => {
  const png = (width: number, height: number): Buffer => {
    const header = Buffer.alloc(25);
    header.writeUInt32BE(13, 0);
    header.write('IHDR', 4);
    header.writeUInt32BE(width, 8);
    header.writeUInt32BE(height, 12);
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), header, deflateSync(Buffer.alloc(1000))]);
  };
  const lying = (): Buffer => {
    const bytes = Buffer.from(zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8('<a>'.repeat(100_000)) }));
    // Says it is small once inflated.
    const at = bytes.lastIndexOf('word/document.xml') - 46;
    bytes.writeUInt32LE(10, at + 24);
    return bytes;
  };
  const overlapping = (): Buffer => {
    const bytes = Buffer.from(zipSync(Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`word/${index}.xml`, strToU8('x'.repeat(100))])), { level: 0 }));
    // Every part says that it takes up the whole file.
    for (let at = bytes.indexOf(Buffer.from('504b0102', 'hex')); at >= 0; at = bytes.indexOf(Buffer.from('504b0102', 'hex'), at + 4)) bytes.writeUInt32LE(bytes.length, at + 20);
    return bytes;
  };
  const crowded = (): Buffer => {
    const bytes = Buffer.from(docx('<w:p/>'));
    bytes.writeUInt16LE(20_000, bytes.lastIndexOf(Buffer.from('504b0506', 'hex')) + 10);
    return bytes;
  };
  const sealed = (): Buffer => {
    const bytes = Buffer.from(docx('<w:p/>'));
    for (let at = bytes.indexOf(Buffer.from('504b0102', 'hex')); at >= 0; at = bytes.indexOf(Buffer.from('504b0102', 'hex'), at + 4)) bytes.writeUInt16LE(1, at + 8);
    return bytes;
  };

  it.each<[string, () => Buffer, string]>([
    ['a ZIP that expands a thousand times', () => docx(`<w:p><w:r><w:t>${' '.repeat(16_000_000)}</w:t></w:r></w:p>`), 'TOO_COSTLY'],
    ['a ZIP that lies about its sizes', lying, 'TOO_COSTLY'],
    ['a ZIP whose parts overlap', overlapping, 'TOO_COSTLY'],
    ['a ZIP of 20,000 parts', crowded, 'TOO_COSTLY'],
    ['entities that grow', () => docx('', { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><w:document>&c;</w:document>' }), 'TOO_COSTLY'],
    ['XML nested without end', () => docx('<w:a>'.repeat(100_000)), 'TOO_COSTLY'],
    ['a ZIP with a password', sealed, 'ENCRYPTED'],
    ['a ZIP that was cut', () => docx('<w:p/>').subarray(0, 200), 'UNREADABLE'],
  ])('is refused: %s', async (_, make, problem) => {
    expect(await problemOf(make())).toBe(problem);
  }, PATIENCE);

  it('a picture of 900 million points is never opened', async () => {
    expect(await read(png(30_000, 30_000))).toMatchObject({ format: 'PNG', pages: [], hints: ['SOLO_IMMAGINE'], notices: [expect.stringContaining('100 milioni')] });
  });

  it('that ends its reader, or never lets it end, ends nothing else', async () => {
    const dying = new ChildTextExtractor({ folder, worker: new URL('./testing/dying-worker.mjs', import.meta.url) });
    expect(await problemOf(Buffer.from('a'), dying)).toBe('TOO_COSTLY');
    const stuck = new ChildTextExtractor({ folder, timeoutMs: 200, worker: new URL('./testing/stuck-worker.mjs', import.meta.url) });
    expect(await problemOf(Buffer.from('a'), stuck)).toBe('TOO_COSTLY');
    const closing = new ChildTextExtractor({ folder, worker: new URL('./testing/stuck-worker.mjs', import.meta.url), atOnce: 1, maxWaiting: 1 });
    const waiting = [problemOf(Buffer.from('a'), closing), problemOf(Buffer.from('b'), closing)];
    expect(await problemOf(Buffer.from('c'), closing)).toBe('BUSY');
    await closing.close();
    expect(await Promise.all(waiting)).toEqual(['BUSY', 'BUSY']);
  });
});

describe('what a killed product left behind', () => {
  it('is gone after the next reading, and what is being read is not', async () => {
    const place = mkdtempSync(join(tmpdir(), 'province-comuni-place-'));
    for (const name of ['province-comuni-text-old', 'province-comuni-text-new', 'other']) mkdirSync(join(place, name));
    const long = new Date(Date.now() - 2 * 3_600_000);
    for (const name of ['province-comuni-text-old', 'other']) utimesSync(join(place, name), long, long);
    await new ChildTextExtractor({ folder: place, ocr: null }).extract(Readable.from([Buffer.from('ciao')]), 4, 'a.txt');
    expect(readdirSync(place).sort()).toEqual(['other', 'province-comuni-text-new']);
    rmSync(place, { recursive: true });
  });
});

describe('a file without words', () => {
  it('is not copied to learn so', async () => {
    let taken = 0;
    const film = Readable.from(
      (async function* () {
        for (; taken < 1_000; taken += 1) yield Buffer.concat([Buffer.from([0, 0, 0, 0x20]), Buffer.from('ftypmp42'), Buffer.alloc(60_000)]);
      })(),
    );
    expect(await extractor.extract(film, 60_000_000, 'seduta.mp4')).toMatchObject({ format: 'ALTRO', pages: [], notices: [expect.stringContaining('non si legge il testo')] });
    expect(taken).toBeLessThan(100);
    const huge = Readable.from([Buffer.from('%PDF-1.7')]);
    await expect(extractor.extract(huge, 2 * 1024 ** 3, 'enorme.pdf')).rejects.toMatchObject({ problem: 'TOO_COSTLY' });
  });
});

describe('what a file is', () => {
  it.each<[FileFormat, Buffer, string]>([
    ['PDF', Buffer.from('%PDF-1.4'), 'x.docx'],
    ['PDF', Buffer.from('\n\n%PDF-1.4'), 'x'],
    ['DOCX', docx('<w:p/>'), 'x.pdf'],
    ['XLSX', xlsx(), ''],
    ['PPTX', pptx(), ''],
    ['ODT', odf('text', ''), ''],
    ['ODS', odf('spreadsheet', ''), ''],
    ['ODP', odf('presentation', ''), ''],
    ['ZIP', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'a.docx'],
    ['JPEG', Buffer.from('ffd8ffe0', 'hex'), 'x.html'],
    ['TXT', Buffer.from('ciao'), 'x'],
    ['CSV', Buffer.from('a;b'), 'x.CSV'],
    ['MARKDOWN', Buffer.from('# a'), 'x.md'],
    ['EML', Buffer.from('From: a@b.it\r\nTo: c@d.it\r\n\r\nciao'), 'x.eml'],
    ['ALTRO', Buffer.from('<html><script>alert(1)</script>'), 'x.txt'],
    ['ALTRO', Buffer.from('<?xml version="1.0"?><svg onload="x"/>'), 'x.txt'],
    ['ALTRO', Buffer.from('ciao <script src=x>'), 'x.txt'],
    ['ALTRO', Buffer.from('alert(1)'), 'x.js'],
    ['ALTRO', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<html>', 'utf16le')]), 'x.txt'],
    ['ALTRO', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'x.doc'],
    ['ALTRO', Buffer.alloc(0), 'x.txt'],
  ])('%s, by its bytes', (format, bytes, name) => {
    expect(detectFormat(bytes.subarray(0, 8192), name)).toBe(format);
  });

  it('is always said, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, name) => typeof detectFormat(bytes, name) === 'string'));
  });
});

describe('any file, changed anywhere', () => {
  it('gives text or a reason, never a fault', async () => {
    const { readFile } = (await import('./worker/read-file.mjs' as string)) as { readFile: (source: object, name: string) => Promise<ExtractedText> };
    const files = [docx('<w:p><w:r><w:t>Testo &amp; altro</w:t></w:r></w:p>'), xlsx(), pptx(), odf('text', '<text:p>a</text:p>')];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }), async (file, changes) => {
        const bytes = Buffer.from(file);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const source = { size: bytes.length, read: (offset: number, length: number) => bytes.subarray(offset, Math.min(bytes.length, offset + length)) };
        const text = await readFile(source, '').catch((error: { problem?: string; message: string }) => {
          // A fault of the XML or of a part that is no longer where it was: the child says that the file is damaged.
          expect(error).toBeInstanceOf(Error);
          return null;
        });
        if (text) expect(Array.isArray(text.pages)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
