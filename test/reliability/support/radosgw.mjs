// A real S3 server on this machine: Ceph's gateway with one monitor and one store in memory, out of Debian's packages ceph-mon, ceph-osd, radosgw.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../infra/bootstrap/embedded-postgres.mjs';
import { pause } from './product.mjs';

const NEEDED = ['ceph-mon', 'ceph-osd', 'radosgw', 'radosgw-admin', 'ceph', 'ceph-authtool', 'monmaptool'];

/** Programs that are not installed. */
export function missingPrograms() {
  return NEEDED.filter((name) => spawnSync('which', [name]).status !== 0);
}

/** @returns {Promise<{ endpoint: string, accessKey: string, secretKey: string, stop: () => Promise<void> }>} */
export async function startRadosgw() {
  const folder = mkdtempSync(join(tmpdir(), 'province-comuni-ceph-'));
  const [v2, v1, web] = [await freePort(), await freePort(), await freePort()];
  const fsid = randomUUID();
  for (const name of ['mon', 'osd', 'run']) mkdirSync(join(folder, name));
  const conf = join(folder, 'ceph.conf');
  // With authentication off the gateway never connects.
  writeFileSync(
    conf,
    `[global]
fsid = ${fsid}
mon host = [v2:127.0.0.1:${v2}/0,v1:127.0.0.1:${v1}/0]
keyring = ${folder}/keyring
run dir = ${folder}/run
log file = ${folder}/$name.log
admin socket = ${folder}/run/$name.asok
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
mon allow pool size one = true
mon warn on pool no redundancy = false
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = 3221225472
public addr = 127.0.0.1
cluster addr = 127.0.0.1
mon data = ${folder}/mon
osd data = ${folder}/osd
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:${web}
rgw enable usage log = false
rgw data = ${folder}/run
`,
  );
  const run = (program, ...parameters) => execFileSync(program, ['-c', conf, ...parameters], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
  const children = [];
  const start = (program, ...parameters) => children.push(spawn(program, ['-f', '-c', conf, ...parameters], { stdio: 'ignore' }));
  const stop = async () => {
    for (const child of children.reverse()) {
      const gone = new Promise((done) => (child.exitCode === null && child.signalCode === null ? child.once('exit', done) : done()));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await gone;
      clearTimeout(timer);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const keyring = join(folder, 'keyring');
    execFileSync('ceph-authtool', ['--create-keyring', keyring, '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *'], { stdio: 'ignore' });
    execFileSync('ceph-authtool', [keyring, '--gen-key', '-n', 'client.admin', '--cap', 'mon', 'allow *', '--cap', 'osd', 'allow *', '--cap', 'mgr', 'allow *', '--cap', 'mds', 'allow *'], { stdio: 'ignore' });
    execFileSync('ceph-authtool', [keyring, '--gen-key', '-n', 'client.rgw', '--cap', 'mon', 'allow rw', '--cap', 'osd', 'allow rwx'], { stdio: 'ignore' });
    execFileSync('ceph-authtool', [keyring, '--gen-key', '-n', 'osd.0', '--cap', 'mon', 'allow profile osd', '--cap', 'osd', 'allow *'], { stdio: 'ignore' });
    const map = join(folder, 'monmap');
    execFileSync('monmaptool', ['--create', '--fsid', fsid, '--addv', 'a', `[v2:127.0.0.1:${v2},v1:127.0.0.1:${v1}]`, map], { stdio: 'ignore' });
    run('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring);
    start('ceph-mon', '-i', 'a');
    for (let tries = 0; ; tries += 1) {
      try {
        run('ceph', '--connect-timeout', '3', 'health');
        break;
      } catch (error) {
        if (tries > 20) throw error;
        await pause(500);
      }
    }
    // The monitor lets a store in only with the number it gave it.
    const store = randomUUID();
    run('ceph', 'osd', 'new', store, '0');
    run('ceph', 'auth', 'import', '-i', keyring);
    run('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', store);
    start('ceph-osd', '-i', '0');
    start('radosgw', '-n', 'client.rgw');
    const [accessKey, secretKey] = [randomBytes(10).toString('hex'), randomBytes(20).toString('hex')];
    run('radosgw-admin', 'user', 'create', '--uid=prova', '--display-name=Prova', `--access-key=${accessKey}`, `--secret-key=${secretKey}`);
    const endpoint = `http://127.0.0.1:${web}`;
    for (let tries = 0; ; tries += 1) {
      try {
        await fetch(endpoint);
        break;
      } catch (error) {
        if (tries > 100) throw error;
        await pause(300);
      }
    }
    return { endpoint, accessKey, secretKey, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
