import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost } from '@province-comuni/communities-contract';
import { COMMUNITY_REPOSITORY, INITIATIVE_REPOSITORY, LoadCommunities, TellOfIssues, type CommunityRepository, type InitiativeRepository, type PackagedCommunity } from '@province-comuni/communities-domain';
import { NOTICE_BOARD, type NoticeBoard } from '@province-comuni/notices-contract';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS, type DomainEvent } from '@province-comuni/platform-ports';
import { RebuildIndex } from '@province-comuni/search-domain';
import { parseCsv } from '@province-comuni/shared-kernel';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Who moderates the community, two of its members, two who are not in it. */
const EMAILS = { moderatore: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', urbino: 'referente.urbino@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example' };
type Who = keyof typeof EMAILS;
const OUTSIDERS: readonly Who[] = ['lecco', 'curatore'];
const TABLES = ['community', 'initiative', 'issue', 'issue_step'];
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }';
const NOTHING = { __typename: 'NotFound', message: 'Non trovato.' };
const GROUP: PackagedCommunity = { key: 'gruppo-agenda', title: 'Gruppo dell’Agenda', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [{ key: 'uno', kind: 'DISCUSSION', title: 'Che cosa ci ferma', tags: [], pinned: false, text: plainPost('Parliamone.') }] };

interface Outcome { readonly __typename: string; readonly initiativeId: string; readonly issueId: string; readonly message: string; readonly problems: { field: string; message: string }[] }
interface IssueCard { readonly id: string; readonly number: number; readonly title: string; readonly state: string; readonly overdue: boolean }
interface Opened { readonly issue: IssueCard; readonly revision: number; readonly nextStates: string[]; readonly canChange: boolean; readonly steps: { sequence: number; byName: string; reason: string; changes: { field: string; from: string; to: string }[] }[]; readonly discussion: { title: string } | null; readonly text: object }

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
const ids = {} as Record<Who, string>;
let communityId: string;
let discussionId: string;

const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.database.runner.run(SYSTEM_ACCESS, work);
const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => asSystem(() => currentManager().query(text, parameters));
const change = async (who: Who, declared: string, mutation: string, kept: string, variables: Record<string, unknown>): Promise<Outcome> =>
  Object.values(await clients[who].request<Record<string, Outcome>>(`mutation (${declared}) { ${mutation} { __typename ${kept} ${REFUSALS} } }`, variables))[0]!;
const INITIATIVE = { title: 'Agenda digitale del territorio', purpose: 'Un’agenda sola per tutti i Comuni.', enteIds: [] as string[], startsOn: '2026-12-01', endsOn: '' };
const openInitiative = (who: Who, input: object = {}, clientKey: string = randomUUID()): Promise<Outcome> => change(who, '$id: ID!, $input: InitiativeInput!, $key: ID!', 'openInitiative(communityId: $id, input: $input, clientKey: $key)', '... on InitiativeKept { initiativeId }', { id: communityId, input: { ...INITIATIVE, ...input }, key: clientKey });
const changeInitiative = (who: Who, id: string, seen: number, input: object): Promise<Outcome> => change(who, '$id: ID!, $seen: Int!, $input: InitiativeInput!', 'changeInitiative(id: $id, seenRevision: $seen, input: $input)', '... on InitiativeKept { initiativeId }', { id, seen, input: { ...INITIATIVE, ...input } });
const ISSUE = { title: 'Mancano i dati dei Comuni', text: plainPost('Zibaldone di tabelle.') as object, kind: 'CRITICITA', severity: 'ALTA', ownerId: null as string | null, dueOn: '', involvedIds: [] as string[], discussionId: null as string | null };
const openIssue = (who: Who, initiativeId: string, input: object = {}, clientKey: string = randomUUID()): Promise<Outcome> => change(who, '$id: ID!, $input: IssueInput!, $key: ID!', 'openIssue(initiativeId: $id, input: $input, clientKey: $key)', '... on IssueKept { issueId }', { id: initiativeId, input: { ...ISSUE, ...input }, key: clientKey });
const changeIssue = (who: Who, id: string, seen: number, input: object): Promise<Outcome> => change(who, '$id: ID!, $seen: Int!, $input: IssueChangeInput!', 'changeIssue(id: $id, seenRevision: $seen, input: $input)', '... on IssueKept { issueId }', { id, seen, input: { ...ISSUE, state: 'APERTA', ...input } });
const issue = async (who: Who, id: string): Promise<Opened | null> => (await clients[who].request<{ issue: Opened | null }>('query ($id: ID!) { issue(id: $id) { issue { id number title state overdue } text revision nextStates canChange discussion { title } steps { sequence byName reason changes { field from to } } } }', { id })).issue;
const issues = async (who: Who, initiativeId: string, more = ''): Promise<{ total: number; nodes: IssueCard[] } | null> => (await clients[who].request<{ issues: never }>(`query ($id: ID!) { issues(initiativeId: $id ${more}) { total nodes { id number title state overdue } } }`, { id: initiativeId })).issues;
const table = (who: Who, initiativeId: string, query = ''): ReturnType<TestApp['app']['inject']> => test.app.inject({ method: 'GET', url: `/api/initiatives/${initiativeId}/issues.csv${query}`, headers: { cookie: clients[who].cookie(), host: 'localhost:3000' } });
const notices = async (who: Who): Promise<string[]> => (await clients[who].request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title);
const found = async (who: Who, words: string): Promise<string[]> => (await clients[who].request<{ search: { hits: { id: string }[] } }>('query ($q: String!) { search(input: { query: $q }) { ... on SearchPage { hits { id } } } }', { q: words })).search.hits.map(({ id }) => id);

let heard = 0;
async function settle(): Promise<void> {
  const news = await sql<DomainEvent & { id: string }>(`select id, kind, payload from outbox_event where id > $1 and kind = 'communities.issue-changed' order by id`, [heard]);
  for (const event of news) await test.app.get(TellOfIssues, { strict: false }).hear(event);
  heard = Number(news.at(-1)?.id ?? heard);
}

async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  for (const name of TABLES) await owner.query(`alter table ${name} ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  for (const who of Object.keys(EMAILS) as Who[]) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find(({ email }) => email === EMAILS[who])!.password);
    ids[who] = (await clients[who].request<{ me: { id: string } }>('{ me { id } }')).me.id;
  }
  await test.app.get(LoadCommunities, { strict: false }).execute(GROUP);
  [{ id: communityId, discussion: discussionId }] = (await sql<{ id: string; discussion: string }>(`select c.id, d.id as discussion from community c join discussion d on d.community_id = c.id where c.key = 'gruppo-agenda'`)) as [{ id: string; discussion: string }];
  for (const who of ['moderatore', 'luca', 'urbino'] as const)
    await asSystem(() => test.app.get<CommunityRepository>(COMMUNITY_REPOSITORY, { strict: false }).addMember({ communityId: communityId as never, personId: ids[who] as never, role: who === 'moderatore' ? 'MODERATORE' : 'MEMBRO', name: `Prova ${who}`, ente: '', since: new Date(), guidelinesAcceptedAt: new Date(), guidelinesVersion: 1 }));
}, 120_000);
afterAll(() => test?.close());

describe.each(['both walls', 'the application alone'])('who is not in the community, with %s,', (walls) => {
  beforeAll(() => setWall(walls === 'both walls'));
  afterAll(() => setWall(true));

  it('meets neither its initiatives nor their issues, in no way', async () => {
    const { initiativeId } = await openInitiative('moderatore');
    const { issueId } = await openIssue('luca', initiativeId, { ownerId: ids.luca, dueOn: '2020-01-02', discussionId });
    await test.app.get(RebuildIndex, { strict: false }).execute();
    expect(await found('luca', 'zibaldone tabelle')).toContain(issueId);
    for (const who of OUTSIDERS) {
      const { initiatives, initiative, ofDiscussion, own } = await clients[who].request<Record<string, unknown>>('query ($c: ID!, $i: ID!, $d: ID!) { initiatives(communityId: $c) { canOpen } initiative(id: $i) { id } ofDiscussion: issuesOfDiscussion(discussionId: $d) { id } own: myIssues { initiativeTitle } }', { c: communityId, i: initiativeId, d: discussionId });
      expect({ who, initiatives, initiative, own, issues: await issues(who, initiativeId), issue: await issue(who, issueId), csv: (await table(who, initiativeId)).statusCode }).toEqual({ who, initiatives: null, initiative: null, own: [], issues: null, issue: null, csv: 404 });
      expect(ofDiscussion ?? []).toEqual([]);
      expect([...(await found(who, 'zibaldone tabelle')), ...(await found(who, 'agenda digitale territorio'))].filter((id) => id === issueId || id === initiativeId)).toEqual([]);
      for (const outcome of [await openInitiative(who), await changeInitiative(who, initiativeId, 1, {}), await openIssue(who, initiativeId), await changeIssue(who, issueId, 1, {})]) expect({ who, outcome }).toEqual({ who, outcome: NOTHING });
    }
  }, 30_000);
});

describe('an initiative', () => {
  it('is opened and changed by who moderates, once for each key, with what he saw', async () => {
    expect(await openInitiative('luca')).toMatchObject({ __typename: 'Refused' });
    expect(await openInitiative('moderatore', { title: '', endsOn: '2020-01-01' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'title' }, { field: 'endsOn' }] });
    expect(await openInitiative('moderatore', { enteIds: [randomUUID()] })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'enteIds' }] });
    const key = randomUUID();
    const [one, other] = await Promise.all([openInitiative('moderatore', {}, key), openInitiative('moderatore', {}, key)]);
    expect(one!.initiativeId).toBe(other!.initiativeId);
    const id = one!.initiativeId;
    expect(await changeInitiative('luca', id, 1, { title: 'Un altro titolo' })).toMatchObject({ __typename: 'Refused' });
    expect(await changeInitiative('moderatore', id, 1, { title: 'Un altro titolo', endsOn: '2027-06-30' })).toMatchObject({ __typename: 'InitiativeKept' });
    expect(await changeInitiative('moderatore', id, 1, { title: 'Un terzo titolo' })).toMatchObject({ __typename: 'Refused', message: 'Qualcun altro l’ha cambiata nel frattempo: ricaricate la pagina e rifate la modifica.' });
    const { initiative } = await clients.urbino.request<{ initiative: object }>('query ($id: ID!) { initiative(id: $id) { title startsOn endsOn viewerCan { arrange openIssue } } }', { id });
    expect(initiative).toEqual({ title: 'Un altro titolo', startsOn: '2026-12-01', endsOn: '2027-06-30', viewerCan: { arrange: false, openIssue: true } });
  });
});

describe('an issue', () => {
  let initiativeId: string;
  beforeAll(async () => {
    ({ initiativeId } = await openInitiative('moderatore'));
  });

  it('takes the next number, without gaps, however many are opened at once', async () => {
    const keys = Array.from({ length: 6 }, () => randomUUID());
    await Promise.all([...keys, ...keys].map((key, index) => openIssue(index % 2 ? 'luca' : 'urbino', initiativeId, { title: `Questione ${key}` }, key)));
    expect((await issues('luca', initiativeId))!.nodes.map(({ number }) => number)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(await openIssue('luca', initiativeId, { title: 'x', text: { type: 'doc', content: [{ type: 'script' }] } })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await openIssue('luca', initiativeId, { ownerId: ids.lecco })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'ownerId' }] });
    expect(await openIssue('luca', initiativeId, { discussionId: randomUUID() })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'discussionId' }] });
    expect((await issues('luca', initiativeId))!.total).toBe(6);
  });

  it('is changed by who has it and by who moderates; each change is a step that stays', async () => {
    const { issueId } = await openIssue('urbino', initiativeId, { discussionId });
    expect(await changeIssue('urbino', issueId, 1, {})).toMatchObject({ __typename: 'Refused', message: 'La cambia chi l’ha in carico, o chi modera la community.' });
    expect(await changeIssue('moderatore', issueId, 1, { state: 'IN_CARICO' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'ownerId' }] });
    expect(await changeIssue('moderatore', issueId, 1, { state: 'IN_CARICO', ownerId: ids.luca, dueOn: '2030-01-10', discussionId })).toMatchObject({ __typename: 'IssueKept' });
    await settle();
    expect(await notices('luca')).toContain('Avete in carico la questione 7: «Mancano i dati dei Comuni», entro il 10/1/2030');
    const mine = { state: 'IN_CARICO', ownerId: ids.luca, dueOn: '2030-01-10', discussionId };
    const both = await Promise.all([changeIssue('luca', issueId, 2, { ...mine, severity: 'BASSA' }), changeIssue('moderatore', issueId, 2, { ...mine, severity: 'CRITICA' })]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['IssueKept', 'Refused']);
    expect(await changeIssue('luca', issueId, 3, { ...mine, state: 'RISOLTA' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'reason' }] });
    expect(await changeIssue('luca', issueId, 3, { ...mine, state: 'RISOLTA', reason: 'I dati sono arrivati.' })).toMatchObject({ __typename: 'IssueKept' });
    expect(await changeIssue('luca', issueId, 4, { ...mine, state: 'IN_ATTESA', reason: 'x' })).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'state' }] });
    const opened = (await issue('urbino', issueId))!;
    expect(opened).toMatchObject({ canChange: false, nextStates: [], discussion: { title: 'Che cosa ci ferma' }, issue: { state: 'RISOLTA', number: 7 } });
    expect(opened.steps.map(({ sequence, byName, reason }) => [sequence, byName, reason]).at(0)).toEqual([4, 'Prova Redattore Pesaro', 'I dati sono arrivati.']);
    expect(opened.steps.map(({ changes }) => changes.map(({ field }) => field).sort())).toEqual([expect.arrayContaining(['state']), ['severity'], ['dueOn', 'owner', 'state'], []]);
    const asLuca = (statement: string): Promise<unknown> => test.database.runner.run({ enteIds: [], personId: ids.luca as never, communityIds: [communityId] }, () => currentManager().query(statement));
    await expect(asLuca('update issue_step set at = now()')).rejects.toThrow(/permission denied/);
    // Names alone may be rewritten, and only by the platform, when somebody is erased.
    expect(await asLuca(`update issue_step set reason = 'x'`)).toEqual([[], 0]);
  });

  it('is listed by filter and order, a page at a time, and in a table that runs no formula', async () => {
    const { initiativeId: id } = await openInitiative('moderatore');
    const late = await openIssue('luca', id, { title: '=HYPERLINK("x")', kind: 'RISCHIO', severity: 'CRITICA', ownerId: ids.luca, dueOn: '2020-01-02' });
    await openIssue('luca', id, { title: 'Seconda questione', severity: 'BASSA', dueOn: '2030-01-02' });
    await openIssue('luca', id, { title: 'Terza questione', kind: 'DECISIONE', severity: 'MEDIA' });
    const numbers = async (more: string, who: Who = 'luca'): Promise<number[]> => (await issues(who, id, more))!.nodes.map(({ number }) => number);
    expect([await numbers(''), await numbers(', order: SCADENZA'), await numbers(', order: GRAVITA'), await numbers(', overdue: true'), await numbers(', mine: true'), await numbers(', mine: true', 'urbino'), await numbers(', kind: DECISIONE'), await numbers(', severity: BASSA'), await numbers(', state: RISOLTA'), await numbers(', state: DA_CHIUDERE, first: 2, offset: 2')]).toEqual([[3, 2, 1], [1, 2, 3], [1, 3, 2], [1], [1], [], [3], [2], [], [1]]);
    const csv = await table('urbino', id, '?scadute=1');
    expect(csv.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'x-content-type-options': 'nosniff' });
    const rows = parseCsv(csv.body.replace(/^\uFEFF/, ''));
    expect(rows.length).toBe(2);
    expect(rows[1]!.slice(0, 8)).toEqual(['1', `'=HYPERLINK("x")`, 'rischio', 'critica', 'aperta', 'Prova luca', '2/1/2020', 'sì']);
    const { myIssues } = await clients.luca.request<{ myIssues: { issue: { id: string; overdue: boolean } }[] }>('{ myIssues { issue { id overdue } } }');
    expect(myIssues[0]).toEqual({ issue: { id: late.issueId, overdue: true } });
  });

  it('whose day is over is told to who has it and to who moderates, on a working day, once for that day', async () => {
    const clockAt = (day: string): TellOfIssues => new TellOfIssues(test.database.runner, test.app.get<CommunityRepository>(COMMUNITY_REPOSITORY, { strict: false }), test.app.get<InitiativeRepository>(INITIATIVE_REPOSITORY, { strict: false }), test.app.get<NoticeBoard>(NOTICE_BOARD, { strict: false }), { now: () => new Date(`${day}T09:00:00Z`) });
    // Whatever is late from before is told first.
    await clockAt('2029-01-02').remind();
    const { issueId } = await openIssue('urbino', initiativeId, { title: 'Di venerdì', ownerId: ids.urbino, dueOn: '2030-03-01' });
    const told = async (who: Who): Promise<number> => (await notices(who)).filter((title) => title.includes('Di venerdì') && title.startsWith('È scaduta')).length;
    for (const day of ['2030-03-01', '2030-03-02', '2030-03-03']) await clockAt(day).remind();
    expect([await told('urbino'), await told('moderatore')]).toEqual([0, 0]);
    await Promise.all([clockAt('2030-03-04').remind(), clockAt('2030-03-04').remind()]);
    await clockAt('2030-03-05').remind();
    expect([await told('urbino'), await told('moderatore'), await told('luca')]).toEqual([1, 1, 0]);
    await changeIssue('urbino', issueId, 1, { title: 'Di venerdì', ownerId: ids.urbino, dueOn: '2030-03-11' });
    await clockAt('2030-03-12').remind();
    expect(await told('urbino')).toBe(2);
  });

  it('goes with the discussion it names into another one; of one that moved elsewhere it tells nothing, nor does that tell of it', async () => {
    const opened = async (title: string): Promise<string> => (await clients.moderatore.request<{ openDiscussion: { discussionId: string } }>('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { ... on DiscussionOpened { discussionId } } }', { input: { communityId, kind: 'DISCUSSION', title, tags: [], text: plainPost(`Di ${title}.`), clientKey: randomUUID() } })).openDiscussion.discussionId;
    const [one, other] = [await opened('ciò che si unisce'), await opened('ciò che resta')];
    const { issueId } = await openIssue('luca', initiativeId, { discussionId: one });
    const steer = async (mutation: string): Promise<string> => (await clients.moderatore.request<{ done: Outcome }>(`mutation { done: ${mutation} { __typename ${REFUSALS} } }`)).done.__typename;
    expect(await steer(`mergeDiscussion(input: { discussionId: "${one}", fromCommunityId: "${communityId}", intoId: "${other}", reason: "È la stessa cosa." })`)).toBe('CommunityDone');
    expect((await issue('urbino', issueId))!.discussion).toEqual({ title: 'ciò che resta' });
    const ofDiscussion = async (): Promise<number | undefined> => (await clients.moderatore.request<{ issuesOfDiscussion: object[] | null }>('query ($id: ID!) { issuesOfDiscussion(discussionId: $id) { id } }', { id: other })).issuesOfDiscussion?.length;
    expect(await ofDiscussion()).toBe(1);
    const [{ id: sua }] = (await sql<{ id: string }>(`select id from community where key = 'sua'`)) as [{ id: string }];
    await asSystem(() => test.app.get<CommunityRepository>(COMMUNITY_REPOSITORY, { strict: false }).addMember({ communityId: sua as never, personId: ids.moderatore as never, role: 'MODERATORE', name: 'Prova moderatore', ente: '', since: new Date(), guidelinesAcceptedAt: new Date(), guidelinesVersion: 1 }));
    expect(await steer(`moveDiscussion(input: { discussionId: "${other}", fromCommunityId: "${communityId}", toCommunityId: "${sua}", reason: "È di tutti." })`)).toBe('CommunityDone');
    expect([(await issue('urbino', issueId))!.discussion, await ofDiscussion()]).toEqual([null, 0]);
    await sql('update community set closed_at = now() where id = $1', [communityId]);
    expect(await steer(`moveDiscussion(input: { discussionId: "${other}", fromCommunityId: "${sua}", toCommunityId: "${communityId}", reason: "Torna." })`)).toBe('Refused');
    await sql('update community set closed_at = null where id = $1', [communityId]);
  });

  it('of a closed community is read and not changed, and nobody is told of it any more', async () => {
    const { issueId } = await openIssue('luca', initiativeId, { title: 'Prima della fine', ownerId: ids.luca });
    await sql(`update community set closed_at = now() where id = $1`, [communityId]);
    expect([await openInitiative('moderatore'), await openIssue('luca', initiativeId), await changeIssue('luca', issueId, 1, { title: 'Dopo la fine' })].map(({ __typename, message }) => [__typename, message])).toEqual(Array.from({ length: 3 }, () => ['Refused', 'La community è chiusa: si legge e non vi si scrive. Può riaprirla chi la modera.']));
    expect((await issue('luca', issueId))!.canChange).toBe(false);
    expect((await clients.luca.request<{ myIssues: object[] }>('{ myIssues { initiativeTitle } }')).myIssues).toEqual([]);
    await sql('update community set closed_at = null where id = $1', [communityId]);
  });
});
