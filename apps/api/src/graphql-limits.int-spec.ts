import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TRANSACTION_RUNNER, type TransactionRunner } from '@province-comuni/platform-ports';
import fc from 'fast-check';
import { Kind, parse, print, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';
import { createTestApp, type TestApp } from './testing/test-app.js';

let test: TestApp;
let transactions: ReturnType<typeof jest.spyOn>;

beforeAll(async () => {
  test = await createTestApp();
  // Every resolver reads through a transaction: none opened means none ran.
  transactions = jest.spyOn(test.app.get<TransactionRunner>(TRANSACTION_RUNNER, { strict: false }), 'run');
}, 120_000);
afterAll(() => test?.close());

async function send(query: string): Promise<{ status: number; body: { data?: Record<string, unknown> | null; errors?: { message: string; extensions?: { code?: string } }[] } }> {
  const response = await test.app.inject({ method: 'POST', url: '/graphql', payload: { query }, headers: { 'content-type': 'application/json', host: 'localhost:3000', 'sec-fetch-site': 'same-origin' } });
  return { status: response.statusCode, body: JSON.parse(response.body || '{}') as never };
}

const times = (count: number, make: (index: number) => string): string => Array.from({ length: count }, (_, index) => make(index)).join(' ');

/** The shapes of the attack, each at a size drawn at random. */
const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  // No field of the schema leads back to its own type: depth is fields that do not exist, and fragments.
  depth: (size) => `{ model(key: "innovazione") ${'{ versions '.repeat(14 + size)}{ id }${' }'.repeat(14 + size)} }`,
  aliases: (size) => `{ ${times(16 + size, (index) => `a${index}: model(key: "innovazione") { id }`)} }`,
  width: (size) => `{ ${times(700 + size * 50, () => 'currentModels { id title version }')} }`,
  'aliases inside': (size) => `{ model(key: "innovazione") { ${times(16 + size, (index) => `a${index}: title`)} } }`,
  directives: (size) => `{ model(key: "innovazione") { ${times(21 + size, () => 'id @include(if: true)')} } }`,
  'directives on one field': (size) => `{ model(key: "innovazione") { id ${'@include(if: true) '.repeat(2 + size)} } }`,
  'fragments in a circle': (size) => `query { model(key: "x") { ...f0 } } ${times(2 + size, (index) => `fragment f${index} on ModelVersion { ...f${(index + 1) % (2 + size)} }`)}`,
  'fragments that double': (size) => `query { model(key: "x") { ...f0 } } ${times(12 + size, (index) => `fragment f${index} on ModelVersion { ${index === 11 + size ? 'acts { key clauses organ shortName source }' : `...f${index + 1} a${index}: adoptions { ente } ...f${index + 1}`} }`)}`,
  'a text of one megabyte': (size) => `{ model(key: "${'x'.repeat(1_000_000 + size)}") { id } }`,
  'half a document': (size) => `{ model(key: "innovazione") { id ${'{'.repeat(size + 1)}`,
  'fields that do not exist': (size) => `{ model(key: "innovazione") { password${size} } }`,
  'two operations': (size) => `query a { currentModels { id } } query b { currentModels { id } } ${'# '.repeat(size)}`,
};

it('no answer is kept on its way, whatever it says', async () => {
  const headers = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin', 'apollo-require-preflight': '1' };
  for (const query of ['{ currentModels { id } }', '{ nothing }', '{ me { id } }']) {
    const posted = await test.app.inject({ method: 'POST', url: '/graphql', payload: { query }, headers: { ...headers, 'content-type': 'application/json' } });
    const got = await test.app.inject({ method: 'GET', url: `/graphql?query=${encodeURIComponent(query)}`, headers });
    expect([posted, got].map((answer) => answer.headers['cache-control'])).toEqual(['no-store', 'no-store']);
  }
});

describe('a costly or broken document', () => {
  it('is refused before any resolver runs: 200 of them, and the answer gives nothing away', async () => {
    const names = Object.keys(SHAPES);
    const sizes = fc.sample(fc.nat(12), { seed: 20_261_121, numRuns: 200 });
    transactions.mockClear();
    for (const [index, size] of sizes.entries()) {
      const name = names[index % names.length]!;
      const { status, body } = await send(SHAPES[name]!(size));
      expect({ name, size, refused: status >= 400 && status < 500, data: body.data ?? null, fault: body.errors?.some((error) => error.extensions?.code === 'INTERNAL_SERVER_ERROR') ?? false }).toEqual({ name, size, refused: true, data: null, fault: false });
      expect(JSON.stringify(body)).not.toMatch(/Did you mean|node_modules|\bat .*\.ts/);
    }
    expect(transactions).not.toHaveBeenCalled();
  }, 60_000);
});

describe('a page of ten to the ninth', () => {
  it('is a page like any other, or refused', async () => {
    const { body } = await send('{ enti(first: 1000000000) { nodes { id } } }');
    expect((body.data as { enti: { nodes: object[] } } | null)?.enti.nodes.length ?? 0).toBeLessThanOrEqual(100);
  });
});

describe('the operations of the pages', () => {
  it('stay within the limits, every one', async () => {
    const fragments = new Map<string, FragmentDefinitionNode>();
    const operations: DocumentNode['definitions'][number][] = [];
    for (const file of graphqlFiles('libs')) {
      for (const definition of parse(readFileSync(file, 'utf8')).definitions) {
        if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
        else operations.push(definition);
      }
    }
    expect(operations.length).toBeGreaterThan(30);
    for (const operation of operations) {
      const used = new Set<string>();
      const collect = (node: DocumentNode['definitions'][number]): void =>
        void visit(node, {
          FragmentSpread: ({ name }) => {
            if (used.has(name.value)) return;
            used.add(name.value);
            collect(fragments.get(name.value)!);
          },
        });
      collect(operation);
      const { body } = await send([operation, ...[...used].map((name) => fragments.get(name)!)].map(print).join('\n'));
      const refused = (body.errors ?? []).filter((error) => error.extensions?.code === 'GRAPHQL_VALIDATION_FAILED' || error.extensions?.code === 'GRAPHQL_PARSE_FAILED');
      expect({ operation: 'name' in operation ? operation.name?.value : '', refused }).toEqual({ operation: 'name' in operation ? operation.name?.value : '', refused: [] });
    }
  }, 60_000);
});

function graphqlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.graphql') && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name));
}
