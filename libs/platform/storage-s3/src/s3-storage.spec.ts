import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { StorageRefused } from '@province-comuni/platform-ports';
import { Client } from 'minio';
import { storageContract } from '../../testing/src/storage-contract.js';
import { S3Storage } from './s3-storage.js';

const { S3_TEST_ENDPOINT: endpoint, S3_TEST_ACCESS_KEY: accessKey = '', S3_TEST_SECRET_KEY: secretKey = '' } = process.env;

// Only where a server is given: `npm run reliability -- s3` starts one.
if (endpoint) {
  const url = new URL(endpoint);
  const client = new Client({ endPoint: url.hostname, port: Number(url.port), useSSL: url.protocol === 'https:', accessKey, secretKey, region: 'us-east-1', pathStyle: true });
  storageContract('of an S3-compatible service', async () => {
    const bucket = `test-${randomUUID()}`;
    await client.makeBucket(bucket, 'us-east-1');
    const open = (): S3Storage => new S3Storage({ endpoint, bucket, region: 'us-east-1', accessKey, secretKey });
    const name = (sha256: string): string => `contents/${sha256.slice(0, 2)}/${sha256}`;
    return {
      storage: open(),
      reopen: open,
      spoil: async (sha256, bytes) => void (bytes ? await client.putObject(bucket, name(sha256), bytes, bytes.length) : await client.removeObject(bucket, name(sha256))),
      close: async () => {
        const names: string[] = [];
        for await (const { name: found } of client.listObjectsV2(bucket, '', true) as unknown as AsyncIterable<{ name: string }>) names.push(found);
        await client.removeObjects(bucket, names);
        await client.removeBucket(bucket);
      },
    };
  });
}

describe('a service that does not answer', () => {
  it('is said to be unavailable', async () => {
    // A port on which nobody listens any more.
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    const storage = new S3Storage({ endpoint: `http://127.0.0.1:${port}`, bucket: 'prova', region: 'us-east-1', accessKey: 'a', secretKey: 'b' });
    for (const ask of [() => storage.startUpload(randomUUID()), () => storage.stat('a'.repeat(64) as never), () => storage.put(Readable.from(['a']))]) {
      const failed = await (ask() as Promise<unknown>).then(() => null, (error: unknown) => error);
      expect(failed).toBeInstanceOf(StorageRefused);
      expect((failed as StorageRefused).problem).toBe('UNAVAILABLE');
    }
  }, 60_000);
});
