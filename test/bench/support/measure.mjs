// Timing, statistics and the one line of JSON that every measure prints.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from '../../../infra/bootstrap/install.mjs';

export { root };

/** One JSON object per line: {"bench","case","unit","p50","p95","n","ratio_to","ratio",…}. */
export function print(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))];
}

export const rounded = (value, digits = 2) => Number(value.toFixed(digits));

export function summary(times) {
  return { p50: rounded(quantile(times, 0.5)), p95: rounded(quantile(times, 0.95)), n: times.length };
}

/** Median of the peer over ours, with its 95 % bootstrap interval: a ratio is a claim only where the interval does not hold 1. */
export function ratioOf(peer, ours) {
  const random = seeded(42);
  const median = (values) => quantile(values, 0.5);
  const resampled = (values) => Array.from(values, () => values[Math.floor(random() * values.length)]);
  const draws = Array.from({ length: 400 }, () => median(resampled(peer)) / median(resampled(ours)));
  return { ratio: rounded(median(peer) / median(ours)), ratio_low: rounded(quantile(draws, 0.025)), ratio_high: rounded(quantile(draws, 0.975)) };
}

/** Warms up, then times `count` runs one after another, in milliseconds. */
export async function timed(count, warmUps, work) {
  for (let index = 0; index < warmUps; index++) await work(index);
  const times = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await work(warmUps + index);
    times.push(performance.now() - start);
  }
  return times;
}

/** Runs a script of this folder in a process of its own and reads the JSON it prints last. */
export function apart(url, args, nodeFlags = []) {
  const result = spawnSync(process.execPath, [...nodeFlags, fileURLToPath(url), ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 64 * 1024 * 1024 });
  if (result.status !== 0) throw new Error(`${fileURLToPath(url)} ${args.join(' ')} ended with ${result.status ?? result.signal}`);
  return JSON.parse(result.stdout.trim().split('\n').at(-1));
}

/** The same order at every run, another in every round. */
export function shuffled(values, seed) {
  const random = seeded(seed);
  return values.map((value) => [random(), value]).sort((a, b) => a[0] - b[0]).map(([, value]) => value);
}

function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
