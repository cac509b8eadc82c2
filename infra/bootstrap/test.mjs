// npm test: installs what is missing, then runs everything that must hold. `--quick` leaves out database and browser.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { installWhatIsMissing, productNode, root } from './install.mjs';

const quick = process.argv.includes('--quick');
const startedAt = Date.now();

/** Debian packages that the tests need, by the program that shows each is there. */
const PACKAGES = { chromium: ['/usr/bin/chromium'], 'poppler-utils': ['/usr/bin/pdftotext', '/usr/bin/pdfinfo'], qpdf: ['/usr/bin/qpdf'] };

function requirePackages() {
  const missing = () => Object.entries(PACKAGES).filter(([, programs]) => !programs.every((program) => existsSync(program))).map(([name]) => name);
  if (missing().length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write(`Installazione dei pacchetti Debian: ${missing().join(', ')}…\n`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const install = () => spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...missing()], { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
    if (install().status !== 0) {
      spawnSync('apt-get', ['update'], { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
      install();
    }
  }
  if (missing().length > 0) {
    process.stderr.write(`\nLe prove hanno bisogno dei pacchetti Debian: ${missing().join(', ')}.\nInstallateli con: apt-get install ${missing().join(' ')}\n`);
    process.exit(1);
  }
}

function step(name, command, args, environment = {}) {
  const from = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`, NX_DAEMON: 'false', ...environment } });
  const seconds = ((Date.now() - from) / 1000).toFixed(0);
  if (result.status !== 0) {
    process.stderr.write(`\n✗ ${name} (${seconds} s)\n`);
    process.exit(result.status || 1);
  }
  process.stdout.write(`✓ ${name} (${seconds} s)\n`);
}

const node = (...args) => [productNode, args];
/** Every processor works; more than four databases at once would only wait for each other's disk. */
const workers = Math.min(4, availableParallelism());
/** A product, its database and a browser keep two processors busy: more of them at once are no quicker, and people in them wait. */
const products = Math.max(1, Math.floor(workers / 2));
const jest = (most, ...projects) => node('--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', `--maxWorkers=${most}`, '--selectProjects', ...projects);

installWhatIsMissing();
if (!quick) requirePackages();
mkdirSync(join(root, '.tmp'), { recursive: true });
step('I tipi di GraphQL sono quelli dello schema', ...node('infra/bootstrap/check-generated.mjs'));
step('Tipi, servizio', ...node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'));
step('Tipi, pagine', ...node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.web.json'));
step('Tipi, percorsi nel browser', ...node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.e2e.json'));
step('Grafo delle librerie', ...node('node_modules/nx/dist/bin/nx.js', 'graph', '--file=.tmp/graph.json'));
step('Regole e confini fra librerie', ...node('node_modules/eslint/bin/eslint.js', 'apps', 'libs', 'test', '--max-warnings', '0'));
step('Prove unitarie', ...jest(workers, 'unit', 'web'));
if (!quick) {
  step('Prove su PostgreSQL', ...jest(workers, 'integration'));
  step('Compilazione', ...node('infra/build/build.mjs'));
  step('Percorsi nel browser', ...jest(products, 'e2e'));
}
process.stdout.write(`\nTutto a posto (${((Date.now() - startedAt) / 1000).toFixed(0)} s).\n`);
