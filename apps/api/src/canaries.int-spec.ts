import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { DEAD_LETTERS, JOBS_SCHEMA } from '@province-comuni/platform-jobs';
import { getNamedType, isInputObjectType, isNonNullType, type GraphQLInputObjectType, type GraphQLSchema } from 'graphql';
import pg from 'pg';
import { CALLS, NOT_CALLED } from './testing/canary-calls.js';
import { CANARY, CanaryWorld, STRANGERS, type Who } from './testing/canary-world.js';
import { LivePage } from './testing/live-page.js';
import { fieldsOf, operationsOf, SchemaWalk, type Operation } from './testing/schema-walk.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Fields that no document of the walk asks for. */
const NOT_ASKED: Record<string, string> = {};

/** Every address of a controller, as strangers call it with B's ids; null: takes none. Sign-in by OpenID Connect, which takes none either, is there only where it is configured. */
const ROUTES: Record<string, ((world: CanaryWorld) => { readonly url: string; readonly body?: object; readonly bytes?: Uint8Array; readonly headers?: Record<string, string>; readonly office?: readonly Who[]; readonly through?: Who }) | null> = {
  'GET /health/live': null,
  'GET /health/ready': null,
  'POST /api/instances/:id/exports': ({ ids }) => ({ url: `/api/instances/${ids.instance}/exports`, body: { actKeys: ['convenzione'], formats: ['HTML'] }, through: 'lettoreB' }),
  'POST /api/instances/:id/word-review': ({ ids }) => ({ url: `/api/instances/${ids.instance}/word-review`, body: { actKey: 'convenzione' } }),
  'GET /api/act-files/:id': ({ ids }) => ({ url: `/api/act-files/${ids.approval}` }),
  'GET /api/word-returns/:id': ({ ids }) => ({ url: `/api/word-returns/${ids.wordReturn}` }),
  'POST /api/adhesions/acts': ({ ids }) => ({ url: '/api/adhesions/acts', body: { id: ids.adhesion, actKey: 'delibera-adesione', format: 'HTML' }, through: 'lettoreB' }),
  'POST /api/adhesions/files': ({ ids }) => ({ url: `/api/adhesions/files?id=${ids.adhesion}&kind=ALLEGATO&fileName=x.txt`, bytes: new Uint8Array([1]), headers: { 'content-type': 'application/octet-stream' } }),
  'POST /api/adhesions/files/:id': ({ ids }) => ({ url: `/api/adhesions/files/${ids.adhesionFile}`, body: { id: ids.adhesion }, through: 'lettoreB' }),
  'GET /api/adhesions/:instanceId/table': ({ ids }) => ({ url: `/api/adhesions/${ids.approvedInstance}/table?formato=csv` }),
  'GET /api/adhesions/:instanceId/delibere': ({ ids }) => ({ url: `/api/adhesions/${ids.approvedInstance}/delibere` }),
  'GET /api/needs/:sheetId/table': ({ ids }) => ({ url: `/api/needs/${ids.needsSheet}/table?formato=csv&tavola=risposte`, through: 'lettoreB' }),
  'GET /api/questionnaires/:id/table': ({ ids }) => ({ url: `/api/questionnaires/${ids.survey}/table?formato=csv&tavola=risposte`, through: 'redattoreB' }),
  'GET /api/personal-copies/:id': ({ ids }) => ({ url: `/api/personal-copies/${ids.copy}`, through: 'referenteB' }),
  'GET /api/models/:id/package': ({ ids }) => ({ url: `/api/models/${ids.modelDraft}/package`, office: ['curatore', 'amministratore'] }),
  'POST /api/mail/incoming': () => ({ url: '/api/mail/incoming', bytes: new TextEncoder().encode('From: a@b.it\r\n\r\nx'), headers: { 'content-type': 'message/rfc822' } }),
  'GET /api/newsletter/:number/:place': () => ({ url: '/api/newsletter/1/0' }),
  'GET /api/mail/unsubscribe': () => ({ url: '/api/mail/unsubscribe?t=x' }),
  'POST /api/mail/unsubscribe': () => ({ url: '/api/mail/unsubscribe?t=x' }),
  'POST /api/models/packages': () => ({ url: '/api/models/packages', bytes: new Uint8Array([80, 75]), headers: { 'content-type': 'application/zip' }, office: ['curatore', 'amministratore'] }),
  'POST /api/convention-imports': ({ ids }) => ({ url: `/api/convention-imports?${new URLSearchParams({ enteId: ids.enteB, modelVersionId: ids.modelVersion, form: 'PUBBLICO', level: 'BASE', fileName: 'x.docx', clientKey: randomUUID() }).toString()}`, bytes: new Uint8Array([1]), headers: { 'content-type': 'application/octet-stream' } }),
  'GET /api/calendar/events/:id.ics': ({ ids }) => ({ url: `/api/calendar/events/${ids.meeting}.ics`, through: 'lettoreB' }),
  'GET /api/calendar/communities/:key.ics': () => ({ url: '/api/calendar/communities/di-b.ics' }),
  // The secret is of no session: it opens for whoever holds it. Its hash, which the database holds, opens nothing.
  'GET /api/calendar/people/:secret.ics': ({ ids }) => ({ url: `/api/calendar/people/${ids.calendarHash}.ics` }),
  'GET /api/documents/:id/versions/:number/file': ({ ids }) => ({ url: `/api/documents/${ids.document}/versions/1/file`, through: 'lettoreB' }),
  'GET /api/initiatives/:id/issues.csv': ({ ids }) => ({ url: `/api/initiatives/${ids.initiative}/issues.csv`, through: 'lettoreB' }),
  'GET /api/documents/:id/readings/:requestId.csv': ({ ids }) => ({ url: `/api/documents/${ids.document}/readings/${ids.reading}.csv`, through: 'referenteB' }),
  'GET /api/bulk-imports/template': () => ({ url: '/api/bulk-imports/template' }),
  'GET /api/bulk-imports/:id/report': ({ ids }) => ({ url: `/api/bulk-imports/${ids.bulkImport}/report`, through: 'redattoreB' }),
  'GET /api/documents/zip': ({ ids }) => ({ url: `/api/documents/zip?ids=${ids.document},${ids.draftDocument}` }),
  'GET /api/guest-documents/:secret/file': ({ ids }) => ({ url: `/api/guest-documents/${ids.guestLink}/file` }),
  'GET /api/practices/comparison': ({ ids }) => ({ url: `/api/practices/comparison?ids=${ids.practice},${ids.publicPractice}&format=docx` }),
  'GET /api/practices/:id': ({ ids }) => ({ url: `/api/practices/${ids.practice}?format=docx` }),
  'GET /api/piani-di-riassetto/tabella': () => ({ url: '/api/piani-di-riassetto/tabella?formato=csv' }),
  'POST /api/istat-imports/preview': () => ({ url: '/api/istat-imports/preview?elenco=1', bytes: new Uint8Array([1]), headers: { 'content-type': 'application/octet-stream' } }),
  'POST /api/istat-imports': () => ({ url: '/api/istat-imports?elenco=1', bytes: new Uint8Array([1]), headers: { 'content-type': 'application/octet-stream' } }),
  'OPTIONS /api/uploads': null,
  'GET /api/uploads': () => ({ url: '/api/uploads', through: 'redattoreB' }),
  'POST /api/uploads': ({ ids }) => ({ url: '/api/uploads', headers: { 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-metadata': `filename ${btoa('x.pdf')},enteId ${btoa(ids.enteB)},clientKey ${btoa(randomUUID())}` } }),
  'HEAD /api/uploads/:id': ({ ids }) => ({ url: `/api/uploads/${ids.upload}`, headers: { 'tus-resumable': '1.0.0' } }),
  'PATCH /api/uploads/:id': ({ ids }) => ({ url: `/api/uploads/${ids.upload}`, bytes: new Uint8Array([1]), headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' } }),
  'DELETE /api/uploads/:id': ({ ids }) => ({ url: `/api/uploads/${ids.upload}`, headers: { 'tus-resumable': '1.0.0' } }),
  'POST /api/uploads/:id/finish': ({ ids, sha256 }) => ({ url: `/api/uploads/${ids.upload}/finish`, body: { sha256 } }),
};

/** Messages of open pages. */
const MESSAGES = ['communities:here', 'community:here', 'delibere:here', 'discussion:typing', 'instance:here', 'moderation:here', 'notices:here'];

/** Tables whose rows of B change by themselves, or by what anybody may do. */
const NOT_COMPARED: Record<string, string> = {
  rate_limit: 'counts attempts to sign in',
  notice: 'put away by those it is for, and told by letter meanwhile',
  presence: 'compared apart, while B has a page open',
};

let test: TestApp;
let world: CanaryWorld;
let schema: GraphQLSchema;
let walk: SchemaWalk;
const operations = new Map<string, Operation>();

beforeAll(async () => {
  test = await createTestApp({ live: true });
  schema = test.app.get(GraphQLSchemaHost).schema;
  walk = new SchemaWalk(schema);
  for (const operation of operationsOf(schema)) operations.set(operation.field.name, operation);
  world = await CanaryWorld.make(test);
  world.ids.keptUpload = world.ids.upload;
}, 120_000);
afterAll(() => test?.close());

/** What follows the changes made before is done: it belongs to who made them, and would look like somebody else's. */
async function followed(): Promise<void> {
  const left = `select (select count(*) from outbox_event where dispatched_at is null) + (select count(*) from ${JOBS_SCHEMA}.job where name <> '${DEAD_LETTERS}' and state in ('created', 'retry', 'active') and start_after <= now()) as count`;
  while (Number((await world.system<{ count: string }>(left))[0]!.count) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** B's rows in every table, as text. They are told apart here: hundreds of patterns for every row of the registry and of the index keep the database busy for seconds. */
async function rowsOfB(): Promise<Record<string, string[]>> {
  await followed();
  const tables = await world.system<{ name: string }>(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege(c.oid, 'select') order by 1`);
  const isOfB = holdsOneOf(world.marks());
  const rows: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !NOT_COMPARED[table.name])) {
    const all = await world.system<{ row: string }>(`select t::text as row from "${name}" t`);
    rows[name] = all.map(({ row }) => row).filter(isOfB).sort();
  }
  return rows;
}

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
/** As long as what ids are made of goes on: an id that stands in a text stands in one of these. */
const LIKE_AN_ID = /[\da-f-]{36,}/g;

/** Whether one of these words and ids stands in a text: canaries have their beginning in common, and ids what they look like. */
function holdsOneOf(marks: readonly string[]): (text: string) => boolean {
  const ids = new Set(marks.filter((mark) => ID.test(mark)));
  const words = marks.filter((mark) => mark.startsWith(CANARY));
  const others = marks.filter((mark) => !ID.test(mark) && !mark.startsWith(CANARY));
  const isId = (run: string): boolean => ids.has(run) || (run.length > 36 && [...ids].some((id) => run.includes(id)));
  return (text) => (text.includes(CANARY) && words.some((word) => text.includes(word))) || others.some((mark) => text.includes(mark)) || (text.match(LIKE_AN_ID) ?? []).some(isId);
}

describe('the walk', () => {
  it('knows every operation, route and message, and no other', () => {
    expect([...Object.keys(CALLS), ...Object.keys(NOT_CALLED)].sort()).toEqual([...operations.keys()].sort());
    expect(Object.keys(ROUTES).sort()).toEqual(routes().sort());
    expect(messages()).toEqual(MESSAGES);
    for (const [name, { through, done, because }] of Object.entries(CALLS)) expect({ name, explained: (through !== null && (done !== undefined || operations.get(name)!.kind === 'query')) || because !== undefined }).toEqual({ name, explained: true });
  });
});

describe.each(['both walls', 'the application alone'])('somebody of another Ente, with %s', (walls) => {
  let before: Record<string, string[]>;

  beforeAll(async () => {
    if (walls === 'the application alone') await takeDownTheDatabaseWall();
    before = await rowsOfB();
    expect(Object.values(before).filter((rows) => rows.length > 0).length).toBeGreaterThan(20);
  }, 60_000);

  it.each(STRANGERS)('%s meets no word of B in any operation, asked for all it can give', async (who) => {
    for (const [name, { args, office }] of Object.entries(CALLS)) {
      if (office?.includes(who)) continue;
      const answers = await walk.ask(world.clients[who], operations.get(name)!, args(world, 'stranger'));
      expect({ name, met: answers.flatMap((answer) => world.foundBy(who, answer)), fault: answers.some((answer) => answer.includes('INTERNAL_SERVER_ERROR')) }).toEqual({ name, met: [], fault: false });
    }
  }, 120_000);

  it.each(STRANGERS)('%s meets none in any file, nor over an open page', async (who) => {
    for (const [route, call] of Object.entries(ROUTES)) {
      const made = call?.(world);
      if (!made || made.office?.includes(who)) continue;
      const { status, text } = await send(route, made, who);
      expect({ route, met: world.foundBy(who, text), fault: status >= 500 }).toEqual({ route, met: [], fault: false });
    }
    if (who === 'visitor') return void (await expect(LivePage.open(test, world.clients.visitor)).rejects.toThrow());
    const page = await LivePage.open(test, world.clients[who]);
    expect(await page.here(world.ids.instance)).toEqual({ refused: 'MODELS.INSTANCE_NOT_FOUND' });
    expect(await page.ask('community:here', { communityId: world.ids.community, discussionId: world.ids.discussion })).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
    expect(await page.ask('discussion:typing', { discussionId: world.ids.discussion })).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
    // UPI's staff moderates everywhere, and hears how much waits.
    if (who !== 'curatore' && who !== 'amministratore') expect(await page.ask('moderation:here', { communityId: world.ids.community })).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
    expect(await page.ask('delibere:here', { instanceId: world.ids.approvedInstance })).toEqual({ refused: 'ADHESIONS.NOT_FOUND' });
    // One's own, whoever is asked for.
    for (const message of ['notices:here', 'communities:here']) expect(await page.ask(message, { personId: world.ids.person, communityId: world.ids.community })).toEqual({ answer: {} });
    page.leave();
  }, 60_000);

  it.each(STRANGERS)('%s is answered the same, to the last letter, about what is B’s and about what is nowhere', async (who) => {
    const different: string[] = [];
    let compared = 0;
    for (const [name, { args, office }] of Object.entries(CALLS)) {
      if (office?.includes(who)) continue;
      const asked = args(world, 'stranger');
      const nowhere = new Nowhere(world);
      const instead = nowhere.inPlaceOf(asked);
      if (JSON.stringify(instead) === JSON.stringify(asked)) continue;
      compared += 1;
      const operation = operations.get(name)!;
      const [there, missing] = [await walk.ask(world.clients[who], operation, asked), await walk.ask(world.clients[who], operation, instead)].map((answers) => nowhere.back(answers.join()));
      if (there !== missing) different.push(`${name}: ${there} or ${missing}`);
    }
    for (const [route, call] of Object.entries(ROUTES)) {
      const made = call?.(world);
      if (!made || made.office?.includes(who)) continue;
      const nowhere = new Nowhere(world);
      const instead = nowhere.inPlaceOf(made);
      if (JSON.stringify(instead) === JSON.stringify(made)) continue;
      compared += 1;
      const [there, missing] = [await send(route, made, who), await send(route, instead, who)].map(({ status, text }) => `${status} ${nowhere.back(text).replaceAll(OF_ITS_MOMENT, '')}`);
      if (there !== missing) different.push(`${route}: ${there} or ${missing}`);
    }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(200);
  }, 120_000);

  it('leaves the rows of B as they were, to the last byte', async () => {
    expect(await rowsOfB()).toEqual(before);
  }, 60_000);
});

describe('what kept them out was who they are', () => {
  it('the same files open for who may', async () => {
    for (const [route, call] of Object.entries(ROUTES)) {
      const made = call?.(world);
      if (!made?.through) continue;
      const { status, text } = await send(route, made, made.through);
      expect({ route, status, found: world.canaries.some(({ word }) => text.includes(word)) }).toEqual({ route, status: 200, found: true });
    }
    const page = await LivePage.open(test, world.clients.lettoreB);
    expect((await page.here(world.ids.instance)).answer?.people).toHaveLength(1);
    expect((await page.ask('community:here', { communityId: world.ids.community, discussionId: world.ids.discussion })).answer).toMatchObject({ communityId: world.ids.community });
    expect((await page.ask('discussion:typing', { discussionId: world.ids.discussion })).answer).toEqual({});
    expect((await page.ask('delibere:here', { instanceId: world.ids.approvedInstance })).answer).toEqual({ instanceId: world.ids.approvedInstance });
    page.leave();
  });

  it('the same arguments work for who may', async () => {
    for (const [name, { args, through, done }] of Object.entries(CALLS)) {
      if (through === null) continue;
      const operation = operations.get(name)!;
      if (operation.kind === 'query') {
        const answers = await walk.ask(world.clients[through], operation, args(world, 'insider'));
        expect({ name, found: world.canaries.some(({ word }) => answers.some((answer) => answer.includes(word))) }).toEqual({ name, found: true });
      } else {
        const { data, errors } = await world.clients[through].raw<Record<string, { __typename: string }>>(walk.document(operation), args(world, 'insider'));
        const outcome = errors ? JSON.stringify(errors) : data[name]!.__typename;
        if (done) expect({ name, outcome }).toEqual({ name, outcome: done });
        else expect({ name, outcome }).not.toEqual({ name, outcome: 'NotFound' });
      }
    }
  }, 60_000);

  it('and every field of the schema was asked for', () => {
    // What only an operation that is not called leads to has its reason there.
    const excused = new Set([...Object.keys(NOT_ASKED), ...Object.keys(NOT_CALLED).flatMap((name) => walk.below(operations.get(name)!))]);
    expect(fieldsOf(schema).filter((field) => !walk.asked.has(field) && !excused.has(field)).sort()).toEqual([]);
    expect(Object.keys(NOT_ASKED).filter((field) => walk.asked.has(field))).toEqual([]);
  });
});

describe('a field that an input does not have', () => {
  const POISON = '__proto__';
  const STOLEN = ['id', 'role', 'enteId', 'ownerId', 'createdAt', 'revision', POISON];

  interface Refusal {
    readonly data?: unknown;
    readonly errors?: readonly { readonly message: string }[];
    readonly statusCode?: number;
  }

  it('is refused in every input, before anything runs', async () => {
    const before = await rowsOfB();
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    expect(inputs.length).toBeGreaterThan(40);
    let tried = 0;
    for (const operation of operations.values()) {
      for (const arg of operation.field.args) {
        for (const path of inputsBelow(arg.type)) {
          const stolen = STOLEN.filter((name) => !(name in path.at(-1)!.type.getFields()));
          const ask = (names: readonly string[]): Promise<Refusal> => world.clients.amministratore.raw<unknown>(walk.document(operation), { ...(CALLS[operation.field.name]?.args(world, 'stranger') ?? {}), [arg.name]: withFields(path, names) });
          // One form with all of them: each is refused by its name, and nothing of the form runs.
          const foreign = stolen.filter((name) => name !== POISON);
          const { data, errors } = await ask(foreign);
          expect({ operation: operation.field.name, data: data ?? null, kept: foreign.filter((name) => !errors?.some(({ message }) => message.includes(`"${name}" is not defined`))) }).toEqual({ operation: operation.field.name, data: null, kept: [] });
          // A name that poisons objects does not get as far as GraphQL.
          const poisoned = await ask([POISON]);
          expect({ operation: operation.field.name, data: poisoned.data ?? null, statusCode: poisoned.statusCode }).toEqual({ operation: operation.field.name, data: null, statusCode: 400 });
          tried += stolen.length;
        }
      }
    }
    expect(tried).toBeGreaterThan(inputs.length * 5);
    expect(await rowsOfB()).toEqual(before);
  }, 60_000);
});

/** Names in the registry of Enti, which everybody reads, and what only looks like an id. */
const NOT_HIDDEN = ['enteA', 'enteB', 'comune', 'modelVersion', 'olderVersion', 'publicPractice', 'postEditedAt', 'textHash'];

/** Headers that differ from one answer to the next, whatever was asked. */
const OF_ITS_MOMENT = /\["(date|x-request-id)","[^"]*"\],?/g;

/** What stands nowhere in the place of each thing of B's, of the same shape; the same each time for one question. */
class Nowhere {
  private readonly names: readonly (readonly [string, string])[];

  constructor(world: CanaryWorld) {
    const ids = Object.entries(world.ids).filter(([name]) => !NOT_HIDDEN.includes(name)).map(([, id]) => id);
    this.names = [...ids.map((id) => [id, /^[\da-f-]{36}$/.test(id) ? randomUUID() : [...id].reverse().join('')] as const), ['di-b', 'di-c'] as const];
  }

  inPlaceOf<T>(asked: T): T {
    return JSON.parse(this.names.reduce((text, [id, other]) => text.replaceAll(id, other), JSON.stringify(asked, (_, value: unknown) => (value instanceof Uint8Array ? { bytes: [...value] } : value))), (_, value: unknown) => (isBytes(value) ? new Uint8Array(value.bytes) : value)) as T;
  }

  /** The answer as it would be, had the things been asked for. */
  back(answer: string): string {
    return this.names.reduce((text, [id, other]) => text.replaceAll(other, id), answer);
  }
}

function isBytes(value: unknown): value is { readonly bytes: readonly number[] } {
  return typeof value === 'object' && value !== null && 'bytes' in value && Array.isArray(value.bytes);
}

interface Step {
  readonly name: string;
  readonly type: GraphQLInputObjectType;
  readonly list: boolean;
}

/** Ways to every input object below an argument. */
function inputsBelow(type: unknown, name = '', above: readonly Step[] = []): Step[][] {
  const named = getNamedType(type as never);
  if (!isInputObjectType(named) || above.some((step) => step.type === named)) return [];
  const here = [...above, { name, type: named, list: String(type).startsWith('[') }];
  return [here, ...Object.values(named.getFields()).flatMap((field) => inputsBelow(field.type, field.name, here))];
}

/** A value with fields too many at the end of the way; the rest is what the form asks for. */
function withFields(path: readonly Step[], stolen: readonly string[]): unknown {
  const [{ type, list }, ...rest] = path as [Step, ...Step[]];
  const value: Record<string, unknown> = {};
  for (const field of Object.values(type.getFields())) if (isNonNullType(field.type) && field.defaultValue === undefined) value[field.name] = String(field.type).startsWith('[') ? [] : 'x';
  if (rest[0]) value[rest[0].name] = withFields(rest, stolen);
  else for (const name of stolen) Object.defineProperty(value, name, { value: 'rubato', enumerable: true });
  return list ? [value] : value;
}

async function send(route: string, { url, body, bytes, headers = {} }: { url: string; body?: object; bytes?: Uint8Array; headers?: Record<string, string> }, who: Who): Promise<{ status: number; text: string }> {
  const { port } = (test.app.getHttpServer() as Server).address() as AddressInfo;
  const cookie = world.clients[who].cookie();
  const response = await fetch(`http://127.0.0.1:${port}${url}`, {
    method: route.split(' ')[0]!,
    headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(bytes ? { body: Buffer.from(bytes) } : body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, text: `${JSON.stringify([...response.headers])}${Buffer.from(await response.arrayBuffer()).toString('latin1')}` };
}

/** Addresses that the controllers of the product declare. */
function routes(): string[] {
  const found = new Set<string>();
  for (const module of test.app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const base = Reflect.getMetadata(PATH_METADATA, metatype!) as string;
      for (const name of Object.getOwnPropertyNames(metatype!.prototype).filter((own) => own !== 'constructor')) {
        const handler = (metatype!.prototype as Record<string, object>)[name]!;
        const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
        if (path !== undefined) found.add(`${RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]} /${[base, path].map((part) => part.replace(/^\/|\/$/g, '')).filter(Boolean).join('/')}`);
      }
    }
  }
  return [...found];
}

/** Messages that the gateways of open pages take. */
function messages(): string[] {
  const found = new Set<string>();
  for (const module of test.app.get(ModulesContainer).values()) {
    for (const { instance } of module.providers.values()) {
      const gateway = instance as { recheck?: unknown; alive?: unknown; messages?: object } | null;
      if (gateway && typeof gateway === 'object' && 'alive' in gateway && 'recheck' in gateway && typeof gateway.messages === 'object') for (const name of Object.keys(gateway.messages)) found.add(name);
    }
  }
  return [...found].sort();
}

/** Row level security off on every table: what is left to hold are the policies. */
async function takeDownTheDatabaseWall(): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(`select oid::regclass::text as name from pg_class where relrowsecurity and relkind = 'r'`);
  for (const { name } of rows) await owner.query(`alter table ${name} disable row level security`);
  await owner.end();
}
