import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KeepDeviations } from '@province-comuni/models-domain';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import { plainRichText, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import { DataSource } from 'typeorm';
import { withSentence } from '../../../libs/models/domain/src/upgrade/testing/next-innovazione.js';
import { CreateDeviations1797200000010 } from '../migrations/1797200000010-create-deviations.js';
import { italianDay } from '@province-comuni/shared-kernel';
import { approveConvention } from './testing/approve-convention.js';
import { completeActs } from './testing/complete-acts.js';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Report {
  version: string;
  numbersOnly: number;
  addedTotal: number;
  heldBack: number;
  instances: { instanceId: string; ente: string; title: string; counts: { adapted: number; added: number } }[];
  added: { clauseId: string; label: string }[];
  versions: { ente: string; version: string; behind: number }[];
  clauses: { clauseId: string; counts: { standard: number; adapted: number; suppressed: number }; cells: { instanceId: string; state: string; changedPermille: number }[] }[];
}
interface Wordings { numbersOnly: number; label: string; model: { version: string } | null; wordings: { hash: string; state: string; body: RichText; instances: { instanceId: string; ente: string; reason: string | null; baseVersion: string }[] }[] }
interface Distance { counts: { adapted: number; suppressed: number; added: number }; versionsBehind: number; sharedAt: string | null; sharedBy: string | null; viewerCanShare: boolean; others: number; clauses: { clauseId: string; state: string; alsoChangedBy: number }[]; likeMine: { kind: string; instances: number; adapted: number }[] }

const REPORT = `version numbersOnly addedTotal heldBack instances { instanceId ente title counts { adapted added } } added { clauseId label } versions { ente version behind }
  clauses { clauseId counts { standard adapted suppressed } cells { instanceId state changedPermille } }`;

let test: TestApp;
let referente: GraphqlClient;
let redattore: GraphqlClient;
let lettore: GraphqlClient;
let lecco: GraphqlClient;
let curatore: GraphqlClient;
let visitor: GraphqlClient;
let versionId: string;

const content = readPackage(readPackageFolder('libs/models/content/innovazione-1.1.0'));
const clause = (id: string): { heading: readonly Inline[]; body: RichText } => content.acts.flatMap((act) => act.clauses).find((candidate) => candidate.id === id)!;

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
  versionId = (await visitor.request<{ model: { versions: { id: string; version: string }[] } }>('{ model(key: "innovazione") { versions { id version } } }')).model.versions.find((version) => version.version === '1.1.0')!.id;
}, 120_000);
afterAll(() => test?.close());

let id: string;
let theirs: string;

beforeEach(async () => {
  await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('delete from instance'));
  id = await adopt(referente);
  theirs = await adopt(lecco);
});

async function adopt(client: GraphqlClient): Promise<string> {
  const enteId = (await client.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  const { adoptModel } = await client.request<{ adoptModel: { instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', { input: { enteId, modelVersionId: versionId, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID() } });
  return adoptModel.instanceId;
}

async function edit(client: GraphqlClient, instanceId: string, clauseId: string, words: string, seenRevision = 0): Promise<void> {
  const { heading, body } = clause(clauseId);
  const { editClause } = await client.request<{ editClause: { __typename: string } }>('mutation ($input: EditClauseInput!) { editClause(input: $input) { __typename } }', { input: { instanceId, clauseId, seenRevision, heading, body: withSentence(body, words), reason: 'lo vuole il regolamento' } });
  expect(editClause.__typename).toBe('InstanceChanged');
}

/** What the follower of the events does. */
async function count(...ids: string[]): Promise<void> {
  for (const instanceId of ids) await test.app.get(KeepDeviations).hear({ kind: 'models.instance-changed', payload: { instanceId } });
}

async function report(client = curatore, filter: { form?: string; actKey?: string } = {}): Promise<Report | null> {
  return (await client.request<{ deviationReport: Report | null }>(`query ($actKey: String, $form: String) { deviationReport(modelKey: "innovazione", actKey: $actKey, form: $form) { ${REPORT} } }`, { actKey: 'convenzione', ...filter })).deviationReport;
}

async function wordings(clauseId: string, client = curatore): Promise<Wordings | null> {
  return (await client.request<{ clauseWordings: Wordings | null }>('query ($clauseId: String!) { clauseWordings(modelKey: "innovazione", clauseId: $clauseId) { numbersOnly label model { version } wordings { hash state body instances { instanceId ente reason baseVersion } } } }', { clauseId })).clauseWordings;
}

async function distance(client = referente, instanceId = id): Promise<Distance | null> {
  return (await client.request<{ instanceDistance: Distance | null }>('query ($id: ID!) { instanceDistance(instanceId: $id) { counts { adapted suppressed added } versionsBehind sharedAt sharedBy viewerCanShare others clauses { clauseId state alsoChangedBy } likeMine { kind instances adapted } } }', { id: instanceId })).instanceDistance;
}

async function share(shared: boolean, client = referente, instanceId = id): Promise<{ __typename: string; sharedAt?: string | null; code?: string }> {
  return (await client.request<{ shareInstance: { __typename: string; sharedAt?: string | null; code?: string } }>('mutation ($id: ID!, $shared: Boolean!) { shareInstance(instanceId: $id, shared: $shared) { __typename ... on InstanceShared { sharedAt } ... on Refused { code } } }', { id: instanceId, shared })).shareInstance;
}

async function promote(hash: string, client = curatore, clauseId = 'conv-penali', instanceId = id): Promise<{ __typename: string; draftId: string; message: string }> {
  return (await client.request<{ promoteWording: { __typename: string; draftId: string; message: string } }>('mutation ($id: ID!, $clauseId: String!, $hash: String!) { promoteWording(instanceId: $id, clauseId: $clauseId, seenHash: $hash) { __typename ... on WordingPromoted { draftId } ... on Refused { message } ... on NotFound { message } } }', { id: instanceId, clauseId, hash })).promoteWording;
}

describe('who may read it', () => {
  it('another Provincia, members of the own one and visitors read no report, and nobody the distance of others', async () => {
    await edit(referente, id, 'conv-penali', 'Parole di Pesaro.');
    await share(true);
    await count(id, theirs);
    for (const client of [lecco, referente, visitor]) {
      for (const call of ['{ deviationReport(modelKey: "innovazione") { version } }', '{ clauseWordings(modelKey: "innovazione", clauseId: "conv-penali") { label } }', `mutation { promoteWording(instanceId: "${id}", clauseId: "conv-penali", seenHash: "x") { __typename } }`]) {
        expect((await client.raw(call, {})).errors?.[0]?.extensions?.code).toMatch(/NOT_FOUND|UNAUTHENTICATED/);
      }
    }
    expect(await distance(lecco)).toBeNull();
    expect(await distance(curatore)).toBeNull();
    expect((await share(true, lecco)).__typename).toBe('NotFound');
    expect((await share(false, curatore)).__typename).toBe('NotFound');
    expect(await share(false, redattore)).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
    expect(await share(false, lettore)).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
  });

  it('drafts count as numbers, until the Provincia shares them and as long as it does', async () => {
    await edit(referente, id, 'conv-penali', 'Parole di Pesaro.');
    await edit(lecco, theirs, 'conv-penali', 'Parole di Lecco.');
    await count(id, theirs);
    const before = (await report())!;
    expect(before).toMatchObject({ numbersOnly: 2, instances: [] });
    expect(before.clauses[0]).toMatchObject({ clauseId: 'conv-penali', counts: { adapted: 2 }, cells: [] });
    expect(await wordings('conv-penali')).toMatchObject({ numbersOnly: 2, wordings: [] });

    expect(await share(true)).toMatchObject({ __typename: 'InstanceShared', sharedAt: expect.any(String) });
    expect((await share(true)).sharedAt).toBe((await distance())!.sharedAt);
    const after = (await report())!;
    expect(after).toMatchObject({ numbersOnly: 1, instances: [{ instanceId: id, ente: 'Provincia di Pesaro e Urbino', counts: { adapted: 1 } }] });
    expect(after.clauses[0]!.cells).toEqual([{ instanceId: id, state: 'ADATTATA', changedPermille: expect.any(Number) }]);
    const said = await wordings('conv-penali');
    expect(JSON.stringify(said)).toContain('Parole di Pesaro.');
    expect(JSON.stringify(said)).not.toContain('Parole di Lecco.');
    expect(said).toMatchObject({ numbersOnly: 1, model: { version: content.version }, wordings: [{ state: 'ADATTATA', instances: [{ instanceId: id, reason: 'lo vuole il regolamento', baseVersion: '1.1.0' }] }] });

    await share(false);
    expect(await report()).toMatchObject({ numbersOnly: 2, instances: [] });
    expect(JSON.stringify(await wordings('conv-penali'))).not.toContain('Parole di');
    const kinds = (await referente.request<{ instanceHistory: { kind: string }[] }>('query ($id: ID!) { instanceHistory(instanceId: $id) { kind } }', { id })).instanceHistory.map((event) => event.kind);
    expect(kinds.slice(0, 2)).toEqual(['NON_CONDIVISO', 'CONDIVISO']);
  });
});

describe('an approved text', () => {
  it('stands in the report with its own words, whatever the draft says afterwards', async () => {
    const { me } = await referente.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }');
    const approved = await completeActs(referente, me.memberships[0]!.enteId, versionId);
    await edit(referente, approved, 'conv-penali', 'Parole approvate.');
    await approveConvention(referente, approved, italianDay(new Date()));
    const [{ payload } = { payload: {} }] = await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`select payload from outbox_event where kind = 'models.act-moved' and payload ->> 'instanceId' = $1 and payload ->> 'state' = 'APPROVATA'`, [approved]) as Promise<{ payload: object }[]>);
    for (let heard = 0; heard < 2; heard += 1) await test.app.get(KeepDeviations).hear({ kind: 'models.act-moved', payload });
    await edit(referente, approved, 'conv-penali', 'Parole della bozza seguente.', 1);
    await count(approved);
    const shown = (await report())!;
    expect(shown.instances.map(({ instanceId }) => instanceId)).toEqual([approved]);
    expect(shown.clauses.find(({ clauseId }) => clauseId === 'conv-penali')!.cells).toEqual([{ instanceId: approved, state: 'ADATTATA', changedPermille: expect.any(Number) }]);
    const said = JSON.stringify(await wordings('conv-penali'));
    expect(said).toContain('Parole approvate.');
    expect(said).not.toContain('Parole della bozza seguente.');
    // The draft takes its place where it is shared.
    await share(true, referente, approved);
    expect(JSON.stringify(await wordings('conv-penali'))).toContain('Parole della bozza seguente.');
  });
});

describe('the stored numbers', () => {
  it('follow every change, heard once or often, early or late', async () => {
    await count(id, id);
    expect((await report())!.clauses.every((line) => line.counts.adapted === 0)).toBe(true);
    await edit(referente, id, 'conv-penali', 'Parole.');
    await referente.request('mutation ($input: AddClauseInput!) { addClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId: randomUUID(), actKey: 'convenzione', afterClauseId: 'conv-penali', heading: [{ type: 'text', text: 'Sportello unico' }], body: plainRichText('C’è uno sportello.'), reason: '' } });
    await count(id, id);
    await share(true);
    expect(await report()).toMatchObject({ addedTotal: 1, added: [{ label: 'Sportello unico' }], instances: [{ counts: { adapted: 1, added: 1 } }] });
    // Nobody heard of this one: the night mends it, and finds nothing more to do.
    await referente.request('mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename } }', { id });
    expect(await test.app.get(KeepDeviations).mend()).toBe(2);
    expect(await test.app.get(KeepDeviations).mend()).toBe(0);
    expect(await report()).toMatchObject({ addedTotal: 0, instances: [{ counts: { adapted: 1, added: 0 } }] });
  });

  it('say per Provincia how many versions behind it is, and are narrowed by form', async () => {
    await count(id, theirs);
    const all = (await report())!;
    expect(all.versions.map(({ ente, version, behind }) => ({ ente, version, behind }))).toEqual([
      { ente: 'Provincia di Lecco', version: '1.1.0', behind: 0 },
      { ente: 'Provincia di Pesaro e Urbino', version: '1.1.0', behind: 0 },
    ]);
    expect(await report(curatore, { form: 'IN_HOUSE' })).toMatchObject({ numbersOnly: 0, versions: [] });
    expect(await report(curatore, { actKey: 'non-esiste' })).toBeNull();
  });
});

describe('promoting a wording', () => {
  it('opens the draft of the model with the words and their origin, once', async () => {
    await edit(referente, id, 'conv-penali', 'Nei primi sei mesi niente penali.');
    await count(id);
    // Not shared: for UPI it is not there.
    expect((await promote('x')).__typename).toBe('NotFound');
    await share(true);
    const [wording] = (await wordings('conv-penali'))!.wordings;
    expect(await promote('x')).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('cambiato il testo') });
    const first = await promote(wording!.hash);
    expect(first.__typename).toBe('WordingPromoted');
    expect((await promote(wording!.hash)).draftId).toBe(first.draftId);
    const { draftClause, draftHistory, modelDraft } = await curatore.request<{ draftClause: { part: { value: unknown } }; draftHistory: { origin: { ente: string; title: string; dataRevision: number } | null }[]; modelDraft: { changelog: { value: unknown } } }>(
      'query ($id: ID!) { draftClause(draftId: $id, clauseId: "conv-penali") { part { value } } draftHistory(draftId: $id) { origin { ente title dataRevision } } modelDraft(id: $id) { changelog { value } } }',
      { id: first.draftId },
    );
    expect(draftHistory).toEqual([{ origin: { ente: 'Provincia di Pesaro e Urbino', title: expect.any(String), dataRevision: 2 } }]);
    expect(JSON.stringify(draftClause)).toContain('Nei primi sei mesi niente penali.');
    expect(JSON.stringify(modelDraft)).toContain('Testo ripreso da Provincia di Pesaro e Urbino.');
    await curatore.request('mutation ($id: ID!) { discardModelDraft(draftId: $id) { __typename } }', { id: first.draftId });
  });
});

describe('how far a Provincia is', () => {
  it('from the model, and from Province like it: of those numbers only', async () => {
    await edit(referente, id, 'conv-penali', 'Parole di Pesaro.');
    await edit(lecco, theirs, 'conv-penali', 'Parole di Lecco.');
    await count(id, theirs);
    const mine = (await distance(lettore))!;
    expect(mine).toMatchObject({ counts: { adapted: 1, suppressed: 0, added: 0 }, versionsBehind: 0, sharedAt: null, viewerCanShare: false, others: 1, clauses: [{ clauseId: 'conv-penali', state: 'ADATTATA', alsoChangedBy: 1 }] });
    expect(mine.likeMine).toContainEqual({ kind: 'CELL', instances: 1, adapted: 1 });
    expect(JSON.stringify(mine)).not.toMatch(/Lecco|Parole/);
    expect((await distance())!.viewerCanShare).toBe(true);
  });
});

describe('an installation of before', () => {
  it('asks for its instances to be counted, and goes back', async () => {
    await edit(referente, id, 'conv-penali', 'Parole di Pesaro.');
    const owner = await new DataSource({ type: 'postgres', url: test.database.ownerUrl }).initialize();
    const runner = owner.createQueryRunner();
    await runner.query(`delete from outbox_event`);
    await new CreateDeviations1797200000010().down(runner);
    await new CreateDeviations1797200000010().up(runner);
    const events = (await runner.query('select kind, payload from outbox_event order by id')) as { kind: string; payload: { instanceId: string } }[];
    await owner.destroy();
    expect(events.map(({ kind, payload }) => [kind, payload.instanceId]).sort()).toEqual([id, theirs].sort().map((instanceId) => ['models.instance-uncounted', instanceId]));
    for (const event of events) await test.app.get(KeepDeviations).hear(event);
    expect((await report())!.clauses[0]).toMatchObject({ clauseId: 'conv-penali', counts: { adapted: 1, standard: 1 } });
  });
});
