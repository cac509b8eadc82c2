// Weight of the first page: what index.html loads before anything is clicked, compressed as it is sent.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { print, root, rounded } from './support/measure.mjs';

const dist = join(root, 'apps/web/dist');
if (!existsSync(join(dist, 'index.html'))) {
  process.stderr.write('apps/web/dist is missing: run npm start once, it builds the pages.\n');
  process.exit(1);
}
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const linked = (pattern) => [...new Set([...page.matchAll(pattern)].map(([, path]) => path))];
const scripts = [...linked(/<script[^>]*\ssrc="\/([^"]+\.js)"/g), ...linked(/<link[^>]*rel="modulepreload"[^>]*href="\/([^"]+)"/g)];
const styles = linked(/<link[^>]*rel="stylesheet"[^>]*href="\/([^"]+)"/g);
const read = (path) => readFileSync(join(dist, path));
const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length / 1000;
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length / 1000;

for (const [name, files, goal] of [['JavaScript della prima pagina', scripts, '< 200'], ['CSS della prima pagina', styles, undefined]]) {
  const size = rounded(files.reduce((sum, path) => sum + gzip(read(path)), 0), 1);
  print({ bench: 'web-weight', case: name, unit: 'kB gzip', p50: size, p95: size, n: files.length, ...(goal ? { goal } : {}), brotli_kb: rounded(files.reduce((sum, path) => sum + brotli(read(path)), 0), 1), scale: files.join(' ') });
}
const all = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
const size = rounded(all.reduce((sum, name) => sum + gzip(read(join('assets', name))), 0), 1);
print({ bench: 'web-weight', case: 'tutto il JavaScript, tutte le pagine', unit: 'kB gzip', p50: size, p95: size, n: all.length, scale: `${all.length} files` });
