// npm run properties -- [how often]: the tests of properties with seeds that were never drawn, 10 times unless said otherwise. A run that fails names its seed.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installWhatIsMissing, productNode, root } from './install.mjs';

const times = Number(process.argv[2] ?? 10);
installWhatIsMissing();
const files = ['libs', 'apps/api', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.spec.ts') && !name.includes('node_modules') && readFileSync(join(root, folder, name), 'utf8').includes("'fast-check'"))
    .map((name) => join(folder, name)),
);
let failed = 0;
for (let at = 0; at < times; at += 1) {
  const seed = randomInt(2 ** 31);
  const { status } = spawnSync(productNode, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--selectProjects', 'unit', '--silent', '--runTestsByPath', ...files], { cwd: root, stdio: 'inherit', env: { ...process.env, PROPERTY_SEED: String(seed) } });
  if (status !== 0) failed += 1;
  process.stdout.write(`${status === 0 ? '✓' : '✗'} PROPERTY_SEED=${seed}\n`);
}
process.stdout.write(`${files.length} files, ${times} seeds, ${failed} failed.\n`);
process.exit(failed === 0 ? 0 : 1);
