import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TellOfActs } from '@province-comuni/models-domain';
import { OBJECT_STORAGE, type ObjectStorage } from '@province-comuni/platform-ports';
import { plainRichText } from '@province-comuni/shared-act-tree';
import { addDays, italianDay } from '@province-comuni/shared-kernel';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { arriveFile } from './testing/arrived-files.js';
import { completeActs } from './testing/complete-acts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Approval { id: string; number: number; state: string; revision: number; textSha256: string; dataRevision: number; expiresOn: string | null; approval: { number: string } | null }
interface Way { actKey: string; state: string; textChanged: boolean; current: Approval | null; earlier: Approval[]; steps: { key: string; refusal: string | null; fields: { key: string; proposed: string | null }[] }[] }
interface Ways { ways: Way[]; taken: { actKey: string; step: string; person: string; input: Record<string, string> }[]; viewerCanNameRoles: boolean }
interface Outcome { __typename: string; approvals: Ways; message: string; code: string; problems: { field: string; message: string }[] }

const APPROVAL = 'id number state revision textSha256 dataRevision expiresOn approval { number }';
const WAYS = `viewerCanNameRoles ways { actKey state textChanged current { ${APPROVAL} } earlier { ${APPROVAL} } steps { key refusal fields { key proposed } } } taken { actKey step person input }`;
const TODAY = italianDay(new Date());

let test: TestApp;
let referente: GraphqlClient;
let redattore: GraphqlClient;
let lettore: GraphqlClient;
let lecco: GraphqlClient;
let curatore: GraphqlClient;
let pesaroId: string;
let versionId: string;
let id: string;

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  const signedIn = async (email: string): Promise<GraphqlClient> => {
    const client = new GraphqlClient(test.app);
    await client.signIn(email, accounts.find((account) => account.email === email)!.password);
    return client;
  };
  [referente, redattore, lettore, lecco, curatore] = (await Promise.all(['referente.pesaro@demo.example', 'redattore.pesaro@demo.example', 'lettore.pesaro@demo.example', 'referente.lecco@demo.example', 'curatore@demo.example'].map(signedIn))) as [GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient];
  pesaroId = (await referente.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  versionId = (await referente.request<{ model: { versions: { id: string }[] } }>('{ model(key: "innovazione") { versions { id version } } }')).model.versions[0]!.id;
  id = await completeActs(referente, pesaroId, versionId);
}, 120_000);
afterAll(() => test?.close());

async function ways(client = referente): Promise<Ways | null> {
  return (await client.request<{ approvals: Ways | null }>(`query ($id: ID!) { approvals(instanceId: $id) { ${WAYS} } }`, { id })).approvals;
}

async function way(actKey: string): Promise<Way> {
  return (await ways())!.ways.find((each) => each.actKey === actKey)!;
}

async function take(step: string, actKeys: string[], values: Record<string, string> = {}, client = referente, seen?: number): Promise<Outcome> {
  const now = (await ways())!.ways;
  const input = { instanceId: id, step, acts: actKeys.map((actKey) => ({ actKey, seenRevision: seen ?? now.find((each) => each.actKey === actKey)?.current?.revision ?? 0 })), values: Object.entries(values).map(([key, value]) => ({ key, value })) };
  return (await client.request<{ takeStep: Outcome }>(`mutation ($input: TakeStepInput!) { takeStep(input: $input) { __typename ... on StepTaken { approvals { ${WAYS} } } ... on InvalidInput { problems { field message } } ... on ApprovalChanged { message } ... on Refused { code message } ... on NotFound { message } } }`, { input })).takeStep;
}

async function addSentence(): Promise<void> {
  const { instanceClause } = await referente.request<{ instanceClause: { revision: number; heading: unknown; body: { content: unknown[] } } }>('query ($id: ID!) { instanceClause(instanceId: $id, clauseId: "conv-comunicazioni") { revision heading body } }', { id });
  const body = { ...instanceClause.body, content: [...instanceClause.body.content, ...plainRichText('Una frase nuova, scritta dopo.').content] };
  const { editClause } = await referente.request<{ editClause: { __typename: string } }>('mutation ($input: EditClauseInput!) { editClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId: 'conv-comunicazioni', seenRevision: instanceClause.revision, heading: instanceClause.heading, body, reason: 'lo vuole il regolamento' } });
  expect(editClause.__typename).toBe('InstanceChanged');
}

describe('the approval of acts', () => {
  it('is not for another Ente, nor for the staff, nor for who only reads', async () => {
    for (const stranger of [lecco, curatore]) {
      expect(await ways(stranger)).toBeNull();
      expect(await take('MANDA_IN_REVISIONE', ['convenzione'], {}, stranger)).toMatchObject({ __typename: 'NotFound' });
    }
    expect((await ways(lettore))!.ways.map(({ state, steps }) => [state, steps])).toEqual([['BOZZA', []], ['BOZZA', []], ['BOZZA', []]]);
    expect(await take('MANDA_IN_REVISIONE', ['convenzione'], {}, lettore)).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
    expect((await ways())!.ways.every(({ current }) => current === null)).toBe(true);
  });

  it('takes several acts a step further together, or none of them', async () => {
    expect(await take('MANDA_IN_REVISIONE', ['convenzione', 'delibera-adesione'], {}, redattore)).toMatchObject({ __typename: 'Refused', message: 'Per questo atto il passo non è previsto.' });
    expect((await way('convenzione')).current).toBeNull();
    const sent = await take('MANDA_IN_REVISIONE', ['convenzione', 'delibera-provincia', 'carta-servizi'], { nota: 'Guardate l’articolo 6' }, redattore);
    expect(sent.approvals.ways.map(({ actKey, state }) => [actKey, state])).toEqual([['convenzione', 'IN_REVISIONE'], ['delibera-provincia', 'IN_REVISIONE'], ['carta-servizi', 'IN_REVISIONE']]);
    expect(sent.approvals.taken).toHaveLength(3);
    expect(sent.approvals.taken[0]).toMatchObject({ step: 'MANDA_IN_REVISIONE', input: { nota: 'Guardate l’articolo 6' } });
  });

  it('asks who may, as the Ente says', async () => {
    expect(await take('PORTA_AL_CONSIGLIO', ['carta-servizi'], {}, redattore)).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
    const name = (client: GraphqlClient, roles: string[] | null): Promise<{ nameStepRoles: { __typename: string } }> => client.request('mutation ($enteId: ID!, $roles: [String!]) { nameStepRoles(enteId: $enteId, step: "PORTA_AL_CONSIGLIO", roles: $roles) { __typename ... on StepRolesNamed { roles { step roles named } } } }', { enteId: pesaroId, roles });
    expect((await name(redattore, ['REDATTORE'])).nameStepRoles.__typename).toBe('Refused');
    expect((await name(lecco, ['REDATTORE'])).nameStepRoles.__typename).toBe('NotFound');
    expect((await name(referente, ['SINDACO'])).nameStepRoles.__typename).toBe('InvalidInput');
    expect((await name(referente, ['REDATTORE'])).nameStepRoles.__typename).toBe('StepRolesNamed');
    expect((await way('carta-servizi')).steps.map(({ key }) => key)).not.toContain('PORTA_AL_CONSIGLIO');
    expect(await take('PORTA_AL_CONSIGLIO', ['carta-servizi'], {}, redattore)).toMatchObject({ __typename: 'StepTaken' });
    await name(referente, null);
    expect(await take('RIMANDA_IN_BOZZA', ['carta-servizi'], { motivo: 'un refuso' })).toMatchObject({ __typename: 'StepTaken' });
  });

  it('goes on from what the person saw, and a double click is one step', async () => {
    const seen = (await way('delibera-provincia')).current!.revision;
    const both = await Promise.all([take('PORTA_AL_CONSIGLIO', ['delibera-provincia'], {}, referente, seen), take('PORTA_AL_CONSIGLIO', ['delibera-provincia'], {}, referente, seen)]);
    expect(both.map(({ __typename }) => __typename)).toEqual(['StepTaken', 'StepTaken']);
    expect((await ways())!.taken.filter(({ actKey, step }) => actKey === 'delibera-provincia' && step === 'PORTA_AL_CONSIGLIO')).toHaveLength(1);
    expect(await take('APPROVA', ['delibera-provincia'], { numero: '5', data: TODAY }, referente, seen)).toMatchObject({ __typename: 'ApprovalChanged' });
  });

  it('keeps the approved text whatever is written afterwards, and starts anew with the next number', async () => {
    await take('PORTA_AL_CONSIGLIO', ['convenzione']);
    expect(await take('APPROVA', ['convenzione'], { numero: '', data: 'ieri' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'numero' }, { field: 'data' }] });
    expect(await take('APPROVA', ['convenzione', 'delibera-provincia'], { numero: '12', data: TODAY })).toMatchObject({ __typename: 'StepTaken' });
    const approved = (await way('convenzione')).current!;
    expect((await way('convenzione')).steps.map(({ key }) => key)).not.toContain('MANDA_IN_REVISIONE');
    expect(await take('MANDA_IN_REVISIONE', ['convenzione'])).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/già approvato/) as unknown });
    await addSentence();
    expect(await way('convenzione')).toMatchObject({ textChanged: true, state: 'APPROVATA', current: approved });
    const { approvedText } = await lettore.request<{ approvedText: { rendered: unknown } }>('query ($id: ID!) { approvedText(approvalId: $id) { rendered } }', { id: approved.id });
    expect(JSON.stringify(approvedText.rendered)).toContain('convenzione');
    expect(JSON.stringify(approvedText.rendered)).not.toContain('Una frase nuova');
    expect(await lecco.request('query ($id: ID!) { approvedText(approvalId: $id) { rendered } }', { id: approved.id })).toEqual({ approvedText: null });
    expect(await take('TRASMETTI', ['convenzione'], { data: TODAY })).toMatchObject({ __typename: 'StepTaken' });
    const inForce = await take('METTI_IN_VIGORE', ['convenzione'], { data: TODAY, scadenza: addDays(TODAY, 90) });
    // Made from the newest version: its renewal is written in the editor.
    expect((await referente.request<{ approvals: { upgradeTo: string | null } }>('query ($id: ID!) { approvals(instanceId: $id) { upgradeTo } }', { id })).approvals.upgradeTo).toBeNull();
    expect(inForce.approvals.ways[0]).toMatchObject({ state: 'IN_SCADENZA', current: { expiresOn: addDays(TODAY, 90), textSha256: approved.textSha256 } });
    await take('MANDA_IN_REVISIONE', ['convenzione']);
    expect(await way('convenzione')).toMatchObject({ state: 'IN_REVISIONE', current: { number: 2 }, earlier: [{ number: 1, textSha256: approved.textSha256 }] });
  });

  it('leaves the product as the approved text, without BOZZA and without what came later', async () => {
    const [old] = (await way('convenzione')).earlier;
    const text = async (approvalId?: string): Promise<string> => (await referente.post(`/api/instances/${id}/exports`, { actKeys: ['convenzione'], formats: ['HTML'], ...(approvalId ? { approvalId } : {}) })).bytes.toString();
    expect(await text(old!.id)).not.toContain('Una frase nuova');
    expect(await text()).toContain('Una frase nuova');
    expect((await lecco.post(`/api/instances/${id}/exports`, { actKeys: ['convenzione'], formats: ['HTML'], approvalId: old!.id })).status).toBe(404);
  });

  it('keeps the signed act with its hash, for who reads the acts', async () => {
    const approvalId = (await way('convenzione')).earlier[0]!.id;
    const attach = async (client: GraphqlClient, fileName: string, kind = 'ATTO_FIRMATO', by = 'referente.pesaro@demo.example'): Promise<Outcome> => {
      const { uploadId } = await arriveFile(test, { email: by, enteId: pesaroId, fileName, pages: ['Convenzione firmata'], seed: `byte di ${fileName}` });
      await test.app.get<ObjectStorage>(OBJECT_STORAGE, { strict: false }).put(Readable.from([Buffer.from(`byte di ${fileName}`)]));
      return (await client.request<{ attachActFile: Outcome }>('mutation ($approvalId: ID!, $kind: String!, $uploadId: ID!) { attachActFile(approvalId: $approvalId, kind: $kind, uploadId: $uploadId) { __typename ... on Refused { code message } ... on InvalidInput { problems { field message } } } }', { approvalId, kind, uploadId })).attachActFile;
    };
    expect(await attach(lecco, 'a.pdf')).toEqual({ __typename: 'NotFound' });
    expect(await attach(lettore, 'b.pdf')).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
    expect(await attach(referente, 'c.pdf', 'RICEVUTA_PEC')).toMatchObject({ problems: [{ field: 'uploadId', message: 'Una ricevuta di posta certificata è un file .eml.' }] });
    expect(await attach(referente, 'altrui.pdf', 'ATTO_FIRMATO', 'redattore.pesaro@demo.example')).toMatchObject({ problems: [{ field: 'uploadId' }] });
    expect(await attach(referente, 'convenzione firmata.pdf')).toEqual({ __typename: 'StepTaken' });
    const files = async (client: GraphqlClient): Promise<{ id: string; name: string; sha256: string }[]> => (await client.request<{ approvedText: { approval: { files: { id: string; name: string; sha256: string }[] } } }>('query ($id: ID!) { approvedText(approvalId: $id) { approval { files { id name sha256 kind signers { name } } } } }', { id: approvalId })).approvedText.approval.files;
    const [file] = await files(lettore);
    expect(file).toMatchObject({ name: 'convenzione firmata.pdf' });
    const got = await lettore.get(`/api/act-files/${file!.id}`);
    expect(createHash('sha256').update(got.bytes).digest('hex')).toBe(file!.sha256);
    expect(got.headers['content-disposition']).toContain('attachment');
    for (const stranger of [lecco, curatore, new GraphqlClient(test.app)]) expect((await stranger.get(`/api/act-files/${file!.id}`)).status).toBe(404);
    const remove = (client: GraphqlClient): Promise<unknown> => client.request('mutation ($id: ID!) { removeActFile(id: $id) { __typename } }', { id: file!.id });
    expect(await remove(lecco)).toEqual({ removeActFile: { __typename: 'NotFound' } });
    expect(await remove(referente)).toEqual({ removeActFile: { __typename: 'StepTaken' } });
    expect(await files(referente)).toEqual([]);
  });

  it('lets the new text in force end the old one', async () => {
    for (const [step, values] of [['PORTA_AL_CONSIGLIO', {}], ['APPROVA', { numero: '20', data: TODAY }], ['TRASMETTI', { data: TODAY }]] as const) await take(step, ['convenzione'], values);
    await take('METTI_IN_VIGORE', ['convenzione'], { data: TODAY, scadenza: addDays(TODAY, 1_000) });
    expect(await way('convenzione')).toMatchObject({ state: 'IN_VIGORE', current: { number: 2 }, earlier: [{ number: 1, state: 'RINNOVATA' }] });
  });

  it('keeps the numbers of the approved text where the Ente wants it, and adds a bis', async () => {
    const keep = async (value: boolean, client = redattore, actKey = 'convenzione'): Promise<{ __typename: string; message?: string }> => (await client.request<{ keepNumbers: { __typename: string } }>('mutation ($id: ID!, $actKey: String!, $keep: Boolean!) { keepNumbers(instanceId: $id, actKey: $actKey, keep: $keep) { __typename ... on Refused { code message } } }', { id, actKey, keep: value })).keepNumbers;
    const labels = async (): Promise<string[]> => (await referente.request<{ instance: { acts: { key: string; rendered: { clauses: { kind: string; label: string }[] } }[] } }>('query ($id: ID!) { instance(id: $id) { acts { key rendered } } }', { id })).instance.acts.find(({ key }) => key === 'convenzione')!.rendered.clauses.filter(({ kind }) => kind === 'articolo').map(({ label }) => label);
    const numbered = await labels();
    const { addClause } = await redattore.request<{ addClause: { __typename: string } }>('mutation ($input: AddClauseInput!) { addClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId: randomUUID(), actKey: 'convenzione', afterClauseId: 'conv-definizioni', heading: [{ type: 'text', text: 'Glossario' }], body: plainRichText('Le parole tecniche sono spiegate in un allegato.'), reason: '' } });
    expect(addClause.__typename).toBe('InstanceChanged');
    const counted = await labels();
    const place = counted.findIndex((label) => label.endsWith('– Glossario'));
    expect(counted.at(-1)).not.toBe(numbered.at(-1));
    expect(await keep(true, lecco)).toMatchObject({ __typename: 'NotFound' });
    expect(await keep(true, lettore)).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
    expect(await keep(true, redattore, 'carta-servizi')).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('non ce n’è ancora uno') as unknown });
    expect((await Promise.all([keep(true), keep(true)])).map(({ __typename }) => __typename)).toEqual(['StepTaken', 'StepTaken']);
    expect((await labels()).filter((label) => !label.endsWith('– Glossario'))).toEqual(numbered);
    expect((await labels())[place]).toBe(`${/^Art\. \d+/.exec(numbered[place - 1]!)![0]}-bis – Glossario`);
    const { instanceHistory } = await referente.request<{ instanceHistory: { kind: string; subjectLabel: string }[] }>('query ($id: ID!) { instanceHistory(instanceId: $id) { kind subjectLabel } }', { id });
    expect(instanceHistory.filter(({ kind }) => kind === 'NUMERAZIONE')).toEqual([{ kind: 'NUMERAZIONE', subjectLabel: 'Convenzione' }]);
    const { undoLastChange } = await redattore.request<{ undoLastChange: { __typename: string } }>('mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename } }', { id });
    expect([undoLastChange.__typename, await labels()]).toEqual(['InstanceChanged', counted]);
    await keep(true);
    const html = (await referente.post(`/api/instances/${id}/exports`, { actKeys: ['convenzione'], formats: ['HTML'] })).bytes.toString();
    expect(html).toContain('-bis – Glossario');
    // A comma that is added has its bis too, and the others keep their numbers.
    const commi = async (): Promise<string[]> => (await referente.request<{ instance: { acts: { key: string; rendered: { clauses: { id: string; blocks: { type: string; number?: string }[] }[] } }[] } }>('query ($id: ID!) { instance(id: $id) { acts { key rendered } } }', { id })).instance.acts.find(({ key }) => key === 'convenzione')!.rendered.clauses.find((clause) => clause.id === 'conv-pagamenti')!.blocks.flatMap(({ type, number }) => (type === 'paragraph' ? [number ?? ''] : []));
    const before = await commi();
    const { instanceClause } = await redattore.request<{ instanceClause: { heading: unknown; revision: number; body: { content: { type: string; attrs?: object }[] } } }>('query ($id: ID!) { instanceClause(instanceId: $id, clauseId: "conv-pagamenti") { heading revision body } }', { id });
    const { content } = instanceClause.body;
    const { editClause } = await redattore.request<{ editClause: { __typename: string } }>('mutation ($input: EditClauseInput!) { editClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId: 'conv-pagamenti', seenRevision: instanceClause.revision, heading: instanceClause.heading, body: { type: 'doc', content: [...content.slice(0, -1), ...plainRichText('Gli interessi di mora non maturano nei mesi di agosto.').content, ...content.slice(-1)] }, reason: '' } });
    expect([editClause.__typename, before]).toEqual(['InstanceChanged', ['1.', '2.', '3.', '4.', '5.']]);
    expect(await commi()).toEqual(['1.', '2.', '3.', '4.', '4-bis.', '5.']);

    // Approved, the bis has its number too: what is put before it does not take it away.
    for (const [step, values] of [['MANDA_IN_REVISIONE', {}], ['PORTA_AL_CONSIGLIO', {}], ['APPROVA', { numero: '31', data: TODAY }]] as const) expect(await take(step, ['convenzione'], values)).toMatchObject({ __typename: 'StepTaken' });
    expect(await way('convenzione')).toMatchObject({ state: 'APPROVATA', textChanged: false });
    const approved = await labels();
    await redattore.request('mutation ($input: AddClauseInput!) { addClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId: randomUUID(), actKey: 'convenzione', afterClauseId: 'conv-definizioni', heading: [{ type: 'text', text: 'Sigle' }], body: plainRichText('Le sigle sono sciolte in un allegato.'), reason: '' } });
    expect((await labels()).filter((label) => !label.endsWith('– Sigle'))).toEqual(approved);
    expect((await labels())[place]).toBe(`${/^Art\. \d+/.exec(numbered[place - 1]!)![0]}.1 – Sigle`);
    expect((await redattore.request<{ undoLastChange: { __typename: string } }>('mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename } }', { id })).undoLastChange.__typename).toBe('InstanceChanged');
    expect([(await way('convenzione')).textChanged, await labels()]).toEqual([false, approved]);
  });

  it('tells who writes the acts that one is about to expire, once for each warning', async () => {
    const old = (await way('convenzione')).earlier.find(({ number }) => number === 1);
    const owner = new pg.Client({ connectionString: test.database.ownerUrl });
    await owner.connect();
    await owner.query(`update act_approval set state = 'IN_VIGORE' where id = $1`, [old!.id]);
    const told = async (): Promise<number> => Number((await owner.query<{ count: string }>(`select count(*) from notice where topic = 'atto.scadenza'`)).rows[0]!.count);
    const tell = test.app.get(TellOfActs);
    await tell.remind();
    const first = await told();
    expect(first).toBe(2);
    await tell.remind();
    expect(await told()).toBe(first);
    await owner.end();
    expect((await redattore.request<{ notices: { title: string }[] }>('{ notices { title } }')).notices[0]!.title).toMatch(/scade il .*: preparate il rinnovo/);
    expect((await lecco.request<{ notices: { title: string }[] }>('{ notices { title } }')).notices).toEqual([]);
  });

  it('refuses errors before the council', async () => {
    const other = await referente.request<{ adoptModel: { instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', { input: { enteId: pesaroId, modelVersionId: versionId, form: 'PUBBLICO', level: 'BASE', clientKey: 'b3b9f8f4-6a1c-4a63-9a52-1f3f0d3c7a11' } });
    const kept = id;
    id = other.adoptModel.instanceId;
    await take('MANDA_IN_REVISIONE', ['convenzione']);
    expect((await way('convenzione')).steps.find(({ key }) => key === 'PORTA_AL_CONSIGLIO')!.refusal).toMatch(/errori/);
    expect(await take('PORTA_AL_CONSIGLIO', ['convenzione'])).toMatchObject({ __typename: 'Refused', message: expect.stringMatching(/I controlli segnalano errori/) as unknown });
    id = kept;
  });

  it('shows what waits for whom', async () => {
    const waiting = async (client: GraphqlClient): Promise<unknown[]> => (await client.request<{ waitingActs: unknown[] }>('{ waitingActs { instanceId actKey state expiresOn } }')).waitingActs;
    expect(await waiting(referente)).toContainEqual(expect.objectContaining({ actKey: 'convenzione', state: 'IN_REVISIONE' }));
    expect(await waiting(redattore)).not.toContainEqual(expect.objectContaining({ state: 'IN_REVISIONE' }));
    expect(await waiting(lecco)).toEqual([]);
  });
});
