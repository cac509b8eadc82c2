// Memory of long work: a thousand acts in a row after a warm-up of a hundred, every format in a process of its own. What counts is the highest resident memory of the process and its children, read after every act, above what
// they held before: no collection is asked for in between. Garbage is collected at both ends only to say what stays.
import { readFileSync, readdirSync } from 'node:fs';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { OdtExporter } from '@province-comuni/platform-export-odt';
import { TypstPdfExporter } from '@province-comuni/platform-export-pdf';
import { METADATA } from './support/reference-act.mjs';
import { answers, workspaceOf } from './support/innovazione.mjs';
import { apart, print, rounded } from './support/measure.mjs';

const CASES = {
  'DOCX e ODT': () => [new DocxExporter(), new OdtExporter()],
  PDF: () => [new TypstPdfExporter()],
};
const COUNT = Number(process.env.BENCH_ACTS ?? 1000);
const WARM_UP = 100;
const GOAL = 100;

const megabytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const children = () => readdirSync('/proc/self/task').flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean));
const ofChildren = () => children().reduce((sum, pid) => sum + megabytes(pid), 0);

async function grow(exporters) {
  const stored = answers();
  const write = async (many, afterEach = () => undefined) => {
    for (let index = 0; index < many; index++) {
      const acts = workspaceOf(stored).acts();
      for (const exporter of exporters) await exporter.export(acts[index % acts.length], METADATA);
      afterEach();
    }
  };
  await write(WARM_UP);
  globalThis.gc();
  const before = { own: megabytes('self'), children: ofChildren(), ...process.memoryUsage() };
  const peak = { all: 0, children: 0 };
  await write(COUNT, () => {
    const now = ofChildren();
    peak.children = Math.max(peak.children, now);
    peak.all = Math.max(peak.all, megabytes('self') + now);
  });
  globalThis.gc();
  const after = { own: megabytes('self'), children: ofChildren(), ...process.memoryUsage() };
  await Promise.all(exporters.map((exporter) => exporter.close?.()));
  return { before, after, peak };
}

const [mode, name] = process.argv.slice(2);
if (mode === 'grow') process.stdout.write(`${JSON.stringify(await grow(CASES[name]()))}\n`);
else {
  for (const name of Object.keys(CASES)) {
    const { before, after, peak } = apart(import.meta.url, ['grow', name], ['--expose-gc']);
    const growth = rounded(peak.all - before.own - before.children, 1);
    const kept = (key) => rounded((after[key] - before[key]) / 1024 ** 2, 1);
    if (growth >= GOAL) process.exitCode = 1;
    print({
      bench: 'memory', case: `crescita della memoria, ${name}`, unit: 'MB', p50: growth, p95: growth, n: 1, goal: `< ${GOAL}`, met: growth < GOAL,
      rss_before_mb: rounded(before.own + before.children, 1), peak_rss_mb: rounded(peak.all, 1), rss_after_mb: rounded(after.own + after.children, 1),
      kept_mb: { process: rounded(after.own - before.own, 1), heap_used: kept('heapUsed'), heap_total: kept('heapTotal'), external: kept('external'), array_buffers: kept('arrayBuffers') },
      ...(peak.children > 0 ? { typst_child_peak_mb: rounded(peak.children, 1) } : {}),
      scale: `${COUNT} acts of the Innovation model in a row, after ${WARM_UP}`,
    });
  }
}
