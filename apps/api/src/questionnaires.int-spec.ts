import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost } from '@province-comuni/communities-contract';
import { LoadCommunities, TellPollMoved, type PackagedCommunity } from '@province-comuni/communities-domain';
import { PASSWORD, StoredPeople } from '@province-comuni/identity-testing';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS, type DomainEvent } from '@province-comuni/platform-ports';
import type { QuestionnaireId } from '@province-comuni/questionnaires-contract';
import { TellOfQuestionnaires } from '@province-comuni/questionnaires-domain';
import { parseCsv, toWall, type EnteId } from '@province-comuni/shared-kernel';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

type Who = 'anna' | 'luca' | 'lea' | 'lecco' | 'curatore' | 'comune' | 'visitor';
const EMAILS = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lea: 'lettore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example' } as const;
const TABLES = ['questionnaire', 'questionnaire_correction', 'questionnaire_answer', 'questionnaire_participation', 'questionnaire_box', 'community', 'community_member'];
const RESULT = '__typename ... on QuestionnaireDone { id revision } ... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }';
const NOTHING = { __typename: 'NotFound', message: 'Non trovato.' };
const CLOSED: PackagedCommunity = { key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [] };

interface Outcome { readonly __typename: string; readonly id: string; readonly revision: number | null; readonly code: string; readonly message: string; readonly problems: { field: string; message: string }[]; readonly discussionId: string }
interface Own { readonly enteId: string | null; readonly answered: boolean; readonly revision: number; readonly writtenBy: string; readonly sentBy: string | null; readonly lines: { question: string; choices: string[]; text: string }[] }
interface Open { readonly questionnaire: { id: string; state: string; answered: number; revision: number; resultsBar: string | null; viewerCanOrganise: boolean; viewerCanAnswer: boolean; title: string; disclosure: string }; readonly own: Own[]; readonly corrections: { what: string; before: string; after: string; by: string }[] }
interface Tally { readonly base: number; readonly bars: { key: string; count: number }[]; readonly ranking: { key: string; points: number; averagePlace: number }[]; readonly mean: number | null; readonly median: number | null }
interface Results { readonly bar: string | null; readonly comparisons: { key: string }[]; readonly questions: { question: { key: string }; tally: Tally; withheld: boolean; groups: { label: string; tally: Tally }[] }[] }

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
const ids = {} as Record<Who, string>;
const communityIds: Record<string, string> = {};
let pesaro: string;
/** Five and more people of as many Enti. */
const crowd: GraphqlClient[] = [];

const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));
const inDays = (days: number): string => toWall(new Date(Date.now() + days * 86_400_000));
const option = (text: string): object => ({ key: text.toLowerCase(), text });
const QUESTIONS = [
  { key: 's', kind: 'SEZIONE', text: 'Il servizio' },
  { key: 'uno', kind: 'SINGOLA', text: 'Quale forma?', required: true, options: ['Alfa', 'Beta'].map(option) },
  { key: 'molti', kind: 'MULTIPLA', text: 'Che cosa serve?', min: 1, max: 2, options: ['Formazione', 'Denaro', 'Tempo'].map(option) },
  { key: 'ordine', kind: 'GRADUATORIA', text: 'In che ordine?', options: ['Prima', 'Seconda', 'Terza'].map(option) },
  { key: 'scala', kind: 'SCALA', text: 'Quanto siete pronti?', min: 1, max: 5, lowLabel: 'per nulla', highLabel: 'del tutto', dontKnow: true },
  { key: 'testo', kind: 'TESTO', text: 'Altro?', long: true },
  { key: 'numero', kind: 'NUMERO', text: 'Quanti addetti?', min: 0, unit: 'addetti' },
];
const typed = (more: object = {}): Record<string, unknown> => ({ id: randomUUID(), communityId: communityIds['sua'], seenRevision: 0, title: 'Come lavora la SUA', intro: 'Bastano cinque minuti.', questions: QUESTIONS, asked: 'COMMUNITY', answeredBy: 'PERSONA', disclosure: 'NOMINATIVA', visibility: 'DOPO_RISPOSTA', closesAt: inDays(10), ...more });
const change = async (who: GraphqlClient, mutation: string, declared: string, variables: Record<string, unknown>): Promise<Outcome> => Object.values(await who.request<Record<string, Outcome>>(`mutation (${declared}) { ${mutation} { ${RESULT} } }`, variables))[0]!;
const keep = (who: Who, input: object): Promise<Outcome> => change(clients[who], 'keepQuestionnaire(input: $input)', '$input: KeepQuestionnaireInput!', { input });
const publish = (who: Who, id: string, seenRevision = 1): Promise<Outcome> => change(clients[who], 'publishQuestionnaire(id: $id, seenRevision: $r)', '$id: ID!, $r: Int!', { id, r: seenRevision });
const close = (who: Who, id: string): Promise<Outcome> => change(clients[who], 'closeQuestionnaire(id: $id)', '$id: ID!', { id });
const duplicate = (who: Who, id: string, newId: string): Promise<Outcome> => change(clients[who], 'duplicateQuestionnaire(id: $id, newId: $n)', '$id: ID!, $n: ID!', { id, n: newId });
const remove = (who: Who, id: string): Promise<Outcome> => change(clients[who], 'removeQuestionnaire(id: $id)', '$id: ID!', { id });
const line = (question: string, ...choices: string[]): object => ({ question, choices });
const send = (client: GraphqlClient, id: string, lines: object[], seenRevision = 0, clientKey: string = randomUUID(), enteId: string | null = null): Promise<Outcome> => change(client, 'sendQuestionnaireAnswer(input: $input, clientKey: $k)', '$input: QuestionnaireAnswerInput!, $k: ID!', { input: { id, lines, seenRevision, enteId }, k: clientKey });
const draft = (client: GraphqlClient, id: string, lines: object[], seenRevision = 0): Promise<Outcome> => change(client, 'keepQuestionnaireAnswer(input: $input)', '$input: QuestionnaireAnswerInput!', { input: { id, lines, seenRevision } });
const open = async (client: GraphqlClient, id: string): Promise<Open | null> => (await client.request<{ questionnaire: Open | null }>('query ($id: ID!) { questionnaire(id: $id) { questionnaire { id title state answered revision resultsBar viewerCanOrganise viewerCanAnswer disclosure } own { enteId answered revision writtenBy sentBy lines { question choices text } } corrections { what before after by } } }', { id })).questionnaire;
const results = async (client: GraphqlClient, id: string, comparison: string | null = null): Promise<Results | null> =>
  (await client.request<{ questionnaireResults: Results | null }>('query ($id: ID!, $c: String) { questionnaireResults(id: $id, comparison: $c) { bar comparisons { key } questions { question { key } tally { base bars { key count } ranking { key points averagePlace } mean median } withheld groups { label tally { base bars { key count } } } } } }', { id, c: comparison })).questionnaireResults;
const texts = async (client: GraphqlClient, id: string, first = 20): Promise<{ total: number; items: { text: string; by: string | null }[] } | null> => (await client.request<{ t: { total: number; items: { text: string; by: string | null }[] } | null }>('query ($id: ID!, $n: Int!) { t: questionnaireTexts(id: $id, question: "testo", first: $n) { total items { text by } } }', { id, n: first })).t;
const listed = async (client: GraphqlClient, communityId: string | null): Promise<string[] | null> => (await client.request<{ questionnaires: { items: { id: string }[] } | null }>('query ($c: ID) { questionnaires(communityId: $c) { items { id } } }', { c: communityId })).questionnaires?.items.map(({ id }) => id) ?? null;
const table = async (client: GraphqlClient, id: string, query = ''): Promise<{ status: number; rows: string[][] }> => {
  const { status, bytes } = await client.get(`/api/questionnaires/${id}/table${query}`);
  return { status, rows: status === 200 ? parseCsv(bytes.toString().replace('\ufeff', '')) : [] };
};
const notices = async (who: Who): Promise<string[]> => (await clients[who].request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title);
const tell = (): TellOfQuestionnaires => test.app.get(TellOfQuestionnaires, { strict: false });
const opened = async (who: Who, more: object = {}): Promise<string> => {
  const { id } = await keep(who, typed(more));
  expect(await publish(who, id)).toMatchObject({ __typename: 'QuestionnaireDone' });
  return id;
};

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  clients.visitor = new GraphqlClient(test.app);
  for (const [who, email] of Object.entries(EMAILS) as [keyof typeof EMAILS, string][]) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(email, accounts.find((account) => account.email === email)!.password);
    ids[who] = (await clients[who].request<{ me: { id: string } }>('{ me { id } }')).me.id;
  }
  pesaro = (await clients.anna.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }')).me.memberships[0]!.enteId;
  await test.app.get(LoadCommunities, { strict: false }).execute(CLOSED);
  for (const { key, id } of await sql<{ key: string; id: string }>('select key, id from community')) communityIds[key] = id;
  await liftWritingLimits(test);
  const stored = new StoredPeople(test.database.runner);
  const member = async (key: string, personId: string, role = 'MEMBRO'): Promise<unknown> => sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) values ($1, $2, $3, 'Membro', 'Provincia', now(), now(), 0, 0)`, [communityIds[key], personId, role]);
  const comuni = await sql<{ id: EnteId }>(`select id from ente where kind = 'COMUNE' and provincia_id = $1 order by nome limit 8`, [pesaro]);
  for (const { id } of comuni) {
    const { person } = await stored.member({ id, kind: 'COMUNE' }, 'REFERENTE');
    const client = new GraphqlClient(test.app);
    await client.signIn(person.email, PASSWORD);
    await member('sua', person.id);
    crowd.push(client);
  }
  const { person } = await stored.member({ id: comuni[0]!.id, kind: 'COMUNE' }, 'REFERENTE');
  clients.comune = new GraphqlClient(test.app);
  await clients.comune.signIn(person.email, PASSWORD);
  for (const [key, who, role] of [['sua', 'anna', 'MODERATORE'], ['sua', 'luca', 'MEMBRO'], ['riservata', 'anna', 'MODERATORE'], ['riservata', 'luca', 'MEMBRO']] as const) await member(key, ids[who], role);
}, 120_000);
afterAll(() => test?.close());

async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  for (const name of TABLES) await owner.query(`alter table ${name} ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}

describe.each(['both walls', 'the application alone'])('who is not asked, with %s,', (walls) => {
  let hidden: string;
  let forProvince: string;
  beforeAll(async () => {
    hidden = await opened('anna', { communityId: communityIds['riservata'] });
    await send(clients.luca, hidden, [line('uno', 'alfa'), { question: 'testo', text: 'Il rospo smeraldino.' }]);
    forProvince = await opened('curatore', { communityId: null, asked: 'PROVINCE', answeredBy: 'ENTE', disclosure: 'PER_ENTE' });
    await setWall(walls === 'both walls');
  });
  afterAll(() => setWall(true));

  it('meets nothing of a questionnaire of others: as if it were not there', async () => {
    for (const who of ['visitor', 'lecco', 'curatore', 'comune'] as const) {
      expect({ who, open: await open(clients[who], hidden), results: await results(clients[who], hidden), texts: await texts(clients[who], hidden), list: await listed(clients[who], communityIds['riservata']!), own: (await listed(clients[who], null))!.includes(hidden) }).toEqual({ who, open: null, results: null, texts: null, list: null, own: false });
      for (const query of ['', '?tavola=risposte', '?formato=xlsx']) expect({ who, query, status: (await table(clients[who], hidden, query)).status }).toEqual({ who, query, status: 404 });
      if (who === 'visitor') continue;
      expect(await send(clients[who], hidden, [line('uno', 'alfa')])).toEqual(NOTHING);
      expect(await draft(clients[who], hidden, [])).toEqual(NOTHING);
      expect(await keep(who, typed({ id: hidden, communityId: communityIds['riservata'], seenRevision: 2 }))).toEqual(NOTHING);
      expect(await keep(who, typed({ communityId: communityIds['riservata'] }))).toEqual(NOTHING);
      expect([await publish(who, hidden, 2), await close(who, hidden), await duplicate(who, hidden, randomUUID()), await remove(who, hidden)]).toEqual([NOTHING, NOTHING, NOTHING, NOTHING]);
    }
  });

  it('nor a Comune of what Province are asked', async () => {
    expect([await open(clients.comune, forProvince), await results(clients.comune, forProvince), await send(clients.comune, forProvince, [line('uno', 'alfa')])]).toEqual([null, null, NOTHING]);
    expect((await open(clients.lecco, forProvince))?.questionnaire).toMatchObject({ viewerCanAnswer: true, viewerCanOrganise: false });
  });

  it('a member answers and organises nothing; others do not see his answer', async () => {
    const page = await open(clients.luca, hidden);
    expect(page).toMatchObject({ questionnaire: { viewerCanOrganise: false, viewerCanAnswer: true }, own: [{ answered: true, lines: [{ question: 'uno' }, { question: 'testo' }] }] });
    expect((await open(clients.anna, hidden))!.own).toMatchObject([{ answered: false, lines: [] }]);
    expect([await keep('luca', typed()), await close('luca', hidden), await duplicate('luca', hidden, randomUUID())]).toEqual(Array(3).fill(expect.objectContaining({ __typename: 'Refused', code: 'QUESTIONNAIRES.REFUSED' })));
    expect((await table(clients.luca, hidden, '?tavola=risposte')).status).toBe(404);
    expect((await texts(clients.luca, hidden))!.items).toEqual([{ text: 'Il rospo smeraldino.', by: null }]);
    expect((await texts(clients.anna, hidden))!.items).toEqual([{ text: 'Il rospo smeraldino.', by: expect.stringContaining('Pesaro') }]);
  });

  it('a draft is for who writes it; nobody writes one for Province but UPI', async () => {
    const { id } = await keep('anna', typed());
    expect([await open(clients.luca, id), await open(clients.anna, id)]).toEqual([null, expect.objectContaining({ own: [expect.anything()] })]);
    expect(await keep('anna', typed({ communityId: null, asked: 'PROVINCE' }))).toMatchObject({ __typename: 'Refused' });
    expect(await remove('anna', id)).toMatchObject({ __typename: 'QuestionnaireDone' });
  });
});

describe('the wall alone', () => {
  it('shows an answer to who gave it, participation to who took part, the box to nobody', async () => {
    const as = async (who: Who, enteIds: string[], text: string, id: string): Promise<number> => (await test.database.runner.run({ enteIds, personId: ids[who], communityIds: [communityIds['riservata']!] }, () => currentManager().query(text, [id]) as Promise<unknown[]>)).length;
    const named = await opened('anna', { communityId: communityIds['riservata'] });
    const anonymous = await opened('anna', { communityId: communityIds['riservata'], disclosure: 'ANONIMA' });
    for (const id of [named, anonymous]) await send(clients.luca, id, [line('uno', 'alfa')]);
    const ANSWER = 'select 1 from questionnaire_answer where questionnaire_id = $1';
    const PART = 'select 1 from questionnaire_participation where questionnaire_id = $1';
    const BOX = 'select 1 from questionnaire_box where questionnaire_id = $1';
    expect([await as('luca', [], ANSWER, named), await as('anna', [pesaro], ANSWER, named), await as('lecco', [], ANSWER, named)]).toEqual([1, 0, 0]);
    expect([await as('luca', [], PART, anonymous), await as('anna', [pesaro], PART, anonymous), await as('luca', [], BOX, anonymous), await as('anna', [], BOX, anonymous)]).toEqual([1, 0, 0, 0]);
    // What is answered is the platform's to write: for others there is nothing to change.
    const [rows] = await test.database.runner.run({ enteIds: [], personId: ids.luca }, () => currentManager().query<[unknown[], number]>(`update questionnaire_answer set lines = '{}' where questionnaire_id = $1 returning 1`, [named]));
    expect(rows).toEqual([]);
    const draftId = (await keep('anna', typed({ communityId: communityIds['riservata'] }))).id;
    expect([await as('luca', [], 'select 1 from questionnaire where id = $1', draftId), await as('anna', [], 'select 1 from questionnaire where id = $1', draftId)]).toEqual([0, 1]);
  });
});

describe('a survey', () => {
  it('is written half, and opened whole: what is missing is said at its field', async () => {
    const half = typed({ title: 'Bo', closesAt: '', questions: [{ key: 'a', kind: 'SINGOLA', text: '', options: [{ key: 'x', text: 'Sì' }, { key: 'y', text: 'sì' }] }] });
    expect(await keep('anna', half)).toMatchObject({ __typename: 'QuestionnaireDone', revision: 1 });
    expect((await publish('anna', half['id'] as string)).problems.map(({ field }) => field)).toEqual(['title', 'closesAt', 'questions[0].text', 'questions[0].options[1]']);
    expect(await keep('anna', { ...half, seenRevision: 1, closesAt: '2027-03-28T02:30' })).toMatchObject({ problems: [{ field: 'closesAt', message: expect.stringContaining('lancette') }] });
    expect(await keep('anna', { ...half, title: 'Un altro testo' })).toMatchObject({ code: 'QUESTIONNAIRES.CHANGED' });
  });

  it('sent three times it is one; two who change it at once are told', async () => {
    const whole = typed();
    const outcomes = await Promise.all([1, 2, 3].map(() => keep('anna', whole)));
    expect(outcomes.map(({ __typename, id }) => [__typename, id])).toEqual(Array(3).fill(['QuestionnaireDone', whole['id']]));
    const [first, second] = await Promise.all(['Primo titolo', 'Secondo titolo'].map((title) => keep('anna', { ...whole, seenRevision: 1, title })));
    expect([first!.__typename, second!.__typename].sort()).toEqual(['QuestionnaireDone', 'Refused']);
    expect(first!.code ?? second!.code).toBe('QUESTIONNAIRES.CHANGED');
  });

  it('once open only its words are corrected, on record; a copy is a new draft', async () => {
    const whole = typed();
    await keep('anna', whole);
    await publish('anna', whole['id'] as string);
    await send(clients.luca, whole['id'] as string, [line('uno', 'alfa')]);
    const corrected = QUESTIONS.map((question) => (question.key === 'uno' ? { ...question, text: 'Quale forma avete?' } : question));
    expect(await keep('anna', { ...whole, seenRevision: 2, questions: corrected })).toMatchObject({ __typename: 'QuestionnaireDone' });
    expect((await open(clients.luca, whole['id'] as string))!.corrections).toEqual([{ what: 'Domanda 1', before: 'Quale forma?', after: 'Quale forma avete?', by: expect.stringContaining('Pesaro') }]);
    for (const other of [{ questions: corrected.slice(1) }, { questions: QUESTIONS.map((question) => ({ ...question, options: question.options?.slice(0, 1) ?? [] })) }, { disclosure: 'ANONIMA' }, { visibility: 'SEMPRE' }, { answeredBy: 'ENTE' }]) expect(await keep('anna', { ...whole, seenRevision: 3, ...other })).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('duplicatelo') });
    const newId = randomUUID();
    expect([await duplicate('anna', whole['id'] as string, newId), await duplicate('anna', whole['id'] as string, newId)]).toEqual(Array(2).fill(expect.objectContaining({ __typename: 'QuestionnaireDone', id: newId })));
    expect(await open(clients.anna, newId)).toMatchObject({ questionnaire: { state: 'BOZZA', title: 'Come lavora la SUA (copia)', answered: 0 } });
    expect(await remove('anna', whole['id'] as string)).toMatchObject({ __typename: 'Refused' });
  });
});

describe('an answer', () => {
  it('is refused at its question; sent three times at once it is one, and can be changed until it closes', async () => {
    const id = await opened('anna');
    expect(await send(clients.luca, id, [line('molti', 'denaro'), { question: 'numero', text: 'pochi' }])).toMatchObject({ problems: [{ field: 'lines.uno', message: 'A questa domanda serve una risposta.' }, { field: 'lines.numero', message: expect.stringContaining('12,5') }] });
    const lines = [line('uno', 'alfa'), { question: 'numero', text: '1.200' }];
    const key = randomUUID();
    expect((await Promise.all([1, 2, 3].map(() => send(clients.luca, id, lines, 0, key)))).map(({ revision }) => revision)).toEqual([1, 1, 1]);
    expect((await open(clients.luca, id))!.questionnaire).toMatchObject({ answered: 1, resultsBar: null });
    expect(await send(clients.luca, id, [line('uno', 'beta')], 1)).toMatchObject({ revision: 2 });
    expect((await results(clients.luca, id))!.questions[0]!.tally).toMatchObject({ base: 1, bars: [{ key: 'alfa', count: 0 }, { key: 'beta', count: 1 }] });
    expect((await open(clients.anna, id))!.questionnaire.answered).toBe(1);
  });

  it('many at once are each counted once', async () => {
    const id = await opened('anna', { visibility: 'SEMPRE' });
    const anonymous = await opened('anna', { disclosure: 'ANONIMA' });
    const keys = crowd.map(() => randomUUID());
    const all = await Promise.all([0, 1, 2].flatMap(() => crowd.flatMap((client, index) => [send(client, id, [line('uno', index % 2 ? 'alfa' : 'beta')], 0, keys[index]), send(client, anonymous, [line('uno', index % 2 ? 'alfa' : 'beta')], 0, keys[index])])));
    expect(all.map(({ __typename }) => __typename)).toEqual(all.map(() => 'QuestionnaireDone'));
    expect((await results(clients.visitor, id))!.questions[0]!.tally).toMatchObject({ base: 8, bars: [{ count: 4 }, { count: 4 }] });
    await close('anna', anonymous);
    expect((await results(clients.anna, anonymous))!.questions[0]!.tally).toMatchObject({ base: 8, bars: [{ count: 4 }, { count: 4 }] });
  });

  it('under a closing is counted or refused, never both: what was said to be done is in the results', async () => {
    for (const disclosure of ['NOMINATIVA', 'ANONIMA']) {
      const id = await opened('anna', { disclosure });
      const vote = (client: GraphqlClient): Promise<Outcome> => send(client, id, [line('uno', 'alfa')]);
      const early = await Promise.all(crowd.slice(0, 5).map(vote));
      // The others and the closing meet.
      const [late] = await Promise.all([Promise.all(crowd.slice(5).map(vote)), close('anna', id)]);
      const outcomes = [...early, ...late];
      const done = outcomes.filter(({ __typename }) => __typename === 'QuestionnaireDone').length;
      expect(outcomes.filter(({ code }) => code === 'QUESTIONNAIRES.CLOSED').length).toBe(crowd.length - done);
      expect((await results(clients.anna, id))!.questions[0]!.tally.base).toBe(done);
    }
  });

  it('of an Ente is one that colleagues share: two at once are told, and who wrote is said', async () => {
    const id = await opened('curatore', { communityId: null, asked: 'PROVINCE', answeredBy: 'ENTE', disclosure: 'PER_ENTE' });
    expect(await draft(clients.anna, id, [{ question: 'testo', text: 'Bozza di Anna' }])).toMatchObject({ revision: 1 });
    expect((await open(clients.luca, id))!.own).toMatchObject([{ enteId: pesaro, revision: 1, writtenBy: expect.stringContaining('Referente'), lines: [{ text: 'Bozza di Anna' }] }]);
    const both = await Promise.all([send(clients.anna, id, [line('uno', 'alfa')], 1), send(clients.luca, id, [line('uno', 'beta')], 1)]);
    expect(both.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['QUESTIONNAIRES.CHANGED', 'QuestionnaireDone']);
    // Who only reads for the Ente does not answer for it.
    expect(await send(clients.lea, id, [line('uno', 'alfa')])).toMatchObject({ __typename: 'Refused' });
    expect(await send(clients.lecco, id, [line('uno', 'alfa')], 0, randomUUID(), pesaro)).toMatchObject({ __typename: 'Refused' });
    expect(await send(clients.lecco, id, [line('uno', 'alfa')])).toMatchObject({ __typename: 'QuestionnaireDone' });
    expect((await open(clients.curatore, id))!.questionnaire.answered).toBe(2);
    const byProvincia = (await results(clients.curatore, id, 'provincia'))!.questions[0]!.groups;
    expect(byProvincia.map(({ label, tally }) => [label, tally.base])).toEqual([['Lecco', 1], ['Pesaro e Urbino', 1]]);
    expect((await results(clients.lecco, id, 'provincia'))!.questions[0]!.groups).toEqual([]);
    const { rows } = await table(clients.curatore, id, '?tavola=risposte');
    expect(rows[0]!.slice(0, 3)).toEqual(['Ente', 'Inviata il', 'Quale forma?']);
    expect(rows).toHaveLength(3);
  });

  it('that comes when it has just closed is kept as a draft, and it is said', async () => {
    const id = await opened('anna');
    await close('anna', id);
    expect(await send(clients.luca, id, [line('uno', 'alfa'), { question: 'testo', text: 'Parole da non perdere' }])).toMatchObject({ code: 'QUESTIONNAIRES.CLOSED', message: expect.stringContaining('conservato come bozza') });
    expect((await open(clients.luca, id))!).toMatchObject({ questionnaire: { state: 'CHIUSO', answered: 0 }, own: [{ answered: false, lines: [{ question: 'uno' }, { question: 'testo', text: 'Parole da non perdere' }] }] });
    const anonymous = await opened('anna', { disclosure: 'ANONIMA' });
    await close('anna', anonymous);
    expect(await send(clients.luca, anonymous, [line('uno', 'alfa')])).toMatchObject({ code: 'QUESTIONNAIRES.CLOSED', message: expect.stringContaining('resta in questa pagina') });
    expect(await sql('select 1 from questionnaire_participation where questionnaire_id = $1', [anonymous])).toEqual([]);
  });
});

describe('an anonymous questionnaire', () => {
  it('keeps nothing that leads from an answer to who gave it', async () => {
    const id = await opened('anna', { disclosure: 'ANONIMA' });
    await send(crowd[0]!, id, [line('uno', 'beta')]);
    await send(crowd[1]!, id, [line('uno', 'alfa')]);
    const [box] = await sql<{ answers: object[] }>('select answers from questionnaire_box where questionnaire_id = $1', [id]);
    // In the order of their words, not in that of the sendings; one row, so that no transaction is that of one answer.
    expect(box!.answers.map((answer) => JSON.stringify(answer))).toEqual([expect.stringContaining('alfa'), expect.stringContaining('beta')]);
    expect(await sql('select 1 from questionnaire_answer where questionnaire_id = $1', [id])).toEqual([]);
    const columns = await sql<{ name: string }>(`select column_name as name from information_schema.columns where table_name in ('questionnaire_box', 'questionnaire_participation') order by 1`);
    expect(columns.map(({ name }) => name)).toEqual(['answers', 'client_key', 'questionnaire_id', 'questionnaire_id', 'respondent_id']);
    expect(await sql(`select 1 from outbox_event where kind = 'questionnaires.poll-moved' and payload->>'questionnaireId' = $1`, [id])).toEqual([]);
  });

  it('is answered once, without going back; a draft of it stays in the browser', async () => {
    const id = await opened('anna', { disclosure: 'ANONIMA' });
    expect(await draft(clients.luca, id, [line('uno', 'alfa')])).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('in questo browser') });
    const key = randomUUID();
    expect((await Promise.all([1, 2, 3].map(() => send(clients.luca, id, [line('uno', 'alfa')], 0, key)))).map(({ __typename }) => __typename)).toEqual(Array(3).fill('QuestionnaireDone'));
    expect(await send(clients.luca, id, [line('uno', 'beta')])).toMatchObject({ __typename: 'Refused', message: expect.stringContaining('Avete già risposto') });
    expect((await open(clients.luca, id))!).toMatchObject({ questionnaire: { answered: 1 }, own: [{ answered: true, lines: [], sentBy: null }] });
  });

  it('shows its results when it is closed, from five answers: to nobody before, and not who', async () => {
    const id = await opened('anna', { disclosure: 'ANONIMA', visibility: 'SEMPRE', breakdownKey: 'uno' });
    const few = await opened('anna', { disclosure: 'ANONIMA' });
    for (const [index, client] of crowd.slice(0, 4).entries()) {
      await send(client, id, [line('uno', 'alfa'), { question: 'testo', text: `Parere ${index}` }]);
      await send(client, few, [line('uno', 'alfa')]);
    }
    for (const client of crowd.slice(4)) await send(client, id, [line('uno', 'beta'), line('molti', 'tempo')]);
    expect([(await results(clients.anna, id))!.bar, (await results(clients.visitor, id))!.bar]).toEqual(['DOPO_CHIUSURA', 'DOPO_CHIUSURA']);
    expect((await table(clients.anna, id)).status).toBe(404);
    await close('anna', id);
    await close('anna', few);
    expect((await results(clients.anna, few))!).toMatchObject({ bar: 'POCHE_RISPOSTE', questions: [] });
    const shown = (await results(clients.anna, id, 'uno'))!;
    expect(shown.comparisons).toEqual([{ key: 'uno' }]);
    expect(shown.questions.map(({ question, tally, withheld }) => [question.key, tally.base, withheld])).toEqual([['uno', 8, false], ['molti', 0, true], ['ordine', 0, false], ['scala', 0, false], ['testo', 0, true], ['numero', 0, false]]);
    expect(shown.questions.every(({ groups }) => groups.length === 0)).toBe(true);
    expect(await texts(clients.anna, id)).toEqual({ total: 0, items: [] });
    expect((await results(clients.anna, id, 'provincia'))!.questions[0]!.groups).toEqual([]);
    expect((await table(clients.anna, id, '?tavola=risposte')).status).toBe(404);
    const { rows } = await table(clients.luca, id);
    expect(rows).toContainEqual(['Quale forma?', 'Alfa', '4', '50', '8', '', '', '', '']);
    expect(rows.filter(([question]) => question === 'Altro?')).toEqual([['Altro?', 'meno di cinque risposte: non si mostrano', '', '', '', '', '', '', '']]);
  });
});

describe('results', () => {
  it('say of each kind what it asks: bars, Borda, mean and median, words by pages, a table that runs no formula', async () => {
    const id = await opened('anna', { visibility: 'DOPO_CHIUSURA' });
    const orders = [['prima', 'seconda', 'terza'], ['seconda', 'prima', 'terza'], ['prima', 'terza', 'seconda']];
    for (const [index, client] of crowd.slice(0, 3).entries())
      await send(client, id, [line('uno', 'alfa'), line('molti', 'tempo', 'denaro'), line('ordine', ...orders[index]!), index === 2 ? { question: 'scala', dontKnow: true } : { question: 'scala', value: 2 + index }, { question: 'testo', text: `=1+${index}` }, { question: 'numero', text: `${index},5` }]);
    expect((await results(clients.luca, id))!.bar).toBe('DOPO_CHIUSURA');
    const byKey = Object.fromEntries((await results(clients.anna, id))!.questions.map((each) => [each.question.key, each.tally]));
    expect(byKey['molti']).toMatchObject({ base: 3, bars: [{ key: 'formazione', count: 0 }, { key: 'denaro', count: 3 }, { key: 'tempo', count: 3 }] });
    expect(byKey['ordine']!.ranking).toEqual([{ key: 'prima', points: 5, averagePlace: 4 / 3 }, { key: 'seconda', points: 3, averagePlace: 2 }, { key: 'terza', points: 1, averagePlace: 8 / 3 }]);
    expect([byKey['scala'], byKey['numero']]).toMatchObject([{ base: 2, mean: 2.5, median: 2.5 }, { base: 3, mean: 1.5, median: 1.5 }]);
    expect((await results(clients.anna, id, 'tipo'))!.questions[0]!.groups).toMatchObject([{ label: 'Comune', tally: { base: 3 } }]);
    expect(await texts(clients.anna, id, 2)).toMatchObject({ total: 3, items: [{ text: '=1+0' }, { text: '=1+1' }] });
    const { rows } = await table(clients.anna, id, '?tavola=risposte');
    expect(rows[0]).toEqual(['Ente', 'Persona', 'Inviata il', 'Quale forma?', 'Che cosa serve? – Formazione', 'Che cosa serve? – Denaro', 'Che cosa serve? – Tempo', 'In che ordine? – Prima', 'In che ordine? – Seconda', 'In che ordine? – Terza', 'Quanto siete pronti?', 'Altro?', 'Quanti addetti?']);
    expect(rows[1]!.slice(3)).toEqual(['Alfa', 'no', 'sì', 'sì', '1', '2', '3', '2', "'=1+0", '0,5']);
    await close('anna', id);
    expect((await results(clients.luca, id))!.bar).toBeNull();
  });
});

describe('who is asked is told', () => {
  it('when it opens, and once before it closes if he has not answered; never twice', async () => {
    const id = await opened('curatore', { communityId: null, asked: 'ENTI', enteIds: [pesaro], title: 'Fabbisogni di formazione', answeredBy: 'ENTE', disclosure: 'PER_ENTE' });
    await Promise.all([tell().tell(id as QuestionnaireId), tell().tell(id as QuestionnaireId)]);
    await tell().byClock();
    const ofIt = async (who: Who): Promise<string[]> => (await notices(who)).filter((title) => title.includes('Fabbisogni di formazione')).map((title) => title.replace(/ entro il [\d/]+/, ''));
    expect([await ofIt('anna'), await ofIt('luca'), await ofIt('lea'), await ofIt('lecco')]).toEqual([['Vi si chiede di rispondere: «Fabbisogni di formazione»'], ['Vi si chiede di rispondere: «Fabbisogni di formazione»'], [], []]);
    await sql(`update questionnaire set opens_at = now() - interval '9 days', closes_at = now() + interval '1 day' where id = $1`, [id]);
    await Promise.all([tell().byClock(), tell().byClock()]);
    expect(await ofIt('anna')).toEqual(expect.arrayContaining(['Manca la vostra risposta: «Fabbisogni di formazione»']));
    expect(await ofIt('anna')).toHaveLength(2);
    const answered = await opened('curatore', { communityId: null, asked: 'ENTI', enteIds: [pesaro], title: 'Già risposto', answeredBy: 'ENTE', disclosure: 'PER_ENTE' });
    await tell().tell(answered as QuestionnaireId);
    await send(clients.luca, answered, [line('uno', 'alfa')]);
    await sql(`update questionnaire set opens_at = now() - interval '9 days', closes_at = now() + interval '1 day' where id = $1`, [answered]);
    await tell().byClock();
    expect((await notices('anna')).filter((title) => title.includes('Già risposto'))).toHaveLength(1);
  });
});

describe('the poll of a discussion', () => {
  const discuss = async (who: Who, poll: object | null, clientKey: string = randomUUID()): Promise<Outcome> =>
    (await clients[who].request<{ openDiscussion: Outcome }>('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { __typename ... on DiscussionOpened { discussionId } ... on InvalidInput { problems { field message } } } }', { input: { communityId: communityIds['sua'], kind: 'DISCUSSION', title: 'Quando ci vediamo?', text: plainPost('Scegliete.'), clientKey, poll } })).openDiscussion;
  const POLL = { question: 'Quale giorno?', options: ['Lunedì', 'Martedì', 'Giovedì'] };
  const poll = async (client: GraphqlClient, discussionId: string): Promise<{ page: Open; tally: Tally | null; bar: string | null } | null> => (await client.request<{ discussionPoll: { page: Open; tally: Tally | null; bar: string | null } | null }>('query ($id: ID!) { discussionPoll(discussionId: $id) { page { questionnaire { id state answered viewerCanOrganise disclosure } own { revision answered } } tally { base bars { key count } } bar } }', { id: discussionId })).discussionPoll;

  it('comes with it, once for each key; what is wrong is said at its field, and nothing is opened', async () => {
    expect((await discuss('luca', { question: '', options: ['Sì', 'sì', ''], most: 4, closesAt: '2020-01-01T10:00' })).problems.map(({ field }) => field)).toEqual(['poll.question', 'poll.options', 'poll.most', 'poll.closesAt']);
    const key = randomUUID();
    const both = await Promise.all([discuss('luca', POLL, key), discuss('luca', POLL, key)]);
    expect(both[0]!.discussionId).toBe(both[1]!.discussionId);
    expect(await sql('select 1 from questionnaire where discussion_id = $1', [both[0]!.discussionId])).toHaveLength(1);
    expect(await poll(clients.luca, (await discuss('luca', null)).discussionId)).toBeNull();
  });

  it('is answered by members, changed at will, and moves the pages of the community; others read it', async () => {
    const { discussionId } = await discuss('luca', POLL);
    const { page } = (await poll(clients.anna, discussionId))!;
    const { id } = page.questionnaire;
    expect(await send(clients.lecco, id, [line('sondaggio', 'r1')])).toMatchObject({ __typename: 'Refused' });
    expect(await send(clients.anna, id, [line('sondaggio', 'r1')])).toMatchObject({ revision: 1 });
    expect(await send(clients.anna, id, [line('sondaggio', 'r3')], 1)).toMatchObject({ revision: 2 });
    expect(await poll(clients.visitor, discussionId)).toMatchObject({ tally: { base: 1, bars: [{ count: 0 }, { count: 0 }, { count: 1 }] }, bar: null, page: { own: [] } });
    const moved = await sql<DomainEvent>(`select kind, payload from outbox_event where kind = 'questionnaires.poll-moved' and payload->>'questionnaireId' = $1`, [id]);
    expect(moved).toHaveLength(2);
    const log = (): Promise<{ person_id: string | null }[]> => sql(`select person_id from community_event where discussion_id = $1 and kind = 'DISCUSSION_CHANGED'`, [discussionId]);
    const before = (await log()).length;
    await test.app.get(TellPollMoved, { strict: false }).hear(moved[0]!);
    expect((await log()).slice(before)).toEqual([{ person_id: null }]);
    expect([await close('lecco', id), await close('luca', id)]).toMatchObject([{ __typename: 'Refused' }, { __typename: 'QuestionnaireDone' }]);
    expect(await send(clients.anna, id, [line('sondaggio', 'r1')], 2)).toMatchObject({ code: 'QUESTIONNAIRES.CLOSED' });
  });

  it('an anonymous one says nothing while it is open, and tells nobody that somebody voted', async () => {
    const { discussionId } = await discuss('luca', { ...POLL, anonymous: true, visibility: 'SEMPRE' });
    const { id } = (await poll(clients.luca, discussionId))!.page.questionnaire;
    for (const client of crowd) await send(client, id, [line('sondaggio', 'r2')]);
    expect(await poll(clients.luca, discussionId)).toMatchObject({ tally: null, bar: 'DOPO_CHIUSURA', page: { questionnaire: { answered: 8 } } });
    expect(await sql(`select 1 from outbox_event where payload->>'questionnaireId' = $1`, [id])).toEqual([]);
    await close('luca', id);
    expect(await poll(clients.visitor, discussionId)).toMatchObject({ tally: { base: 8 }, bar: null });
    expect(await sql(`select 1 from outbox_event where payload->>'questionnaireId' = $1`, [id])).toHaveLength(1);
  });
});
