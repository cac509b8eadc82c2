import { createHash, randomUUID } from 'node:crypto';
import type { GraphqlClient } from './graphql-client.js';

const coded = (text: string): string => Buffer.from(text).toString('base64');

/**
 * Sends a file as a browser does, to an app that listens.
 * @returns the identifier of the upload, which has arrived
 */
export async function sendFile(origin: string, client: GraphqlClient, enteId: string, bytes: Buffer, name: string): Promise<string> {
  const headers = { 'sec-fetch-site': 'same-origin', 'tus-resumable': '1.0.0', cookie: client.cookie() };
  const begun = await fetch(`${origin}/api/uploads`, { method: 'POST', headers: { ...headers, 'upload-length': String(bytes.length), 'upload-metadata': `filename ${coded(name)},enteId ${coded(enteId)},clientKey ${coded(randomUUID())}` } });
  const address = origin + begun.headers.get('location')!;
  await fetch(address, { method: 'PATCH', headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body: bytes as never });
  const ended = await fetch(`${address}/finish`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ sha256: createHash('sha256').update(bytes).digest('hex') }) });
  if (ended.status !== 200) throw new Error(`finish answered ${ended.status}`);
  return address.split('/').at(-1)!;
}
