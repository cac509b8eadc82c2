// 250 personalised delibere of adesione (BENCH_ENTI) in DOCX and PDF, as one background job with progress, until the ZIP can be downloaded; then the same with a kill -9 in the middle.
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { approveConvention } from '../../apps/api/src/testing/approve-convention.ts';
import { completeActs } from '../../apps/api/src/testing/complete-acts.ts';
import { buildProduct } from '../../infra/build/build-product.mjs';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { pause, Person, Product } from '../reliability/support/product.mjs';
import { Behind } from '../reliability/support/uploads.mjs';
import { print, root, rounded } from './support/measure.mjs';

const ENTI = Number(process.env.BENCH_ENTI ?? 250);
const GOAL_SECONDS = 60;
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'bench-delibere-'));
const megabytes = (pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const dataDir = join(folder, 'data');
const signIn = (product) => new Person(product.port).signIn(product.account('referente.pesaro'));

await buildProduct(root, () => {});
let product = await Product.start({ port: await freePort(), dataDir });
let behind;
try {
  behind = await Behind.open(dataDir);
  // The Provincia with most Comuni; the few that it lacks are lent by another one.
  const [{ id: provinciaId, count }] = await behind.rows(`select p.id, count(*)::int as count from ente p join ente c on c.provincia_id = p.id and c.kind = 'COMUNE' and c.valido_al is null where p.kind = 'PROVINCIA' group by p.id order by 2 desc limit 1`);
  if (count < ENTI) await behind.rows(`update ente set provincia_id = $1 where id in (select c.id from ente c join ente p on p.id = c.provincia_id and p.sigla <> 'PU' where c.kind = 'COMUNE' and c.valido_al is null and c.provincia_id <> $1 order by c.nome limit $2)`, [provinciaId, ENTI - count]);
  await behind.rows(`update membership set ente_id = $1 where person_id = (select id from person where email like 'referente.pesaro@%')`, [provinciaId]);
  let person = await signIn(product);
  const request = async (query, variables) => {
    const { data, errors } = await person.graphql(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { model } = await request('{ model(key: "innovazione") { versions { id } } }');
  const instanceId = await completeActs({ request }, provinciaId, model.versions[0].id, { tariffa_per_abitante: '0,44', regime_iva: 'NON_SOGGETTA' });
  await approveConvention({ request }, instanceId, new Date().toISOString().slice(0, 10));
  const { adhesionBoard } = await request('query ($id: ID!) { adhesionBoard(instanceId: $id) { notInvited { id popolazione } } }', { id: instanceId });
  const invitees = adhesionBoard.notInvited.filter(({ popolazione }) => popolazione !== null).slice(0, ENTI).map(({ id }) => ({ enteId: id }));
  await request('mutation ($input: InviteEntiInput!) { inviteEnti(input: $input) { __typename } }', { input: { instanceId, invitees, message: '' } });

  const begin = async () => (await request('mutation ($input: PrepareDelibereInput!) { prepareDelibere(input: $input) { ... on DelibereKept { delibere { latest { id } } } } }', { input: { instanceId, clientKey: randomUUID() } })).prepareDelibere.delibere.latest.id;
  const look = async () => (await request('query ($id: ID!) { adhesionDelibere(instanceId: $id) { latest { state made problem } ready { id made size } } }', { id: instanceId })).adhesionDelibere;
  const ready = async (id) => {
    const seen = new Set();
    for (;;) {
      const now = await look();
      if (now.ready?.id === id) return { ...now.ready, steps: seen.size };
      if (now.latest?.state === 'FALLITA') throw new Error(now.latest.problem);
      seen.add(now.latest?.made);
      await pause(100);
    }
  };
  const zip = async () => {
    const answer = await fetch(`${person.origin}/api/adhesions/${instanceId}/delibere`, { headers: { cookie: [...person.cookies].map((pair) => pair.join('=')).join('; ') } });
    if (answer.status !== 200) throw new Error(`download: ${answer.status}`);
    return unzipSync(new Uint8Array(await answer.arrayBuffer()));
  };
  const hashes = (files) => createHash('sha256').update(Object.keys(files).sort().map((name) => `${name} ${createHash('sha256').update(files[name]).digest('hex')}`).join('\n')).digest('hex');

  const load = loadavg()[0];
  const began = performance.now();
  const { made, size, steps } = await ready(await begin());
  const seconds = (performance.now() - began) / 1000;
  const files = await zip();
  if (made !== invitees.length || Object.keys(files).length !== 2 * invitees.length + 1) throw new Error(`${made} made, ${Object.keys(files).length} files`);
  const scale = `${invitees.length} Comuni of one Provincia, DOCX and PDF each, ZIP of ${rounded(size / 1e6, 1)} MB, one process with jobs, database on the same cores`;
  print({ bench: 'delibere', case: 'dalla richiesta allo ZIP pronto', unit: 's', value: rounded(seconds, 1), per_ente_ms: Math.round((seconds * 1000) / invitees.length), progress_steps_seen: steps, server_peak_mb: Math.round(megabytes(product.pids().server)), load_before: rounded(load), goal: `≤ ${GOAL_SECONDS} s`, met: seconds <= GOAL_SECONDS, scale });

  // R16: killed in the middle and started again, it goes on; the files are those of the first time.
  const again = performance.now();
  const id = await begin();
  while ((await look()).latest.made < invitees.length / 2) await pause(50);
  const madeBefore = (await look()).latest.made;
  process.kill(product.pids().server, 'SIGKILL');
  product.child.kill('SIGKILL');
  await product.exited;
  await behind.close();
  behind = undefined;
  product = await Product.start({ port: product.port, dataDir });
  person = await signIn(product);
  const back = performance.now();
  await ready(id);
  const same = hashes(await zip()) === hashes(files);
  print({ bench: 'delibere', case: 'con kill -9 a metà', unit: 's', value: rounded((performance.now() - again) / 1000, 1), after_restart_s: rounded((performance.now() - back) / 1000, 1), made_before_kill: madeBefore, same_files: same, scale });
  if (!same) process.exitCode = 1;
} finally {
  await behind?.close().catch(() => undefined);
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
