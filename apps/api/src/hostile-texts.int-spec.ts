import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType, type GraphQLInputType } from 'graphql';
import { CALLS } from './testing/canary-calls.js';
import { CanaryWorld } from './testing/canary-world.js';
import { HOSTILE_TEXTS } from './testing/hostile-texts.js';
import { operationsOf, SchemaWalk, type Operation } from './testing/schema-walk.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Steps from the arguments to a place where a text may stand; `[]` is an item of a list. */
type Way = readonly string[];

/** The whole corpus is for the long script, `npm run reliability -- hostile`; in `npm test` runs one text for each way of going wrong. */
const KINDS = process.env['HOSTILE_TIMES'] ? Object.keys(HOSTILE_TEXTS) : ['sql: a second statement', 'words of the search engine', 'markup', 'a header of a mail', 'a zero byte', 'half a character', 'a name of every object', 'a slow pattern', 'long'];

/** Requests under way at once. */
const TOGETHER = 6;

let test: TestApp;
let world: CanaryWorld;
let walk: SchemaWalk;
let operations: Operation[];
/** The longest a request took, by operation and text; for the long script, which asks how long. */
const slowest = { ms: 0, what: '', requests: 0 };

beforeAll(async () => {
  test = await createTestApp();
  const { schema } = test.app.get(GraphQLSchemaHost);
  walk = new SchemaWalk(schema);
  operations = operationsOf(schema).filter(({ field }) => CALLS[field.name]);
  world = await CanaryWorld.make(test);
  world.ids.keptUpload = world.ids.upload;
}, 120_000);
afterAll(async () => {
  if (process.env['HOSTILE_TIMES']) writeFileSync(process.env['HOSTILE_TIMES'], JSON.stringify(slowest));
  await test?.close();
});

/** Ways to every text below a type, those in optional parts included. */
function waysTo(type: GraphQLInputType, way: Way = [], above: readonly string[] = []): Way[] {
  if (isNonNullType(type)) return waysTo(type.ofType, way, above);
  if (isListType(type)) return waysTo(type.ofType, [...way, '[]'], above);
  if (isScalarType(type)) return ['String', 'ID', 'Json'].includes(type.name) ? [way] : [];
  if (!isInputObjectType(type) || above.includes(type.name)) return [];
  return Object.values(type.getFields()).flatMap((field) => waysTo(field.type, [...way, field.name], [...above, type.name]));
}

/** The value with the text at the end of the way; what is missing on the way is made as its type wants it. */
function put(type: GraphQLInputType, value: unknown, [step, ...rest]: Way, text: string): unknown {
  if (isNonNullType(type)) return put(type.ofType, value, step === undefined ? [] : [step, ...rest], text);
  if (step === undefined) return text;
  if (isListType(type)) {
    const [first, ...others] = Array.isArray(value) ? (value as unknown[]) : [];
    return [put(type.ofType, first, rest, text), ...others];
  }
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return text;
  const fields = named.getFields();
  const whole: Record<string, unknown> = { ...((value as Record<string, unknown> | undefined) ?? {}) };
  for (const field of Object.values(fields)) if (isNonNullType(field.type) && field.defaultValue === undefined && !(field.name in whole)) whole[field.name] = plain(field.type);
  return { ...whole, [step]: put(fields[step]!.type, whole[step], rest, text) };
}

function plain(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return plain(type.ofType);
  if (isListType(type)) return [];
  const named = getNamedType(type);
  if (isInputObjectType(named)) return Object.fromEntries(Object.values(named.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map((field) => [field.name, plain(field.type)]));
  if (isEnumType(named)) return named.getValues()[0]!.name;
  return { Int: 1, Float: 1, Boolean: false, Json: null }[named.name] ?? 'x';
}

describe('a hostile text', () => {
  it.each(KINDS)('%s, in every place of every operation, is a text or is refused', async (kind) => {
    const text = HOSTILE_TEXTS[kind]!;
    const tries = operations.flatMap((operation) => operation.field.args.flatMap((arg) => waysTo(arg.type).map((way) => ({ operation, arg, way }))));
    expect(tries.length).toBeGreaterThan(180);
    const wrong: string[] = [];
    const work = async (): Promise<void> => {
      for (let next = tries.pop(); next; next = tries.pop()) {
        const { operation, arg, way } = next;
        const { args, through, office } = CALLS[operation.field.name]!;
        const given = args(world, 'insider');
        const started = performance.now();
        const { errors } = await world.clients[through ?? office?.[0] ?? 'referenteB'].raw<unknown>(walk.document(operation), { ...given, [arg.name]: put(arg.type, given[arg.name], way, text) });
        const ms = performance.now() - started;
        const what = `${operation.field.name}(${[arg.name, ...way].join('.')}), ${kind}`;
        slowest.requests += 1;
        if (ms > slowest.ms) Object.assign(slowest, { ms, what });
        if (errors?.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')) wrong.push(what);
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, work));
    expect(wrong.sort()).toEqual([]);
  }, 60_000);

  it('had no effect of its own', async () => {
    expect(await world.system(`select name from person where name = 'VIOLATO'`)).toEqual([]);
    expect(await world.system(`select to_address, subject from mail_message where to_address ~ '[\\r\\n]' or subject ~ '[\\r\\n]'`)).toEqual([]);
    expect((await world.system<{ n: number }>('select count(*)::int n from ente'))[0]!.n).toBeGreaterThan(1000);
  });
});
