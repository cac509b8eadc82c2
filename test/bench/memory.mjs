// Memory of long work: RSS before and after many acts, after a warm-up long enough for V8 to have grown its young generation (about 1,200 acts; once). Every format in a process of its own, garbage collected at both ends.
import { readFileSync, readdirSync } from 'node:fs';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { OdtExporter } from '@province-comuni/platform-export-odt';
import { TypstPdfExporter } from '@province-comuni/platform-export-pdf';
import { METADATA } from './support/reference-act.mjs';
import { answers, workspaceOf } from './support/innovazione.mjs';
import { apart, print, rounded } from './support/measure.mjs';

const CASES = {
  'DOCX e ODT': { count: 1000, warmUp: 1500, exporters: () => [new DocxExporter(), new OdtExporter()] },
  PDF: { count: 200, warmUp: 50, exporters: () => [new TypstPdfExporter()] },
};

const megabytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const children = () => readdirSync('/proc/self/task').flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean));

async function grow({ count, warmUp, exporters: make }) {
  const exporters = make();
  const stored = answers();
  let childPeak = 0;
  const write = async (many) => {
    for (let index = 0; index < many; index++) {
      const acts = workspaceOf(stored).acts();
      for (const exporter of exporters) await exporter.export(acts[index % acts.length], METADATA);
      for (const pid of children()) childPeak = Math.max(childPeak, megabytes(pid));
    }
  };
  await write(warmUp);
  globalThis.gc();
  const before = megabytes('self');
  const heapBefore = process.memoryUsage().heapUsed;
  await write(count);
  const peak = process.resourceUsage().maxRSS / 1024;
  globalThis.gc();
  const after = megabytes('self');
  const heapGrowth = (process.memoryUsage().heapUsed - heapBefore) / 1024 ** 2;
  await Promise.all(exporters.map((exporter) => exporter.close?.()));
  return { before, after, peak, childPeak, heapGrowth };
}

const [mode, name] = process.argv.slice(2);
if (mode === 'grow') process.stdout.write(`${JSON.stringify(await grow(CASES[name]))}\n`);
else {
  for (const [name, { count, warmUp }] of Object.entries(CASES)) {
    const { before, after, peak, childPeak, heapGrowth } = apart(import.meta.url, ['grow', name], ['--expose-gc']);
    const growth = rounded(after - before, 1);
    print({ bench: 'memory', case: `crescita della memoria, ${name}`, unit: 'MB', p50: growth, p95: growth, n: 1, goal: '< 100', heap_used_growth_mb: rounded(heapGrowth, 1), rss_before_mb: rounded(before, 1), rss_after_mb: rounded(after, 1), peak_rss_mb: rounded(peak, 1), ...(childPeak > 0 ? { typst_child_peak_mb: rounded(childPeak, 1) } : {}), scale: `${count} acts of the Innovation model in a row, after ${warmUp}` });
  }
}
