// R22: a corpus of hostile texts in every place of every operation where a text may stand: no fault, no effect, and no request longer than two seconds.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, verdict } from './support/product.mjs';

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-hostile-'));
const times = join(folder, 'times.json');
try {
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--selectProjects', 'integration', '--', 'apps/api/src/hostile-texts.int-spec.ts'];
  const { status } = spawnSync('node', jest, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, HOSTILE_TIMES: times } });
  const slowest = JSON.parse(readFileSync(times, 'utf8'));
  verdict('R22', status === 0 && slowest.ms < 2_000, { passed: status === 0, requests: slowest.requests, slowest_ms: Math.round(slowest.ms), slowest: slowest.what });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
