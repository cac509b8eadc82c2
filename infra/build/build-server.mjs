// Compiles every server library and the api from TypeScript to `dist`, next to its source. Files that did not change are left alone.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const OPTIONS = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

/** @param {string} root of the checkout @returns {Promise<number>} files written */
export async function buildServer(root) {
  const projects = serverProjects(root);
  const written = await Promise.all(projects.map((project) => buildProject(project)));
  return written.reduce((sum, count) => sum + count, 0);
}

function serverProjects(root) {
  const libraries = readdirSync(join(root, 'libs')).flatMap((domain) => readdirSync(join(root, 'libs', domain)).map((name) => join(root, 'libs', domain, name)));
  return [...libraries, join(root, 'apps/api')].filter((folder) => {
    if (!existsSync(join(folder, 'package.json'))) return false;
    const { nx } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    // Test helpers are only ever run by Jest, from their source.
    return !nx.tags.includes('side:web') && !nx.tags.includes('type:testing');
  });
}

async function buildProject(folder) {
  const source = join(folder, 'src');
  const target = join(folder, 'dist');
  const extra = existsSync(join(folder, 'migrations')) ? [join(folder, 'migrations')] : [];
  const wanted = new Map([
    ...files(source).map((path) => [path, join(target, extra.length ? 'src' : '', relative(source, path))]),
    ...extra.flatMap((root) => files(root).map((path) => [path, join(target, relative(folder, path))])),
  ]);
  const outputs = new Set([...wanted.values()].flatMap((path) => (path.endsWith('.ts') ? [path.replace(/\.ts$/, '.js'), path.replace(/\.ts$/, '.js.map')] : [path])));
  if (existsSync(target)) for (const path of allFiles(target)) if (!outputs.has(path)) rmSync(path);
  const counts = await Promise.all([...wanted].map(([from, to]) => emit(from, to)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function emit(from, to) {
  const output = to.endsWith('.ts') ? to.replace(/\.ts$/, '.js') : to;
  if (existsSync(output) && statSync(output).mtimeMs >= statSync(from).mtimeMs) return 0;
  mkdirSync(dirname(output), { recursive: true });
  if (!from.endsWith('.ts')) {
    copyFileSync(from, output);
    return 1;
  }
  // Loaded when there is something to compile: it takes 24 MB, and a start seldom needs it.
  const { transform } = await import('@swc/core');
  const { code, map } = await transform(readFileSync(from, 'utf8'), { ...OPTIONS, filename: from, sourceFileName: from });
  writeFileSync(`${output}.map`, map);
  writeFileSync(output, `${code}\n//# sourceMappingURL=${output.split(/[\\/]/).at(-1)}.map\n`);
  return 1;
}

function files(folder) {
  return allFiles(folder).filter((path) => !/\.(int-)?spec\.ts$/.test(path) && !/[\\/]testing[\\/]/.test(path) && !path.endsWith('.d.ts'));
}

function allFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
