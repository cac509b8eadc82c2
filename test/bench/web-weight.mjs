// Budget of the first page: what index.html loads before anything is clicked, compressed as it is sent. Ends with 1 where it is exceeded.
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

const weigh = (files) => rounded(files.reduce((sum, path) => sum + gzip(read(path)), 0), 1);
let exceeded = false;
/** One line of the budget; over it the command fails once everything is printed. */
function budget(name, value, unit, most, more) {
  const met = value <= most;
  exceeded ||= !met;
  print({ bench: 'web-weight', case: name, unit, p50: value, p95: value, goal: `<= ${most}`, met, ...more });
}
for (const [name, files, most] of [['JavaScript della prima pagina', scripts, 200], ['CSS della prima pagina', styles, 100], ['tutto ciò che la prima pagina carica', ['index.html', ...scripts, ...styles], 310]]) {
  budget(name, weigh(files), 'kB gzip', most, { n: files.length, brotli_kb: rounded(files.reduce((sum, path) => sum + brotli(read(path)), 0), 1), scale: files.join(' ') });
}
budget('richieste prima che la pagina si veda', 1 + scripts.length + styles.length, 'file', 20, { n: 1 });
budget('caricato da altri siti', linked(/<(?:script|link)[^>]*(?:src|href)="(https?:[^"]+)"/g).length, 'file', 0, { n: 1 });
const all = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
const size = weigh(all.map((name) => join('assets', name)));
print({ bench: 'web-weight', case: 'tutto il JavaScript, tutte le pagine', unit: 'kB gzip', p50: size, p95: size, n: all.length, scale: `${all.length} files` });
if (exceeded) process.exitCode = 1;
