import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScrubFiles } from '@province-comuni/documents-domain';
import { SafeStorage, unknownToStorage, type ByteRange, type ContentHash, type FileFormat, type ObjectStorage } from '@province-comuni/platform-ports';
import fastify, { type FastifyInstance } from 'fastify';
import fc from 'fast-check';
import { contentDisposition, FileSender, type FileToSend } from './file-response.js';

const bytes = randomBytes(100_000);
const sha256 = createHash('sha256').update(bytes).digest('hex') as ContentHash;
const missing = 'f'.repeat(64) as ContentHash;
const rotten = 'e'.repeat(64) as ContentHash;
const checked: string[] = [];

/** Contents in memory; of one the bytes are not those of its name. */
const memory = {
  read: async (name: ContentHash, range?: ByteRange) => {
    if (name === missing) throw unknownToStorage(name);
    return Readable.from(range ? [bytes.subarray(range.start, range.end + 1)] : [bytes.subarray(0, 50_000), bytes.subarray(50_000, 70_000), bytes.subarray(70_000)]);
  },
} as unknown as ObjectStorage;

let server: FastifyInstance;
let sent: FileToSend;

beforeAll(async () => {
  const sender = new FileSender(new SafeStorage(memory), { check: async (name: string) => checked.push(name) > 0 } as unknown as ScrubFiles);
  server = fastify();
  server.route({ method: ['GET', 'HEAD'], url: '/file', handler: async (request, reply) => (await sender.send(request, reply, sent), reply) });
  await server.listen({ port: 0 });
});
afterAll(() => server.close());

function get(headers: Record<string, string> = {}, more: Partial<FileToSend['file']> & { name?: string; inline?: boolean; method?: 'GET' | 'HEAD' } = {}) {
  const { name = 'atto.pdf', inline, method = 'GET', ...file } = more;
  sent = { name, ...(inline === undefined ? {} : { inline }), file: { sha256, size: bytes.length, format: 'PDF' as FileFormat, damagedAt: null, ...file } };
  return server.inject({ method, url: '/file', headers });
}

describe('a stored file, sent to a browser', () => {
  it('is whole, closed to scripts, and asked for anew each time', async () => {
    const answer = await get();
    expect(answer.rawPayload.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-length': '100000', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache', etag: `"${sha256}"`, 'accept-ranges': 'bytes', 'cross-origin-resource-policy': 'same-origin' });
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="atto.pdf"; filename*=UTF-8''atto.pdf`);
    // With the quotes: without them browsers pass over the directive.
    expect(answer.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
  });

  it.each<[FileFormat, string, string]>([
    ['PDF', 'application/pdf', 'inline'],
    ['PNG', 'image/png', 'inline'],
    ['ALTRO', 'application/octet-stream', 'attachment'],
    ['EML', 'application/octet-stream', 'attachment'],
    ['TXT', 'text/plain', 'attachment'],
    ['CSV', 'text/csv', 'attachment'],
    ['P7M', 'application/pkcs7-mime', 'attachment'],
  ])('of format %s is %s, and shown or not: %s', async (format, type, disposition) => {
    const { headers } = await get({}, { format, inline: true, name: 'pagina.html' });
    expect(String(headers['content-type'])).toBe(type);
    expect(String(headers['content-disposition'])).toMatch(new RegExp(`^${disposition};`));
  });

  it('is not sent again to who has it', async () => {
    expect((await get({ 'if-none-match': `"${sha256}"` })).statusCode).toBe(304);
    expect((await get({ 'if-none-match': `W/"x", W/"${sha256}"` })).statusCode).toBe(304);
    expect((await get({ 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it.each([
    ['bytes=0-9', 206, 'bytes 0-9/100000', 0, 10],
    ['bytes=99990-', 206, 'bytes 99990-99999/100000', 99_990, 100_000],
    ['bytes=-5', 206, 'bytes 99995-99999/100000', 99_995, 100_000],
    ['bytes=50-1000000', 206, 'bytes 50-99999/100000', 50, 100_000],
    ['bytes=100000-', 416, 'bytes */100000', 0, 0],
    ['bytes=-0', 416, 'bytes */100000', 0, 0],
    ['bytes=9-5', 200, undefined, 0, 100_000],
    ['bytes=0-1,5-6', 200, undefined, 0, 100_000],
    ['lines=1-2', 200, undefined, 0, 100_000],
    ['bytes=0-99999', 200, undefined, 0, 100_000],
  ])('in part: %s', async (range, status, contentRange, start, end) => {
    const answer = await get({ range });
    expect([answer.statusCode, answer.headers['content-range']]).toEqual([status, contentRange]);
    expect(answer.rawPayload.equals(bytes.subarray(start, end))).toBe(true);
  });

  it('in part only of the content that was begun', async () => {
    expect((await get({ range: 'bytes=0-9', 'if-range': '"other"' })).statusCode).toBe(200);
    expect((await get({ range: 'bytes=0-9', 'if-range': `"${sha256}"` })).statusCode).toBe(206);
  });

  it('is announced without its bytes', async () => {
    const answer = await get({}, { method: 'HEAD' });
    expect([answer.statusCode, answer.headers['content-length'], answer.rawPayload.length]).toEqual([200, '100000', 0]);
  });

  it('whose bytes are wrong never ends well, and is reported', async () => {
    sent = { name: 'a', file: { sha256: rotten, size: bytes.length, format: 'PDF', damagedAt: null } };
    const { port } = server.server.address() as { port: number };
    await expect(fetch(`http://localhost:${port}/file`).then((answer) => answer.arrayBuffer())).rejects.toThrow();
    expect(checked).toContain(rotten);
    expect((await get({}, { sha256: missing })).statusCode).toBe(404);
    expect(checked).toContain(missing);
    expect((await get({ range: 'bytes=0-9' }, { damagedAt: new Date() })).statusCode).toBe(500);
  });
});

describe('the name in the header', () => {
  it.each([
    ['Convenzione è «pronta».pdf', `attachment; filename="Convenzione e _pronta_.pdf"; filename*=UTF-8''Convenzione%20%C3%A8%20%C2%ABpronta%C2%BB.pdf`],
    ['a"b\r\nX: y.pdf', `attachment; filename="a_b  X: y.pdf"; filename*=UTF-8''a%22b%20%20X%3A%20y.pdf`],
    ['../../etc/passwd', `attachment; filename=".. .. etc passwd"; filename*=UTF-8''..%20..%20etc%20passwd`],
    ['fattura\u202efdp.exe', `attachment; filename="fattura fdp.exe"; filename*=UTF-8''fattura%20fdp.exe`],
    ['', `attachment; filename="documento"; filename*=UTF-8''documento`],
  ])('%j', (name, header) => {
    expect(contentDisposition('attachment', name)).toBe(header);
  });

  it('is there also when nothing of the name is left in ASCII', () => {
    expect(contentDisposition('attachment', '\u0301')).toBe(`attachment; filename="documento"; filename*=UTF-8''%CC%81`);
  });

  it('never ends before its end, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const header = contentDisposition('inline', name);
        expect(header).toMatch(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9._~%-]+$/);
        expect(header.split('"')).toHaveLength(3);
      }),
    );
  });
});
