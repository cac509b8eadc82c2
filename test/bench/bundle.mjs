// A bundle as a person asks for it: the four acts of the Innovation model in PDF, DOCX and ODT, in one ZIP, by the use case of the product. Database apart.
import { ExportActs } from '@province-comuni/models-domain';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { OdtExporter } from '@province-comuni/platform-export-odt';
import { TypstPdfExporter } from '@province-comuni/platform-export-pdf';
import { pdfFacts } from './support/extract-text.mjs';
import { ACTOR, answers, content, workspaceOf } from './support/innovazione.mjs';
import { print, rounded, summary, timed } from './support/measure.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 60);
const FORMATS = ['PDF', 'DOCX', 'ODT'];

const stored = answers();
const exporters = [new TypstPdfExporter(), new DocxExporter(), new OdtExporter()];
const asked = new ExportActs(
  { run: (_access, work) => work() },
  { forReading: async () => workspaceOf(stored) },
  { addExport: async () => 'x' },
  { find: async () => [] },
  { findByIds: async () => [{ denominazione: 'Provincia di Prova' }] },
  exporters,
  { now: () => new Date('2027-01-01T09:00:00Z') },
);
const bundle = (formats, actKeys = []) => asked.execute(ACTOR, { instanceId: 'i', actKeys, formats });

const start = performance.now();
const first = await bundle(FORMATS);
const firstMs = performance.now() - start;
let pages = 0;
for (const act of workspaceOf(stored).acts()) pages += pdfFacts((await bundle(['PDF'], [act.key])).bytes).pages;
const scale = `${content.acts.length} acts of ${content.key} ${content.version}, ${pages} pages`;

print({ bench: 'bundle', case: 'quattro atti in PDF, DOCX e ODT', unit: 'ms', ...summary(await timed(RUNS, 10, () => bundle(FORMATS))), goal: 'p95 ≤ 2000', first_ms: rounded(firstMs, 0), bytes: first.bytes.length, scale });
for (const format of FORMATS) print({ bench: 'bundle', case: `quattro atti in ${format}`, unit: 'ms', ...summary(await timed(RUNS, 10, () => bundle([format]))), scale });
await Promise.all(exporters.map((exporter) => exporter.close?.()));
