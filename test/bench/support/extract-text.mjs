// The text inside an exported file, without the numbers that the word processor counts: the gate that writers must pass before they are timed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

const collapse = (text) => text.replace(/\s+/gu, ' ').trim();
const unescape = (text) => text.replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16))).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

export function docxText(bytes) {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']);
  return collapse([...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map(([, text]) => unescape(text)).join('')).join('\n'));
}

export function odtText(bytes) {
  const xml = /<office:text>(.*)<\/office:text>/s.exec(strFromU8(unzipSync(bytes)['content.xml']))[1];
  return collapse(unescape(xml.replace(/<text:(?:s|tab|line-break)[^>]*\/>/g, ' ').replace(/<\/text:[ph]>|<text:[ph][^>]*\/>/g, '\n').replace(/<[^>]+>/g, '')));
}

/** Text and number of pages; needs the Debian package poppler-utils. */
export function pdfFacts(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const file = join(folder, 'act.pdf');
    writeFileSync(file, bytes);
    const run = (command, args) => {
      const result = spawnSync(command, args, { encoding: 'utf8' });
      if (result.status !== 0) throw new Error(`${command}: ${result.error?.message ?? result.stderr} (Debian package: poppler-utils)`);
      return result.stdout;
    };
    return { pages: Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', [file]))[1]), tagged: /Tagged:\s+yes/.test(run('pdfinfo', [file])), text: collapse(run('pdftotext', ['-layout', file, '-'])) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
