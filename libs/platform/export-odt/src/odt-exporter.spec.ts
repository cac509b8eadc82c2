import { describe, expect, it } from '@jest/globals';
import { normaliseText } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';

import { ROUND_TRIP_ACTS, anyRenderedAct, expectedText } from '../../../shared/act-tree/src/testing/round-trip.js';
import { sampleRenderedAct } from '../../../shared/act-tree/src/testing/sample-rendered-act.js';
import { OdtExporter } from './odt-exporter.js';
import { readOdt } from './testing/odt-reader.js';

const metadata = { title: 'Convenzione "A" & B', author: 'Provincia di Pesaro e Urbino', provenance: 'Modello 1.2.0 <rev. 3>', draft: false, createdAt: new Date('2026-03-01T10:00:00.123Z') };
const exporter = new OdtExporter();

describe('OdtExporter', () => {
  it.each(ROUND_TRIP_ACTS)('reads back as the plain text: %s', async (_, act) => {
    const { bytes } = await exporter.export(act, metadata);
    expect(normaliseText(readOdt(bytes).text)).toBe(expectedText(act));
  });

  it('reads back as the plain text, whatever the act', () =>
    fc.assert(
      fc.asyncProperty(anyRenderedAct(), async (act) => {
        expect(normaliseText(readOdt((await exporter.export(act, metadata)).bytes).text)).toBe(expectedText(act));
      }),
      { numRuns: 150 },
    ));

  it('counts with list styles, and writes only the numbers no program counts', async () => {
    const content = readOdt((await exporter.export(sampleRenderedAct(), metadata)).bytes).parts['content.xml']!;
    expect(content).not.toContain('Art. 1 –');
    expect(content).toContain('Art. 1-bis – Durata');
    expect(content).toContain('>1-bis.<text:tab/>');
  });

  it('gives titles, tables and references their meaning', async () => {
    const content = readOdt((await exporter.export(sampleRenderedAct(), metadata)).bytes).parts['content.xml']!;
    expect(content.match(/text:outline-level="1"/g)).toHaveLength(1);
    expect(content).toMatch(/<table:table-header-rows><table:table-row.*?Servizio<.*?<\/table:table-header-rows>/s);
    const anchor = /xlink:href="#([\w-]+)"[^>]*>articolo 3</.exec(content)![1]!;
    expect(content).toContain(`<text:bookmark text:name="${anchor}"/>Servizi e canoni`);
  });

  it('opens with its media type, not compressed', async () => {
    const { bytes } = await exporter.export(sampleRenderedAct(), metadata);
    expect(Buffer.from(bytes.subarray(30, 77)).toString('latin1')).toBe('mimetypeapplication/vnd.oasis.opendocument.text');
  });

  it('says language, title, author, date and provenance', async () => {
    const { parts } = readOdt((await exporter.export(sampleRenderedAct(), metadata)).bytes);
    expect(parts['styles.xml']).toContain('fo:language="it" fo:country="IT"');
    expect(parts['meta.xml']).toContain('<dc:title>Convenzione &quot;A&quot; &amp; B</dc:title>');
    expect(parts['meta.xml']).toContain('<meta:creation-date>2026-03-01T10:00:00Z<');
    expect(parts['styles.xml']).toMatch(/Modello 1\.2\.0 &lt;rev\. 3&gt;<text:tab\/>Pagina <text:page-number.* di <text:page-count>/);
  });

  it('makes hostile text inert', async () => {
    const content = readOdt((await exporter.export(sampleRenderedAct(), metadata)).bytes).parts['content.xml']!;
    expect(content).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;/w:t&gt;');
    expect(content).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202E\uFFFE]/);
  });

  it('marks drafts, and only drafts', async () => {
    expect(readOdt((await exporter.export(sampleRenderedAct(), { ...metadata, draft: true })).bytes).parts['styles.xml']).toContain('>BOZZA<');
    expect(readOdt((await exporter.export(sampleRenderedAct(), metadata)).bytes).parts['styles.xml']).not.toContain('BOZZA');
  });

  it('gives the same bytes twice', async () => {
    const [one, two] = await Promise.all([exporter.export(sampleRenderedAct(), metadata), new OdtExporter().export(sampleRenderedAct(), metadata)]);
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
  });
});
