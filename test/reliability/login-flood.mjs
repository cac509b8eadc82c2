// R25: fifty sign-ins a second for a minute; other people's reading stays quick and memory bounded. Sent at a fixed rate, whatever the answers take.
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { pause, Person, Product, verdict } from './support/product.mjs';

const SECONDS = Number(process.env.SECONDS ?? 60);
const PER_SECOND = Number(process.env.RATE ?? 50);

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-flood-'));
const port = await freePort();
const product = await Product.start({ port, dataDir: join(folder, 'data') });
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${product.pids().server}/status`, 'utf8'))[1]) / 1024;

/** Reads a page's data ten times a second; the times it took. */
async function readFor(milliseconds) {
  const reader = await new Person(port).signIn(product.account('lettore.pesaro'));
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

try {
  await readFor(2_000);
  const quiet = await readFor(10_000);
  const before = memory();
  const outcomes = {};
  const flood = (async () => {
    const sent = [];
    for (let index = 0; index < SECONDS * PER_SECOND; index += 1) {
      const attempt = new Person(port);
      sent.push(
        attempt
          .graphql('mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refused { code } } }', { input: { email: `nessuno${index}@example.it`, password: 'una frase sbagliata' } })
          .then(({ data }) => data?.signIn.code ?? 'fault', () => 'no answer')
          .then((outcome) => (outcomes[outcome] = (outcomes[outcome] ?? 0) + 1)),
      );
      await pause(1000 / PER_SECOND);
    }
    await Promise.all(sent);
  })();
  const flooded = await readFor(SECONDS * 1000);
  const peak = memory();
  await flood;
  verdict('R25', at(flooded, 0.95) < 2 * at(quiet, 0.95) && peak - before < 200 && !outcomes.fault, { rate: PER_SECOND, seconds: SECONDS, quiet_p95_ms: at(quiet, 0.95), flooded_p50_ms: at(flooded, 0.5), flooded_p95_ms: at(flooded, 0.95), memory_before_mb: Math.round(before), memory_after_mb: Math.round(peak), outcomes });
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
