import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, currentManager } from '@province-comuni/platform-database';
import { plainRichText, type RenderedAct, actToPlainText } from '@province-comuni/shared-act-tree';
import { Document, Packer, Paragraph } from 'docx';
import { migrations } from '../migrations/index.js';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface ImportedClause { id: string; label: string; state: string; decided: boolean; sure: boolean; modelClauseId: string | null; score: number | null; reasons: string[]; setAside: { label: string; text: string }[] }
interface ImportView {
  id: string;
  revision: number;
  pending: number;
  sha256: string;
  fileName: string;
  instanceId: string | null;
  viewerCanEdit: boolean;
  clauses: ImportedClause[];
  missing: { clauseId: string; choice: string; fixed: boolean; decided: boolean }[];
  answers: { key: string; value: unknown; shown: string; decided: boolean }[];
}
interface Outcome { __typename: string; conventionImport: ImportView; currentRevision: number; instanceId: string; code: string; message: string }

const VIEW = 'id revision pending sha256 fileName instanceId viewerCanEdit clauses { id label state decided sure modelClauseId score reasons setAside { label text } } missing { clauseId choice fixed decided } answers { key value shown decided }';
const OUTCOME = `__typename ... on ConventionImportChanged { conventionImport { ${VIEW} } } ... on ImportConflict { currentRevision } ... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }`;

let test: TestApp;
let referente: GraphqlClient;
let redattore: GraphqlClient;
let lettore: GraphqlClient;
let lecco: GraphqlClient;
let curatore: GraphqlClient;
let visitor: GraphqlClient;
let versionId: string;
let pesaroId: string;
/** A convention of the Provincia as a file: the model's, with an edited article, a clause taken out and an article of its own. */
let existing: Uint8Array;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  const signedIn = async (email: string): Promise<GraphqlClient> => {
    const client = new GraphqlClient(test.app);
    await client.signIn(email, accounts.find((account) => account.email === email)!.password);
    return client;
  };
  referente = await signedIn('referente.pesaro@demo.example');
  redattore = await signedIn('redattore.pesaro@demo.example');
  lettore = await signedIn('lettore.pesaro@demo.example');
  lecco = await signedIn('referente.lecco@demo.example');
  curatore = await signedIn('curatore@demo.example');
  visitor = new GraphqlClient(test.app);
  versionId = (await visitor.request<{ model: { id: string } }>('{ model(key: "innovazione") { id } }')).model.id;
  pesaroId = (await referente.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  existing = await existingConvention();
}, 120_000);
afterAll(() => test?.close());

async function existingConvention(): Promise<Uint8Array> {
  const { adoptModel } = await referente.request<{ adoptModel: { instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', { input: { enteId: pesaroId, modelVersionId: versionId, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID() } });
  const instanceId = adoptModel.instanceId;
  const change = (mutation: string, type: string, input: object): Promise<unknown> => referente.request(`mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`, { input: { instanceId, ...input } });
  const answers = [
    ['durata_anni', '7'],
    ['foro', 'Urbino'],
    ['struttura_responsabile', 'Ufficio informatica'],
    ['data_decorrenza', '2027-03-01'],
  ].map(([key, value]) => ({ key, value, seenRevision: 0 }));
  await change('saveAnswers', 'SaveAnswersInput', { answers });
  await change('suppressClause', 'SuppressClauseInput', { clauseId: 'conv-definizioni', seenRevision: 0, reason: 'non serve' });
  await change('editClause', 'EditClauseInput', { clauseId: 'conv-impegni-ente', seenRevision: 0, heading: [{ type: 'text', text: 'Impegni dell\'Ente' }], body: plainRichText('L\'Ente riconosce nella Provincia l\'ente di riferimento, responsabile della gestione e del coordinamento del CST, e paga le quote secondo le regole dell\'articolo 10 della convenzione.') });
  await change('addClause', 'AddClauseInput', { clauseId: randomUUID(), actKey: 'convenzione', afterClauseId: 'conv-recesso', heading: [{ type: 'text', text: 'Locali montani' }], body: plainRichText('Gli sportelli delle vallate restano aperti il martedì mattina.') });
  return (await referente.post(`/api/instances/${instanceId}/exports`, { actKeys: ['convenzione'], formats: ['DOCX'] })).bytes;
}

function send(client: GraphqlClient, bytes = existing, more: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<{ status: number; body: Record<string, unknown> }> {
  const query = new URLSearchParams({ enteId: pesaroId, modelVersionId: versionId, form: 'PUBBLICO', level: 'BASE', fileName: 'C:\\vecchia\\convenzione.docx', clientKey: randomUUID(), ...more });
  return client.upload(`/api/convention-imports?${query.toString()}`, bytes, headers);
}

async function start(): Promise<ImportView> {
  const { status, body } = await send(referente);
  expect(status).toBe(201);
  return (await open(body['id'] as string))!;
}

async function open(id: string, client = referente): Promise<ImportView | null> {
  return (await client.request<{ conventionImport: ImportView | null }>(`query ($id: ID!) { conventionImport(id: $id) { ${VIEW} } }`, { id })).conventionImport;
}

async function decide(view: { id: string; revision: number }, input: object, client = referente): Promise<Outcome> {
  return (await client.request<{ decideImportedClause: Outcome }>(`mutation ($input: DecideImportedClauseInput!) { decideImportedClause(input: $input) { ${OUTCOME} } }`, { input: { importId: view.id, seenRevision: view.revision, ...input } })).decideImportedClause;
}

async function missing(view: { id: string; revision: number }, clauseId: string, suppress: boolean, client = referente): Promise<Outcome> {
  return (await client.request<{ decideMissingClause: Outcome }>(`mutation ($input: DecideMissingClauseInput!) { decideMissingClause(input: $input) { ${OUTCOME} } }`, { input: { importId: view.id, seenRevision: view.revision, clauseId, suppress } })).decideMissingClause;
}

async function answer(view: { id: string; revision: number }, input: object, client = referente): Promise<Outcome> {
  return (await client.request<{ decideImportedAnswer: Outcome }>(`mutation ($input: DecideImportedAnswerInput!) { decideImportedAnswer(input: $input) { ${OUTCOME} } }`, { input: { importId: view.id, seenRevision: view.revision, ...input } })).decideImportedAnswer;
}

async function call(mutation: 'acceptSureProposals' | 'confirmConventionImport', view: { id: string; revision: number }, client = referente): Promise<Outcome> {
  const selection = mutation === 'acceptSureProposals' ? OUTCOME : '__typename ... on ConventionImported { instanceId } ... on ImportConflict { currentRevision } ... on Refused { code message } ... on NotFound { message }';
  return (await client.request<Record<string, Outcome>>(`mutation ($id: ID!, $seen: Int!) { ${mutation}(importId: $id, seenRevision: $seen) { ${selection} } }`, { id: view.id, seen: view.revision }))[mutation]!;
}

async function discard(id: string, client = referente): Promise<Outcome> {
  return (await client.request<{ discardConventionImport: Outcome }>('mutation ($id: ID!) { discardConventionImport(importId: $id) { __typename } }', { id })).discardConventionImport;
}

const clause = (view: ImportView, label: RegExp): ImportedClause => view.clauses.find((each) => label.test(each.label))!;

/** Every clause decided as it is proposed. */
async function decideAll(view: ImportView): Promise<ImportView> {
  let now = (await call('acceptSureProposals', view)).conventionImport;
  for (const each of now.clauses.filter(({ decided }) => !decided)) now = (await decide(now, { clauseId: each.id, choice: each.modelClauseId ? 'match' : 'local', modelClauseId: each.modelClauseId })).conventionImport;
  for (const each of now.missing.filter(({ decided }) => !decided)) now = (await missing(now, each.clauseId, true)).conventionImport;
  return now;
}

describe('who may bring a convention in', () => {
  it('does not exist for another Provincia, UPI and who invents an id', async () => {
    const view = await start();
    for (const client of [lecco, curatore]) {
      expect(await open(view.id, client)).toBeNull();
      expect((await decide(view, { clauseId: view.clauses[0]!.id, choice: 'local' }, client)).__typename).toBe('NotFound');
      expect((await missing(view, 'conv-definizioni', true, client)).__typename).toBe('NotFound');
      expect((await answer(view, { key: 'foro', value: 'x' }, client)).__typename).toBe('NotFound');
      expect((await call('acceptSureProposals', view, client)).__typename).toBe('NotFound');
      expect((await call('confirmConventionImport', view, client)).__typename).toBe('NotFound');
      expect((await discard(view.id, client)).__typename).toBe('NotFound');
      expect(await client.request('{ conventionImports { id } }')).toEqual({ conventionImports: [] });
      expect((await send(client)).status).toBe(403);
    }
    expect(await open(randomUUID())).toBeNull();
    expect((await send(visitor)).status).toBe(401);
    expect((await send(referente, existing, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('is read by a LETTORE, who decides nothing', async () => {
    const view = await start();
    expect(await open(view.id, lettore)).toMatchObject({ viewerCanEdit: false });
    expect(await decide(view, { clauseId: view.clauses[0]!.id, choice: 'local' }, lettore)).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
    expect(await call('acceptSureProposals', view, lettore)).toMatchObject({ __typename: 'Refused' });
    expect(await call('confirmConventionImport', view, lettore)).toMatchObject({ __typename: 'Refused' });
    expect(await discard(view.id, lettore)).toMatchObject({ __typename: 'Refused' });
    expect((await send(lettore)).status).toBe(403);
  });

  it('shows no row of another Ente even when a query forgets to filter: the second wall', async () => {
    await start();
    const count = (enteIds: string[]): Promise<number> => test.database.runner.run({ enteIds }, async () => Number(((await currentManager().query('select count(*) as n from convention_import')) as { n: string }[])[0]!.n));
    expect(await count([])).toBe(0);
    expect(await count([randomUUID()])).toBe(0);
    expect(await count([pesaroId])).toBeGreaterThan(0);
  });
});

describe('a file that cannot be brought in', () => {
  it.each<[string, () => Promise<{ status: number; body: Record<string, unknown> }>, number, RegExp]>([
    ['no document', () => send(referente, Buffer.from('%PDF-1.7')), 422, /DOCX/],
    ['an old .doc', () => send(referente, Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])), 422, /\.doc/],
    ['more than 10 MB', () => send(referente, Buffer.alloc(10 * 1024 * 1024 + 1)), 422, /10 MB/],
    ['no articles', async () => send(referente, new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children: [new Paragraph('Una lettera.')] }] })))), 422, /articoli/],
    ['a cell the model does not have', () => send(referente, existing, { form: 'PPP' }), 422, /nativamente avanzato/],
    ['a model that does not exist', () => send(referente, existing, { modelVersionId: randomUUID() }), 404, /Non trovato/],
    ['an id that is none', () => send(referente, existing, { enteId: 'x' }), 404, /Non trovato/],
    ['another kind of body', () => send(referente, Buffer.from('{}'), {}, { 'content-type': 'application/json' }), 415, /DOCX/],
  ])('%s', async (_name, sent, status, message) => {
    const answered = await sent();
    expect(answered).toMatchObject({ status, body: { message: expect.stringMatching(message) } });
  });
});

describe('an existing convention', () => {
  it('is read against the model, with a proposal for each clause and the values of the text', async () => {
    const view = await start();
    expect(view).toMatchObject({ fileName: 'convenzione.docx', sha256: createHash('sha256').update(existing).digest('hex'), viewerCanEdit: true });
    expect(clause(view, /Impegni dell'Ente/)).toMatchObject({ state: 'ADATTATA', modelClauseId: 'conv-impegni-ente' });
    expect(clause(view, /Locali montani/)).toMatchObject({ state: 'LOCALE', modelClauseId: null });
    expect(view.clauses.filter(({ state }) => state !== 'STANDARD').map(({ label }) => label)).toHaveLength(2);
    expect(view.missing).toEqual([{ clauseId: 'conv-definizioni', choice: 'suppress', fixed: false, decided: false }]);
    const values = Object.fromEntries(view.answers.map(({ key, value }) => [key, value]));
    expect(values).toMatchObject({ durata_anni: 7, foro: 'Urbino', data_decorrenza: '2027-03-01', struttura_responsabile: 'Ufficio informatica' });
    expect((await referente.request<{ conventionImports: { id: string }[] }>('{ conventionImports { id } }')).conventionImports.map(({ id }) => id)).toContain(view.id);
  });

  it('sent twice with one key is one import', async () => {
    const clientKey = randomUUID();
    const first = await send(referente, existing, { clientKey });
    const second = await send(referente, existing, { clientKey });
    expect(second.body).toEqual(first.body);
  });

  it('keeps each decision, and refuses one made on what somebody else has changed', async () => {
    const view = await start();
    const local = clause(view, /Locali montani/);
    const decided = await decide(view, { clauseId: local.id, choice: 'match', modelClauseId: 'conv-definizioni' });
    expect(clause(decided.conventionImport, /Locali montani/)).toMatchObject({ state: 'ADATTATA', modelClauseId: 'conv-definizioni', decided: true });
    expect(decided.conventionImport.missing).toEqual([]);
    expect(await decide(view, { clauseId: local.id, choice: 'local' }, redattore)).toMatchObject({ __typename: 'ImportConflict', currentRevision: 2 });
    const again = (await open(view.id, redattore))!;
    expect(clause(again, /Locali montani/).modelClauseId).toBe('conv-definizioni');
    expect(await decide(again, { clauseId: clause(again, /Impegni dell'Ente/).id, choice: 'match', modelClauseId: 'conv-definizioni' })).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/già presa/) });
    expect(await decide(again, { clauseId: local.id, choice: 'drop', reason: ' ' })).toMatchObject({ __typename: 'Refused' });
    expect(await decide(again, { clauseId: randomUUID(), choice: 'local' })).toMatchObject({ __typename: 'Refused' });
    expect(await missing(again, 'conv-oggetto', true)).toMatchObject({ __typename: 'Refused' });
    expect(await answer(again, { key: 'durata_anni', value: 'molti' })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await answer(again, { key: 'forma', value: 'PPP' })).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('cannot be confirmed while something waits, and is an instance afterwards, once', async () => {
    const view = await start();
    expect(await call('confirmConventionImport', view)).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/da confermare/) });
    let decided = await decideAll(view);
    expect(decided.pending).toBe(0);
    decided = (await answer(decided, { key: 'durata_anni', value: '7' })).conventionImport;
    decided = (await answer(decided, { key: 'foro', value: null, refused: true })).conventionImport;
    const { instanceId, __typename } = await call('confirmConventionImport', decided);
    expect(__typename).toBe('ConventionImported');
    expect(await call('confirmConventionImport', decided)).toMatchObject({ instanceId });
    expect(await decide(decided, { clauseId: decided.clauses[0]!.id, choice: 'local' })).toMatchObject({ __typename: 'Refused' });
    expect(await discard(view.id)).toMatchObject({ __typename: 'Refused' });
    const { instance, instanceHistory } = await referente.request<{ instance: { steps: { questions: { key: string; value: unknown; state: string; origin: string }[] }[]; acts: { key: string; rendered: RenderedAct; clauses: { id: string; state: string; label: string }[] }[] }; instanceHistory: { kind: string; after: { sha256?: string; reason?: string } | null }[] }>(
      'query ($id: ID!) { instance(id: $id) { steps { questions { key value state origin } } acts { key rendered clauses { id state label } } } instanceHistory(instanceId: $id, first: 100) { kind after } }',
      { id: instanceId },
    );
    const act = instance.acts.find(({ key }) => key === 'convenzione')!;
    expect(act.clauses.filter(({ state }) => state !== 'STANDARD').map(({ id, state, label }) => [state, state === 'AGGIUNTA' ? label.replace(/^Art\. \d+ – /, '') : id])).toEqual([
      ['SOPPRESSA', 'conv-definizioni'],
      ['ADATTATA', 'conv-impegni-ente'],
      ['AGGIUNTA', 'Locali montani'],
      // The value was refused as an answer: the words of the document stay.
      ['ADATTATA', 'conv-controversie'],
    ]);
    const text = actToPlainText(act.rendered);
    expect(text).toContain('Gli sportelli delle vallate restano aperti il martedì mattina.');
    expect(text).toContain('7 (sette) anni');
    // The reference follows the article that carries it now.
    expect(text).toMatch(/paga le quote secondo le regole dell'articolo 10 della convenzione/);
    const questions = new Map(instance.steps.flatMap((step) => step.questions.map((question) => [question.key, question])));
    expect(questions.get('durata_anni')).toMatchObject({ value: 7, state: 'ANSWERED', origin: 'PERSONA' });
    expect(questions.get('struttura_responsabile')).toMatchObject({ value: 'Ufficio informatica', state: 'PROPOSED', origin: 'DOCUMENTO' });
    expect(questions.get('foro')).toMatchObject({ value: null, state: 'OPEN' });
    expect(instanceHistory.find(({ kind }) => kind === 'IMPORTATO')?.after).toMatchObject({ sha256: view.sha256 });
    expect(new Set(instanceHistory.filter(({ kind }) => kind.startsWith('CLAUSOLA_')).map(({ after }) => after?.reason))).toEqual(new Set(['dal testo della convenzione esistente']));
    expect((await referente.request<{ conventionImports: { id: string }[] }>('{ conventionImports { id } }')).conventionImports.map(({ id }) => id)).not.toContain(view.id);
  }, 30_000);

  it('can be discarded, and is gone', async () => {
    const view = await start();
    expect((await discard(view.id)).__typename).toBe('ConventionImportDiscarded');
    expect(await open(view.id)).toBeNull();
    expect((await discard(view.id)).__typename).toBe('NotFound');
  });
});

describe('the tables of the import', () => {
  it('can be taken back and made again, with rows in them', async () => {
    await start();
    const migrator = createDataSource({ url: test.database.ownerUrl, migrations, poolSize: 2 });
    await migrator.initialize();
    try {
      await migrator.query(`update instance_answer set origin = 'DOCUMENTO' where key = 'provincia.denominazione'`);
      // Later migrations stand on this one: they go first.
      const isThere = async (): Promise<boolean> => ((await migrator.query(`select to_regclass('convention_import') as name`)) as { name: string | null }[])[0]!.name !== null;
      while (await isThere()) await migrator.undoLastMigration();
      expect(await migrator.query(`select distinct origin from instance_answer where key = 'provincia.denominazione'`)).toEqual([{ origin: 'REGISTRO' }]);
      expect(await migrator.query(`select to_regclass('convention_import') as name`)).toEqual([{ name: null }]);
      await migrator.runMigrations();
      expect(await referente.request('{ conventionImports { id } }')).toEqual({ conventionImports: [] });
    } finally {
      await migrator.destroy();
    }
  }, 30_000);
});
