// The contract of the storage against a real S3-compatible server: the one of S3_TEST_ENDPOINT, or Ceph's gateway started here.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, verdict } from './support/product.mjs';
import { missingPrograms, startRadosgw } from './support/radosgw.mjs';

const missing = process.env.S3_TEST_ENDPOINT ? [] : missingPrograms();
if (missing.length > 0) {
  process.stdout.write(`${JSON.stringify({ row: 'S3', holds: null, not_run: `mancano ${missing.join(', ')} (pacchetti Debian ceph-mon, ceph-osd, ceph-common, radosgw)` })}\n`);
} else {
  const server = process.env.S3_TEST_ENDPOINT ? null : await startRadosgw();
  try {
    const env = { ...process.env, ...(server ? { S3_TEST_ENDPOINT: server.endpoint, S3_TEST_ACCESS_KEY: server.accessKey, S3_TEST_SECRET_KEY: server.secretKey } : {}) };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js'), '--selectProjects', 'unit', '--testPathPatterns', 'storage-s3', '--json', '--forceExit', '--testTimeout', '60000'], { cwd: root, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    if (status !== 0) process.stderr.write(stderr.slice(-8_000));
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(stdout);
    verdict('S3', status === 0 && failed === 0 && passed > 20, { server: server ? 'Ceph radosgw' : process.env.S3_TEST_ENDPOINT, passed, failed });
  } finally {
    await server?.stop();
  }
}
