import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LoadModelPackage } from '@province-comuni/models-domain';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { actToPlainText, plainRichText, type Inline, type RenderedAct, type RichText } from '@province-comuni/shared-act-tree';
import { editVariable } from '../../../libs/models/domain/src/model-version/testing/model-edits.js';
import { nextInnovazione, withSentence } from '../../../libs/models/domain/src/upgrade/testing/next-innovazione.js';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Text { clauseId: string; heading: Inline[]; body: RichText }
interface Item { key: string; class: string; label: string; now: Text[]; ours: Text[]; proposal: Text[]; because: string; choices: string[]; choice: string | null; decidedBy: string | null; decidedAt: string | null; reason: string | null; hash: string; lineageReasons: string[]; notes: { version: string; reason: string }[] }
interface Upgrade { fromVersion: string; toVersion: string; open: number; untouched: number; pending: boolean; mark: string; items: Item[]; blocking: { message: string }[]; viewerCanEdit: boolean; versions: { version: string }[] }
interface Outcome { __typename: string; upgrade: Upgrade; message: string; code: string; dataRevision: number; instanceId: string }
interface InstanceView { modelVersion: string; upgradeTo: string | null; dataRevision: number; acts: { key: string; rendered: RenderedAct; clauses: { id: string; state: string; revision: number }[] }[] }

const UPGRADE = `fromVersion toVersion open untouched pending mark viewerCanEdit versions { version } blocking { message }
  items { key class label now { clauseId heading body } ours { clauseId heading body } proposal { clauseId heading body } because choices choice decidedBy decidedAt reason hash lineageReasons notes { version reason } }`;
const DECIDED = `__typename ... on UpgradeDecided { upgrade { ${UPGRADE} } } ... on UpgradeChanged { message } ... on Refused { code message } ... on NotFound { message }`;

let test: TestApp;
let referente: GraphqlClient;
let redattore: GraphqlClient;
let lettore: GraphqlClient;
let lecco: GraphqlClient;
let curatore: GraphqlClient;
let visitor: GraphqlClient;
let pesaroId: string;
let firstVersionId: string;

const first = readPackage(readPackageFolder('libs/models/content/innovazione-1.1.0'));
const bodyOf = (id: string): RichText => first.acts.flatMap((act) => act.clauses).find((clause) => clause.id === id)!.body;
const headingOf = (id: string): readonly Inline[] => first.acts.flatMap((act) => act.clauses).find((clause) => clause.id === id)!.heading;

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
  pesaroId = (await referente.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  firstVersionId = (await visitor.request<{ model: { versions: { id: string; version: string }[] } }>('{ model(key: "innovazione") { versions { id version } } }')).model.versions.find((version) => version.version === '1.1.0')!.id;
  const next = editVariable('coordinamento_riunioni', { unit: 'in cinque anni', max: 60 })(nextInnovazione(first, '2.0.0'));
  await test.app.get(LoadModelPackage).execute({ ...next, migrations: [{ key: 'coordinamento_riunioni', sources: [{ key: 'coordinamento_riunioni', conversion: { kind: 'scale', operation: 'multiply', factor: '5', decimals: 0 } }], several: null, reason: 'Il numero vale per tutto il mandato.' }] });
}, 120_000);
afterAll(() => test?.close());

let id: string;

/** An instance of the first version, with five clauses of its own making. */
beforeEach(async () => {
  const { adoptModel } = await referente.request<{ adoptModel: { instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', { input: { enteId: pesaroId, modelVersionId: firstVersionId, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID() } });
  id = adoptModel.instanceId;
  for (const clauseId of ['conv-comunicazioni', 'conv-penali', 'conv-definizioni', 'conv-controversie', 'conv-finali']) await edit(clauseId, withSentence(bodyOf(clauseId), `Frase nostra in ${clauseId}.`));
});

async function edit(clauseId: string, body: unknown, seenRevision = 0): Promise<void> {
  const { editClause } = await referente.request<{ editClause: { __typename: string } }>('mutation ($input: EditClauseInput!) { editClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId, seenRevision, heading: headingOf(clauseId), body, reason: 'lo vuole il regolamento' } });
  expect(editClause.__typename).toBe('InstanceChanged');
}

async function upgrade(client = referente): Promise<Upgrade | null> {
  return (await client.request<{ upgrade: Upgrade | null }>(`query ($id: ID!) { upgrade(instanceId: $id) { ${UPGRADE} } }`, { id })).upgrade;
}

async function decide(key: string, choice: string, more: Record<string, unknown> = {}, client = referente): Promise<Outcome> {
  const item = (await upgrade())?.items.find((each) => each.key === key);
  return (await client.request<{ decideUpgrade: Outcome }>(`mutation ($input: DecideUpgradeInput!) { decideUpgrade(input: $input) { ${DECIDED} } }`, { input: { instanceId: id, key, seenHash: item?.hash ?? 'x', seenDecision: item?.decidedAt ?? null, choice, ...more } })).decideUpgrade;
}

async function apply(mark: string, client = referente): Promise<Outcome> {
  return (await client.request<{ applyUpgrade: Outcome }>('mutation ($id: ID!, $mark: String!) { applyUpgrade(instanceId: $id, mark: $mark) { __typename ... on UpgradeApplied { instanceId dataRevision } ... on UpgradeChanged { message } ... on Refused { code message } ... on NotFound { message } } }', { id, mark })).applyUpgrade;
}

async function instance(): Promise<InstanceView> {
  return (await referente.request<{ instance: InstanceView }>('query ($id: ID!) { instance(id: $id) { modelVersion upgradeTo dataRevision acts { key rendered clauses { id state revision } } } }', { id })).instance;
}

const convention = (view: InstanceView): string => actToPlainText(view.acts.find((act) => act.key === 'convenzione')!.rendered);
const stateOf = (view: InstanceView, clauseId: string): string | undefined => view.acts.flatMap((act) => act.clauses).find((clause) => clause.id === clauseId)?.state;

async function decideAll(): Promise<Upgrade> {
  await decide('clause:conv-comunicazioni', 'ACCEPT');
  await decide('clause:conv-penali', 'OURS', { reason: 'Penali già concordate con gli Enti.' });
  await decide('clause:conv-definizioni', 'ACCEPT');
  await decide('clause:conv-controversie', 'ACCEPT');
  return (await upgrade())!;
}

describe('who may look at an upgrade and decide it', () => {
  it('answers another Provincia, UPI and a visitor as if it did not exist', async () => {
    expect(await upgrade(lecco)).toBeNull();
    expect(await upgrade(curatore)).toBeNull();
    expect((await visitor.raw('query ($id: ID!) { upgrade(instanceId: $id) { open } }', { id })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const { mark } = (await upgrade())!;
    for (const client of [lecco, curatore]) {
      expect((await decide('clause:conv-penali', 'MODEL', {}, client)).__typename).toBe('NotFound');
      expect((await apply(mark, client)).__typename).toBe('NotFound');
      expect((await client.request<{ withdrawUpgradeDecision: Outcome }>('mutation ($id: ID!) { withdrawUpgradeDecision(instanceId: $id, key: "clause:conv-penali", seenDecision: null) { __typename } }', { id })).withdrawUpgradeDecision.__typename).toBe('NotFound');
    }
    expect((await upgrade())!.open).toBe(4);
  });

  it('lets a LETTORE look and not decide', async () => {
    expect((await upgrade(lettore))?.viewerCanEdit).toBe(false);
    expect(await decide('clause:conv-penali', 'MODEL', {}, lettore)).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
    expect(await apply((await upgrade())!.mark, lettore)).toMatchObject({ __typename: 'Refused', code: 'MODELS.NOT_ALLOWED' });
  });
});

describe('the plan', () => {
  it('says of each clause what is proposed and why, and asks only what people must decide', async () => {
    expect((await instance()).upgradeTo).toBe('2.0.0');
    const plan = (await upgrade())!;
    expect(plan).toMatchObject({ fromVersion: '1.1.0', toVersion: '2.0.0', open: 4, pending: true, blocking: [], versions: [{ version: '2.0.0' }] });
    const classes = Object.fromEntries(plan.items.map((item) => [item.key, item.class]));
    expect(classes).toEqual({
      'clause:conv-comunicazioni': 'MERGED',
      'clause:conv-penali': 'LOCK_RAISED',
      'clause:conv-definizioni': 'RETIRED_EDITED',
      'clause:conv-controversie': 'MERGED',
      'clause:conv-trasparenza': 'NEW',
    });
    const split = plan.items.find((item) => item.key === 'clause:conv-controversie')!;
    expect(split.lineageReasons).toEqual(['La composizione amichevole e il foro sono cose diverse.']);
    expect(split.because).toContain('diviso questa clausola in 2');
    expect(JSON.stringify(split.proposal.find((text) => text.clauseId === 'conv-composizione')!.body)).toContain('Frase nostra in conv-controversie.');
    expect(plan.items.find((item) => item.key === 'clause:conv-penali')!.notes).toEqual([{ version: '2.0.0', reason: 'Motivo di conv-penali.' }]);
  });

  it('changes nothing of the acts', async () => {
    const before = await instance();
    await decideAll();
    expect(await instance()).toEqual(before);
  });
});

describe('answers', () => {
  const question = async (): Promise<{ value: unknown; state: string; revision: number }> => {
    const { instance: view } = await referente.request<{ instance: { steps: { questions: { key: string; value: unknown; state: string; revision: number }[] }[] } }>('query ($id: ID!) { instance(id: $id) { steps { questions { key value state revision } } } }', { id });
    const { value, state, revision } = view.steps.flatMap((step) => step.questions).find((each) => each.key === 'coordinamento_riunioni')!;
    return { value, state, revision };
  };

  it('are converted as the version declares, told with the sentence and the reason, and wait for a confirmation', async () => {
    await referente.request('mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { __typename } }', { input: { instanceId: id, answers: [{ key: 'coordinamento_riunioni', value: '3', seenRevision: 0 }] } });
    const { upgrade: plan } = await referente.request<{ upgrade: { answers: Record<string, unknown>[] } }>('query ($id: ID!) { upgrade(instanceId: $id) { answers { key kind before after because fromKey fromLabel reasons } } }', { id });
    expect(plan.answers).toEqual([{ key: 'coordinamento_riunioni', kind: 'CONVERTED', before: '3', after: '15 in cinque anni', because: expect.stringContaining('moltiplicata per 5'), fromKey: 'coordinamento_riunioni', fromLabel: null, reasons: ['2.0.0: Il numero vale per tutto il mandato.'] }]);
    expect((await apply((await decideAll()).mark)).__typename).toBe('UpgradeApplied');
    expect(await question()).toMatchObject({ value: 15, state: expect.not.stringMatching(/^ANSWERED$/) });
    await referente.request('mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename } }', { id });
    expect(await question()).toMatchObject({ value: 3, state: 'ANSWERED' });
  });
});

describe('decisions', () => {
  it('are kept at once, for colleagues too, and can be taken back', async () => {
    const { upgrade: after } = await decide('clause:conv-penali', 'MODEL', {}, redattore);
    expect(after.open).toBe(3);
    const seen = (await upgrade())!.items.find((item) => item.key === 'clause:conv-penali')!;
    expect(seen).toMatchObject({ choice: 'MODEL', decidedBy: expect.any(String) });
    const { withdrawUpgradeDecision } = await referente.request<{ withdrawUpgradeDecision: Outcome }>(`mutation ($id: ID!, $seen: DateTime) { withdrawUpgradeDecision(instanceId: $id, key: "clause:conv-penali", seenDecision: $seen) { ${DECIDED} } }`, { id, seen: seen.decidedAt });
    expect(withdrawUpgradeDecision.upgrade.open).toBe(4);
  });

  it('sent twice by one person are one, and no conflict with himself', async () => {
    const item = (await upgrade())!.items.find((each) => each.key === 'clause:conv-penali')!;
    const input = { instanceId: id, key: item.key, seenHash: item.hash, seenDecision: null, choice: 'OURS', reason: 'Già concordate.' };
    const send = (): Promise<{ decideUpgrade: Outcome }> => referente.request(`mutation ($input: DecideUpgradeInput!) { decideUpgrade(input: $input) { ${DECIDED} } }`, { input });
    const outcomes = (await Promise.all([send(), send(), send()])).map(({ decideUpgrade }) => decideUpgrade);
    expect(outcomes.map(({ __typename }) => __typename)).toEqual(['UpgradeDecided', 'UpgradeDecided', 'UpgradeDecided']);
    expect(new Set(outcomes.map(({ upgrade: { items } }) => items.find(({ key }) => key === item.key)!.decidedAt)).size).toBe(1);
  });

  it('do not go over a colleague’s that was not seen', async () => {
    const item = (await upgrade())!.items.find((each) => each.key === 'clause:conv-penali')!;
    await decide('clause:conv-penali', 'MODEL', {}, redattore);
    const late = await referente.request<{ decideUpgrade: Outcome }>(`mutation ($input: DecideUpgradeInput!) { decideUpgrade(input: $input) { ${DECIDED} } }`, { input: { instanceId: id, key: item.key, seenHash: item.hash, seenDecision: null, choice: 'OURS', reason: 'x' } });
    expect(late.decideUpgrade).toMatchObject({ __typename: 'UpgradeChanged', message: expect.stringContaining('ha deciso') });
  });

  it('are refused with words: no reason, no such choice, text that is fixed, unknown data, reference to nothing', async () => {
    expect(await decide('clause:conv-penali', 'OURS')).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('perché') });
    expect(await decide('clause:conv-penali', 'EDIT', { texts: [{ clauseId: 'conv-penali', heading: [], body: plainRichText('x') }] })).toMatchObject({ __typename: 'Refused' });
    expect(await decide('clause:conv-comunicazioni', 'TUTTO')).toMatchObject({ __typename: 'Refused' });
    const text = (body: unknown): Record<string, unknown> => ({ texts: [{ clauseId: 'conv-comunicazioni', heading: headingOf('conv-comunicazioni'), body }] });
    const paragraph = (...content: unknown[]): unknown => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
    expect(await decide('clause:conv-comunicazioni', 'EDIT', text(paragraph({ type: 'variable', attrs: { key: 'non.esiste' } })))).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('non.esiste') });
    expect(await decide('clause:conv-comunicazioni', 'EDIT', text(paragraph({ type: 'clauseRef', attrs: { clauseId: 'conv-non-esiste' } })))).toMatchObject({ __typename: 'Refused' });
    expect(await decide('clause:conv-comunicazioni', 'EDIT', text('<script>alert(1)</script>'))).toMatchObject({ __typename: 'Refused' });
    expect(await decide('clause:conv-oggetto', 'ACCEPT')).toMatchObject({ __typename: 'UpgradeChanged' });
    expect((await upgrade())!.open).toBe(4);
  });

  it('hold while their clause is the same, and are asked for again when it changed', async () => {
    await decide('clause:conv-comunicazioni', 'ACCEPT');
    await decide('clause:conv-definizioni', 'MODEL');
    await edit('conv-comunicazioni', withSentence(bodyOf('conv-comunicazioni'), 'Una frase diversa.'), 1);
    const items = (await upgrade())!.items;
    expect(items.find((item) => item.key === 'clause:conv-comunicazioni')!.choice).toBeNull();
    expect(items.find((item) => item.key === 'clause:conv-definizioni')!.choice).toBe('MODEL');
  });
});

describe('applying', () => {
  it('waits until everything is decided', async () => {
    expect(await apply((await upgrade())!.mark)).toMatchObject({ __typename: 'Refused', message: 'Restano 4 clausole da decidere.' });
    expect((await instance()).modelVersion).toBe('1.1.0');
  });

  it('makes one new draft revision with every word of the Provincia in it', async () => {
    const before = await instance();
    const { mark, open } = await decideAll();
    expect(open).toBe(0);
    const applied = await apply(mark);
    expect(applied).toMatchObject({ __typename: 'UpgradeApplied', dataRevision: before.dataRevision + 1 });
    const after = await instance();
    expect(after).toMatchObject({ modelVersion: '2.0.0', upgradeTo: null, dataRevision: before.dataRevision + 1 });
    const text = convention(after);
    for (const clauseId of ['conv-comunicazioni', 'conv-penali', 'conv-definizioni', 'conv-controversie', 'conv-finali']) expect(text).toContain(`Frase nostra in ${clauseId}.`);
    expect(text).toContain('Le parti tengono aggiornati i propri recapiti.');
    expect(text).toContain('La Provincia pubblica ogni anno i risultati del servizio.');
    expect([stateOf(after, 'conv-definizioni'), stateOf(after, 'conv-penali'), stateOf(after, 'conv-composizione'), stateOf(after, 'conv-foro'), stateOf(after, 'conv-trasparenza')]).toEqual(['AGGIUNTA', 'ADATTATA', 'ADATTATA', 'STANDARD', 'STANDARD']);
    expect((await upgrade())!).toMatchObject({ pending: false, items: [], open: 0 });
    const { instanceHistory } = await referente.request<{ instanceHistory: { kind: string; subject: string; after: { later: number; ours: number } }[] }>('query ($id: ID!) { instanceHistory(instanceId: $id) { kind subject after } }', { id });
    expect(instanceHistory[0]).toMatchObject({ kind: 'AGGIORNATO', subject: '2.0.0', after: { ours: 1, later: 0 } });
    const { model } = await visitor.request<{ model: { adoptions: { version: string; enteId: string }[] } }>('{ model(key: "innovazione") { adoptions { version enteId } } }');
    expect(model.adoptions.filter((adoption) => adoption.enteId === pesaroId).map((adoption) => adoption.version)).toContain('2.0.0');
  });

  it('is one upgrade however often it is asked for, also at the same time', async () => {
    const { mark } = await decideAll();
    const outcomes = await Promise.all([apply(mark), apply(mark), apply(mark, redattore)]);
    expect(new Set(outcomes.map((outcome) => outcome.dataRevision)).size).toBe(1);
    expect((await instance()).dataRevision).toBe(outcomes[0]!.dataRevision);
  });

  it('is refused when something changed since it was seen, and what still holds is kept', async () => {
    const { mark } = await decideAll();
    await edit('conv-finali', withSentence(bodyOf('conv-finali'), 'Cambiata dopo.'), 1);
    expect(await apply(mark)).toMatchObject({ __typename: 'UpgradeChanged' });
    const again = (await upgrade())!;
    expect(again.open).toBe(0);
    expect((await apply(again.mark)).__typename).toBe('UpgradeApplied');
    expect(convention(await instance())).toContain('Cambiata dopo.');
  });

  it('leaves what is held back as it is, and offers it again', async () => {
    await decideAll();
    await decide('clause:conv-controversie', 'LATER');
    await decide('clause:conv-trasparenza', 'LATER');
    await apply((await upgrade())!.mark);
    const view = await instance();
    expect(view).toMatchObject({ modelVersion: '2.0.0', upgradeTo: '2.0.0' });
    expect(convention(view)).toContain('Frase nostra in conv-controversie.');
    expect(convention(view)).not.toContain('La Provincia pubblica ogni anno i risultati del servizio.');
    const plan = (await upgrade())!;
    expect(plan.items.map((item) => [item.key, item.class])).toEqual([['clause:conv-trasparenza', 'NEW'], ['clause:conv-controversie', 'MERGED']]);
    await decide('clause:conv-controversie', 'ACCEPT');
    expect((await apply((await upgrade())!.mark)).__typename).toBe('UpgradeApplied');
    expect(stateOf(await instance(), 'conv-composizione')).toBe('ADATTATA');
  });

  it('is taken back whole by an undo, and not once something was done on top of it', async () => {
    const before = await instance();
    const undo = async (): Promise<string> => (await referente.request<{ undoLastChange: { __typename: string } }>('mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename } }', { id })).undoLastChange.__typename;
    await apply((await decideAll()).mark);
    expect(await undo()).toBe('InstanceChanged');
    const rolledBack = await instance();
    expect(rolledBack.modelVersion).toBe('1.1.0');
    expect(rolledBack.acts.map((act) => act.rendered)).toEqual(before.acts.map((act) => act.rendered));
    // What was decided stays decided, and applying it again is another upgrade.
    const again = (await upgrade())!;
    expect(again).toMatchObject({ pending: true, open: 0 });
    expect((await apply(again.mark)).__typename).toBe('UpgradeApplied');
    expect((await instance()).modelVersion).toBe('2.0.0');
    const { saveAnswers } = await redattore.request<{ saveAnswers: { __typename: string } }>('mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { __typename } }', { input: { instanceId: id, answers: [{ key: 'foro', value: 'Pesaro', seenRevision: 0 }] } });
    expect(saveAnswers.__typename).toBe('InstanceChanged');
    expect(await undo()).toBe('Refused');
  });
});
