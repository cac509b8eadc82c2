// A PostgreSQL of Debian (packages postgresql-15 and postgresql-contrib) as an installation's own server, with checksums of its pages: what the PostgreSQL in the box does not bring.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../../infra/bootstrap/embedded-postgres.mjs';
import { pause } from './product.mjs';

const LIBRARY = '/usr/lib/postgresql';

function binaries() {
  const version = existsSync(LIBRARY) ? readdirSync(LIBRARY).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  if (!version || !existsSync(join(LIBRARY, version, 'bin/pg_amcheck'))) throw new Error('apt-get install postgresql postgresql-contrib');
  return join(LIBRARY, version, 'bin');
}

/** PostgreSQL refuses to run as root: as root, everything runs as Debian's `postgres`. */
function asPostgres(command, args) {
  return process.getuid() === 0 ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args];
}

export class DebianPostgres {
  static async start() {
    const server = new DebianPostgres();
    server.bin = binaries();
    server.folder = mkdtempSync(join(tmpdir(), 'province-comuni-pg-'));
    server.data = join(server.folder, 'data');
    server.port = await freePort();
    server.secret = randomBytes(16).toString('hex');
    if (process.getuid() === 0) spawnSync('chown', ['postgres', server.folder]);
    chmodSync(server.folder, 0o700);
    server.run('initdb', ['-D', server.data, '--data-checksums', '--encoding=UTF8', '--locale=C.UTF-8', '--auth=trust', '-U', 'owner']);
    await server.up();
    const admin = await server.client('postgres');
    await admin.query('create database province_comuni');
    await admin.query('create role province_comuni_app nologin nosuperuser nobypassrls');
    await admin.query('create role province_comuni_run login in role province_comuni_app');
    await admin.end();
    return server;
  }

  /** @throws Error with what the program said */
  run(program, args) {
    const [command, all] = asPostgres(join(this.bin, program), args);
    const { status, stdout, stderr } = spawnSync(command, all, { encoding: 'utf8', cwd: this.folder });
    if (status !== 0) throw new Error(`${program}: ${stdout}${stderr}`);
    return stdout;
  }

  /** Starts it and waits until it takes connections. @returns milliseconds */
  async up() {
    const from = performance.now();
    const [command, args] = asPostgres(join(this.bin, 'postgres'), ['-D', this.data, '-p', String(this.port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${this.folder}`, '-c', 'max_connections=100']);
    this.child = spawn(command, args, { stdio: 'ignore', cwd: this.folder });
    while (true) {
      const client = await this.client('postgres').catch(() => null);
      if (client) {
        await client.end();
        return performance.now() - from;
      }
      if (performance.now() - from > 60_000) throw new Error('PostgreSQL does not come up');
      await pause(50);
    }
  }

  async client(database = 'province_comuni') {
    const client = new pg.Client({ connectionString: this.url('owner', database) });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  url(user, database = 'province_comuni') {
    return `postgres://${user}@127.0.0.1:${this.port}/${database}`;
  }

  postmaster() {
    return Number(readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** An orderly stop: everything written, nothing to recover. */
  async stop() {
    this.run('pg_ctl', ['-D', this.data, '-m', 'fast', '-w', 'stop']);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
