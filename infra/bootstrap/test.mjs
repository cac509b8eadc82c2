// npm test: installs what is missing, then runs everything that must hold. `--quick` leaves out database and browser.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join, relative } from 'node:path';
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

/** @returns whether it held, and the seconds it took */
function run(name, command, args) {
  const from = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`, NX_DAEMON: 'false' } });
  const seconds = ((Date.now() - from) / 1000).toFixed(0);
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`);
  return { held: status === 0, status: status || 1 };
}

function step(name, command, args) {
  const { held, status } = run(name, command, args);
  if (!held) process.exit(status);
}

/** How many files may be run a second time: more that fail are a fault, not chance. */
const MOST_AGAIN = 3;

/**
 * Files of a project that cross service, database, jobs, browser and the work of the machine they run on. One that fails is run once more, whole, on a product of its own; what holds
 * only then is said at the end by name, to be looked into: it is a fault that shows itself now and then, of the test or of the product.
 * @returns the files that held only the second time
 */
function stepTwice(name, project, most, ...more) {
  const outcome = join(root, `.tmp/${project}.json`);
  rmSync(outcome, { force: true });
  const { held, status } = run(name, ...jest(most, project, '--json', `--outputFile=${outcome}`, ...more));
  if (held) return [];
  const failed = existsSync(outcome) ? JSON.parse(readFileSync(outcome, 'utf8')).testResults.filter((file) => file.status === 'failed').map((file) => relative(root, file.name)) : [];
  if (failed.length === 0 || failed.length > MOST_AGAIN) process.exit(status);
  step(`${name}: non riuscite, una seconda volta`, ...jest(1, project, '--runTestsByPath', ...failed));
  return failed;
}

const node = (...args) => [productNode, args];
/** Every processor works; more than four databases at once would only wait for each other's disk. */
const workers = Math.min(4, availableParallelism());
/** A product, its database and a browser keep two processors busy: more of them at once are no quicker, and people in them wait. */
const products = Math.max(1, Math.floor(workers / 2));
const jest = (most, project, ...more) => node('--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', `--maxWorkers=${most}`, '--selectProjects', ...[project].flat(), ...more);

installWhatIsMissing();
if (!quick) requirePackages();
mkdirSync(join(root, '.tmp'), { recursive: true });
step('I tipi di GraphQL sono quelli dello schema', ...node('infra/bootstrap/check-generated.mjs'));
step('Tipi, servizio', ...node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'));
step('Tipi, pagine', ...node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.web.json'));
step('Tipi, percorsi nel browser', ...node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.e2e.json'));
step('Grafo delle librerie', ...node('node_modules/nx/dist/bin/nx.js', 'graph', '--file=.tmp/graph.json'));
step('Regole e confini fra librerie', ...node('node_modules/eslint/bin/eslint.js', 'apps', 'libs', 'test', '--max-warnings', '0'));
step('Prove unitarie', ...jest(workers, ['unit', 'web']));
const unsteady = [];
if (!quick) {
  unsteady.push(...stepTwice('Prove su PostgreSQL', 'integration', workers, '--testSequencer=./infra/bootstrap/longest-first.mjs'));
  step('Compilazione', ...node('infra/build/build.mjs'));
  unsteady.push(...stepTwice('Percorsi nel browser', 'e2e', products));
}
for (const file of unsteady) process.stdout.write(`\nRiuscito solo la seconda volta, da guardare: ${file}`);
process.stdout.write(`\nTutto a posto (${((Date.now() - startedAt) / 1000).toFixed(0)} s).\n`);
