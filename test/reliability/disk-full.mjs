// A full disk at save and export: a clear answer, nothing confirmed is lost, and it goes on once there is room. Needs root (a file system of its own, in memory).
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { pause, Person, Product, textBody, verdict } from './support/product.mjs';

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-disk-'));
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', folder]);
const dataDir = join(folder, 'data');
const filler = join(folder, 'filler');
const port = await freePort();
let product = await Product.start({ port, dataDir });
const confirmed = [];

async function add(person, instanceId) {
  const clauseId = randomUUID();
  const answer = await person.graphql('mutation ($input: AddClauseInput!) { addClause(input: $input) { __typename } }', { input: { instanceId, clauseId, actKey: 'convenzione', afterClauseId: 'conv-oggetto', heading: [], body: textBody(`${clauseId} ${'testo '.repeat(6000)}`) } }).catch((error) => ({ errors: [{ message: error.message }] }));
  const done = answer.data?.addClause?.__typename === 'InstanceChanged';
  if (done) confirmed.push(clauseId);
  return done ? null : answer.errors?.[0]?.message ?? answer.data?.addClause?.__typename ?? 'no answer';
}

try {
  let person = await new Person(port).signIn(product.account('redattore.pesaro'));
  const instanceId = await person.adopt(randomUUID());
  for (let index = 0; index < 5; index += 1) await add(person, instanceId);
  // The rest of the disk, to the last block.
  try {
    for (let megabytes = 0; megabytes < 400; megabytes += 1) writeFileSync(filler, Buffer.alloc(1024 * 1024), { flag: 'a' });
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  }
  const messages = new Set();
  let refusals = 0;
  for (let index = 0; index < 60; index += 1) {
    const message = await add(person, instanceId);
    if (!message) continue;
    refusals += 1;
    messages.add(message.replace(/[0-9a-f-]{36}/, '…'));
    if (refusals >= 10) break;
  }
  const reading = await person.graphql('query ($id: ID!) { instance(id: $id) { title } }', { id: instanceId }).then((answer) => Boolean(answer.data?.instance), () => false);
  const exported = await person.post(`/api/instances/${instanceId}/exports`, { actKeys: ['convenzione'], formats: ['PDF'] }).then(async (response) => ({ status: response.status, text: response.status === 200 ? 'file' : await response.text() }), (error) => ({ status: 0, text: error.message }));
  rmSync(filler);
  const freedAt = performance.now();
  let recoveredIn = null;
  let restarted = false;
  while (recoveredIn === null && performance.now() - freedAt < 90_000) {
    if ((await add(person, instanceId)) === null) recoveredIn = performance.now() - freedAt;
    else if (product.child.exitCode !== null) {
      restarted = true;
      product = await Product.start({ port, dataDir });
      person = await new Person(port).signIn(product.account('redattore.pesaro'));
    } else await pause(250);
  }
  let lost = 0;
  for (const clauseId of confirmed) {
    const { data } = await person.graphql('query ($instanceId: ID!, $clauseId: String!) { instanceClause(instanceId: $instanceId, clauseId: $clauseId) { body } }', { instanceId, clauseId });
    if (!JSON.stringify(data?.instanceClause?.body ?? '').includes(clauseId)) lost += 1;
  }
  verdict('full disk', lost === 0 && refusals > 0 && recoveredIn !== null && recoveredIn < 60_000, { confirmed: confirmed.length, lost, refusals, messages: [...messages], reading_while_full: reading, export_while_full: exported, recovered_ms: recoveredIn === null ? null : Math.round(recoveredIn), operator_restarted: restarted });
} finally {
  await product.stop();
  await pause(500);
  execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
}
