import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost } from '@province-comuni/communities-contract';
import { TellOfPosts } from '@province-comuni/communities-domain';
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
  for (const event of news) if (event.kind === 'communities.post-added') await test.app.get(TellOfPosts, { strict: false }).hear(event);
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
    const none = ['community.messaggio', 'community.citazione', 'community.annuncio', 'community.richiesta'].map((topic) => ({ topic, frequency: null }));
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
    await open('anna', 'servizi-europa', 'Prima che vada');
    await sql(`update community set visibility = 'MEMBRI' where key = 'servizi-europa'`);
    await earlier('lecco', 8);
    await change('lecco', `leaveCommunity(communityId: "${communityIds['servizi-europa']}")`);
    await deliver().tell('SETTIMANALE');
    expect(await lettersTo('lecco')).toEqual([]);
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

describe('letters are ended', () => {
  const address = (letter: ArchivedMail): string => new URL(header(letter, 'List-Unsubscribe')!.slice(1, -1)).pathname + new URL(header(letter, 'List-Unsubscribe')!.slice(1, -1)).search;
  const send = (method: 'GET' | 'POST', url: string): ReturnType<TestApp['app']['inject']> => test.app.inject({ method, url, ...(method === 'POST' ? { headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }, payload: 'List-Unsubscribe=One-Click' } : {}) });

  it('by one POST without signing in, for one community; opening the address ends nothing', async () => {
    const letter = (await lettersTo('luca')).find(({ subject }) => subject.includes('Scritta di notte'))!;
    const asked = await send('GET', address(letter));
    expect([asked.statusCode, asked.body.includes('Conferma')]).toEqual([200, true]);
    expect((await choices('luca')).places[1]!.topics[0]!.frequency).toBe('SUBITO');
    for (let times = 0; times < 2; times += 1) expect((await send('POST', address(letter))).statusCode).toBe(200);
    expect((await choices('luca')).places[1]!.topics.map(({ frequency }) => frequency)).toEqual(['MAI', 'MAI', 'MAI', 'MAI']);
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
