import { describe, expect, it } from '@jest/globals';
import { actToHtml } from '@province-comuni/shared-act-tree';

import { sampleRenderedAct } from '../../../shared/act-tree/src/testing/sample-rendered-act.js';
import { HtmlExporter } from './html-exporter.js';

const metadata = { title: 'Convenzione', author: 'Provincia di Pesaro e Urbino', provenance: 'Modello 1.2.0', draft: true, createdAt: new Date('2026-03-01T10:00:00Z') };

describe('HtmlExporter', () => {
  it('gives the page of the act as UTF-8', async () => {
    const file = await new HtmlExporter().export(sampleRenderedAct(), metadata);
    expect(new TextDecoder().decode(file.bytes)).toBe(actToHtml(sampleRenderedAct(), metadata));
    expect(file).toMatchObject({ mediaType: 'text/html; charset=utf-8', extension: 'html' });
  });
});
