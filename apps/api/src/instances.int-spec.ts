import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actToPlainText, plainRichText, type RenderedAct } from '@province-comuni/shared-act-tree';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { strFromU8, unzipSync } from 'fflate';
import { currentManager } from '@province-comuni/platform-database';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Question { key: string; value: unknown; revision: number; state: string }
interface InstanceView {
  id: string;
  dataRevision: number;
  viewerCan: { edit: boolean };
  steps: { id: string; questions: Question[] }[];
  acts: { key: string; draft: boolean; rendered: RenderedAct; clauses: { id: string; state: string; revision: number }[] }[];
  checks: { ruleId: string; severity: string; questionKey: string | null }[];
}

/** Any outcome of a change; which fields are there depends on `__typename`. */
interface Outcome {
  __typename: string;
  instance: InstanceView;
  changed: { actKey: string; clauseIds: string[] }[];
  merged: unknown;
}

const VIEW = `id dataRevision viewerCan { edit } steps { id questions { key value revision state } } acts { key draft rendered clauses { id state revision } } checks { ruleId severity questionKey }`;
const CHANGE = `__typename ... on InstanceChanged { instance { ${VIEW} } changed { actKey clauseIds } } ... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }`;

let test: TestApp;
let referente: GraphqlClient;
let redattore: GraphqlClient;
let lettore: GraphqlClient;
let lecco: GraphqlClient;
let curatore: GraphqlClient;
let visitor: GraphqlClient;
let versionId: string;
let pesaroId: string;

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
}, 120_000);
afterAll(() => test?.close());

async function adopt(client = referente, input: Record<string, unknown> = {}): Promise<{ __typename: string; instanceId?: string; message?: string }> {
  const { adoptModel } = await client.request<{ adoptModel: { __typename: string; instanceId?: string } }>(
    'mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { __typename ... on ModelAdopted { instanceId } ... on Refused { code message } ... on NotFound { message } } }',
    { input: { enteId: pesaroId, modelVersionId: versionId, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID(), ...input } },
  );
  return adoptModel;
}

async function open(id: string, client = referente): Promise<InstanceView | null> {
  return (await client.request<{ instance: InstanceView | null }>(`query ($id: ID!) { instance(id: $id) { ${VIEW} } }`, { id })).instance;
}

async function save(instanceId: string, answers: { key: string; value: unknown; seenRevision: number }[], client = referente): Promise<Outcome> {
  return (await client.request<{ saveAnswers: Outcome }>(`mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { ${CHANGE} ... on AnswerConflict { key currentValue currentRevision by } } }`, { input: { instanceId, answers } })).saveAnswers;
}

async function edit(instanceId: string, clauseId: string, seenRevision: number, body: unknown, client = referente): Promise<Outcome> {
  return (await client.request<{ editClause: Outcome }>(`mutation ($input: EditClauseInput!) { editClause(input: $input) { ${CHANGE} ... on ClauseConflict { currentRevision theirs merged conflicts by } } }`, { input: { instanceId, clauseId, seenRevision, heading: [{ type: 'text', text: 'Finalità' }], body } })).editClause;
}

const question = (view: InstanceView, key: string): Question => view.steps.flatMap((step) => step.questions).find((item) => item.key === key)!;
const textOf = (view: InstanceView, actKey: string): string => actToPlainText(view.acts.find((act) => act.key === actKey)!.rendered);

describe('who may see and change an instance', () => {
  let id: string;
  beforeAll(async () => {
    id = (await adopt()).instanceId!;
  });

  it('answers another Provincia, UPI and a visitor as if it did not exist', async () => {
    expect(await open(id, lecco)).toBeNull();
    expect(await open(id, curatore)).toBeNull();
    expect(await open(randomUUID(), referente)).toBeNull();
    const answered = await visitor.raw(`query ($id: ID!) { instance(id: $id) { id } }`, { id });
    expect(answered.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await save(id, [{ key: 'durata_anni', value: '5', seenRevision: 0 }], lecco)).__typename).toBe('NotFound');
    expect((await edit(id, 'conv-impegni-ente', 0, plainRichText('x'), lecco)).__typename).toBe('NotFound');
    for (const query of ['instanceHistory(instanceId: $id) { sequence }', 'instanceExports(instanceId: $id) { id }', 'instanceClause(instanceId: $id, clauseId: "conv-oggetto") { id }']) {
      expect(Object.values(await lecco.request<Record<string, unknown>>(`query ($id: ID!) { ${query} }`, { id }))).toEqual([null]);
    }
    expect((await lecco.post(`/api/instances/${id}/exports`, { formats: ['HTML'] })).status).toBe(404);
    expect((await visitor.post(`/api/instances/${id}/exports`, { formats: ['HTML'] })).status).toBe(401);
  });

  it('lets a LETTORE read and not write', async () => {
    expect((await open(id, lettore))?.viewerCan.edit).toBe(false);
    expect(await save(id, [{ key: 'durata_anni', value: '5', seenRevision: 0 }], lettore)).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
    expect(await adopt(lettore)).toMatchObject({ __typename: 'Refused' });
    expect(await adopt(lecco)).toMatchObject({ __typename: 'Refused' });
  });

  it('shows no row of another Ente even when a query forgets to filter: the second wall', async () => {
    const count = async (enteIds: string[]): Promise<number> =>
      test.database.runner.run({ enteIds }, async () => Number(((await currentManager().query('select count(*) as n from instance')) as { n: string }[])[0]!.n));
    expect(await count([])).toBe(0);
    expect(await count([pesaroId])).toBeGreaterThan(0);
    expect(await count([randomUUID()])).toBe(0);
  });

  it('refuses an export asked by another site', async () => {
    expect((await referente.post(`/api/instances/${id}/exports`, { formats: ['HTML'] }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

describe('taking over the model', () => {
  it('refuses the base level for in house and PPP, with the reason of the sources', async () => {
    for (const form of ['IN_HOUSE', 'PPP']) {
      expect(await adopt(referente, { form })).toMatchObject({ __typename: 'Refused', code: 'MODELS.CELL_NOT_ADMITTED', message: expect.stringContaining('nativamente') });
    }
  });

  it('is one adoption however often the same click arrives', async () => {
    const clientKey = randomUUID();
    const answers = await Promise.all(Array.from({ length: 3 }, () => adopt(referente, { clientKey })));
    const again = await adopt(referente, { clientKey });
    expect(new Set([...answers, again].map((answer) => answer.instanceId)).size).toBe(1);
  });

  it('starts with what the registry knows, and says who adopted', async () => {
    const view = (await open((await adopt()).instanceId!))!;
    expect(question(view, 'provincia.denominazione')).toMatchObject({ value: 'Provincia di Pesaro e Urbino', state: 'PROPOSED' });
    expect(textOf(view, 'convenzione')).toContain('Provincia di Pesaro e Urbino');
    const { model } = await visitor.request<{ model: { adoptions: { ente: string }[] } }>('{ model(key: "innovazione") { adoptions { ente } } }');
    expect(model.adoptions.map((adoption) => adoption.ente)).toContain('Provincia di Pesaro e Urbino');
  });
});

describe('answering', () => {
  it('asks for the seat once: the next convention of the Provincia proposes it', async () => {
    const first = (await adopt()).instanceId!;
    const sede = `viale Gramsci ${Math.floor(Math.random() * 900) + 1}, 61121 Pesaro`;
    await save(first, [{ key: 'provincia.sede', value: sede, seenRevision: question((await open(first))!, 'provincia.sede').revision }]);
    const second = (await open((await adopt()).instanceId!))!;
    expect(question(second, 'provincia.sede')).toMatchObject({ value: sede, state: 'PROPOSED' });
    expect(textOf(second, 'convenzione')).toContain(sede);
  });

  it('changes every act at once and says which clauses', async () => {
    const id = (await adopt()).instanceId!;
    const answered = await save(id, [{ key: 'servizio.denominazione', value: 'CST Prova', seenRevision: 0 }]);
    expect(answered.changed.map((change) => change.actKey)).toEqual(['convenzione', 'delibera-provincia', 'delibera-adesione', 'carta-servizi']);
    for (const act of answered.instance.acts) expect(actToPlainText(act.rendered)).toContain('CST Prova');
  });

  it('refuses a wrong answer at its field and keeps the stored one', async () => {
    const id = (await adopt()).instanceId!;
    expect(await save(id, [{ key: 'durata_anni', value: 'molti', seenRevision: 0 }])).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'durata_anni' }] });
    expect(await save(id, [{ key: 'data_decorrenza', value: '01/01/2020', seenRevision: 0 }])).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'data_decorrenza', message: expect.stringContaining('già passata') }] });
    expect(await save(id, [{ key: 'livello', value: 'CLOUD', seenRevision: 1 }])).toMatchObject({ __typename: 'InvalidInput' });
    expect(await save(id, [{ key: 'nessuna', value: 'x', seenRevision: 0 }])).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('never lets two people overwrite each other in silence', async () => {
    const id = (await adopt()).instanceId!;
    expect((await save(id, [{ key: 'durata_anni', value: '4', seenRevision: 0 }])).__typename).toBe('InstanceChanged');
    expect(await save(id, [{ key: 'durata_anni', value: '6', seenRevision: 0 }], redattore)).toMatchObject({ __typename: 'AnswerConflict', currentValue: 4, currentRevision: 1 });
    expect((await save(id, [{ key: 'durata_anni', value: '6', seenRevision: 1 }], redattore)).__typename).toBe('InstanceChanged');
  });

  it('keeps exactly one of many parallel writers, and the others know', async () => {
    const id = (await adopt()).instanceId!;
    const results = await Promise.all(Array.from({ length: 8 }, (_, index) => save(id, [{ key: 'durata_anni', value: String(index + 4), seenRevision: 0 }], index % 2 ? redattore : referente)));
    expect(results.filter((result) => result.__typename === 'InstanceChanged')).toHaveLength(1);
    expect(results.filter((result) => result.__typename === 'AnswerConflict')).toHaveLength(7);
  });

  it('warns of a withdrawal made impossible by three years, and errs where the functions are fundamental', async () => {
    const id = (await adopt()).instanceId!;
    const three = await save(id, [{ key: 'durata_anni', value: '3', seenRevision: 0 }, { key: 'data_decorrenza', value: '01/01/2027', seenRevision: 0 }]);
    expect(three.instance.checks.map((check) => check.ruleId).join(' ')).toMatch(/recesso/);
    const two = await save(id, [{ key: 'durata_anni', value: '2', seenRevision: 1 }, { key: 'funzioni_fondamentali', value: true, seenRevision: 0 }]);
    expect(two.instance.checks).toContainEqual(expect.objectContaining({ severity: 'errore', questionKey: 'durata_anni' }));
    const other = await save(id, [{ key: 'funzioni_fondamentali', value: false, seenRevision: 1 }]);
    const durata = other.instance.checks.filter((check) => check.questionKey === 'durata_anni');
    expect(durata.length).toBeGreaterThan(0);
    expect(durata.every((check) => check.severity !== 'errore')).toBe(true);
  });
});

describe('changing clauses', () => {
  it('keeps locked text, asks a reason to take a clause out, and shows each state', async () => {
    const id = (await adopt()).instanceId!;
    const view = (await open(id))!;
    const clauses = (await referente.request<{ instance: { acts: { key: string; clauses: { id: string; lock: string }[] }[] } }>('query ($id: ID!) { instance(id: $id) { acts { key clauses { id lock } } } }', { id })).instance.acts.flatMap((act) => act.clauses);
    const locked = clauses.find((clause) => clause.lock === 'vincolata')!;
    expect(await edit(id, locked.id, 0, plainRichText('altro'))).toMatchObject({ __typename: 'Refused', code: 'MODELS.CLAUSE_REFUSED' });
    const free = clauses.find((clause) => clause.lock === 'libera')!;
    const suppress = (reason: string, seenRevision = 0): Promise<Outcome> =>
      referente.request<{ suppressClause: Outcome }>(`mutation ($input: SuppressClauseInput!) { suppressClause(input: $input) { ${CHANGE} } }`, { input: { instanceId: id, clauseId: free.id, seenRevision, reason } }).then((data) => data.suppressClause);
    expect(await suppress('  ')).toMatchObject({ __typename: 'Refused' });
    expect(await suppress('Non serve alla nostra Provincia')).toMatchObject({ __typename: 'InstanceChanged' });
    const after = (await open(id))!;
    expect(after.acts.flatMap((act) => act.clauses).find((clause) => clause.id === free.id)).toMatchObject({ state: 'SOPPRESSA', revision: 1 });
    expect(after.dataRevision).toBe(view.dataRevision + 1);
  });

  it('offers a merge to the second of two writers', async () => {
    const id = (await adopt()).instanceId!;
    const start = 'Il servizio persegue la crescita digitale dei Comuni più piccoli.';
    expect((await edit(id, 'conv-impegni-ente', 0, plainRichText(start))).__typename).toBe('InstanceChanged');
    expect((await edit(id, 'conv-impegni-ente', 1, plainRichText(start.replace('crescita', 'trasformazione')))).__typename).toBe('InstanceChanged');
    const late = await edit(id, 'conv-impegni-ente', 1, plainRichText(start.replace('più piccoli', 'montani')), redattore);
    expect(late).toMatchObject({ __typename: 'ClauseConflict', currentRevision: 2, conflicts: 0, merged: plainRichText('Il servizio persegue la trasformazione digitale dei Comuni montani.') });
    expect((await edit(id, 'conv-impegni-ente', 2, late.merged, redattore)).__typename).toBe('InstanceChanged');
  });

  it('takes back one’s own last change, and only that', async () => {
    const id = (await adopt()).instanceId!;
    const before = textOf((await open(id))!, 'convenzione');
    await edit(id, 'conv-impegni-ente', 0, plainRichText('Testo nostro.'));
    await save(id, [{ key: 'durata_anni', value: '7', seenRevision: 0 }], redattore);
    const undo = (client: GraphqlClient): Promise<Outcome> => client.request<{ undoLastChange: Outcome }>(`mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename ... on Refused { code message } } }`, { id }).then((data) => data.undoLastChange);
    expect((await undo(referente)).__typename).toBe('InstanceChanged');
    expect((await undo(redattore)).__typename).toBe('InstanceChanged');
    expect(textOf((await open(id))!, 'convenzione')).toBe(before);
    expect(await undo(referente)).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOTHING_TO_UNDO' });
  });

  it('gives a new clause the kind of the act it joins: a delibera has no articles', async () => {
    const id = (await adopt()).instanceId!;
    const start = (await open(id))!.acts.find((act) => act.key === 'delibera-adesione')!.rendered.clauses[0]!.id;
    const clauseId = randomUUID();
    const { addClause } = await referente.request<{ addClause: Outcome }>(`mutation ($input: AddClauseInput!) { addClause(input: $input) { ${CHANGE} } }`, { input: { instanceId: id, clauseId, actKey: 'delibera-adesione', afterClauseId: start, heading: [], body: plainRichText('Premesso quanto segue.') } });
    expect(addClause.instance.acts.find((act) => act.key === 'delibera-adesione')!.rendered.clauses[1]).toMatchObject({ id: clauseId, kind: 'testo', state: 'AGGIUNTA' });
  });

  it('refuses text nested without end, as input and not as a fault', async () => {
    const id = (await adopt()).instanceId!;
    const when = JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown;
    const { errors } = await referente.raw('mutation ($input: EditClauseInput!) { editClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId: 'conv-impegni-ente', seenRevision: 0, heading: [], body: { type: 'doc', content: [{ type: 'paragraph', attrs: { when } }] } } });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('refuses markup, foreign nodes and invented data', async () => {
    const id = (await adopt()).instanceId!;
    expect(await edit(id, 'conv-impegni-ente', 0, { type: 'doc', content: [{ type: 'html', content: '<script>' }] })).toMatchObject({ __typename: 'Refused' });
    expect(await edit(id, 'conv-impegni-ente', 0, { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'variable', attrs: { key: 'password' } }] }] })).toMatchObject({ __typename: 'Refused' });
  });
});

describe('exporting', () => {
  it('writes the same text in every format, records it, and gives the same bytes again', async () => {
    const id = (await adopt()).instanceId!;
    await save(id, [{ key: 'servizio.denominazione', value: '<script>alert(1)</script> & «CST»', seenRevision: 0 }]);
    const bundle = await referente.post(`/api/instances/${id}/exports`, { formats: ['DOCX', 'ODT', 'HTML', 'PDF'] });
    expect(bundle.status).toBe(200);
    const files = unzipSync(new Uint8Array(bundle.bytes));
    expect(Object.keys(files)).toHaveLength(17);
    expect(Object.keys(files).every((name) => name === 'LEGGIMI.txt' || name.includes('BOZZA'))).toBe(true);
    const html = strFromU8(Object.entries(files).find(([name]) => name.endsWith('.html'))![1]);
    expect(html).not.toContain('<script>alert');
    const { instanceExports } = await referente.request<{ instanceExports: { actKeys: string[]; format: string; textSha256: string; sha256: string; draft: boolean; modelVersion: string; dataRevision: number }[] }>('query ($id: ID!) { instanceExports(instanceId: $id) { actKeys format textSha256 sha256 draft modelVersion dataRevision } }', { id });
    expect(instanceExports).toHaveLength(16);
    expect(new Set(instanceExports.filter((record) => record.actKeys[0] === 'convenzione').map((record) => record.textSha256)).size).toBe(1);
    expect(instanceExports[0]).toMatchObject({ modelVersion: 'innovazione 1.1.0', dataRevision: 2 });
    const again = await referente.post(`/api/instances/${id}/exports`, { formats: ['DOCX', 'ODT', 'HTML', 'PDF'] });
    expect(createHash('sha256').update(again.bytes).digest('hex')).toBe(createHash('sha256').update(bundle.bytes).digest('hex'));
  }, 60_000);
});

describe('the model as text files', () => {
  it('leaves the product as the package it came from', async () => {
    const response = await test.app.inject({ method: 'GET', url: `/api/models/${versionId}/package` });
    const files = Object.entries(unzipSync(new Uint8Array(response.rawPayload))).map(([path, bytes]) => [path.replace(/^[^/]+\//, ''), strFromU8(bytes)] as const);
    expect(readPackage(new Map(files))).toEqual(readPackage(readPackageFolder('libs/models/content/innovazione-1.1.0')));
    expect((await test.app.inject({ method: 'GET', url: `/api/models/${randomUUID()}/package` })).statusCode).toBe(404);
  });
});
