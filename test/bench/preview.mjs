// Preview after an answer changes: environment, acts and checks anew, with the cache of clauses that the server keeps. Database apart.
import { changedClauses } from '@province-comuni/models-domain';
import { actToPlainText } from '@province-comuni/shared-act-tree';
import { presentInstance } from '../../libs/models/api/dist/presenters/instance.presenter.js';
import { RecentClauses } from '../../libs/models/api/dist/recent-clauses.js';
import { ACTOR, answers, content, workspaceOf } from './support/innovazione.mjs';
import { print, quantile, summary } from './support/measure.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 300);
const WARM_UPS = 50;

/** Counts the clauses that had to be made. */
class CountingCache extends RecentClauses {
  made = 0;
  set(key, clause) {
    this.made += 1;
    super.set(key, clause);
  }
}

const stored = answers();
const acts = workspaceOf(stored).acts();
const largest = [...acts].sort((a, b) => actToPlainText(b).length - actToPlainText(a).length)[0];
const total = acts.reduce((sum, act) => sum + act.clauses.length, 0);

/** Every change is a value never seen before, so that nothing of it can be in the cache. */
const CHANGES = {
  'durata_anni': (step) => 3 + (step % 5000),
  'tariffa_per_abitante': (step) => 10 + step,
  'provincia.denominazione': (step) => `Provincia di Prova ${step}`,
  'provincia.sede': (step) => `Città di Prova ${step}`,
};

const WORK = {
  [`atto più lungo e controlli (${largest.key}, ${largest.clauses.length} clauses)`]: (workspace) => [workspace.act(largest.key), workspace.checks()],
  [`tutti gli atti, controlli e intervista, come li riceve la pagina (${acts.length} acts, ${total} clauses)`]: (workspace) => JSON.stringify(presentInstance(ACTOR, 'Provincia di Prova', null, workspace)),
};

for (const [name, work] of Object.entries(WORK)) {
  const cache = new CountingCache();
  work(workspaceOf(stored, cache));
  const keys = Object.keys(CHANGES).filter((key) => stored.some((answer) => answer.key === key));
  const times = [];
  const made = [];
  for (let step = 0; step < WARM_UPS + RUNS; step++) {
    const key = keys[step % keys.length];
    const changed = stored.map((answer) => (answer.key === key ? { ...answer, value: CHANGES[key](step) } : answer));
    const before = cache.made;
    const start = performance.now();
    work(workspaceOf(changed, cache));
    if (step < WARM_UPS) continue;
    times.push(performance.now() - start);
    made.push(cache.made - before);
  }
  print({ bench: 'preview', case: name, unit: 'ms', ...summary(times), clauses_made_p50: quantile(made, 0.5), clauses_made_max: Math.max(...made), goal: 'p95 ≤ 50', scale: `${content.key} ${content.version}, ${stored.length} answers, changing ${keys.join(', ')}` });
}

const cold = [];
for (let step = 0; step < WARM_UPS + RUNS; step++) {
  const start = performance.now();
  workspaceOf(stored, new RecentClauses()).act(largest.key);
  if (step >= WARM_UPS) cold.push(performance.now() - start);
}
print({ bench: 'preview', case: `atto più lungo, senza memoria delle clausole (${largest.key})`, unit: 'ms', ...summary(cold), scale: `${largest.clauses.length} clauses` });

const difference = [];
for (let step = 0; step < WARM_UPS + RUNS; step++) {
  const cache = new RecentClauses();
  const before = workspaceOf(stored, cache);
  before.acts();
  const after = workspaceOf(stored.map((answer) => (answer.key === 'durata_anni' ? { ...answer, value: 3 + step } : answer)), cache);
  const start = performance.now();
  changedClauses(before, after);
  if (step >= WARM_UPS) difference.push(performance.now() - start);
}
print({ bench: 'preview', case: 'clausole cambiate da una risposta, in tutti gli atti', unit: 'ms', ...summary(difference), scale: `${total} clauses` });
