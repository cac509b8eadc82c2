import { createHash, webcrypto } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { uploadFile } from './upload-file.js';

const PIECE = 4 * 1024 * 1024;
const BYTES = Buffer.alloc(PIECE + 10, 7);
const file = { name: 'però.pdf', size: BYTES.length, slice: (from: number, to: number) => BYTES.subarray(from, to), arrayBuffer: async () => BYTES.buffer.slice(BYTES.byteOffset, BYTES.byteOffset + BYTES.length) } as unknown as File;
const answer = (status: number, headers: Record<string, string> = {}, body: object = {}): Response => ({ ok: status < 400, status, headers: new Map(Object.entries(headers)) as never, json: async () => body }) as Response;

let asked: string[];
let answers: ((init: RequestInit) => Response | Promise<Response>)[];
const before = { fetch: globalThis.fetch, crypto: globalThis.crypto };

beforeEach(() => {
  [asked, answers] = [[], []];
  jest.useFakeTimers();
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  globalThis.fetch = (async (address: string, init: RequestInit) => {
    asked.push(`${init.method} ${address} ${(init.headers as Record<string, string>)['upload-offset'] ?? ''}`.trim());
    return answers.shift()!(init);
  }) as typeof fetch;
});
afterEach(() => {
  jest.useRealTimers();
  globalThis.fetch = before.fetch;
  Object.defineProperty(globalThis, 'crypto', { value: before.crypto, configurable: true });
});

describe('a file that is sent', () => {
  it('goes on from where it was when the line drops, and ends with its hash', async () => {
    let hash = '';
    const dropped = (): never => {
      throw new TypeError('network');
    };
    answers = [() => answer(201, { location: '/api/uploads/uno' }), () => answer(204, { 'upload-offset': String(PIECE) }), dropped, () => answer(200, { 'upload-offset': String(PIECE + 4) }), () => answer(204, { 'upload-offset': String(PIECE + 10) }), ({ body }) => ((hash = (JSON.parse(String(body)) as { sha256: string }).sha256), answer(200))];
    const heard: number[] = [];
    const sent = uploadFile(file, 'ente', (bytes) => heard.push(bytes));
    await jest.advanceTimersByTimeAsync(1_000);
    expect([await sent, heard, hash]).toEqual(['uno', [PIECE, PIECE + 4, PIECE + 10], createHash('sha256').update(BYTES).digest('hex')]);
    expect(asked).toEqual(['POST /api/uploads', 'PATCH /api/uploads/uno 0', `PATCH /api/uploads/uno ${PIECE}`, 'HEAD /api/uploads/uno', `PATCH /api/uploads/uno ${PIECE + 4}`, 'POST /api/uploads/uno/finish']);
  });

  it('is not sent again where the server refuses it: its sentence is shown', async () => {
    answers = [() => answer(413, {}, { message: 'Lo spazio del vostro Ente per i file è finito.' })];
    await expect(uploadFile(file, 'ente')).rejects.toThrow('Lo spazio del vostro Ente per i file è finito.');
    expect(asked).toHaveLength(1);
  });
});
