import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { limitBodyTime } from './http.js';

let server: FastifyInstance;
beforeAll(async () => {
  server = fastify();
  limitBodyTime(server, 50);
  server.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload));
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.post('/slow', async () => 'ok');
  server.patch('/api/uploads/x', async (request) => {
    let size = 0;
    for await (const chunk of request.body as AsyncIterable<Buffer>) size += chunk.length;
    return String(size);
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => server.close());

/** A request of four bytes, of which two are sent. */
async function half(head: string): Promise<Socket> {
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(`${head}\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nab`);
  return socket;
}

describe('a body that does not come', () => {
  it('ends its request, but not an upload, which goes on when the rest comes', async () => {
    const upload = await half('PATCH /api/uploads/x HTTP/1.1\r\nContent-Type: application/offset+octet-stream');
    // Begun after the upload, and cut off before it: by then the upload has lasted longer.
    const other = await half('POST /slow HTTP/1.1\r\nContent-Type: text/plain');
    await once(other, 'close');
    upload.write('cd');
    const [answer] = (await once(upload, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\n4$/);
    upload.destroy();
  });

  it('waits longer for a document, which is larger than a form', async () => {
    const file = await half('POST /slow HTTP/1.1\r\nContent-Type: application/octet-stream');
    const form = await half('POST /slow HTTP/1.1\r\nContent-Type: text/plain');
    await once(form, 'close');
    file.write('cd');
    const [answer] = (await once(file, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
    file.destroy();
  });
});
