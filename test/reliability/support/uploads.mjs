// Files sent as the pages send them, and what is kept looked at from behind; for the long scripts of this folder.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DEFAULT_FILES_SETTINGS, ScrubFiles, SweepFiles } from '@province-comuni/documents-domain';
import { FILES_ENTITIES, PostgresFileRepository, PostgresUploadRepository } from '@province-comuni/documents-data';
import { createDataSource, PostgresOutbox, TypeOrmTransactionRunner } from '@province-comuni/platform-database';
import { SafeStorage } from '@province-comuni/platform-ports';
import { FileSystemStorage } from '@province-comuni/platform-storage-fs';
import { ownerAddress } from './product.mjs';

export const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');
const coded = (text) => Buffer.from(text).toString('base64');

/** One upload, step by step; every step may be asked again. */
export class Sender {
  constructor(person, enteId) {
    Object.assign(this, { person, enteId });
  }

  async ask(method, path, headers = {}, body) {
    const cookie = [...this.person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return fetch(this.person.origin + path, { method, headers: { 'sec-fetch-site': 'same-origin', 'tus-resumable': '1.0.0', cookie, ...headers }, ...(body === undefined ? {} : { body }), signal: AbortSignal.timeout(60_000) });
  }

  /** @returns its address */
  async begin(clientKey, name, size) {
    const answer = await this.ask('POST', '/api/uploads', { 'upload-length': String(size), 'upload-metadata': `filename ${coded(name)},enteId ${coded(this.enteId)},clientKey ${coded(clientKey)}` });
    if (answer.status !== 201) throw new Error(`begin: ${answer.status} ${await answer.text()}`);
    return answer.headers.get('location');
  }

  async offset(address) {
    const answer = await this.ask('HEAD', address);
    if (answer.status !== 200) throw new Error(`offset: ${answer.status}`);
    return Number(answer.headers.get('upload-offset'));
  }

  async append(address, offset, bytes) {
    const answer = await this.ask('PATCH', address, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, bytes);
    if (answer.status !== 204) throw new Error(`append: ${answer.status} ${await answer.text()}`);
  }

  async finish(address, sha256) {
    const answer = await this.ask('POST', `${address}/finish`, { 'content-type': 'application/json' }, JSON.stringify({ sha256 }));
    if (answer.status !== 200) throw new Error(`finish: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** The whole of it. */
  async send(bytes, clientKey = randomUUID(), name = `${clientKey}.bin`) {
    const address = await this.begin(clientKey, name, bytes.length);
    const offset = await this.offset(address);
    if (offset < bytes.length) await this.append(address, offset, bytes.subarray(offset));
    return this.finish(address, hashOf(bytes));
  }
}

/** The product's own use cases on a running product's database and folder, as the owner of everything. */
export class Behind {
  static async open(dataDir) {
    const behind = new Behind();
    behind.folder = join(dataDir, 'files');
    behind.url = ownerAddress(dataDir);
    behind.dataSource = await createDataSource({ url: behind.url, entities: FILES_ENTITIES, poolSize: 4 }).initialize();
    behind.runner = new TypeOrmTransactionRunner(behind.dataSource);
    behind.storage = new SafeStorage(new FileSystemStorage(behind.folder));
    behind.client = new pg.Client({ connectionString: behind.url });
    await behind.client.connect();
    return behind;
  }

  sweep(settings = {}, days = 0) {
    const clock = { now: () => new Date(Date.now() + days * 24 * 3_600_000) };
    return new SweepFiles(this.runner, new PostgresUploadRepository(), new PostgresFileRepository(), this.storage, clock, { ...DEFAULT_FILES_SETTINGS, ...settings });
  }

  scrub() {
    return new ScrubFiles(this.runner, new PostgresFileRepository(), this.storage, new PostgresOutbox(), { now: () => new Date() }, DEFAULT_FILES_SETTINGS);
  }

  async rows(text, values = []) {
    return (await this.client.query(text, values)).rows;
  }

  path(sha256) {
    return join(this.folder, 'contents', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  /** Whether the bytes under this name are those of the name. */
  async isRight(sha256) {
    if (!existsSync(this.path(sha256))) return false;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(this.path(sha256))) hash.update(chunk);
    return hash.digest('hex') === sha256;
  }

  contents() {
    const folder = join(this.folder, 'contents');
    return existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name) : [];
  }

  arriving() {
    return readdirSync(join(this.folder, 'uploads'));
  }

  async close() {
    await this.client.end();
    await this.dataSource.destroy();
  }
}

/** The Ente for which a signed-in person writes. */
export async function enteOf(person) {
  const { data } = await person.graphql('{ me { memberships { enteId } } }');
  return data.me.memberships[0].enteId;
}
