// Exports of the reference act: our DOCX beside docxtemplater and docx-templates, our ODT, our PDF beside LibreOffice.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { OdtExporter } from '@province-comuni/platform-export-odt';
import { TypstPdfExporter } from '@province-comuni/platform-export-pdf';
import { actToPlainText, renderAct } from '@province-comuni/shared-act-tree';
import { docxText, odtText, pdfFacts } from './support/extract-text.mjs';
import { apart, print, ratioOf, rounded, shuffled, summary, timed } from './support/measure.mjs';
import { DOCX_TEMPLATES, DOCXTEMPLATER, peerData, peerTemplate } from './support/peer-templates.mjs';
import { environmentOf, METADATA, referenceAct } from './support/reference-act.mjs';

const SIZES = [{ commi: 1 }, { commi: 10 }];
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const RUNS = Number(process.env.BENCH_RUNS ?? 200);
const WARM_UPS = 20;

/** Every engine starts from its template and the answers, and ends with the bytes of the file. */
const ENGINES = {
  'docx nostro': async (act) => ours(act, new DocxExporter(), docxText),
  'odt nostro': async (act) => ours(act, new OdtExporter(), odtText),
  'pdf nostro': async (act) => ours(act, new TypstPdfExporter(), (bytes) => pdfFacts(bytes).text),
  // Typst remembers the pages it made last: an act sent twice costs less than one it never saw.
  'pdf nostro, una risposta cambiata': async (act) => ours({ ...act, changed: (index) => environmentOf({ sede: `Città di Prova ${index}` }) }, new TypstPdfExporter(), (bytes) => pdfFacts(bytes).text),
  'pdf nostro, testo mai visto': async (act) => ours(act, new TypstPdfExporter(), (bytes) => pdfFacts(bytes).text, unseen),
  docxtemplater: async (act) => {
    const { default: Docxtemplater } = await import('docxtemplater');
    const { default: PizZip } = await import('pizzip');
    const template = Buffer.from(await peerTemplate(act, DOCXTEMPLATER));
    const data = peerData(act);
    return { text: docxText, render: async () => new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true }).render(data).toBuffer() };
  },
  'docx-templates': async (act) => {
    const { createReport } = await import('docx-templates');
    const template = await peerTemplate(act, DOCX_TEMPLATES);
    const data = peerData(act);
    return { text: docxText, render: async () => createReport({ template, data, cmdDelimiter: ['{', '}'] }) };
  },
};

function ours(act, exporter, text, edit = (rendered) => rendered) {
  const render = (index) => edit(renderAct(act.template, act.clauses, index === undefined ? act.environment : (act.changed?.(index) ?? act.environment)), index);
  return { text, render: async (index) => (await exporter.export(render(index), METADATA)).bytes, close: () => exporter.close?.() };
}

/** Every text of the act made different from that of any other run: nothing of it can be remembered. The first run, which is compared, stays as it is. */
function unseen(rendered, index) {
  if (index === undefined) return rendered;
  const mark = (text) => text.replace(/^(?=\p{L})/u, String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26)));
  return JSON.parse(JSON.stringify(rendered), (key, value) => ((key === 'text' || key === 'label') && typeof value === 'string' ? mark(value) : value));
}

async function runEngine(name, commi, runs) {
  const engine = await ENGINES[name](referenceAct(commi));
  const started = performance.now();
  const bytes = await engine.render();
  const first = performance.now() - started;
  const times = await timed(runs, WARM_UPS, engine.render);
  await engine.close?.();
  return { times, first, bytes: bytes.length, text: engine.text(bytes), rssMb: process.resourceUsage().maxRSS / 1024 };
}

async function compare(commi) {
  const act = referenceAct(commi);
  const rendered = renderAct(act.template, act.clauses, act.environment);
  const writer = new TypstPdfExporter();
  const pdf = pdfFacts((await writer.export(rendered, METADATA)).bytes);
  await writer.close();
  const scale = `${pdf.pages} pages, 30 articles, 20 variables, 6 optional clauses, 2 nested loops, 1 table`;
  const names = Object.keys(ENGINES);
  const results = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of shuffled(names, round + 1)) {
      // The slow peer is timed on fewer runs: its spread is far from the difference.
      const result = apart(import.meta.url, ['engine', name, String(commi), String(name === 'docx-templates' ? Math.min(RUNS, 60) : RUNS)]);
      const known = results.get(name);
      results.set(name, known ? { ...result, times: [...known.times, ...result.times] } : result);
    }
  }
  const wanted = docxText((await new DocxExporter().export(rendered, METADATA)).bytes);
  const words = (text) => text.replace(/\s+/gu, '');
  const equal = (name) => (name.startsWith('pdf nostro') ? actToPlainText(rendered).split('\n').every((line) => line.split(/\s+/).every((word) => pdf.text.includes(word))) : words(results.get(name).text) === words(wanted));
  const mine = results.get('docx nostro');
  for (const name of names) {
    const { times, first, bytes, rssMb } = results.get(name);
    const line = { bench: 'export', case: `${name}, ${pdf.pages} pages`, unit: 'ms', ...summary(times) };
    const facts = { scale, bytes, first_ms: rounded(first, 1), peak_rss_mb: Math.round(rssMb), rounds: ROUNDS };
    if (!equal(name)) print({ bench: 'export', case: line.case, failed: 'the text is not that of the act', scale });
    else if (name === 'docx nostro') for (const peer of ['docxtemplater', 'docx-templates']) print({ ...line, ratio_to: peer, ...(equal(peer) ? ratioOf(results.get(peer).times, times) : {}), ...facts });
    else if (name === 'odt nostro') print({ ...line, ratio_to: 'docx nostro', ...ratioOf(mine.times, times), ...facts });
    else print({ ...line, ...facts });
  }
  await libreOffice(rendered, results.get('pdf nostro, testo mai visto').times, pdf.pages, scale);
}

/** LibreOffice turns our ODT into PDF: what one more document costs to a process that is already running. */
async function libreOffice(rendered, pdfTimes, pages, scale) {
  if (spawnSync('soffice', ['--version']).status !== 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'bench-lo-'));
  try {
    const { bytes } = await new OdtExporter().export(rendered, METADATA);
    const files = Array.from({ length: 11 }, (_, index) => join(folder, `atto-${index}.odt`));
    for (const file of files) writeFileSync(file, bytes);
    const convert = (some) => {
      const start = performance.now();
      const result = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...some], { stdio: 'ignore' });
      if (result.status !== 0) throw new Error('LibreOffice does not convert');
      return performance.now() - start;
    };
    convert(files.slice(0, 1));
    const further = Array.from({ length: 5 }, () => (convert(files) - convert(files.slice(0, 1))) / 10);
    print({ bench: 'export', case: `pdf di LibreOffice, un documento in più, ${pages} pages`, unit: 'ms', ...summary(further), scale });
    print({ bench: 'export', case: `pdf nostro, testo mai visto, ${pages} pages`, unit: 'ms', ...summary(pdfTimes), ratio_to: 'LibreOffice, a further document', ...ratioOf(further, pdfTimes), scale });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [mode, name, commi, runs] = process.argv.slice(2);
if (mode === 'engine') process.stdout.write(`${JSON.stringify(await runEngine(name, Number(commi), Number(runs)))}\n`);
else for (const { commi: size } of SIZES) await compare(size);
