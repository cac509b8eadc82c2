// Runs the benchmarks one after another, each in a process of its own, on the built product. Started by bench.mjs under the right Node.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { buildServer } from '../build/build-server.mjs';
import { root } from './install.mjs';

const folder = join(root, 'test/bench');
const known = readdirSync(folder).filter((name) => name.endsWith('.mjs')).map((name) => name.slice(0, -'.mjs'.length));
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !known.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark «${unknown}». There are: ${known.join(', ')}.\n`);
  process.exit(2);
}

let child;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (child ? child.kill(signal) : process.exit(1)));

await buildServer(root);
process.stdout.write(`${JSON.stringify({ machine: cpus()[0]?.model ?? 'unknown', cpus: cpus().length, memory_gib: Math.round(totalmem() / 1024 ** 3), node: process.version, at: new Date().toISOString() })}\n`);
let failures = 0;
for (const name of chosen.length > 0 ? chosen : known) if ((await run(name)) !== 0) failures += 1;
process.exit(failures > 0 ? 1 : 0);

function run(name) {
  return new Promise((done) => {
    child = spawn(process.execPath, [join(folder, `${name}.mjs`)], { cwd: root, stdio: 'inherit' });
    child.once('exit', (code, signal) => {
      if (code !== 0) process.stderr.write(`The benchmark «${name}» did not end well (${signal ?? code}).\n`);
      done(code ?? 1);
    });
  });
}
