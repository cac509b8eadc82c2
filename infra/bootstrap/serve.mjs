// Runs the product on the embedded database. Started by start.mjs under the right Node, after the install.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { buildProduct } from '../build/build-product.mjs';
import { startEmbeddedPostgres, StartRefused } from './embedded-postgres.mjs';
import { holdDataFolder } from './data-folder.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const dataDir = resolve(process.env.DATA_DIR ?? join(root, '.data'));
const port = Number(process.env.PORT ?? 3000);
const say = (line) => process.stdout.write(`${line}\n`);

let server;
let product;
let stopping = false;

async function stop(code) {
  if (stopping) return;
  stopping = true;
  // Whatever hangs, the process leaves: PostgreSQL has its own way to recover.
  setTimeout(() => process.exit(code || 1), 25_000).unref();
  await product?.close().catch((error) => say(`Chiusura del servizio: ${error.message}`));
  await server?.stop();
  process.exit(code);
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
// The launcher was killed: nobody is left to stop this process.
process.on('disconnect', () => void stop(0));

async function main() {
  const startedAt = Date.now();
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartRefused(`PORT non è una porta: «${process.env.PORT}».`);
  holdDataFolder(dataDir);
  // The program is read once and kept compiled: later starts are quicker.
  enableCompileCache?.(join(dataDir, 'compiled'));
  await refuseBusyPort(port);
  await buildProduct(root, say);
  say('Avvio del database…');
  server = await startEmbeddedPostgres({ dataDir, flags: ['-c', 'shared_buffers=64MB', '-c', 'max_connections=60'], log: (line) => say(`  ${line}`) });
  void server.exited.then(() => {
    if (stopping) return;
    say('Il database si è chiuso: il servizio si ferma. Riavviate con npm start: niente di salvato è perso.');
    void stop(1);
  });
  const databaseUrl = await prepareDatabase(server);
  const { run, readConfig } = await import(pathToFileURL(join(root, 'apps/api/dist/src/main.js')).href);
  process.chdir(root);
  const config = readConfig({ PC_MODE: 'embedded', PORT: String(port), DATABASE_URL: databaseUrl, DATABASE_MIGRATION_URL: server.url('province_comuni'), STOP_GRACE_SECONDS: process.env.STOP_GRACE_SECONDS, SECRET_KEY: secretKey(), WEB_ROOT: join(root, 'apps/web/dist'), STORAGE_DIR: process.env.STORAGE_DIR ?? join(dataDir, 'files'), UPLOAD_QUOTA_GB: process.env.UPLOAD_QUOTA_GB, MAIL_INTAKE_SECRET: process.env.MAIL_INTAKE_SECRET, SMTP_URL: process.env.SMTP_URL, MAIL_FROM: process.env.MAIL_FROM, ...identityProvider(), PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${port}` });
  product = await run(config);
  say(`\n  Province & Comuni è pronto:  http://localhost:${port}   (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
  say('  Utenti dimostrativi, inventati, validi solo su questa macchina e fino al prossimo avvio:');
  for (const account of product.accounts) say(`    ${account.email.padEnd(34)} ${account.password.padEnd(28)} ${account.role} – ${account.ente}`);
  say('\n  Ctrl-C ferma tutto.\n');
  // Models, registry and program text were read: what that left is given back once, when the first page has had its time.
  setTimeout(() => void globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' }), 3_000).unref();
  if (process.env.ACCOUNTS_FILE) writeFileSync(process.env.ACCOUNTS_FILE, JSON.stringify(product.accounts), { mode: 0o600 });
}

/** Sign-in through an identity provider, where the environment names one. */
function identityProvider() {
  return Object.fromEntries(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ACCEPTED_ACR', 'OIDC_LABEL'].map((name) => [name, process.env[name]]));
}

function refuseBusyPort(wanted) {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error) => fail(new StartRefused(error.code === 'EADDRINUSE' ? `La porta ${wanted} è già in uso: chiudete l'altro programma o scegliete un'altra porta con PORT=3001 npm start.` : `La porta ${wanted} non si può usare: ${error.message}`)));
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => done()));
  });
}

/** The database, and the runtime role: it serves requests and owns nothing, so row level security holds for it. */
async function prepareDatabase(postgres) {
  const admin = new pg.Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  const secret = randomBytes(24).toString('hex');
  try {
    const { rowCount } = await admin.query(`select 1 from pg_database where datname = 'province_comuni'`);
    if (rowCount === 0) await admin.query('create database province_comuni');
    await admin.query(`do $$ begin
      if not exists (select 1 from pg_roles where rolname = 'province_comuni_app') then create role province_comuni_app nologin nosuperuser nobypassrls; end if;
      if not exists (select 1 from pg_roles where rolname = 'province_comuni_run') then create role province_comuni_run login in role province_comuni_app; end if;
    end $$`);
    // A new password at every start: it lives in this process only.
    await admin.query(`alter role province_comuni_run password '${secret}'`);
  } finally {
    await admin.end();
  }
  return postgres.url('province_comuni', 'province_comuni_run', secret);
}

function secretKey() {
  const file = join(dataDir, 'secret.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}

main().catch((error) => {
  process.stderr.write(`\n${error instanceof StartRefused ? error.message : (error.stack ?? error)}\n\n`);
  void stop(1);
});
