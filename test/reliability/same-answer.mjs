// R2 and R29: "not yours" and "does not exist", a known and an unknown address, in the same words and in the same time. Calls of both kinds in turn, medians compared. How many: CALLS (500).
// What communities hold is tried by a colleague in the same network: ONLY=community,answer,… tries these alone.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Acts, send, TODAY } from './support/acts.mjs';
import { asking } from './support/asking.mjs';
import { hiddenInCommunities } from './support/hidden-communities.mjs';
import { Person, Product, verdict } from './support/product.mjs';
import { Behind } from './support/uploads.mjs';

const CALLS = Number(process.env.CALLS ?? 500);
/** Share by which the medians may differ. */
const APART = 0.1;
const folder = mkdtempSync(join(tmpdir(), 'province-comuni-timing-'));
const port = await freePort();
const dataDir = join(folder, 'data');
const product = await Product.start({ port, dataDir });
const ONLY = process.env.ONLY?.split(',');
let behind;

/** Both kinds of call in turn, in an order that changes; the median of each in milliseconds. */
async function medians(calls, first, second) {
  const times = [[], []];
  for (let index = 0; index < calls; index += 1) {
    for (const side of index % 2 === 0 ? [0, 1] : [1, 0]) {
      const start = performance.now();
      await [first, second][side]();
      if (index >= 20) times[side].push(performance.now() - start);
    }
  }
  const [a, b] = times.map((side) => side.sort((x, y) => x - y)[Math.floor(side.length / 2)]);
  return { first_ms: Number(a.toFixed(2)), second_ms: Number(b.toFixed(2)), apart: Number((Math.abs(a - b) / Math.min(a, b)).toFixed(3)) };
}

try {
  const owner = await new Person(port).signIn(product.account('redattore.pesaro'));
  const other = await new Person(port).signIn(product.account('referente.lecco'));
  const instanceId = await owner.adopt(randomUUID());
  const read = (id) => other.graphql('query ($id: ID!) { instance(id: $id) { id } }', { id });
  const texts = [JSON.stringify(await read(instanceId)), JSON.stringify(await read(randomUUID()))];
  const reading = await medians(CALLS, () => read(instanceId), () => read(randomUUID()));
  const write = (id) => other.graphql('mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { __typename ... on NotFound { message } } }', { input: { instanceId: id, answers: [{ key: 'durata_anni', value: '6', seenRevision: 0 }] } });
  texts.push(JSON.stringify(await write(instanceId)), JSON.stringify(await write(randomUUID())));
  const writing = await medians(CALLS, () => write(instanceId), () => write(randomUUID()));
  const reset = (email) => new Person(port).graphql('mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { __typename ... on Done { message } } }', { email });
  const resetting = await medians(Math.min(CALLS, 40), () => reset('lettore.pesaro@demo.example'), () => reset('nessuno@demo.example'));
  // What belongs to acts on their way: review, adhesions, needs, an upgrade, costs.
  const referente = await new Person(port).signIn(product.account('referente.pesaro'));
  const acts = await Acts.make(referente, { version: '1.0.0', day: TODAY });
  const [comune] = await acts.comuni(referente);
  await send(referente, 'inviteEnti', { instanceId: acts.id, invitees: [{ enteId: comune }], message: '' });
  const [{ id: adhesionId }] = await acts.adhesions(referente);
  const sheetId = await acts.openNeeds(referente, [{ key: 'posta', code: null, name: 'Posta', unit: '', description: '' }]);
  const stranger = asking(other);
  const reads = {
    review: [acts.id, (id) => stranger('query ($id: ID!) { instanceReview(instanceId: $id) { instanceId } }', { id })],
    board: [acts.id, (id) => stranger('query ($id: ID!) { adhesionBoard(instanceId: $id) { viewerCanKeep } }', { id })],
    adhesion: [adhesionId, (id) => stranger('query ($id: ID!) { adhesion(access: { id: $id }) { id } }', { id })],
    sheets: [acts.id, (id) => stranger('query ($id: ID!) { needsSheets(instanceId: $id) { title } }', { id })],
    delibere: [acts.id, (id) => stranger('query ($id: ID!) { adhesionDelibere(instanceId: $id) { latest { id } } }', { id })],
    approvals: [acts.id, (id) => stranger('query ($id: ID!) { approvals(instanceId: $id) { instanceId } }', { id })],
    wordReviews: [acts.id, (id) => stranger('query ($id: ID!) { wordReviews(instanceId: $id) { viewerCanBring } }', { id })],
    needs: [sheetId, (id) => stranger('query ($id: ID!) { needsBoard(sheetId: $id) { answered } }', { id })],
    upgrade: [acts.id, (id) => stranger('query ($id: ID!) { upgrade(instanceId: $id) { open } }', { id })],
    step: [acts.id, (id) => send(other, 'takeStep', { instanceId: id, step: 'MANDA_IN_REVISIONE', acts: [{ actKey: 'convenzione', seenRevision: 0 }], values: [] })],
    comment: [acts.id, (id) => send(other, 'commentClause', { id: randomUUID(), instanceId: id, clauseId: 'conv-comunicazioni', text: 'Prova.' })],
    adhesionStep: [adhesionId, (id) => send(other, 'takeAdhesionStep', { access: { id }, step: 'FIRMA', seenRevision: 0, values: [{ key: 'data', value: TODAY }] })],
  };
  const ofActs = {};
  for (const [name, [id, ask]] of Object.entries(reads)) {
    texts.push(JSON.stringify(await ask(id)), JSON.stringify(await ask(randomUUID())));
    ofActs[name] = await medians(CALLS, () => ask(id), () => ask(randomUUID()));
  }
  behind = await Behind.open(dataDir);
  const ofCommunities = {};
  for (const [name, { id, nowhere, ask }] of Object.entries(await hiddenInCommunities(product, behind))) {
    if (ONLY && !ONLY.includes(name)) continue;
    // What was asked for may stand in the answer.
    const said = async (asked) => JSON.stringify(await ask(asked)).replaceAll(asked, 'ID');
    const [there, missing] = [await said(id), await said(nowhere())];
    if (there !== missing) process.stderr.write(`${name}: ${there} or ${missing}\n`);
    texts.push(there, missing);
    ofCommunities[name] = await medians(CALLS, () => ask(id), () => ask(nowhere()));
    if (ofCommunities[name].apart >= APART) process.stderr.write(`${name}: ${JSON.stringify(ofCommunities[name])}\n`);
  }
  const same = texts.every((text, index) => index % 2 === 0 || text === texts[index - 1]);
  const times = { reading, writing, resetting, ...ofActs, ...ofCommunities };
  verdict('R2 R29', same && Object.values(times).every(({ apart }) => apart < APART), { calls: CALLS, same_text: same, ways: Object.keys(times).length, most_apart: Math.max(...Object.values(times).map(({ apart }) => apart)), ...times });
} finally {
  await behind?.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
