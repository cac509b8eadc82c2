import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readContentFolder } from '@province-comuni/practices-data';
import { LoadPracticeContent, PracticeSearchSource, TellOfPractices } from '@province-comuni/practices-domain';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import { sentStatements } from '@province-comuni/platform-testing';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

const LIST = `query ($filter: PracticeFilter, $order: PracticeOrder! = RIUSO, $first: Int! = 20, $after: String) { practices(filter: $filter, order: $order, first: $first, after: $after) {
  totalCount hasNextPage endCursor nodes { id title ente pillarKey form state reuseCount completeness } facets { pilastro { value count } forma { value count } regione { value count } } } }`;
const SHEET = `id title state isPublic revision overviewRevision overview completeness obstacles { field } reviews { step reason personName } receipts { ente outcome changes revision }
  viewerCan { edit submit publish sendBack withdraw } dimensions { key unavailable revision completeness missing paragraphs { text } tables { id kind title source { title chapter } rows { values } } }`;
const REFUSALS = '... on Refused { code message } ... on NotFound { message } ... on InvalidInput { problems { field message } } ... on PracticeConflict { revision by current }';
const SAVE = `mutation ($input: SavePracticePartInput!) { savePracticePart(input: $input) { __typename ... on PracticeChanged { practice { ${SHEET} } } ${REFUSALS} } }`;

interface Sheet {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly isPublic: boolean;
  readonly revision: number;
  readonly overviewRevision: number;
  readonly overview: Record<string, unknown>;
  readonly obstacles: { field: string }[];
  readonly reviews: { step: string; reason: string }[];
  readonly receipts: { ente: string; outcome: string; revision: number }[];
  readonly viewerCan: Record<string, boolean>;
  readonly dimensions: { key: string; unavailable: string; revision: number; completeness: number | null; paragraphs: { text: string }[]; tables: { id: string; rows: { values: Record<string, unknown> }[] }[] }[];
}
interface Outcome {
  readonly __typename: string;
  readonly practice: Sheet;
  readonly practiceId: string;
  readonly message: string;
  readonly code: string;
  readonly problems: { field: string; message: string }[];
  readonly revision: number;
  readonly by: string;
  readonly current: unknown;
}

let test: TestApp;
let visitor: GraphqlClient;
const who = {} as Record<'referente' | 'redattore' | 'lettore' | 'lecco' | 'curatore', GraphqlClient>;
let pesaro: string;
let lecco: string;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  visitor = new GraphqlClient(test.app);
  for (const name of ['referente', 'redattore', 'lettore', 'lecco', 'curatore'] as const) {
    who[name] = new GraphqlClient(test.app);
    const account = accounts.find(({ email }) => email.startsWith(name === 'lecco' ? 'referente.lecco' : name === 'curatore' ? 'curatore' : `${name}.pesaro`))!;
    await who[name].signIn(account.email, account.password);
  }
  [pesaro, lecco] = [await enteOf(who.referente), await enteOf(who.lecco)];
}, 120_000);
afterAll(() => test?.close());

async function enteOf(client: GraphqlClient): Promise<string> {
  return (await client.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
}

const list = async (client: GraphqlClient, variables: Record<string, unknown> = {}): Promise<{ totalCount: number; hasNextPage: boolean; endCursor: string; nodes: { id: string; title: string; ente: string; form: string; reuseCount: number }[]; facets: Record<string, { value: string; count: number }[]> }> =>
  (await client.request<{ practices: never }>(LIST, variables)).practices;
const sheet = async (client: GraphqlClient, id: string): Promise<Sheet | null> => (await client.request<{ practice: Sheet | null }>(`query ($id: ID!) { practice(id: $id) { ${SHEET} } }`, { id })).practice;
const idOf = async (ente: string): Promise<string> => (await list(visitor)).nodes.find((node) => node.ente === `Provincia di ${ente}`)!.id;
const mutate = async (client: GraphqlClient, name: string, type: string, input: object, success: string): Promise<Outcome> =>
  (await client.request<Record<string, Outcome>>(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${success} ${REFUSALS} } }`, { input }))[name]!;
const save = async (client: GraphqlClient, practiceId: string, part: string, seenRevision: number, content: unknown): Promise<Outcome> => (await client.request<{ savePracticePart: Outcome }>(SAVE, { input: { practiceId, part, seenRevision, content } })).savePracticePart;
const propose = async (client: GraphqlClient, enteId: string, more: object = {}): Promise<Outcome> =>
  mutate(client, 'proposePractice', 'ProposePracticeInput', { enteId, pillarKey: 'INNOVAZIONE', title: 'Una scheda di prova', summary: 'Scritta per la prova.', clientKey: randomUUID(), ...more }, '... on PracticeProposed { practiceId }');
const submit = async (client: GraphqlClient, id: string): Promise<Outcome> => (await client.request<{ submitPractice: Outcome }>(`mutation ($id: ID!) { submitPractice(practiceId: $id) { __typename ... on PracticeChanged { practice { ${SHEET} } } ${REFUSALS} } }`, { id })).submitPractice;
const UNAVAILABLE = { unavailable: 'Le fonti della prova non lo dicono.', paragraphs: [], tables: [] };
const KEYS = ['SERVIZI', 'COMPETENZE', 'ORGANIZZAZIONE', 'GOVERNANCE', 'COSTI', 'SOSTENIBILITA', 'CONVENZIONE'];

/** A sheet of Pesaro that may be submitted. */
async function readySheet(): Promise<string> {
  const { practiceId } = await propose(who.referente, pesaro);
  for (const key of KEYS) expect((await save(who.redattore, practiceId, key, 0, UNAVAILABLE)).__typename).toBe('PracticeChanged');
  return practiceId;
}

/** A draft of Pesaro, and everybody who has no part in it. */
async function meetsNoDraft(): Promise<void> {
  const { practiceId } = await propose(who.referente, pesaro);
  expect((await sheet(who.redattore, practiceId))?.state).toBe('BOZZA');
  for (const client of [who.lecco, who.curatore, visitor]) {
    expect(await sheet(client, practiceId)).toBeNull();
    for (const shelf of ['PUBBLICATE', 'NOSTRE', 'DA_REVISIONARE']) expect((await list(client, { first: 100, filter: { shelf } })).nodes.map(({ id }) => id)).not.toContain(practiceId);
    expect((await get(client, `/api/practices/${practiceId}?format=docx`)).status).toBe(404);
  }
  expect((await save(who.lecco, practiceId, 'COSTI', 0, UNAVAILABLE)).__typename).toBe('NotFound');
  expect((await submit(who.lecco, practiceId)).__typename).toBe('NotFound');
  expect((await compareIds(who.referente, [practiceId, await idOf('Lecco')])).__typename).toBe('NotFound');
}

describe('the official of another Ente', () => {
  it('never meets a draft: not in lists, not by its address, not as a file, and his writing finds nothing', meetsNoDraft);

  it('reads what is published and writes none of it; a reader of the same Ente is told so', async () => {
    const id = await idOf('Pesaro e Urbino');
    expect((await sheet(who.lecco, id))!.viewerCan).toEqual({ edit: false, submit: false, publish: false, sendBack: false, withdraw: false });
    expect((await save(who.lecco, id, 'COSTI', 0, UNAVAILABLE)).__typename).toBe('NotFound');
    expect((await save(who.lettore, id, 'COSTI', 0, UNAVAILABLE)).code).toBe('PRACTICES.NOT_ALLOWED');
    expect((await propose(who.lecco, pesaro)).code).toBe('PRACTICES.NOT_ALLOWED');
  });

  it('finds no draft in the database either, with the policies out of the way', async () => {
    const { practiceId } = await propose(who.referente, pesaro);
    const client = new pg.Client({ connectionString: test.database.url });
    await client.connect();
    const asEnte = async (enteId: string, statement: string): Promise<number> => {
      await client.query('begin');
      await client.query(`select set_config('app.ente_ids', $1, true)`, [enteId]);
      const { rowCount } = await client.query(statement, [practiceId]);
      await client.query('rollback');
      return rowCount ?? 0;
    };
    for (const table of ['practice', 'practice_revision']) {
      const column = table === 'practice' ? 'id' : 'practice_id';
      expect([table, await asEnte(lecco, `select 1 from ${table} where ${column} = $1`)]).toEqual([table, 0]);
      expect([table, await asEnte(lecco, `update ${table} set number = number where ${column} = $1`)]).toEqual([table, 0]);
      expect([table, await asEnte(pesaro, `select 1 from ${table} where ${column} = $1`)]).toEqual([table, 1]);
    }
    await client.end();
  });
});

describe('the list', () => {
  it('gives every published sheet with what each filter would give', async () => {
    const all = await list(visitor);
    expect(all.nodes.map(({ ente }) => ente)).toEqual(expect.arrayContaining(['Provincia di Pesaro e Urbino', 'Provincia di Macerata', 'Provincia di Lecco', 'Provincia di Treviso', 'Provincia di Brescia']));
    const inHouse = await list(visitor, { filter: { forms: ['IN_HOUSE'] } });
    expect(inHouse.nodes.map(({ ente }) => ente)).toEqual(['Provincia di Macerata']);
    // The other forms are counted as if this filter were not there; pillars only where it is.
    expect(inHouse.facets['forma']).toEqual(expect.arrayContaining([{ value: 'IN_HOUSE', count: 1 }, { value: 'PPP', count: 1 }, { value: 'PUBBLICO', count: 1 }]));
    expect(inHouse.facets['pilastro']).toEqual([{ value: 'INNOVAZIONE', count: 1 }]);
    expect((await list(visitor, { filter: { regioni: ['Lombardia'], pillars: ['EUROPA'] } })).nodes.map(({ ente }) => ente)).toEqual(['Provincia di Brescia']);
  });

  it('comes page by page, in the order asked', async () => {
    const first = await list(visitor, { first: 2, order: 'NOME' });
    const second = await list(visitor, { first: 2, order: 'NOME', after: first.endCursor });
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(4);
    expect([...first.nodes, ...second.nodes].map(({ title }) => title)).toEqual([...first.nodes, ...second.nodes].map(({ title }) => title).sort((a, b) => a.localeCompare(b, 'it')));
  });
});

describe('the statements a page costs', () => {
  it('do not grow with the list, nor with the sheets compared', async () => {
    expect(await statementsOf(() => list(visitor, { first: 100 }))).toBe(await statementsOf(() => list(visitor, { first: 1 })));
    const ids = (await list(visitor)).nodes.map(({ id }) => id);
    expect(await statementsOf(() => compareIds(visitor, ids.slice(0, 4)))).toBe(await statementsOf(() => compareIds(visitor, ids.slice(0, 2))));
    const source = test.app.get(PracticeSearchSource, { strict: false });
    expect(await statementsOf(() => source.entries(ids))).toBe(await statementsOf(() => source.entries(ids.slice(0, 1))));
  });
});

/** How many messages the work sends to the database. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const sent = await sentStatements(test.app.get(DataSource), work);
  expect(sent.length).toBeGreaterThan(0);
  return sent.length;
}

describe('the content that comes with the product', () => {
  it('changes nothing when it is loaded again, and makes a revision of a sheet whose file changed', async () => {
    const loader = test.app.get(LoadPracticeContent, { strict: false });
    const { sheets } = readContentFolder('libs/practices/content');
    const treviso = sheets.find(({ key }) => key === 'sua-treviso')!;
    expect(await loader.sheet(treviso)).toBe('UNCHANGED');
    expect(await loader.sheet({ ...treviso, content: { ...treviso.content, summary: `${treviso.content.summary} Aggiornata.` } })).toBe('REVISED');
    expect((await sheet(visitor, await idOf('Treviso')))!.overview['summary']).toMatch(/Aggiornata\.$/);
    expect(await loader.sheet(treviso)).toBe('REVISED');
  });
});

describe('the life of a sheet', () => {
  it('is proposed, filled, reviewed, sent back with a reason, mended and published', async () => {
    const { practiceId } = await propose(who.referente, pesaro);
    const refused = await submit(who.referente, practiceId);
    expect(refused.problems.map(({ field }) => field)).toEqual(KEYS.map((key) => `dimensions.${key}`));
    for (const key of KEYS) await save(who.redattore, practiceId, key, 0, UNAVAILABLE);
    const sent = await submit(who.redattore, practiceId);
    expect(sent.practice.state).toBe('IN_REVISIONE');
    // Whoever reviews reads a text that stands still.
    expect((await save(who.redattore, practiceId, 'COSTI', 1, { ...UNAVAILABLE, unavailable: 'Altro.' })).code).toBe('PRACTICES.STEP_REFUSED');
    expect((await list(who.curatore, { filter: { shelf: 'DA_REVISIONARE' } })).nodes.map(({ id }) => id)).toContain(practiceId);
    expect((await list(who.lecco, { filter: { shelf: 'DA_REVISIONARE' } })).nodes).toEqual([]);
    expect(await sheet(who.lecco, practiceId)).toBeNull();
    const back = (reason: string): Promise<Outcome> => mutate(who.curatore, 'sendBackPractice', 'PracticeStepInput', { practiceId, reason }, '');
    expect((await back('')).problems).toEqual([{ field: 'reason', message: 'Scrivete il motivo, da 3 a 2.000 caratteri.' }]);
    expect((await back('Mancano i prezzi.')).__typename).toBe('PracticeStepDone');
    expect(await sheet(who.curatore, practiceId)).toBeNull();
    expect((await sheet(who.redattore, practiceId))!.reviews[0]).toMatchObject({ step: 'RIMANDA', reason: 'Mancano i prezzi.' });
    await save(who.redattore, practiceId, 'COSTI', 1, { unavailable: '', paragraphs: [{ text: 'Un prezzo.', source: { title: 'Prova', chapter: '' } }], tables: [] });
    await submit(who.redattore, practiceId);
    const { revision } = (await sheet(who.curatore, practiceId))!;
    const publish = (seenRevision: number, reviewDate: string): Promise<Outcome> => mutate(who.curatore, 'publishPractice', 'PublishPracticeInput', { practiceId, seenRevision, reviewDate }, `... on PracticeChanged { practice { ${SHEET} } }`);
    expect((await publish(revision - 1, '2099-01-01')).__typename).toBe('PracticeConflict');
    expect((await publish(revision, '2000-01-01')).problems[0]!.field).toBe('reviewDate');
    expect((await publish(revision, '2099-01-01')).practice).toMatchObject({ state: 'PUBBLICATA', isPublic: true });
    expect((await sheet(visitor, practiceId))!.dimensions.find(({ key }) => key === 'COSTI')!.paragraphs).toEqual([{ text: 'Un prezzo.' }]);
    // While the next revision is written everybody reads the published one.
    await save(who.redattore, practiceId, 'COSTI', 2, { ...UNAVAILABLE, unavailable: 'Ripensato.' });
    expect((await sheet(who.redattore, practiceId))!.dimensions.find(({ key }) => key === 'COSTI')!.unavailable).toBe('Ripensato.');
    expect((await sheet(visitor, practiceId))!.dimensions.find(({ key }) => key === 'COSTI')!.unavailable).toBe('');
    expect((await mutate(who.referente, 'withdrawPractice', 'PracticeStepInput', { practiceId, reason: 'Non più attuale.' }, '')).__typename).toBe('PracticeStepDone');
    expect(await sheet(visitor, practiceId)).toBeNull();
  });

  it('is kept from two people who write the same part, and let to two who write different ones', async () => {
    const id = await readySheet();
    const part = { unavailable: '', paragraphs: [{ text: 'Mio.', source: { title: 'Prova', chapter: '' } }], tables: [] };
    expect((await save(who.redattore, id, 'COSTI', 1, part)).__typename).toBe('PracticeChanged');
    const late = await save(who.referente, id, 'COSTI', 1, UNAVAILABLE_OTHER);
    expect(late).toMatchObject({ __typename: 'PracticeConflict', revision: 2, by: 'Prova Redattore Pesaro', current: part });
    expect((await save(who.referente, id, 'SERVIZI', 1, UNAVAILABLE_OTHER)).__typename).toBe('PracticeChanged');
    // The same text sent again is one write.
    expect((await save(who.redattore, id, 'COSTI', 1, part)).__typename).toBe('PracticeChanged');
  });

  it('says of each wrong field where it is', async () => {
    const { practiceId } = await propose(who.referente, pesaro);
    const source = { title: 'Prova', chapter: '' };
    const row = { service: 'Base', group: null, scheme: 'PER_FASCIA', fromInhabitants: 1, toInhabitants: 500, amountCents: 100, amountMaxCents: null, unit: null, vatIncluded: null, note: null };
    const wrong = { unavailable: '', paragraphs: [], tables: [{ id: 'prezzi', kind: 'PREZZI', title: 'Prezzi', source, rows: [row, { ...row, fromInhabitants: 500, toInhabitants: 900 }, { ...row, service: '', amountCents: 1.5 }] }] };
    expect((await save(who.referente, practiceId, 'COSTI', 0, wrong)).problems).toEqual([
      { field: 'tables[0].rows[2].service', message: 'Manca: scrivetelo.' },
      { field: 'tables[0].rows[2].amountCents', message: 'Deve essere un numero intero.' },
      { field: 'tables[0].rows[1].fromInhabitants', message: 'La fascia si sovrappone a quella della riga 1.' },
    ]);
    expect((await propose(who.referente, pesaro, { title: ' ' })).problems).toEqual([{ field: 'title', message: 'Manca: scrivetelo.' }]);
  });

  it('is one sheet, however often the browser sends the proposal', async () => {
    const clientKey = randomUUID();
    const ids = await Promise.all([1, 2, 3].map(async () => (await propose(who.referente, pesaro, { clientKey })).practiceId));
    expect(new Set(ids).size).toBe(1);
  });
});

const UNAVAILABLE_OTHER = { unavailable: 'Un altro motivo.', paragraphs: [], tables: [] };

async function compareIds(client: GraphqlClient, ids: string[], inhabitants = 3000): Promise<{ __typename: string; message: string; sheets: { ente: string }[]; dimensions: { key: string; tables: { kind: string | null; lines: { label: string; differs: boolean; cells: { number: number | null; note: string; rows: { facts: string[] }[] }[] }[] }[] }[] }> {
  const query = `query ($ids: [ID!]!, $inhabitants: Int!) { comparePractices(ids: $ids, inhabitants: $inhabitants) { __typename ... on Refused { message } ... on PracticeComparison { sheets { ente } dimensions { key tables { kind lines { label differs cells { number note rows { facts } } } } } } } }`;
  return (await client.request<{ comparePractices: never }>(query, { ids, inhabitants })).comparePractices;
}

async function get(client: GraphqlClient, url: string): Promise<{ status: number; bytes: Buffer; type: string; disposition: string }> {
  const response = await test.app.inject({ method: 'GET', url, headers: { host: 'localhost:3000', cookie: client.cookie() } });
  return { status: response.statusCode, bytes: response.rawPayload, type: String(response.headers['content-type']), disposition: String(response.headers['content-disposition']) };
}

describe('comparing', () => {
  it('puts the three CST side by side and works out what a Comune pays', async () => {
    const ids = [await idOf('Pesaro e Urbino'), await idOf('Macerata'), await idOf('Lecco')];
    const comparison = await compareIds(visitor, ids, 4000);
    expect(comparison.sheets.map(({ ente }) => ente)).toEqual(['Provincia di Pesaro e Urbino', 'Provincia di Macerata', 'Provincia di Lecco']);
    const costs = comparison.dimensions.find(({ key }) => key === 'COSTI')!.tables.find(({ kind }) => kind === null)!;
    const line = costs.lines.find(({ label }) => label === 'Quota annua di un Comune di 4.000 abitanti')!;
    expect(line.cells.map(({ number }) => number)).toEqual([176_000, 220_000, null]);
    expect(line.cells[2]!.note).toBe('I prezzi della scheda non si calcolano dagli abitanti.');
    expect((await compareIds(visitor, ids.slice(0, 1))).message).toBe('Si confrontano da 2 a 4 schede.');
  });

  it('goes out as PDF, DOCX and ODT, and nothing else', async () => {
    const ids = `${await idOf('Pesaro e Urbino')},${await idOf('Macerata')},${await idOf('Lecco')}`;
    const signatures = { pdf: '%PDF', docx: 'PK', odt: 'PK' };
    for (const [format, signature] of Object.entries(signatures)) {
      const file = await get(visitor, `/api/practices/comparison?ids=${ids}&format=${format}`);
      expect([format, file.status, file.bytes.subarray(0, signature.length).toString()]).toEqual([format, 200, signature]);
      expect(file.disposition).toContain(`.${format}"`);
      expect(file.bytes.length).toBeGreaterThan(10_000);
    }
    expect((await get(visitor, `/api/practices/comparison?ids=${ids}&format=exe`)).status).toBe(422);
    expect((await get(visitor, `/api/practices/comparison?ids=${randomUUID()},${randomUUID()}&format=pdf`)).status).toBe(404);
    expect((await get(visitor, `/api/practices/${await idOf('Macerata')}?format=odt`)).status).toBe(200);
  }, 60_000);
});

describe('taking a practice over', () => {
  const record = (client: GraphqlClient, input: object): Promise<Outcome> => mutate(client, 'recordReuse', 'RecordReuseInput', { since: '2026-03-01', changes: 'La tariffa.', outcome: 'IN_CORSO', note: '', seenRevision: 0, ...input }, '... on ReuseRecorded { receipt { outcome revision } }');

  it('is said once per Provincia, followed up, and ranks the list', async () => {
    const practiceId = await idOf('Macerata');
    expect(await record(who.lecco, { practiceId, enteId: lecco })).toMatchObject({ __typename: 'ReuseRecorded', receipt: { outcome: 'IN_CORSO', revision: 1 } });
    expect((await list(visitor)).nodes[0]).toMatchObject({ id: practiceId, reuseCount: 1 });
    expect((await record(who.lecco, { practiceId, enteId: lecco })).__typename).toBe('PracticeConflict');
    // Two people of the same Ente at once: one is heard, the other is told.
    const together = await Promise.all([1, 2].map(() => record(who.referente, { practiceId, enteId: pesaro, outcome: 'ABBANDONATA' })));
    expect(together.map(({ __typename }) => __typename).sort()).toEqual(['PracticeConflict', 'ReuseRecorded']);
    expect((await sheet(visitor, practiceId))!.receipts).toContainEqual({ ente: 'Provincia di Lecco', outcome: 'IN_CORSO', changes: 'La tariffa.', revision: 1 });
    await record(who.lecco, { practiceId, enteId: lecco, outcome: 'ABBANDONATA', seenRevision: 1 });
    // Who gave it up does not recommend it.
    expect((await list(visitor)).nodes.find(({ id }) => id === practiceId)!.reuseCount).toBe(0);
  });

  it('is not for one’s own sheet, for somebody else’s Ente, for readers, nor for the future', async () => {
    const practiceId = await idOf('Lecco');
    expect((await record(who.lecco, { practiceId, enteId: lecco })).code).toBe('PRACTICES.NOT_ALLOWED');
    expect((await record(who.lecco, { practiceId: await idOf('Macerata'), enteId: pesaro })).code).toBe('PRACTICES.NOT_ALLOWED');
    expect((await record(who.lettore, { practiceId, enteId: pesaro })).code).toBe('PRACTICES.NOT_ALLOWED');
    expect((await record(who.referente, { practiceId, enteId: pesaro, since: '2099-01-01', changes: '' })).problems.map(({ field }) => field)).toEqual(['since', 'changes']);
  });
});

describe('what else everybody may ask', () => {
  it('gives Province like one, with the reasons, and what was found per pillar', async () => {
    const { likeProvinces } = await visitor.request<{ likeProvinces: { nome: string; score: number; reasons: string[] }[] }>('query ($id: ID!) { likeProvinces(enteId: $id, first: 5) { nome score reasons } }', { id: pesaro });
    expect(likeProvinces).toHaveLength(5);
    expect(likeProvinces.map(({ score }) => score)).toEqual(likeProvinces.map(({ score }) => score).sort((a, b) => b - a));
    expect(likeProvinces[0]!.reasons.length).toBeGreaterThan(0);
    const { pillarSheet } = await visitor.request<{ pillarSheet: { charts: { id: string }[]; strengths: object[] } }>('{ pillarSheet(pillarKey: "SUA") { charts { id } strengths { text profiles } } }');
    expect(pillarSheet.charts).toHaveLength(5);
    expect(pillarSheet.strengths).toHaveLength(11);
  });

  it('lets published sheets be found, and leaves out the others', async () => {
    const source = test.app.get(PracticeSearchSource, { strict: false });
    const draft = (await propose(who.referente, pesaro)).practiceId;
    const ids = (await source.ids(null, 100)).map(({ id }) => id);
    expect(ids).not.toContain(draft);
    expect(ids).toEqual([...ids].sort());
    const [entry] = await source.entries([await idOf('Macerata'), draft]);
    expect(entry).toMatchObject({ kind: 'pratica', audience: ['pubblico'], facets: { pilastro: ['INNOVAZIONE'], forma: ['IN_HOUSE'], regione: ['Marche'] } });
    expect(entry!.passages.find(({ heading }) => heading === 'Costo dei servizi')!.text).toContain('5.720,00');
    expect(await source.entries([draft])).toEqual([]);
    // Who takes a sheet over changes its weight: the index must take the new entry for newer.
    const lodged = await idOf('Brescia');
    const before = (await source.entries([lodged]))[0]!;
    await mutate(who.lecco, 'recordReuse', 'RecordReuseInput', { practiceId: lodged, enteId: lecco, since: '2026-03-01', changes: 'nulla', outcome: 'RIUSCITA', note: '', seenRevision: 0 }, '');
    const after = (await source.entries([lodged]))[0]!;
    expect(after.weight).toBeGreaterThan(before.weight);
    expect(after.version).toBeGreaterThan(before.version);
    expect((await source.ids(null, 100)).find(({ id }) => id === lodged)!.version).toBe(after.version);
  });
});

describe('with the wall of the database taken down', () => {
  beforeAll(async () => {
    const owner = new pg.Client({ connectionString: test.database.ownerUrl });
    await owner.connect();
    for (const table of ['practice', 'practice_revision', 'practice_reuse', 'practice_review']) await owner.query(`alter table ${table} disable row level security`);
    await owner.end();
  });

  it('the policies alone keep a draft from who has no part in it', meetsNoDraft);

  it('the policies alone show everybody the published revision while the next is written', async () => {
    const id = await idOf('Pesaro e Urbino');
    const costs = async (client: GraphqlClient): Promise<Sheet['dimensions'][number]> => (await sheet(client, id))!.dimensions.find(({ key }) => key === 'COSTI')!;
    const { revision, paragraphs } = await costs(who.redattore);
    await save(who.redattore, id, 'COSTI', revision, { unavailable: '', paragraphs: [{ text: 'Non ancora per tutti.', source: { title: 'Prova', chapter: '' } }], tables: [] });
    expect((await costs(who.redattore)).paragraphs).toEqual([{ text: 'Non ancora per tutti.' }]);
    for (const client of [visitor, who.lecco, who.curatore]) {
      expect((await costs(client)).paragraphs).toEqual(paragraphs);
      expect((await sheet(client, id))!.reviews).toEqual([]);
    }
  });
});

describe('what of a practice waits for people', () => {
  const notices = async (client: GraphqlClient): Promise<string[]> => (await client.request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title);
  const tell = (): TellOfPractices => test.app.get(TellOfPractices, { strict: false });
  const set = (id: string, what: string): Promise<unknown> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`update practice set ${what} where id = $1`, [id]));

  it('its review is told to UPI, the answer to who writes it, each once', async () => {
    const { practiceId } = await propose(who.redattore, pesaro, { title: 'Sportello unico dei rifugi' });
    const hear = async (kind: string): Promise<void> => {
      for (let times = 0; times < 2; times += 1) await tell().hear({ kind, payload: { practiceId } });
    };
    await set(practiceId, "state = 'IN_REVISIONE'");
    await hear('practices.practice-submitted');
    expect((await notices(who.curatore)).filter((title) => title.includes('rifugi'))).toEqual(['Aspetta la vostra revisione: buona pratica «Sportello unico dei rifugi»']);
    await set(practiceId, "state = 'BOZZA'");
    await hear('practices.practice-sent-back');
    expect((await notices(who.redattore)).filter((title) => title.includes('rifugi'))).toEqual(['Rimandata perché la correggiate: buona pratica «Sportello unico dei rifugi»']);
    // It is a draft of Pesaro again: whoever may read it no longer is told nothing of it.
    for (const client of [who.curatore, who.lettore, who.lecco]) expect((await notices(client)).filter((title) => title.includes('rifugi'))).toEqual([]);
  });

  it('the review date is told once to who writes it', async () => {
    const id = await idOf('Pesaro e Urbino');
    await set(id, "review_date = '2026-02-01'");
    for (let times = 0; times < 2; times += 1) await tell().remind();
    expect((await notices(who.redattore)).filter((title) => title.startsWith('Da rivedere dal 1/2/2026'))).toHaveLength(1);
    for (const client of [who.lettore, who.lecco]) expect((await notices(client)).filter((title) => title.startsWith('Da rivedere'))).toEqual([]);
  });
});

describe('a sheet of UPI', () => {
  it('is written by its curators, and hidden from the others while it is a draft', async () => {
    const upi = await enteOf(who.curatore);
    for (const client of [who.redattore, who.lecco]) expect((await propose(client, upi)).__typename).not.toBe('PracticeProposed');
    const { practiceId } = await propose(who.curatore, upi, { title: 'Rete nazionale degli sportelli' });
    expect((await sheet(who.curatore, practiceId))!.viewerCan['edit']).toBe(true);
    for (const client of [who.redattore, who.lecco, visitor]) expect(await sheet(client, practiceId)).toBeNull();
  });
});
