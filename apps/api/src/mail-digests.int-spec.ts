import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost } from '@province-comuni/communities-contract';
import { TellOfPosts } from '@province-comuni/communities-domain';
import { NOTICE_BOARD, type NewNotice, type NoticeBoard, type NoticeTopic } from '@province-comuni/notices-contract';
import { DeliverNotices, type NoticeRepository, NOTICE_REPOSITORY, UnsubscribeLinks } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import { MAIL_ARCHIVE, SYSTEM_ACCESS, type ArchivedMail, type DomainEvent, type MailArchive } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

type Who = 'anna' | 'luca' | 'lecco';
const EMAILS: Record<Who, string> = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lecco: 'referente.lecco@demo.example' };
const KEYS = ['sua', 'servizi-europa'] as const;

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
const ids = {} as Record<Who, PersonId>;
const communityIds: Record<string, string> = {};

const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.database.runner.run(SYSTEM_ACCESS, work);
const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => asSystem(() => currentManager().query(text, parameters));
const change = async (who: Who, mutation: string): Promise<string> => Object.values(await clients[who].request<Record<string, { __typename: string }>>(`mutation { ${mutation} { __typename } }`))[0]!.__typename;
const choose = (who: Who, key: string, topic: string, frequency: string): Promise<string> => change(who, `chooseMail(placeId: "${communityIds[key]}", topic: "community.${topic}", frequency: ${frequency})`);
const lettersTo = async (who: Who): Promise<readonly ArchivedMail[]> => (await asSystem(() => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to: EMAILS[who], offset: 0, limit: 100 }))).items;
const header = (mail: ArchivedMail, name: string): string | undefined => mail.headers.find((each) => each.name === name)?.value;
const waiting = (who: Who): Promise<{ topic: string; frequency: string }[]> => sql('select topic, frequency from notice where person_id = $1 and told_at is null order by created_at', [ids[who]]);
const deliver = (): DeliverNotices => test.app.get(DeliverNotices, { strict: false });
const choices = async (who: Who): Promise<{ on: boolean; quietFrom: number; quietTo: number; quietWeekends: boolean; places: { title: string; topics: { topic: string; frequency: string | null }[] }[] }> =>
  (await clients[who].request<{ mailChoices: never }>('{ mailChoices { on quietFrom quietTo quietWeekends places { title topics { topic frequency } } } }')).mailChoices;

let heard = 0;
async function hear(): Promise<void> {
  const news = await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 order by id', [heard]);
  const tell = test.app.get(TellOfPosts, { strict: false });
  for (const event of news) if (tell.kinds.includes(event.kind)) await tell.hear(event);
  heard = Number(news.at(-1)?.id ?? heard);
}

async function open(who: Who, key: string, title: string, kind = 'QUESTION'): Promise<string> {
  const { openDiscussion } = await clients[who].request<{ openDiscussion: { discussionId: string } }>('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { ... on DiscussionOpened { discussionId } } }', { input: { communityId: communityIds[key], kind, title, tags: [], text: plainPost(`Testo di ${title}`), clientKey: randomUUID() } });
  await hear();
  return openDiscussion.discussionId;
}

/** What waits was posted so long ago. */
const earlier = (who: Who, days: number): Promise<unknown> => sql(`update notice set created_at = created_at - make_interval(days => $2::int) where person_id = $1 and told_at is null`, [ids[who], days]);

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  for (const { key, id } of await sql<{ key: string; id: string }>('select key, id from community')) communityIds[key] = id;
  for (const who of Object.keys(EMAILS) as Who[]) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find(({ email }) => email === EMAILS[who])!.password);
    ids[who] = (await clients[who].request<{ me: { id: PersonId } }>('{ me { id } }')).me.id;
    for (const key of KEYS) await change(who, `joinCommunity(communityId: "${communityIds[key]}", guidelinesAccepted: true)`);
    for (const key of KEYS) await change(who, `follow(kind: "community", id: "${communityIds[key]}")`);
  }
}, 120_000);
afterAll(() => test?.close());

describe('what a person chooses of his letters', () => {
  it('is as he follows, with quiet nights and weekends, until he says otherwise', async () => {
    const none = ['community.messaggio', 'community.citazione', 'community.annuncio', 'community.richiesta', 'evento.nuovo', 'evento.promemoria'].map((topic) => ({ topic, frequency: null }));
    expect(await choices('luca')).toEqual({ on: true, quietFrom: 20, quietTo: 8, quietWeekends: true, places: [{ title: 'Community Servizi Europa', topics: none }, { title: 'Community SUA', topics: none }] });
    expect(await choose('luca', 'sua', 'messaggio', 'GIORNALIERA')).toBe('NoticesDone');
    expect(await choose('luca', 'sua', 'messaggio', 'null')).toBe('NoticesDone');
    expect((await choices('luca')).places[1]!.topics).toEqual(none);
    expect(await choose('luca', 'politiche-del-personale', 'messaggio', 'MAI')).toBe('NotFound');
    expect(await choose('luca', 'sua', 'altro', 'MAI')).toBe('NotFound');
    expect(await change('luca', 'setQuietHours(from: 25, to: 8, weekends: true)')).toBe('NotFound');
    expect(await change('luca', 'setQuietHours(from: 0, to: 0, weekends: false)')).toBe('NoticesDone');
    expect(await choices('luca')).toMatchObject({ quietFrom: 0, quietTo: 0, quietWeekends: false });
  });

  it('holds for each community and kind, also for what waits', async () => {
    await choose('luca', 'sua', 'messaggio', 'SETTIMANALE');
    await choose('luca', 'sua', 'annuncio', 'MAI');
    await open('anna', 'sua', 'Una della settimana');
    await open('anna', 'servizi-europa', 'Una di subito');
    expect(await waiting('luca')).toEqual([{ topic: 'community.messaggio', frequency: 'SETTIMANALE' }, { topic: 'community.messaggio', frequency: 'SUBITO' }]);
    await choose('luca', 'servizi-europa', 'messaggio', 'GIORNALIERA');
    expect((await waiting('luca')).map(({ frequency }) => frequency)).toEqual(['SETTIMANALE', 'GIORNALIERA']);
    await choose('luca', 'servizi-europa', 'messaggio', 'MAI');
    expect(await waiting('luca')).toHaveLength(1);
    await choose('luca', 'sua', 'messaggio', 'MAI');
    expect(await waiting('luca')).toEqual([]);
    await deliver().tell('SUBITO');
    expect(await lettersTo('luca')).toEqual([]);
    expect((await clients.luca.request<{ notices: { title: string }[] }>('{ notices { title } }')).notices).toHaveLength(2);
  });
});

describe('a letter that waits', () => {
  it('says what its post says by then, not what its author took back', async () => {
    await choose('luca', 'sua', 'messaggio', 'GIORNALIERA');
    const id = await open('anna', 'sua', 'Un nome di troppo');
    const { discussion } = await clients.anna.request<{ discussion: { first: { id: string } } }>('query ($id: ID!) { discussion(id: $id, after: 0, first: 1) { first { id } } }', { id });
    const edit = async (words: string): Promise<void> => {
      const { editPost } = await clients.anna.request<{ editPost: { __typename: string } }>('mutation ($id: ID!, $text: Json!) { editPost(postId: $id, text: $text, seenEditedAt: null) { __typename } }', { id: discussion.first.id, text: plainPost(words) });
      expect(editPost.__typename).not.toMatch(/Refused|NotFound|Invalid/);
      await hear();
    };
    const texts = async (): Promise<string[]> => (await sql<{ text: string }>(`select text from notice where person_id = $1 and title like '%Un nome di troppo%'`, [ids.luca])).map(({ text }) => text);
    expect(await texts()).toEqual(['Testo di Un nome di troppo']);
    await edit('Testo senza nomi');
    expect(await texts()).toEqual(['Testo senza nomi']);
    await sql(`update notice set told_at = now() where person_id = $1 and told_at is null`, [ids.luca]);
  });
});

describe('a digest', () => {
  it('has all of the period once: grouped, newest first, as text and HTML; not what came after its moment, nothing twice however often it is asked for', async () => {
    for (const key of KEYS) await choose('luca', key, 'messaggio', 'GIORNALIERA');
    const older = await open('anna', 'sua', 'Polizze e garanzie');
    await open('lecco', 'servizi-europa', 'Bandi di <marzo>');
    await change('luca', `follow(kind: "discussione", id: "${older}")`);
    await clients.lecco.request('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename } }', { input: { discussionId: older, text: plainPost('Così facciamo noi.'), clientKey: randomUUID() } });
    await hear();
    await earlier('luca', 2);
    await open('anna', 'sua', 'Arrivata adesso');
    const before = (await lettersTo('luca')).length;
    await Promise.all([deliver().tell('GIORNALIERA'), deliver().tell('GIORNALIERA')]);
    await deliver().tell('GIORNALIERA');
    const letters = await lettersTo('luca');
    expect(letters.length).toBe(before + 1);
    const [letter] = letters as [ArchivedMail];
    expect(letter.subject).toBe('3 novità da Province & Comuni');
    const order = ['COMMUNITY SUA', 'Polizze e garanzie', 'ha risposto in', 'Così facciamo noi.', 'chiede in Community SUA', 'Testo di Polizze', 'Bandi di <marzo>'].map((words) => letter.text.indexOf(words));
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order.slice(0, 6)).toEqual([...order.slice(0, 6)].sort((a, b) => a - b));
    expect(letter.html).toContain('<h3>Bandi di &lt;marzo&gt;</h3>');
    expect(letter.text).not.toContain('Arrivata adesso');
    expect(header(letter, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect((await waiting('luca')).length).toBe(1);
  });

  it('of a period is one, also when more is found for it later', async () => {
    await earlier('luca', 2);
    const before = (await lettersTo('luca')).length;
    await deliver().tell('GIORNALIERA');
    expect([(await lettersTo('luca')).length, (await waiting('luca')).length]).toEqual([before, 1]);
    await sql('delete from notice_digest');
    await deliver().tell('GIORNALIERA');
    expect([(await lettersTo('luca')).length, (await waiting('luca')).length]).toEqual([before + 1, 0]);
  });

  it('that was cut off is written whole the next time: letter, mark and notices are one', async () => {
    await open('anna', 'sua', 'Prima del buio');
    await earlier('luca', 2);
    await sql('delete from notice_digest');
    const notices = test.app.get<NoticeRepository>(NOTICE_REPOSITORY, { strict: false });
    const markTold = notices.markTold.bind(notices);
    const before = (await lettersTo('luca')).length;
    notices.markTold = () => Promise.reject(new Error('killed'));
    await expect(deliver().tell('GIORNALIERA')).rejects.toThrow('killed');
    notices.markTold = markTold;
    expect([(await lettersTo('luca')).length, (await sql('select 1 from notice_digest')).length]).toEqual([before, 0]);
    await deliver().tell('GIORNALIERA');
    expect((await lettersTo('luca')).length).toBe(before + 1);
  });

  it('has nothing of a community that he left', async () => {
    await choose('lecco', 'servizi-europa', 'messaggio', 'SETTIMANALE');
    await change('lecco', 'setQuietHours(from: 0, to: 0, weekends: false)');
    // On a working day he was told of something before.
    const before = (await lettersTo('lecco')).length;
    await open('anna', 'servizi-europa', 'Prima che vada');
    await sql(`update community set visibility = 'MEMBRI' where key = 'servizi-europa'`);
    await earlier('lecco', 8);
    await change('lecco', `leaveCommunity(communityId: "${communityIds['servizi-europa']}")`);
    await deliver().tell('SETTIMANALE');
    expect((await lettersTo('lecco')).length).toBe(before);
    await sql(`update community set visibility = 'PUBBLICA' where key = 'servizi-europa'`);
  });
});

describe('quiet hours', () => {
  it('hold letters of conversations back until they end, and no longer than they are set', async () => {
    await choose('luca', 'sua', 'messaggio', 'SUBITO');
    const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', hour: '2-digit', hourCycle: 'h23' }).format(new Date()));
    await change('luca', `setQuietHours(from: ${hour}, to: ${(hour + 2) % 24}, weekends: false)`);
    const before = (await lettersTo('luca')).length;
    await open('anna', 'sua', 'Scritta di notte');
    for (let times = 0; times < 2; times += 1) await deliver().tell('SUBITO');
    expect((await lettersTo('luca')).length).toBe(before);
    expect(await sql('select 1 from notice where person_id = $1 and not_before > now()', [ids.luca])).toHaveLength(1);
    await change('luca', 'setQuietHours(from: 0, to: 0, weekends: false)');
    for (let times = 0; times < 2; times += 1) await deliver().tell('SUBITO');
    expect((await lettersTo('luca')).length).toBe(before + 1);
  });
});

describe('quiet hours of everything else', () => {
  const hourNow = (): number => Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', hour: '2-digit', hourCycle: 'h23' }).format(new Date()));
  const post = (topic: NoticeTopic, key: string, more: Partial<NewNotice> = {}): Promise<void> =>
    asSystem(() => test.app.get<NoticeBoard>(NOTICE_BOARD, { strict: false }).post([{ personId: ids.anna, topic, key, title: `Titolo ${key}`, text: '', href: '/x', subjects: [], frequency: 'SUBITO', ...more }]));
  const told = async (): Promise<string[]> => (await lettersTo('anna')).flatMap(({ text }) => [...text.matchAll(/Titolo (\w+)/g)].map(([, key]) => key!)).sort();
  const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);

  it('hold back what can wait; what is urgent, or would come too late, goes', async () => {
    const hour = hourNow();
    await change('anna', `setQuietHours(from: ${hour}, to: ${(hour + 3) % 24}, weekends: false)`);
    await post('questionario.aperto', 'aspetta');
    await post('evento.promemoria', 'dopo', { lateFrom: inHours(5) });
    await post('evento.promemoria', 'presto', { lateFrom: inHours(0.5) });
    await post('community.invito', 'invito');
    for (let times = 0; times < 2; times += 1) await deliver().tell('SUBITO');
    expect(await told()).toEqual(['invito', 'presto']);
  });

  it('lose nothing and send nothing twice when the work is cut off, before they end and after', async () => {
    const notices = test.app.get<NoticeRepository>(NOTICE_REPOSITORY, { strict: false });
    const [waitUntil, markTold] = [notices.waitUntil.bind(notices), notices.markTold.bind(notices)];
    const cut = (): Promise<never> => Promise.reject(new Error('killed'));
    await post('questionario.aperto', 'altra');
    notices.waitUntil = cut;
    await expect(deliver().tell('SUBITO')).rejects.toThrow('killed');
    notices.waitUntil = waitUntil;
    await deliver().tell('SUBITO');
    expect(await told()).toEqual(['invito', 'presto']);
    // They end.
    await sql(`update notice set not_before = now() where person_id = $1 and told_at is null`, [ids.anna]);
    await sql(`update mail_quiet set from_hour = 0, to_hour = 0 where person_id = $1`, [ids.anna]);
    notices.markTold = cut;
    await expect(deliver().tell('SUBITO')).rejects.toThrow('killed');
    notices.markTold = markTold;
    await Promise.all([deliver().tell('SUBITO'), deliver().tell('SUBITO')]);
    await deliver().tell('SUBITO');
    expect(await told()).toEqual(['altra', 'aspetta', 'dopo', 'invito', 'presto']);
  });
});

describe('letters are ended', () => {
  const address = (letter: ArchivedMail): string => new URL(header(letter, 'List-Unsubscribe')!.slice(1, -1)).pathname + new URL(header(letter, 'List-Unsubscribe')!.slice(1, -1)).search;
  const send = (method: 'GET' | 'POST', url: string): ReturnType<TestApp['app']['inject']> => test.app.inject({ method, url, ...(method === 'POST' ? { headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }, payload: 'List-Unsubscribe=One-Click' } : {}) });

  it('by one POST without signing in, for one community; opening the address ends nothing', async () => {
    const letter = (await lettersTo('luca')).find(({ subject }) => subject.includes('Scritta di notte'))!;
    const asked = await send('GET', address(letter));
    expect([asked.statusCode, asked.body.includes('Conferma')]).toEqual([200, true]);
    expect((await choices('luca')).places[1]!.topics[0]!.frequency).toBe('SUBITO');
    for (let times = 0; times < 2; times += 1) expect((await send('POST', address(letter))).statusCode).toBe(200);
    expect((await choices('luca')).places[1]!.topics.map(({ frequency }) => frequency)).toEqual(Array(6).fill('MAI'));
    expect((await choices('luca')).places.at(0)!.topics[0]!.frequency).toBe('GIORNALIERA');
  });

  it('or for all, and begun again by who signs in', async () => {
    const digest = (await lettersTo('luca')).find(({ subject }) => subject.includes('novità'))!;
    expect((await send('POST', address(digest))).statusCode).toBe(200);
    expect((await choices('luca')).on).toBe(false);
    await open('anna', 'servizi-europa', 'Senza posta');
    expect(await waiting('luca')).toEqual([]);
    expect(await change('luca', 'turnMail(on: true)')).toBe('NoticesDone');
    expect((await choices('luca')).on).toBe(true);
  });

  it('by nobody who has no link of ours', async () => {
    const good = address((await lettersTo('luca')).find(({ subject }) => subject.includes('novità'))!);
    for (const bad of ['/api/mail/unsubscribe', '/api/mail/unsubscribe?t=x', `${good}x`, `${good}&t=y`, good.replace(/t=(.)/, (_, sign: string) => `t=${sign === '_' ? 'A' : '_'}`)]) for (const method of ['GET', 'POST'] as const) expect((await send(method, bad)).statusCode).toBe(404);
    expect((await choices('luca')).on).toBe(true);
    // Its person is gone: nothing is left to end.
    const gone = new URL(test.app.get(UnsubscribeLinks, { strict: false }).to({ personId: randomUUID() as PersonId, communityId: communityIds['sua']! }));
    expect((await send('POST', gone.pathname + gone.search)).statusCode).toBe(200);
  });
});

describe('what a person chooses for a kind', () => {
  type Choice = { topic: string; inProduct: boolean; mail: string | null; fixed: string | null };
  const ofKinds = async (who: Who): Promise<Choice[]> => (await clients[who].request<{ noticeChoices: Choice[] }>('{ noticeChoices { topic inProduct mail fixed } }')).noticeChoices;
  const inProduct = (who: Who, topic: string, wanted: boolean): Promise<string> => change(who, `chooseNoticeInProduct(topic: "${topic}", inProduct: ${wanted})`);
  const byMail = (who: Who, topic: string, frequency: string): Promise<string> => change(who, `chooseNoticeMail(topic: "${topic}", frequency: ${frequency})`);
  const titles = async (who: Who): Promise<string[]> => (await clients[who].request<{ noticePage: { nodes: { title: string }[] } }>('{ noticePage { nodes { title } } }')).noticePage.nodes.map(({ title }) => title);
  const told = async (who: Who, words: string): Promise<boolean> => (await titles(who)).some((title) => title.includes(words));
  const kept = (who: Who, words: string): Promise<{ inProduct: boolean; frequency: string; isTold: boolean }[]> => sql('select in_product as "inProduct", frequency, told_at is not null as "isTold" from notice where person_id = $1 and title like $2', [ids[who], `%${words}%`]);

  it('is his alone, nobody sees or changes what another chose', async () => {
    const before = await ofKinds('anna');
    expect(before.every((choice) => choice.inProduct && choice.mail === null)).toBe(true);
    expect([await inProduct('lecco', 'community.messaggio', false), await byMail('lecco', 'community.messaggio', 'MAI')]).toEqual(['NoticesDone', 'NoticesDone']);
    expect(await ofKinds('anna')).toEqual(before);
    expect((await ofKinds('lecco')).filter((choice) => !choice.inProduct || choice.mail !== null)).toEqual([{ topic: 'community.messaggio', inProduct: false, mail: 'MAI', fixed: null }]);
    const seen = await test.database.runner.run({ enteIds: [], personId: ids.anna }, () => currentManager().query('select person_id as id from notice_choice'));
    expect(seen).toEqual([]);
    await expect(new GraphqlClient(test.app).request('{ noticeChoices { topic } }')).rejects.toThrow();
  });

  it('cannot be to miss what concerns himself, nor a kind that there is not', async () => {
    for (const { topic, fixed } of await ofKinds('luca')) if (fixed) expect([await inProduct('luca', topic, false), await byMail('luca', topic, 'MAI')]).toEqual(['Refused', 'Refused']);
    expect([await inProduct('luca', 'altro', false), await byMail('luca', 'constructor', 'MAI')]).toEqual(['NotFound', 'NotFound']);
    expect(await byMail('luca', 'evento.promemoria', 'GIORNALIERA')).toBe('Refused');
    expect((await ofKinds('luca')).every((choice) => choice.inProduct && choice.mail === null)).toBe(true);
  });

  it('neither here nor by mail: nothing is kept of it', async () => {
    await sql(`delete from mail_choice where person_id = $1`, [ids.lecco]);
    await open('anna', 'servizi-europa', 'Per chi non vuole niente');
    expect([await told('lecco', 'non vuole niente'), await kept('lecco', 'non vuole niente')]).toEqual([false, []]);
  });

  it('by mail alone: not among his notices, nobody’s page is told, and putting all away takes no letter', async () => {
    await byMail('lecco', 'community.messaggio', 'null');
    await open('anna', 'servizi-europa', 'Solo per posta');
    expect(await told('lecco', 'Solo per posta')).toBe(false);
    const [event] = await sql<{ payload: { personIds: string[] } }>(`select payload from outbox_event where kind = 'notices.posted' order by id desc limit 1`);
    expect([event!.payload.personIds.includes(ids.luca), event!.payload.personIds.includes(ids.lecco)]).toEqual([true, false]);
    await change('lecco', 'markNoticesRead');
    await deliver().tell('SUBITO');
    await deliver().tell('SUBITO');
    expect((await lettersTo('lecco')).filter(({ text }) => text.includes('Solo per posta'))).toHaveLength(1);
    // It stays as what was told: heard again when he wants it here too, it is told no second time.
    await inProduct('lecco', 'community.messaggio', true);
    heard = 0;
    await hear();
    await deliver().tell('SUBITO');
    expect([await told('lecco', 'Solo per posta'), (await lettersTo('lecco')).filter(({ text }) => text.includes('Solo per posta')).length]).toEqual([false, 1]);
  });

  it('by mail holds for what waits too, unless he chose for the community', async () => {
    await choose('lecco', 'sua', 'messaggio', 'SETTIMANALE');
    for (const key of KEYS) await open('anna', key, `Aspetta in ${key}`);
    await byMail('lecco', 'community.messaggio', 'GIORNALIERA');
    expect([await kept('lecco', 'Aspetta in sua'), await kept('lecco', 'Aspetta in servizi-europa')]).toEqual([[{ inProduct: true, frequency: 'SETTIMANALE', isTold: false }], [{ inProduct: true, frequency: 'GIORNALIERA', isTold: false }]]);
    await byMail('lecco', 'community.messaggio', 'MAI');
    expect([await kept('lecco', 'Aspetta in sua'), await kept('lecco', 'Aspetta in servizi-europa')]).toMatchObject([[{ isTold: false }], [{ isTold: true }]]);
    await open('anna', 'servizi-europa', 'Solo qui');
    expect([await told('lecco', 'Solo qui'), await kept('lecco', 'Solo qui')]).toMatchObject([true, [{ isTold: true }]]);
    await byMail('lecco', 'community.messaggio', 'null');
  });
});

describe('what a person was told', () => {
  type Page = { nodes: { id: string; title: string }[]; hasNextPage: boolean; endCursor: string | null };
  const page = async (who: Who, after: string | null = null): Promise<Page> => (await clients[who].request<{ noticePage: Page }>('query ($after: String) { noticePage(after: $after) { nodes { id title } hasNextPage endCursor } }', { after })).noticePage;
  /** Many notices of one moment, and some of others, about a community each. */
  const told = (count: number, key: string, ageMinutes: string): Promise<unknown> =>
    sql(
      `insert into notice (person_id, topic, key, title, text, href, subjects, frequency, told_at, created_at)
       select $1, 't', $3 || n, $3 || ' ' || n, '', '/x', jsonb_build_array(jsonb_build_object('kind', 'community', 'id', $2::text)), 'SUBITO', now(), date_trunc('milliseconds', now()) - make_interval(mins => ${ageMinutes}) from generate_series(1, $4) n`,
      [ids.lecco, communityIds[key], key, count],
    );

  it('is read to its end, a hundred at a time: each once, newest first, also where many came at the same moment', async () => {
    await sql('delete from notice where person_id = $1', [ids.lecco]);
    await told(150, 'sua', '5');
    await told(60, 'servizi-europa', '10 + n');
    const pages: Page[] = [];
    for (let after: string | null = null; ; ) {
      pages.push(await page('lecco', after));
      if (!pages.at(-1)!.hasNextPage) break;
      after = pages.at(-1)!.endCursor;
    }
    expect(pages.map(({ nodes }) => nodes.length)).toEqual([100, 100, 10]);
    const titles = pages.flatMap(({ nodes }) => nodes.map(({ title }) => title));
    expect(new Set(titles).size).toBe(210);
    expect(titles.slice(150)).toEqual(Array.from({ length: 60 }, (_, index) => `servizi-europa ${index + 1}`));
    expect((await clients.lecco.request<{ notices: unknown[] }>('{ notices { id } }')).notices).toHaveLength(100);
  });

  it('goes on after what may no longer be read, and after a notice that is gone', async () => {
    await sql(`update community set visibility = 'INVITO' where key = 'sua'`);
    await sql(`delete from community_member where person_id = $1 and community_id = $2`, [ids.lecco, communityIds['sua']]);
    const first = await page('lecco');
    expect([first.nodes.length, first.nodes[0]!.title, first.hasNextPage]).toEqual([60, 'servizi-europa 1', false]);
    await sql(`update community set visibility = 'PUBBLICA' where key = 'sua'`);
    const { endCursor, nodes } = await page('lecco');
    await sql('delete from notice where id = $1', [nodes.at(-1)!.id]);
    expect((await page('lecco', endCursor)).nodes).toHaveLength(100);
  });

  it('begins at the newest for a cursor that is none of ours, and has nothing of others', async () => {
    const newest = (await page('lecco')).nodes[0]!.id;
    for (const strange of ['', 'x', '\u0000', Buffer.from('notices:1:x').toString('base64url'), Buffer.from(`notices:9999999999999:${'-'.repeat(36)}`).toString('base64url')]) expect((await page('lecco', strange)).nodes[0]!.id).toBe(newest);
    const { endCursor } = await page('lecco');
    expect((await page('anna', endCursor)).nodes.filter(({ title }) => /^(sua|servizi-europa) /.test(title))).toEqual([]);
  });
});
