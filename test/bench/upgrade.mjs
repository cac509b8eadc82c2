// Upgrade of instances to a new version: the plan of one, the plans of 86, the decisions put together, database apart; then applying, in the whole product.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instanceContent, planUpgrade, settleUpgrade, UpgradeContext } from '@province-comuni/models-domain';
import { plainRichText } from '@province-comuni/shared-act-tree';
import { buildProduct } from '../../infra/build/build-product.mjs';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Person, Product } from '../reliability/support/product.mjs';
import { content as first } from './support/innovazione.mjs';
import { print, root, summary } from './support/measure.mjs';

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

// Applying: the product as a process of its own, an instance of the model before the newest with words of the Provincia; applied, taken back, applied again.
const APPLIES = Number(process.env.BENCH_APPLIES ?? 60);
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'bench-upgrade-'));
await buildProduct(root, () => {});
const product = await Product.start({ port: await freePort(), dataDir: join(folder, 'data') });
try {
  const person = await new Person(product.port).signIn(product.account('referente.pesaro'));
  const ask = async (query, variables) => {
    const { data, errors } = await person.graphql(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { me, model } = await ask('{ me { memberships { enteId } } model(key: "innovazione") { versions { id version } } }');
  const from = model.versions.find(({ version }) => version === '1.0.0');
  const { adoptModel } = await ask('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { __typename ... on ModelAdopted { instanceId } } }', { input: { enteId: me.memberships[0].enteId, modelVersionId: from.id, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID(), title: 'Prova di velocità' } });
  const id = adoptModel.instanceId;
  const { instance } = await ask('query ($id: ID!) { instance(id: $id) { acts { key clauses { id lock } } } }', { id });
  const own = instance.acts.flatMap(({ clauses }) => clauses).filter(({ lock }) => lock !== 'vincolata').filter((_, index) => index % 5 === 0);
  for (const { id: clauseId } of own) {
    const { instanceClause } = await ask('query ($id: ID!, $clauseId: String!) { instanceClause(instanceId: $id, clauseId: $clauseId) { heading body revision } }', { id, clauseId });
    await ask('mutation ($input: EditClauseInput!) { editClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId, seenRevision: instanceClause.revision, heading: instanceClause.heading, body: { ...instanceClause.body, content: [...instanceClause.body.content, ...plainRichText('Parole della Provincia.').content] }, reason: 'prova' } });
  }
  const plan = async () => (await ask('query ($id: ID!) { upgrade(instanceId: $id) { mark open items { key hash class choice } } }', { id })).upgrade;
  for (const { key, hash, choice } of (await plan()).items) if (choice === null) await ask('mutation ($input: DecideUpgradeInput!) { decideUpgrade(input: $input) { __typename } }', { input: { instanceId: id, key, seenHash: hash, choice: 'OURS', reason: 'prova' } });
  const times = [];
  let items = 0;
  for (let round = 0; round < 5 + APPLIES; round += 1) {
    const { mark, open, items: all } = await plan();
    if (open > 0) throw new Error(`${open} items are still open`);
    items = all.length;
    const start = performance.now();
    const { applyUpgrade } = await ask('mutation ($id: ID!, $mark: String!) { applyUpgrade(instanceId: $id, mark: $mark) { __typename } }', { id, mark });
    if (round >= 5) times.push(performance.now() - start);
    if (applyUpgrade.__typename !== 'UpgradeApplied') throw new Error(`applying answered ${applyUpgrade.__typename}`);
    const { undoLastChange } = await ask('mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename } }', { id });
    if (undoLastChange.__typename !== 'InstanceChanged') throw new Error(`taking back answered ${undoLastChange.__typename}`);
  }
  print({ bench: 'upgrade', case: 'applying, over GraphQL', unit: 'ms', ...summary(times), goal: 'p95 ≤ 200', scale: `1.0.0 to 1.1.0, ${own.length} clauses of the Provincia, ${items} items` });
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
