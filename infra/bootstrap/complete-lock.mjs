// Completes package-lock.json where a registry lacks the builds of a native package for other systems: without their entries `npm ci` refuses the whole
// lock file. Each entry says only what the package's name says; on this system it is skipped. Run after `npm install` changed the lock file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = {};
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    const target = /-(android|darwin|linux|win32)-(arm64|arm|x64|ia32|riscv64|ppc64|s390x|loong64)(?:-(gnu|musl|gnueabihf|eabi|msvc))?$/.exec(name);
    if (!target || Object.keys(lock.packages).some((known) => known.endsWith(path))) continue;
    const [, os, cpu, abi] = target;
    added[path] = { version, cpu: [cpu], ...(os === 'linux' && abi && abi !== 'gnueabihf' ? { libc: [abi === 'musl' ? 'musl' : 'glibc'] } : {}), license: entry.license, optional: true, os: [os] };
  }
}
lock.packages = Object.fromEntries(Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${Object.keys(added).length} voci aggiunte a package-lock.json\n`);
