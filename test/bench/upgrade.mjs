// Upgrade of instances to a new version: the plan of one, the plans of 86, and the decisions put together. Database apart; applying is timed with it.
import { instanceContent, planUpgrade, settleUpgrade, UpgradeContext } from '@province-comuni/models-domain';
import { plainRichText } from '@province-comuni/shared-act-tree';
import { content as first } from './support/innovazione.mjs';
import { print, summary } from './support/measure.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 200);
const WARM_UPS = 20;
const PROVINCE = 86;
const [V1, V2] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

/** A next version that rewords a third of the clauses, retires some free ones and adds as many. */
function nextVersion(content) {
  const retired = [];
  const acts = content.acts.map((act) => ({
    ...act,
    clauses: act.clauses.flatMap((clause, index) => {
      const leaf = !act.clauses.some((other) => other.parentId === clause.id);
      if (leaf && clause.lock === 'libera' && index % 2 === 0) {
        retired.push(clause.id);
        return [];
      }
      return index % 3 === 0 ? [{ ...clause, body: { ...clause.body, content: [...clause.body.content, ...plainRichText(`Capoverso nuovo ${index}.`).content] } }] : [clause];
    }),
  }));
  return { ...content, version: '2.0.0', acts, lineage: retired.map((id) => ({ kind: 'retire', sources: [id], targets: [], heir: null, reason: 'prova' })) };
}

/** A Provincia that changed every fifth clause in its own way and added five. */
function instanceOf(number) {
  const all = first.acts.flatMap((act) => act.clauses);
  const clauses = all.map((clause, index) => {
    const own = (index + number) % 5 === 0 && clause.lock !== 'vincolata';
    return { clauseId: clause.id, actKey: clause.actKey, baseVersionId: V1, state: own ? 'EDITED' : 'KEPT', heading: own ? clause.heading : null, body: own ? { ...clause.body, content: [...plainRichText(`Capoverso della Provincia ${number}.`).content, ...clause.body.content] } : null, orderKey: null, parentId: null, kind: null, reason: null, revision: 0, updatedBy: null, updatedAt: null };
  });
  const added = Array.from({ length: 5 }, (_, index) => ({ clauseId: `added-${number}-${index}`, actKey: first.acts[0].template.key, baseVersionId: V1, state: 'ADDED', heading: [], body: plainRichText(`Articolo nostro ${index} della Provincia ${number}.`), orderKey: `m00${10 + index}i`, parentId: null, kind: 'articolo', reason: null, revision: 1, updatedBy: null, updatedAt: null }));
  return { id: `i${number}`, enteId: `e${number}`, modelVersionId: V1, title: '', dataRevision: 1, parameterDate: '2026-12-01', createdBy: 'p', createdAt: new Date(), updatedAt: new Date(), answers: [], localVariables: [], keptNumbers: {}, clauses: [...clauses, ...added] };
}

const versions = [{ id: V1, content: first }, { id: V2, content: nextVersion(first) }];
const instances = Array.from({ length: PROVINCE }, (_, number) => instanceOf(number));
const settle = (instance, context) => settleUpgrade(instance, instanceContent(instance, context.contents()), planUpgrade(instance, context), context, [], '2026-12-01');
const { items } = planUpgrade(instances[0], new UpgradeContext(versions));
const scale = `${first.acts.reduce((sum, act) => sum + act.clauses.length, 0)} clauses, ${items.length} items, ${items.filter((item) => !item.outcomes.ACCEPT || item.class === 'MERGED').length} to decide`;

function timed(work) {
  const times = [];
  for (let step = 0; step < WARM_UPS + RUNS; step += 1) {
    const start = performance.now();
    work(step);
    if (step >= WARM_UPS) times.push(performance.now() - start);
  }
  return times;
}

print({ bench: 'upgrade', case: 'plan of one instance, comparison of the versions included', unit: 'ms', ...summary(timed((step) => planUpgrade(instances[step % PROVINCE], new UpgradeContext(versions)))), goal: 'p95 ≤ 50', scale });
print({ bench: 'upgrade', case: 'plan, decisions, result and checks, as the page asks', unit: 'ms', ...summary(timed((step) => settle(instances[step % PROVINCE], new UpgradeContext(versions)))), goal: 'p95 ≤ 50', scale });

const rounds = [];
for (let round = 0; round < Math.max(5, RUNS / 20); round += 1) {
  const start = performance.now();
  const context = new UpgradeContext(versions);
  for (const instance of instances) planUpgrade(instance, context);
  rounds.push(performance.now() - start);
}
print({ bench: 'upgrade', case: `plans of ${PROVINCE} instances`, unit: 'ms', ...summary(rounds), goal: '≤ 1,000', scale });
