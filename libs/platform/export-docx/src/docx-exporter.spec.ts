import { describe, expect, it } from '@jest/globals';
import { normaliseText } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';
import mammoth from 'mammoth';

import { ROUND_TRIP_ACTS, anyRenderedAct, expectedText } from '../../../shared/act-tree/src/testing/round-trip.js';
import { sampleRenderedAct } from '../../../shared/act-tree/src/testing/sample-rendered-act.js';
import { DocxExporter } from './docx-exporter.js';
import { readDocx } from './testing/docx-reader.js';

const metadata = { title: 'Convenzione "A" & B', author: 'Provincia di Pesaro e Urbino', provenance: 'Modello 1.2.0 <rev. 3>', draft: false, createdAt: new Date('2026-03-01T10:00:00.123Z') };
const exporter = new DocxExporter();

describe('DocxExporter', () => {
  it.each(ROUND_TRIP_ACTS)('reads back as the plain text: %s', async (_, act) => {
    const { bytes } = await exporter.export(act, metadata);
    expect(normaliseText(readDocx(bytes).text)).toBe(expectedText(act));
  });

  it('reads back as the plain text, whatever the act', () =>
    fc.assert(
      fc.asyncProperty(anyRenderedAct(), async (act) => {
        const { text, parts } = readDocx((await exporter.export(act, metadata)).bytes);
        expect(normaliseText(text)).toBe(expectedText(act));
        expectBalanced(parts['word/document.xml']!);
      }),
      { numRuns: 150 },
    ));

  it('counts with numbering definitions, and writes only the numbers Word cannot count', async () => {
    const { parts } = readDocx((await exporter.export(sampleRenderedAct(), metadata)).bytes);
    const body = parts['word/document.xml']!;
    expect(body).not.toContain('Art. 1 –');
    expect(body).toContain('Art. 1-bis – Durata');
    expect(body).toContain('>1-bis.</w:t><w:tab/>');
    expect(parts['word/numbering.xml']).toContain('w:lvlText w:val="Art. %1 –"');
  });

  it('gives titles, lists, tables and references their meaning', async () => {
    const { bytes } = await exporter.export(sampleRenderedAct(), metadata);
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: ["p[style-name='Title'] => h1:fresh"] });
    expect(value).toMatch(/<h1>.*Convenzione per l’esercizio associato/);
    expect(value).toMatch(/<h2>.*Oggetto<\/h2>/);
    expect(value).toContain('<thead>');
    expect(value).toContain('<ol><li>');
    const body = readDocx(bytes).parts['word/document.xml']!;
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const anchor = /<w:hyperlink w:anchor="(\w+)" w:history="1"><w:r><w:t xml:space="preserve">articolo 3</.exec(body)![1]!;
    expect(body).toMatch(new RegExp(`w:name="${anchor}"/><w:r><w:t xml:space="preserve">Servizi e canoni`));
  });

  it('says language, title, author, date and provenance', async () => {
    const { parts } = readDocx((await exporter.export(sampleRenderedAct(), metadata)).bytes);
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="it-IT"');
    expect(parts['docProps/core.xml']).toContain('<dc:title>Convenzione &quot;A&quot; &amp; B</dc:title>');
    expect(parts['docProps/core.xml']).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2026-03-01T10:00:00Z<');
    expect(parts['word/footer1.xml']).toContain('Modello 1.2.0 &lt;rev. 3&gt;');
    expect(parts['word/footer1.xml']).toMatch(/PAGE.*NUMPAGES/s);
    expect(Object.keys(parts)[0]).toBe('[Content_Types].xml');
  });

  it('makes hostile text inert', async () => {
    const { parts } = readDocx((await exporter.export(sampleRenderedAct(), metadata)).bytes);
    const body = parts['word/document.xml']!;
    expect(body).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;/w:t&gt;');
    expect(body).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202E\uFFFE]/);
    expectBalanced(body);
  });

  it('marks drafts, and only drafts', async () => {
    const draft = readDocx((await exporter.export(sampleRenderedAct(), { ...metadata, draft: true })).bytes).parts;
    expect(draft['word/header1.xml']).toContain('BOZZA');
    const final = readDocx((await exporter.export(sampleRenderedAct(), metadata)).bytes).parts;
    expect(Object.values(final).join('')).not.toContain('BOZZA');
  });

  it('for a revision marks every clause and tracks changes, and says the same text', async () => {
    const act = sampleRenderedAct();
    const bookmarks = new Map(act.clauses.map(({ id }, index) => [id, `PC_${index}`]));
    const plain = readDocx((await exporter.export(act, metadata)).bytes);
    const { text, parts } = readDocx((await exporter.export(act, { ...metadata, revision: { bookmarks, properties: { 'PC Atto': 'convenzione "A" & <B>' } } })).bytes);
    const body = parts['word/document.xml']!;
    expect(text).toBe(plain.text);
    expectBalanced(body);
    expect([...body.matchAll(/<w:bookmarkStart w:id="(\d+)" w:name="PC_\d+"\/>/g)].map(([, id]) => body.includes(`<w:bookmarkEnd w:id="${id}"/>`))).toEqual(act.clauses.map(() => true));
    const ids = [...body.matchAll(/<w:bookmarkStart w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(parts['word/settings.xml']).toContain('<w:trackRevisions/>');
    expect(parts['docProps/custom.xml']).toContain('name="PC Atto"><vt:lpwstr>convenzione &quot;A&quot; &amp; &lt;B&gt;</vt:lpwstr>');
    // What nobody asked to revise is as it was.
    expect(plain.parts['word/settings.xml']).not.toContain('trackRevisions');
    expect(Object.values(plain.parts).join('')).not.toContain('PC_');
  });

  it('gives the same bytes twice, and others at another instant', async () => {
    const [one, two, later] = await Promise.all([
      exporter.export(sampleRenderedAct(), metadata),
      new DocxExporter().export(sampleRenderedAct(), metadata),
      exporter.export(sampleRenderedAct(), { ...metadata, createdAt: new Date('2026-03-02T10:00:00Z') }),
    ]);
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(Buffer.compare(one.bytes, later.bytes)).not.toBe(0);
  });
});

function expectBalanced(xml: string): void {
  const open: string[] = [];
  for (const [, closing, name, empty] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name!);
  }
  expect(open).toEqual([]);
}
