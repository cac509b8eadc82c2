import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createAdapter } from './http.js';
import { productLog } from './log.js';
import { followRequests } from './request-log.js';
import { HOSTILE_TEXTS } from './testing/hostile-texts.js';

describe('the log in production', () => {
  const written: string[] = [];
  const catchAll = (stream: NodeJS.WriteStream): void => void jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  afterEach(() => void jest.restoreAllMocks());

  it.each(Object.keys(HOSTILE_TEXTS))('keeps an entry on one line: %s', (kind) => {
    written.length = 0;
    catchAll(process.stdout);
    catchAll(process.stderr);
    productLog(true).error({ errorId: 'x', path: HOSTILE_TEXTS[kind], message: HOSTILE_TEXTS[kind], stack: `Error: ${HOSTILE_TEXTS[kind]}\n    at x` });
    productLog(true).warn(HOSTILE_TEXTS[kind]);
    jest.restoreAllMocks();
    const lines = written.join('').split(/\r\n|[\n\r\u2028\u2029]/).filter(Boolean);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(lines.join('')).not.toContain('\u001b');
  });

  it('tells of each request how it ended, under an id that its other entries and its answer carry; nothing of what it was about', async () => {
    written.length = 0;
    const log = productLog(true);
    const fastify = createAdapter(false).getInstance<FastifyInstance>();
    followRequests(fastify, (entry) => log.log(entry));
    fastify.post('/graphql', async () => log.warn('in the course of it') ?? 'ok');
    fastify.get('/api/documents/:id', async () => 'ok');
    fastify.get('/health/live', async () => 'ok');
    catchAll(process.stdout);
    const ids: unknown[] = [];
    for (const name of ['One', 'Two\nforged']) ids.push((await fastify.inject({ method: 'POST', url: '/graphql', headers: { 'x-request-id': 'chosen' }, payload: { operationName: name, query: 'secret of a person' } })).headers['x-request-id']);
    ids.push((await fastify.inject({ url: '/api/documents/secret-id?token=secret' })).headers['x-request-id']);
    await fastify.inject({ url: '/health/live' });
    await fastify.close();
    jest.restoreAllMocks();
    const entries = written.join('').trim().split('\n').map((line) => JSON.parse(line) as { requestId: string; message: unknown });
    const ended = { status: 200, milliseconds: expect.any(Number) };
    expect(new Set(ids).size).toBe(3);
    expect(entries.map(({ requestId, message }) => [requestId, message])).toEqual([
      [ids[0], 'in the course of it'],
      [ids[0], { method: 'POST', route: '/graphql', operation: 'One', ...ended }],
      [ids[1], 'in the course of it'],
      [ids[1], { method: 'POST', route: '/graphql', ...ended }],
      [ids[2], { method: 'GET', route: '/api/documents/:id', ...ended }],
    ]);
    expect(written.join('')).not.toMatch(/secret|chosen/);
  });
});
