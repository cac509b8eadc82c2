// R25: fifty sign-ins a second for a minute, from one address and then each from another; other people's reading stays quick and memory bounded. Sent at a fixed rate, whatever the
// answers take. One address is refused after its hundred attempts; of many addresses each attempt costs a hash, and only the limit of hashes at once protects the others.
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Copy, fill, settings } from './support/copy.mjs';
import { DebianPostgres } from './support/debian-postgres.mjs';
import { pause, Person, verdict } from './support/product.mjs';

const SECONDS = Number(process.env.SECONDS ?? 60);
const PER_SECOND = Number(process.env.RATE ?? 50);

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-flood-'));
const database = await DebianPostgres.start();
const env = settings(database, folder);
const accounts = await fill(env);
// As behind a proxy, which says where each request comes from.
const copy = new Copy(await freePort(), env);
await copy.start();
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${copy.child.pid}/status`, 'utf8'))[1]) / 1024;
const reader = await new Person(copy.port).signIn(accounts.find(({ email }) => email.startsWith('lettore.pesaro')));

/** Reads a page's data ten times a second; the times it took. */
async function readFor(milliseconds) {
  const times = [];
  const until = performance.now() + milliseconds;
  const running = [];
  while (performance.now() < until) {
    running.push(
      (async () => {
        const start = performance.now();
        await reader.graphql('{ currentModels { id title version summary } }');
        times.push(performance.now() - start);
      })(),
    );
    await pause(100);
  }
  await Promise.all(running);
  return times.sort((a, b) => a - b);
}

const at = (times, q) => Math.round(times[Math.min(times.length - 1, Math.ceil(q * times.length) - 1)]);

function attempt(index, address) {
  const input = { email: `nessuno${index}@example.it`, password: 'una frase sbagliata' };
  return fetch(`http://127.0.0.1:${copy.port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'x-forwarded-for': address }, body: JSON.stringify({ query: 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refused { code } } }', variables: { input } }), signal: AbortSignal.timeout(60_000) })
    .then(async (response) => (await response.json()).data?.signIn.code ?? `fault ${response.status}`)
    .catch(() => 'no answer');
}

/** @param addressOf where the attempt with this number comes from */
async function flood(addressOf) {
  const quiet = await readFor(10_000);
  const before = memory();
  const outcomes = {};
  const sending = (async () => {
    const sent = [];
    const from = performance.now();
    for (let index = 0; index < SECONDS * PER_SECOND; index += 1) {
      sent.push(attempt(index, addressOf(index)).then((outcome) => (outcomes[outcome] = (outcomes[outcome] ?? 0) + 1)));
      await pause(Math.max(0, from + ((index + 1) * 1000) / PER_SECOND - performance.now()));
    }
    await Promise.all(sent);
  })();
  const flooded = await readFor(SECONDS * 1000);
  const peak = memory();
  await sending;
  const holds = at(flooded, 0.95) < 2 * at(quiet, 0.95) && peak - before < 200 && !Object.keys(outcomes).some((outcome) => outcome.startsWith('fault'));
  return { holds, quiet_p95_ms: at(quiet, 0.95), flooded_p50_ms: at(flooded, 0.5), flooded_p95_ms: at(flooded, 0.95), memory_before_mb: Math.round(before), memory_after_mb: Math.round(peak), outcomes };
}

try {
  await readFor(2_000);
  const one = await flood(() => '203.0.113.7');
  const many = await flood((index) => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`);
  verdict('R25', one.holds && many.holds, { rate: PER_SECOND, seconds: SECONDS, one_address: one, many_addresses: many });
} finally {
  await copy.stop();
  await database.stop();
  database.remove();
  rmSync(folder, { recursive: true, force: true });
}
