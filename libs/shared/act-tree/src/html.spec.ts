import { describe, expect, it } from '@jest/globals';
import { actToHtml } from './html.js';
import { actToPlainText, normaliseText } from './plain-text.js';
import { sampleRenderedAct } from './testing/sample-rendered-act.js';

const page = { title: 'Convenzione "A" & B', author: 'Provincia di Pesaro e Urbino', provenance: 'Modello 1.2.0 <rev. 3>', draft: false };
const html = actToHtml(sampleRenderedAct(), page);

const NAMED: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

function mainText(source: string): string {
  const main = /<main>([\s\S]*)<\/main>/.exec(source)![1]!;
  const text = main.replace(/<\/?(?:p|h\d|li|ol|tr|t[dh]|caption|table|thead|tbody|br)\b[^>]*>/g, ' ').replace(/<[^>]*>/g, '');
  return normaliseText(text.replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => NAMED[entity]!));
}

describe('actToHtml', () => {
  it('holds the plain text of the act in main', () => expect(mainText(html)).toBe(normaliseText(actToPlainText(sampleRenderedAct()))));

  it('says language, title, one level 1 heading, caption and column headers', () => {
    expect(html).toContain('<html lang="it">');
    expect(html).toContain('<title>Convenzione &quot;A&quot; &amp; B</title>');
    expect(html.match(/<h1 /g)).toHaveLength(1);
    expect(html).toContain('<caption>Canoni annui per servizio</caption>');
    expect(html).toContain('<th scope="col">Servizio</th>');
  });

  it('jumps from a reference to its heading', () => {
    const id = /<a href="#([^"]+)">articolo 3<\/a>/.exec(html)?.[1];
    expect(html).toContain(`id="${id}">Art. 3 – Servizi e canoni`);
  });

  it('makes hostile text inert', () => {
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(html).toContain('Modello 1.2.0 &lt;rev. 3&gt;');
    expect(html).not.toMatch(/[\u0000-\u0008\u202E\uFFFE]/);
  });

  it('marks drafts, and only drafts', () => {
    expect(html).not.toContain('BOZZA');
    expect(actToHtml(sampleRenderedAct(), { ...page, draft: true })).toContain('<strong>BOZZA</strong>');
  });

  it('is the same twice', () => expect(actToHtml(sampleRenderedAct(), page)).toBe(html));
});
