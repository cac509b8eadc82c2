import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('../../package.json'), 'utf8')) as { version: string };

/** Day of the last change of the sources, as the footer shows it; the day of the build outside a checkout. */
function lastChange(): string {
  try {
    return execFileSync('git', ['log', '-1', '--format=%cs'], { cwd: here('.'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || today();
  } catch {
    return today();
  }
}

const today = (): string => new Date().toISOString().slice(0, 10);

/** Writes each script, style and picture compressed beside itself: the server sends those files as they are. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const name of readdirSync(join(dir, 'assets')).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const path = join(dir, 'assets', name);
        const content = readFileSync(path);
        if (content.length < 1024) continue;
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}

/** What the reader of PDF files takes only when a file needs it (fonts that a file does not carry, old picture formats, Asian encodings), in a folder that its version names. */
function pdfParts(): Plugin {
  const library = here('../../node_modules/pdfjs-dist');
  return {
    name: 'pdf-parts',
    apply: 'build',
    generateBundle() {
      for (const folder of ['standard_fonts', 'cmaps', 'wasm']) {
        for (const file of readdirSync(join(library, folder)).filter((name) => !name.endsWith('.wasm') && !name.startsWith('quickjs'))) {
          this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${pdfVersion}/${folder}/${file}`, source: readFileSync(join(library, folder, file)) });
        }
      }
    },
  };
}

const { version: pdfVersion } = JSON.parse(readFileSync(here('../../node_modules/pdfjs-dist/package.json'), 'utf8')) as { version: string };

export default defineConfig({
  root: here('.'),
  plugins: [react(), pdfParts(), compressed()],
  define: { __VERSION__: JSON.stringify(version), __LAST_CHANGE__: JSON.stringify(lastChange()) },
  resolve: {
    // Libraries of the house are taken from their TypeScript.
    conditions: ['source', ...defaultClientConditions],
    alias: [
      { find: /^design-react-kit$/, replacement: here('../../node_modules/design-react-kit/dist/index.js') },
      { find: /^accessible-autocomplete\/react$/, replacement: here('./src/vendor/accessible-autocomplete.mjs') },
      { find: /^bootstrap-italia$/, replacement: here('./src/vendor/bootstrap-italia.ts') },
    ],
  },
  build: { outDir: here('./dist'), emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 700 },
});
