import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FollowLaws, LoadModelPackage } from '@province-comuni/models-domain';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import type { Inline, RichText } from '@province-comuni/shared-act-tree';
import { nextInnovazione, withSentence } from '../../../libs/models/domain/src/upgrade/testing/next-innovazione.js';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

interface Review { id: string; instanceId: string | null; subjectId: string; subjectKind: string; label: string; title: string; state: string; ownerName: string | null; dueOn: string; closedBy: string | null; note: string | null; viewerCanConfirm: boolean; change: { label: string; note: string } }
interface Line { change: { id: string; withdrawnAt: string | null }; open: number; confirmed: number; changed: number; openInstances: number }

const URN = 'urn:nir:stato:decreto.legislativo:2000-08-18;267~art30';
const REVIEW = 'id instanceId subjectId subjectKind label title state ownerName dueOn closedBy note viewerCanConfirm change { label note }';
const input = { urn: URN, label: 'art. 30 TUEL', changedOn: '2027-01-01', note: 'Cambia la forma delle convenzioni.', dueOn: '2027-02-28' };

let test: TestApp;
let referente: GraphqlClient;
let redattore: GraphqlClient;
let lettore: GraphqlClient;
let lecco: GraphqlClient;
let curatore: GraphqlClient;
let versionId: string;
let id: string;

const content = readPackage(readPackageFolder('libs/models/content/innovazione-1.1.0'));
const clause = (clauseId: string): { heading: readonly Inline[]; body: RichText } => content.acts.flatMap((act) => act.clauses).find((candidate) => candidate.id === clauseId)!;

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
  versionId = (await lecco.request<{ model: { versions: { id: string; version: string }[] } }>('{ model(key: "innovazione") { versions { id version } } }')).model.versions.find((version) => version.version === '1.1.0')!.id;
}, 120_000);
afterAll(() => test?.close());

beforeEach(async () => {
  await test.database.runner.run(SYSTEM_ACCESS, async () => {
    await currentManager().query('delete from law_change');
    await currentManager().query('delete from instance');
    await currentManager().query('delete from outbox_event');
  });
  id = await adopt();
});

async function adopt(): Promise<string> {
  const enteId = (await redattore.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  return (await redattore.request<{ adoptModel: { instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', { input: { enteId, modelVersionId: versionId, form: 'PUBBLICO', level: 'BASE', title: 'Convenzione ICT', clientKey: randomUUID() } })).adoptModel.instanceId;
}

async function mark(client = curatore, more: Partial<typeof input> = {}): Promise<{ __typename: string; change: { id: string }; problems: { field: string }[] }> {
  return (await client.request<{ markLawChanged: { __typename: string; change: { id: string }; problems: { field: string }[] } }>('mutation ($input: MarkLawChangedInput!) { markLawChanged(input: $input) { __typename ... on LawChangeMarked { change { id } } ... on InvalidInput { problems { field } } } }', { input: { ...input, ...more } })).markLawChanged;
}

/** What the follower does with all that was recorded. */
async function follow(): Promise<void> {
  const events = await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('select kind, payload from outbox_event order by id') as Promise<{ kind: string; payload: object }[]>);
  for (const event of events) await test.app.get(FollowLaws).hear(event);
}

async function reviews(client = redattore, filter: object = { instanceId: id }): Promise<Review[]> {
  return (await client.request<{ lawReviews: { total: number; items: Review[] } }>(`query ($filter: LawReviewFilter!) { lawReviews(filter: $filter, first: 100) { total items { ${REVIEW} } } }`, { filter })).lawReviews.items;
}

async function changes(): Promise<Line[]> {
  return (await curatore.request<{ lawChanges: { items: Line[] } }>('{ lawChanges { items { change { id withdrawnAt } open confirmed changed openInstances } } }')).lawChanges.items;
}

async function confirm(reviewId: string, client = redattore, note = ''): Promise<{ __typename: string; review: Review }> {
  return (await client.request<{ confirmLawReview: { __typename: string; review: Review } }>(`mutation ($id: ID!, $note: String!) { confirmLawReview(id: $id, note: $note) { __typename ... on LawReviewConfirmed { review { ${REVIEW} } } } }`, { id: reviewId, note })).confirmLawReview;
}

async function edit(clauseId: string, body: unknown, seenRevision = 0): Promise<void> {
  const { editClause } = await redattore.request<{ editClause: { __typename: string } }>('mutation ($input: EditClauseInput!) { editClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId, seenRevision, heading: clause(clauseId).heading, body, reason: '' } });
  expect(editClause.__typename).toBe('InstanceChanged');
}

describe('who may do it', () => {
  it('another Provincia sees and confirms nothing; only curators mark; a LETTORE looks', async () => {
    await mark();
    await follow();
    const [mine] = await reviews();
    expect(await reviews(lecco)).toEqual([]);
    expect(await reviews(lecco, {})).toEqual([]);
    expect((await confirm(mine!.id, lecco)).__typename).toBe('NotFound');
    // UPI does not confirm for a Provincia, nor reads its acts.
    expect((await confirm(mine!.id, curatore)).__typename).toBe('NotFound');
    expect((await reviews(curatore, {})).every((review) => review.instanceId === null)).toBe(true);
    for (const call of [`mutation { markLawChanged(input: { urn: "${URN}", label: "x", changedOn: "2027-01-01", note: "x", dueOn: "2027-01-01" }) { __typename } }`, '{ lawChanges { total } }', `{ lawUses(urn: "${URN}") { instances } }`]) {
      expect((await referente.raw(call, {})).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    }
    expect((await reviews(lettore)).length).toBeGreaterThan(0);
    expect((await reviews(lettore))[0]!.viewerCanConfirm).toBe(false);
    expect((await confirm(mine!.id, lettore)).__typename).toBe('Refused');
    expect((await reviews())[0]!.state).toBe('OPEN');
  });
});

describe('a norm that changed', () => {
  it('says before marking how much it touches, and refuses what is no norm', async () => {
    const { lawUses } = await curatore.request<{ lawUses: { urn: string; instances: number; instanceClauses: number; models: { modelKey: string; uses: { subjectId: string }[] }[] } }>('query ($urn: String!) { lawUses(urn: $urn) { urn instances instanceClauses models { modelKey uses { subjectId subjectKind label } } } }', { urn: `https://www.normattiva.it/uri-res/N2Ls?${URN}` });
    expect(lawUses).toMatchObject({ urn: URN, instances: 1, models: [{ modelKey: 'innovazione' }] });
    expect(lawUses.instanceClauses).toBeGreaterThan(0);
    expect(await mark(curatore, { urn: 'TUEL', note: '' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'urn' }, { field: 'note' }] });
    expect(await changes()).toEqual([]);
  });

  it('turns every clause that cites it "da verificare", with owner and day, once however often it is heard', async () => {
    const own = randomUUID();
    await redattore.request('mutation ($input: AddClauseInput!) { addClause(input: $input) { __typename } }', { input: { instanceId: id, clauseId: own, actKey: 'convenzione', afterClauseId: 'conv-oggetto', heading: [{ type: 'text', text: 'Clausola nostra' }], body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'legalRef', attrs: { urn: `${URN}-com2`, label: 'art. 30' } }] }] }, reason: '' } });
    const first = await mark();
    expect((await mark()).change.id).toBe(first.change.id);
    await follow();
    const opened = await reviews();
    await follow();
    expect(await reviews()).toEqual(opened);
    expect(opened.map((review) => review.subjectId)).toContain(own);
    expect(opened[0]).toMatchObject({ state: 'OPEN', title: 'Convenzione ICT', dueOn: '2027-02-28', ownerName: expect.any(String), viewerCanConfirm: true, change: { label: 'art. 30 TUEL', note: 'Cambia la forma delle convenzioni.' } });
    const ofModel = await reviews(curatore, { modelKey: 'innovazione' });
    expect(ofModel.some((review) => review.subjectKind === 'regola')).toBe(true);
    expect(await changes()).toMatchObject([{ open: opened.length + ofModel.length, confirmed: 0, changed: 0, openInstances: 1 }]);
    const { notices } = await redattore.request<{ notices: { title: string; href: string }[] }>('{ notices { title href } }');
    expect(notices.filter((notice) => notice.href === `/atti/${id}`)).toEqual([expect.objectContaining({ title: `Da verificare entro il 28/2/2027, perché cambia art. 30 TUEL: ${opened.length} clausole di «Convenzione ICT»` })]);
  });

  it('waits until a person confirms, or changes it; taken back, the change waits again', async () => {
    await mark();
    await follow();
    const [first, second] = (await reviews()).filter((review) => content.acts.flatMap((act) => act.clauses).find((each) => each.id === review.subjectId)?.lock !== 'vincolata');
    const done = await confirm(first!.id, redattore, 'Va bene così.');
    expect(done).toMatchObject({ __typename: 'LawReviewConfirmed', review: { state: 'CONFIRMED', note: 'Va bene così.', viewerCanConfirm: false } });
    expect((await confirm(first!.id, referente, 'Altro.')).review).toMatchObject({ state: 'CONFIRMED', note: 'Va bene così.' });
    await edit(second!.subjectId, withSentence(clause(second!.subjectId).body, 'Adeguata alla legge nuova.'));
    await follow();
    const find = async (reviewId: string): Promise<Review> => (await reviews()).find((review) => review.id === reviewId)!;
    expect(await find(second!.id)).toMatchObject({ state: 'CHANGED', closedBy: expect.any(String) });
    await redattore.request('mutation ($id: ID!) { undoLastChange(instanceId: $id) { __typename } }', { id });
    await follow();
    expect((await find(second!.id)).state).toBe('OPEN');
    expect((await find(first!.id)).state).toBe('CONFIRMED');
  });

  it('waits for nothing once it is taken back', async () => {
    const { change } = await mark();
    await follow();
    const [one] = await reviews();
    await curatore.request('mutation ($id: ID!) { withdrawLawChange(id: $id) { __typename } }', { id: change.id });
    expect(await reviews()).toEqual([]);
    expect((await confirm(one!.id)).__typename).toBe('NotFound');
    expect((await changes())[0]!.change.withdrawnAt).toEqual(expect.any(String));
    await follow();
    expect(await reviews()).toEqual([]);
    // The same change may be marked again.
    expect((await mark()).change.id).not.toBe(change.id);
  });

  it('reaches what is adopted while the model itself still waits', async () => {
    await mark();
    await follow();
    id = await adopt();
    await follow();
    const opened = await reviews();
    expect(opened.length).toBeGreaterThan(0);
    const [model] = await reviews(curatore, { modelKey: 'innovazione', subjectId: opened[0]!.subjectId });
    expect(await confirm(model!.id, curatore, 'Il testo regge.')).toMatchObject({ __typename: 'LawReviewConfirmed', review: { state: 'CONFIRMED' } });
    id = await adopt();
    await follow();
    expect((await reviews()).map((review) => review.subjectId)).not.toContain(opened[0]!.subjectId);
  });

  it('waits in the model until a version says something else; what it says still waits in the acts', async () => {
    await mark(curatore, { urn: 'urn:nir:stato:decreto.legislativo:2005-03-07;82~art47', label: 'art. 47 CAD' });
    await mark();
    await follow();
    const inModel = async (subjectId: string): Promise<Review[]> => reviews(curatore, { modelKey: 'innovazione', subjectId });
    expect(await inModel('conv-comunicazioni')).toMatchObject([{ state: 'OPEN', change: { label: 'art. 47 CAD' } }]);
    await test.app.get(LoadModelPackage).execute(nextInnovazione(content, '2.0.0'));
    await follow();
    expect(await inModel('conv-comunicazioni')).toMatchObject([{ state: 'CHANGED', closedBy: 'Versione 2.0.0' }]);
    // Only its lock was raised: the text is the same.
    expect(await inModel('conv-penali')).toMatchObject([{ state: 'OPEN' }]);
    expect((await reviews()).filter((review) => review.subjectId === 'conv-comunicazioni')).toMatchObject([{ state: 'OPEN' }]);
  });
});
