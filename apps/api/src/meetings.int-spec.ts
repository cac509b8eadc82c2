import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost } from '@province-comuni/communities-contract';
import { readMeetingFolder } from '@province-comuni/communities-data';
import { FreePlacesOfLeaver, LoadCommunities, LoadMeetings, TellOfMeetings, type PackagedCommunity } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS, type DomainEvent } from '@province-comuni/platform-ports';
import { RebuildIndex } from '@province-comuni/search-domain';
import { toWall } from '@province-comuni/shared-kernel';
import ICAL from 'ical.js';
import pg from 'pg';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

type Who = 'anna' | 'luca' | 'lecco' | 'curatore' | 'visitor';
const EMAILS: Record<Exclude<Who, 'visitor'>, string> = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example' };
const EVERYBODY = ['anna', 'luca', 'lecco', 'curatore', 'visitor'] as const;
const TABLES = ['community', 'community_member', 'meeting', 'meeting_enrolment', 'calendar_address'];
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }';
const MEETING = 'id title when state own bar link place enrolled waiting revision cancelReason communityKey viewerCan { arrange takePart enrol giveBack feedback }';
const CLOSED: PackagedCommunity = { key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [] };
const NOTHING = { __typename: 'NotFound', message: 'Non trovato.' };

interface Outcome { readonly __typename: string; readonly meetingId: string; readonly state: string; readonly code: string; readonly message: string; readonly path: string; readonly problems: { field: string; message: string }[] }
interface Shown { readonly id: string; readonly title: string; readonly when: string; readonly state: string; readonly own: string | null; readonly bar: string | null; readonly link: string | null; readonly enrolled: number; readonly waiting: number; readonly revision: number; readonly viewerCan: Record<string, boolean> }
interface Open { readonly meeting: Shown; readonly waitingPlace: number | null; readonly ownScore: number | null; readonly feedback: { count: number; average: number | null } | null }

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
const ids = {} as Record<Exclude<Who, 'visitor'>, string>;
const communityIds: Record<string, string> = {};

const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.database.runner.run(SYSTEM_ACCESS, work);
const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => asSystem(() => currentManager().query(text, parameters));
const change = async (who: Who, mutation: string, declared = '', variables: Record<string, unknown> = {}): Promise<Outcome> =>
  Object.values(await clients[who].request<Record<string, Outcome>>(`mutation ${declared} { ${mutation} { __typename ... on CommunityDone { id } ${REFUSALS} } }`, variables))[0]!;
const inDays = (days: number, hours = 0): Date => new Date(Date.now() + days * 86_400_000 + hours * 3_600_000);
const input = (more: object = {}): Record<string, unknown> => ({ kind: 'WEBINAR', title: 'Le polizze in pratica', description: plainPost('Si parla del rospo smeraldino.'), agenda: [{ title: 'I casi', speaker: 'Anna', minutes: 20 }], speakers: [{ name: 'Anna', role: 'SUA' }], place: '', link: 'https://riunioni.example/stanza-segreta', startsAt: toWall(inDays(10)), endsAt: toWall(inDays(10, 2)), enrolment: { places: 1 }, ...more });
const plan = async (who: Who, key: string | null, more: object = {}, clientKey: string = randomUUID()): Promise<Outcome> =>
  (await clients[who].request<{ planMeeting: Outcome }>(`mutation ($c: ID, $i: MeetingInput!, $k: ID!) { planMeeting(communityId: $c, input: $i, clientKey: $k) { __typename ... on MeetingKept { meetingId } ${REFUSALS} } }`, { c: key && communityIds[key], i: input(more), k: clientKey })).planMeeting;
const rewrite = async (who: Who, id: string, seenRevision: number, more: object): Promise<Outcome> =>
  (await clients[who].request<{ changeMeeting: Outcome }>(`mutation ($id: ID!, $r: Int!, $i: MeetingInput!) { changeMeeting(id: $id, seenRevision: $r, input: $i) { __typename ... on MeetingKept { meetingId } ${REFUSALS} } }`, { id, r: seenRevision, i: input(more) })).changeMeeting;
const enrol = async (who: Who, id: string): Promise<Outcome> => (await clients[who].request<{ enrolInMeeting: Outcome }>(`mutation ($id: ID!) { enrolInMeeting(id: $id) { __typename ... on Enrolled { state } ${REFUSALS} } }`, { id })).enrolInMeeting;
const withdraw = (who: Who, id: string): Promise<Outcome> => change(who, `withdrawFromMeeting(id: "${id}")`);
const open = async (who: Who, id: string): Promise<Open | null> => (await clients[who].request<{ meeting: Open | null }>(`query ($id: ID!) { meeting(id: $id) { meeting { ${MEETING} } waitingPlace ownScore feedback { count average } } }`, { id })).meeting;
const calendar = async (who: Who, from: string, to: string, more = ''): Promise<Shown[] | null> => (await clients[who].request<{ meetings: Shown[] | null }>(`query ($from: String!, $to: String!) { meetings(from: $from, to: $to ${more}) { ${MEETING} } }`, { from, to })).meetings;
const notices = async (who: Who): Promise<string[]> => (await clients[who].request<{ notices: { title: string }[] }>('{ notices { title } }')).notices.map(({ title }) => title);
const file = async (who: Who, url: string): Promise<{ status: number; text: string; events: ICAL.Event[] }> => {
  const { status, bytes } = await clients[who].get(url);
  const text = bytes.toString();
  const events = status === 200 ? new ICAL.Component(ICAL.parse(text) as unknown as string).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) : [];
  return { status, text, events };
};

let heard = 0;
/** What the followers of the events do, without the clock. */
async function settle(): Promise<void> {
  const news = await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 order by id', [heard]);
  const tell = test.app.get(TellOfMeetings, { strict: false });
  for (const event of news) if ((tell.kinds as readonly string[]).includes(event.kind)) await tell.hear(event);
  heard = Number(news.at(-1)?.id ?? heard);
}
const remind = (): Promise<void> => test.app.get(TellOfMeetings, { strict: false }).remind();
/** Puts an event so many hours from now, as if everybody had enrolled long ago. */
const moveTo = async (id: string, hours: number): Promise<void> => {
  await sql(`update meeting set starts_at = now() + make_interval(mins => $2), ends_at = now() + make_interval(mins => $2 + 60), enrolment_closes_at = least(enrolment_closes_at, now() + make_interval(mins => $2)) where id = $1`, [id, Math.round(hours * 60)]);
  await sql(`update meeting_enrolment set at = now() - interval '30 days' where meeting_id = $1`, [id]);
};

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  for (const who of EVERYBODY) {
    clients[who] = new GraphqlClient(test.app);
    if (who === 'visitor') continue;
    await clients[who].signIn(EMAILS[who], accounts.find((account) => account.email === EMAILS[who])!.password);
    ids[who] = (await clients[who].request<{ me: { id: string } }>('{ me { id } }')).me.id;
  }
  await test.app.get(LoadCommunities, { strict: false }).execute(CLOSED);
  for (const { key, id } of await sql<{ key: string; id: string }>('select key, id from community')) communityIds[key] = id;
  for (const [key, who, role] of [['sua', 'anna', 'MODERATORE'], ['sua', 'luca', 'MEMBRO'], ['riservata', 'anna', 'MODERATORE'], ['riservata', 'luca', 'MEMBRO']] as const)
    await sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) values ($1, $2, $3, $4, 'Provincia', now(), now(), 0, 0)`, [communityIds[key], ids[who], role, who]);
}, 120_000);
afterAll(() => test?.close());

async function setWall(up: boolean): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  for (const table of TABLES) await owner.query(`alter table ${table} ${up ? 'enable' : 'disable'} row level security`);
  await owner.end();
}

describe.each(['both walls', 'the application alone'])('who is of another community, with %s,', (walls) => {
  let id: string;
  beforeAll(async () => {
    id = (await plan('anna', 'riservata', { title: 'Il tavolo riservato' })).meetingId;
    await enrol('luca', id);
    await setWall(walls === 'both walls');
  });
  afterAll(() => setWall(true));

  it('meets nothing of an event for members: as if it were not there', async () => {
    const [from, to] = [toWall(inDays(0)).slice(0, 10), toWall(inDays(30)).slice(0, 10)];
    for (const who of ['visitor', 'lecco', 'curatore'] as const) {
      expect({ who, open: await open(who, id), list: (await calendar(who, from, to))!.filter(({ title }) => title === 'Il tavolo riservato'), file: (await file(who, `/api/calendar/events/${id}.ics`)).status, feed: (await file(who, '/api/calendar/communities/riservata.ics')).status }).toEqual({ who, open: null, list: [], file: 404, feed: 404 });
      if (who === 'visitor') continue;
      expect(await enrol(who, id)).toEqual(NOTHING);
      expect(await plan(who, 'riservata')).toEqual(NOTHING);
      expect(await rewrite(who, id, 1, {})).toEqual(NOTHING);
      for (const mutation of [`withdrawFromMeeting(id: "${id}")`, `cancelMeeting(id: "${id}", reason: "x")`, `setMeetingDocuments(id: "${id}", seenRevision: 1, documents: [])`, `noteAttendance(id: "${id}", personId: "${ids.luca}", attended: true)`, `giveMeetingFeedback(id: "${id}", score: 5)`]) expect({ who, mutation, outcome: await change(who, mutation) }).toEqual({ who, mutation, outcome: NOTHING });
      expect((await clients[who].request<{ m: unknown }>('query ($id: ID!) { m: meetingPeople(id: $id) { people { name } } }', { id })).m).toBeNull();
      const { path } = (await clients[who].request<{ r: Outcome }>('mutation { r: renewCalendarAddress { path } }')).r;
      expect({ who, mine: (await file('visitor', path)).text.includes('riservato'), its: (await file('visitor', `${path}?community=riservata`)).status }).toEqual({ who, mine: false, its: 404 });
    }
  });

  it('a member reads it and enrols, and arranges nothing', async () => {
    expect((await open('luca', id))?.meeting).toMatchObject({ own: 'ISCRITTO', link: 'https://riunioni.example/stanza-segreta', viewerCan: { arrange: false } });
    expect(await plan('luca', 'riservata')).toMatchObject({ __typename: 'Refused', code: 'COMMUNITIES.NOT_ALLOWED' });
    expect(await change('luca', `cancelMeeting(id: "${id}", reason: "x")`)).toMatchObject({ __typename: 'Refused' });
    expect(await change('luca', `noteAttendance(id: "${id}", personId: "${ids.luca}", attended: true)`)).toMatchObject({ __typename: 'Refused' });
    expect((await clients.luca.request<{ m: unknown }>('query ($id: ID!) { m: meetingPeople(id: $id) { people { name } } }', { id })).m).toBeNull();
    expect(await plan('anna', null)).toMatchObject({ __typename: 'Refused' });
  });
});

describe('the wall alone', () => {
  const as = <T>(who: Exclude<Who, 'visitor'>, member: boolean, text: string, parameters: unknown[]): Promise<T[]> => test.database.runner.run({ enteIds: [], personId: ids[who], communityIds: member ? [communityIds['riservata']!] : [] }, () => currentManager().query(text, parameters));

  it('shows events of members to members, places to their holders and to who moderates, addresses to their owners', async () => {
    const { meetingId } = await plan('anna', 'riservata');
    await enrol('luca', meetingId);
    const rows = async (who: Exclude<Who, 'visitor'>, member: boolean, table: string): Promise<number> => (await as(who, member, `select 1 from ${table} where ${table === 'meeting' ? 'id' : 'meeting_id'} = $1`, [meetingId])).length;
    expect([await rows('anna', true, 'meeting'), await rows('luca', true, 'meeting'), await rows('lecco', false, 'meeting')]).toEqual([1, 1, 0]);
    expect([await rows('anna', true, 'meeting_enrolment'), await rows('luca', true, 'meeting_enrolment'), await rows('lecco', true, 'meeting_enrolment')]).toEqual([1, 1, 0]);
    await clients.luca.request('mutation { renewCalendarAddress { __typename } }');
    expect([(await as('luca', true, 'select 1 from calendar_address where person_id = $1', [ids.luca])).length, (await as('anna', true, 'select 1 from calendar_address where person_id = $1', [ids.luca])).length]).toEqual([1, 0]);
  });

  it('lets who moderates change an event, and nobody give himself a place', async () => {
    const { meetingId } = await plan('anna', 'riservata');
    const changed = async (who: Exclude<Who, 'visitor'>, member: boolean): Promise<unknown> => (await as<unknown>(who, member, 'update meeting set title = title where id = $1', [meetingId]))[1];
    expect([await changed('anna', true), await changed('luca', true), await changed('lecco', false)]).toEqual([1, 0, 0]);
    await expect(as('luca', true, `insert into meeting_enrolment (meeting_id, person_id, community_id, name, ente, state, position, at) values ($1, $2, $3, 'x', '', 'ISCRITTO', 1, now())`, [meetingId, ids.luca, communityIds['riservata']])).rejects.toThrow('row-level security');
  });
});

describe('planning', () => {
  it('says at the field what is wrong, the hours that a change of clock takes or doubles too', async () => {
    const problems = async (more: object): Promise<Record<string, string>> => Object.fromEntries((await plan('anna', 'sua', more)).problems.map(({ field, message }) => [field, message]));
    expect(await problems({ title: 'x', link: 'http://a.example', startsAt: '2027-03-28T02:30', endsAt: '2027-03-28T04:00', enrolment: { places: 0 } })).toEqual({ title: expect.stringContaining('cinque'), link: expect.stringContaining('https'), startsAt: expect.stringContaining('non ci sono'), places: expect.stringContaining('intero') });
    expect(await problems({ startsAt: '2027-10-31T01:30', endsAt: '2027-10-31T02:30', link: '', enrolment: null })).toEqual({ endsAt: expect.stringContaining('due volte'), place: expect.stringContaining('dove') });
    expect(await problems({ startsAt: '2020-01-01T10:00', endsAt: '2020-01-01T11:00', enrolment: null })).toEqual({ startsAt: expect.stringContaining('già passato') });
    expect(await problems({ enrolment: { closesAt: toWall(inDays(11)), opensAt: 'ieri' } })).toEqual({ opensAt: 'Scrivete giorno e ora.', closesAt: expect.stringContaining('quando l’evento comincia') });
  });

  it('plans it once, however often it is sent; keeps the hour on the wall', async () => {
    const key = randomUUID();
    const made = await Promise.all([1, 2, 3].map(() => plan('anna', 'sua', { startsAt: '2027-10-31T15:00', endsAt: '2027-10-31T16:30' }, key)));
    expect(new Set(made.map(({ meetingId }) => meetingId)).size).toBe(1);
    expect((await open('visitor', made[0]!.meetingId))?.meeting).toMatchObject({ when: 'domenica 31 ottobre 2027, 15:00–16:30', link: null, viewerCan: { takePart: false, enrol: false } });
    expect(await sql('select starts_at from meeting where id = $1', [made[0]!.meetingId])).toEqual([{ starts_at: new Date('2027-10-31T14:00:00Z') }]);
  });

  it('refuses a change over one that was not seen', async () => {
    const { meetingId } = await plan('anna', 'sua');
    expect(await rewrite('anna', meetingId, 1, { title: 'Altro titolo' })).toMatchObject({ __typename: 'MeetingKept' });
    expect(await rewrite('anna', meetingId, 1, { title: 'Un altro ancora' })).toMatchObject({ __typename: 'Refused', code: 'COMMUNITIES.MEETING_CHANGED' });
  });

  it('is UPI’s for the whole network', async () => {
    const { meetingId } = await plan('curatore', null, { title: 'Assemblea di tutti' });
    expect((await open('visitor', meetingId))?.meeting).toMatchObject({ title: 'Assemblea di tutti' });
    expect(await enrol('lecco', meetingId)).toMatchObject({ state: 'ISCRITTO' });
  });
});

describe('places', () => {
  it('the last one is for exactly one of two who come at once; who waits knows where', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { meetingId } = await plan('anna', 'sua');
      const states = (await Promise.all([enrol('luca', meetingId), enrol('lecco', meetingId), enrol('lecco', meetingId), enrol('curatore', meetingId)])).map(({ state }) => state);
      expect(states.filter((state) => state === 'ISCRITTO').length - (states[1] === 'ISCRITTO' ? 1 : 0)).toBe(1);
      expect(states[1]).toBe(states[2]);
      expect((await open('anna', meetingId))?.meeting).toMatchObject({ enrolled: 1, waiting: 2 });
      const places = await Promise.all((['luca', 'lecco', 'curatore'] as const).map(async (who) => (await open(who, meetingId))?.waitingPlace));
      expect(places.filter((place) => place !== null).sort()).toEqual([1, 2]);
    }
  });

  it('go to who waits first when somebody gives his back, and he is told, once', async () => {
    const { meetingId } = await plan('anna', 'sua', { title: 'Il posto che si libera' });
    await settle();
    expect((await enrol('luca', meetingId)).state).toBe('ISCRITTO');
    expect((await enrol('lecco', meetingId)).state).toBe('IN_ATTESA');
    expect((await enrol('curatore', meetingId)).state).toBe('IN_ATTESA');
    expect((await open('lecco', meetingId))).toMatchObject({ waitingPlace: 1, meeting: { link: null } });
    await Promise.all([withdraw('luca', meetingId), withdraw('luca', meetingId)]);
    expect(await open('lecco', meetingId)).toMatchObject({ waitingPlace: null, meeting: { own: 'ISCRITTO', enrolled: 1, waiting: 1, link: 'https://riunioni.example/stanza-segreta' } });
    expect((await open('curatore', meetingId))?.waitingPlace).toBe(1);
    await settle();
    heard = 0;
    await settle();
    expect((await notices('lecco')).filter((title) => title.startsWith('Si è liberato un posto') && title.includes('Il posto che si libera'))).toHaveLength(1);
    expect((await notices('curatore')).filter((title) => title.includes('Il posto che si libera'))).toEqual([]);
    // He comes back behind the others.
    expect((await enrol('luca', meetingId)).state).toBe('IN_ATTESA');
    expect((await open('luca', meetingId))?.waitingPlace).toBe(2);
    // More places: all who fit move up.
    expect(await rewrite('anna', meetingId, 1, { title: 'Il posto che si libera', enrolment: { places: 1 } })).toMatchObject({ __typename: 'MeetingKept' });
    const { revision } = (await open('anna', meetingId))!.meeting;
    expect(await rewrite('anna', meetingId, revision, { title: 'Il posto che si libera', enrolment: { places: 5 } })).toMatchObject({ __typename: 'MeetingKept' });
    expect((await open('luca', meetingId))?.meeting).toMatchObject({ own: 'ISCRITTO', enrolled: 3, waiting: 0 });
    expect((await rewrite('anna', meetingId, revision + 1, { enrolment: { places: 2 } })).problems).toMatchObject([{ field: 'places' }]);
  });

  it('of who leaves a community for members go to who waits; of who leaves a public one they stay his', async () => {
    for (const [key, state] of [['riservata', 'RITIRATO'], ['sua', 'ISCRITTO']] as const) {
      const { meetingId } = await plan('anna', key, { title: 'Chi se ne va' });
      await enrol('luca', meetingId);
      expect((await enrol('anna', meetingId)).state).toBe('IN_ATTESA');
      const member = await sql<Record<string, unknown>>('delete from community_member where person_id = $1 and community_id = $2 returning *', [ids.luca, communityIds[key]]).then(([rows]) => (rows as unknown as Record<string, unknown>[])[0]!);
      for (let again = 0; again < 2; again += 1) await test.app.get(FreePlacesOfLeaver, { strict: false }).hear({ kind: 'communities.member-left', payload: { communityId: communityIds[key], personId: ids.luca } });
      expect(await sql('select state from meeting_enrolment where meeting_id = $1 and person_id = $2', [meetingId, ids.luca])).toEqual([{ state }]);
      expect((await open('anna', meetingId))?.meeting).toMatchObject({ enrolled: 1, waiting: state === 'RITIRATO' ? 0 : 1 });
      await sql('insert into community_member select * from jsonb_populate_record(null::community_member, $1::jsonb)', [JSON.stringify(member)]);
    }
  });

  it('cannot be taken before the opening, after the closing, in one that was cancelled', async () => {
    const { meetingId } = await plan('anna', 'sua', { enrolment: { opensAt: toWall(inDays(1)) } });
    expect(await enrol('luca', meetingId)).toMatchObject({ message: 'Le iscrizioni non sono ancora aperte.' });
    await sql(`update meeting set enrolment_opens_at = null, enrolment_closes_at = now() where id = $1`, [meetingId]);
    expect(await enrol('luca', meetingId)).toMatchObject({ message: 'Le iscrizioni sono chiuse.' });
    await change('anna', `cancelMeeting(id: "${meetingId}", reason: "Manca il relatore.")`);
    expect(await enrol('luca', meetingId)).toMatchObject({ message: 'L’evento è stato annullato.' });
    const free = await plan('anna', 'sua', { enrolment: null });
    expect(await enrol('luca', free.meetingId)).toMatchObject({ message: expect.stringContaining('basta venire') });
    expect((await open('lecco', free.meetingId))?.meeting.link).toBe('https://riunioni.example/stanza-segreta');
  });
});

describe('who takes part', () => {
  it('is reminded seven days, a day and an hour before, each once, also when the work runs again', async () => {
    const { meetingId } = await plan('anna', 'sua', { title: 'Da ricordare' });
    await enrol('luca', meetingId);
    const told = async (): Promise<number> => (await notices('luca')).filter((title) => title.startsWith('Promemoria: «Da ricordare»')).length;
    const counts: number[] = [];
    for (const hours of [169, 167, 25, 23, 2, 0.5]) {
      await moveTo(meetingId, hours);
      await remind();
      await remind();
      counts.push(await told());
    }
    expect(counts).toEqual([0, 1, 1, 2, 2, 3]);
    expect((await notices('lecco')).filter((title) => title.includes('Da ricordare'))).toEqual([]);
  });

  it('is told of a change of time or place, and of a cancellation; not of a change of words', async () => {
    const { meetingId } = await plan('anna', 'sua', { title: 'Da spostare' });
    await enrol('luca', meetingId);
    await rewrite('anna', meetingId, 1, { title: 'Da spostare', speakers: [] });
    await settle();
    const told = async (): Promise<string[]> => (await notices('luca')).filter((title) => title.includes('«Da spostare»'));
    expect(await told()).toEqual([]);
    expect(await rewrite('anna', meetingId, 2, { title: 'Da spostare', speakers: [], startsAt: toWall(inDays(12)), endsAt: toWall(inDays(12, 1)) })).toMatchObject({ __typename: 'MeetingKept' });
    await change('anna', `cancelMeeting(id: "${meetingId}", reason: "Manca il relatore.")`);
    await change('anna', `cancelMeeting(id: "${meetingId}", reason: "Manca il relatore.")`);
    await settle();
    expect((await told()).map((title) => title.split(':')[0]).sort()).toEqual(['Annullato', 'È cambiato quando o dove']);
    await moveTo(meetingId, 0.5);
    await remind();
    expect(await told()).toHaveLength(2);
  });

  it('is told by mail as he chose for the community; in the product in any case, also of what waits', async () => {
    await clients.luca.request(`mutation { follow(kind: "community", id: "${communityIds['sua']}") { __typename } }`);
    const choose = (topic: string, frequency: string): Promise<unknown> => clients.luca.request(`mutation { chooseMail(placeId: "${communityIds['sua']}", topic: "evento.${topic}", frequency: ${frequency}) { __typename } }`);
    const waits = async (): Promise<string[]> => (await sql<{ frequency: string }>(`select frequency from notice where person_id = $1 and title like '%Scelto per posta%' and told_at is null order by created_at`, [ids.luca])).map(({ frequency }) => frequency);
    await choose('nuovo', 'SETTIMANALE');
    const { meetingId } = await plan('anna', 'sua', { title: 'Scelto per posta', enrolment: {} });
    await settle();
    expect(await waits()).toEqual(['SETTIMANALE']);
    await choose('nuovo', 'MAI');
    expect(await waits()).toEqual([]);
    await choose('promemoria', 'MAI');
    await enrol('luca', meetingId);
    await moveTo(meetingId, 23);
    await remind();
    expect(await waits()).toEqual([]);
    expect((await notices('luca')).filter((title) => title.includes('«Scelto per posta»')).map((title) => title.split(/ in |:/)[0]).sort()).toEqual(['Nuovo evento', 'Promemoria']);
    for (const topic of ['nuovo', 'promemoria']) await choose(topic, 'null');
  });

  it('says afterwards how it was, once; who arranges it notes who was there and reads what was said', async () => {
    const { meetingId } = await plan('anna', 'sua', { title: 'Da valutare', enrolment: {} });
    for (const who of ['luca', 'lecco'] as const) await enrol(who, meetingId);
    expect(await change('luca', `giveMeetingFeedback(id: "${meetingId}", score: 4)`)).toMatchObject({ __typename: 'Refused' });
    expect(await change('anna', `noteAttendance(id: "${meetingId}", personId: "${ids.luca}", attended: true)`)).toMatchObject({ message: expect.stringContaining('da quando') });
    await moveTo(meetingId, -3);
    expect(await withdraw('luca', meetingId)).toMatchObject({ __typename: 'Refused' });
    expect((await open('luca', meetingId))).toMatchObject({ feedback: null, meeting: { state: 'CONCLUSO', viewerCan: { feedback: true } } });
    expect(await change('anna', `noteAttendance(id: "${meetingId}", personId: "${ids.lecco}", attended: false)`)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await change('lecco', `giveMeetingFeedback(id: "${meetingId}", score: 1)`)).toMatchObject({ __typename: 'Refused' });
    expect((await change('luca', `giveMeetingFeedback(id: "${meetingId}", score: 6)`)).problems).toMatchObject([{ field: 'score' }]);
    const both = await Promise.all([4, 5].map((score) => change('luca', `giveMeetingFeedback(id: "${meetingId}", score: ${score}, words: "Utile davvero.")`)));
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CommunityDone', 'Refused']);
    expect((await open('luca', meetingId))?.feedback?.count).toBe(1);
    const { m } = await clients.anna.request<{ m: { people: { name: string; attended: boolean | null }[]; words: string[] } }>('query ($id: ID!) { m: meetingPeople(id: $id) { people { name attended } words } }', { id: meetingId });
    expect(m.people.map(({ attended }) => attended)).toEqual([null, false]);
    expect(m.words).toEqual(['Utile davvero.']);
    expect(await rewrite('anna', meetingId, 1, {})).toMatchObject({ __typename: 'Refused' });
    const documentId = randomUUID();
    expect(await change('anna', `setMeetingDocuments(id: "${meetingId}", seenRevision: 1, documents: [{ documentId: "${documentId}", kind: VERBALE }])`)).toMatchObject({ __typename: 'CommunityDone' });
    await settle();
    expect((await notices('luca')).filter((title) => title.startsWith('C’è il verbale di «Da valutare»'))).toHaveLength(1);
    expect((await change('anna', `setMeetingDocuments(id: "${meetingId}", seenRevision: 2, documents: [{ documentId: "x", kind: VERBALE }])`)).problems).toMatchObject([{ field: 'papers' }]);
  });
});

describe('calendars for other programs', () => {
  it('a public community has one for everybody, without what is for who takes part', async () => {
    await plan('anna', 'sua', { title: 'Nel calendario' });
    const { status, text, events } = await file('visitor', '/api/calendar/communities/sua.ics');
    expect(status).toBe(200);
    expect(events.map(({ summary }) => summary)).toContain('Nel calendario');
    expect(text).not.toContain('stanza-segreta');
  });

  it('a person has his own behind a secret, until he takes it away: of his communities and of what he takes part in', async () => {
    const inside = (await plan('anna', 'riservata', { title: 'Dentro, per i membri' })).meetingId;
    await enrol('luca', inside);
    const renew = async (): Promise<string> => (await clients.luca.request<{ r: Outcome }>('mutation { r: renewCalendarAddress { path } }')).r.path;
    const path = await renew();
    expect((await file('visitor', path)).events.find(({ summary }) => summary === 'Dentro, per i membri')?.description).toContain('stanza-segreta');
    expect((await file('visitor', `${path}?community=riservata`)).status).toBe(200);
    expect(JSON.stringify(await sql('select * from calendar_address'))).not.toContain(path.slice(-47, -4));
    // With the rights that he has when it is read.
    await sql('delete from community_member where person_id = $1 and community_id = $2', [ids.luca, communityIds['riservata']]);
    expect((await file('visitor', path)).events.map(({ summary }) => summary)).not.toContain('Dentro, per i membri');
    const fresh = await renew();
    expect([(await file('visitor', path)).status, (await file('visitor', fresh)).status]).toEqual([404, 200]);
    await clients.luca.request('mutation { revokeCalendarAddress }');
    expect((await file('visitor', fresh)).status).toBe(404);
    expect((await clients.luca.request<{ a: unknown }>('{ a: calendarAddress { since } }')).a).toBeNull();
  });

  it('says that one was cancelled, and counts its changes', async () => {
    const { meetingId } = await plan('anna', 'sua');
    await change('anna', `cancelMeeting(id: "${meetingId}", reason: "Manca il relatore.")`);
    const { events, text } = await file('visitor', `/api/calendar/events/${meetingId}.ics`);
    expect({ uid: events[0]!.uid, sequence: events[0]!.sequence }).toEqual({ uid: `${meetingId}@province-comuni`, sequence: 2 });
    expect(text).toContain('STATUS:CANCELLED');
  });
});

describe('the calendar of the project', () => {
  it('has the days that the sources print, and loading it again changes nothing', async () => {
    const months = await calendar('visitor', '2022-04-13', '2022-04-13');
    expect(months!.map(({ title, when }) => `${title}: ${when}`)).toContain('Province & Comuni – Le Province e il sistema di servizi a supporto dei Comuni: mercoledì 13 aprile 2022');
    expect(months!.filter(({ title }) => /^A\d/.test(title)).map(({ title }) => title.split(' ')[0]).sort()).toEqual(['A3', 'A4']);
    const before = await sql('select id, revision from meeting where content_key is not null order by id');
    for (const meeting of readMeetingFolder('libs/communities/content')) await test.app.get(LoadMeetings, { strict: false }).execute(meeting);
    expect(await sql('select id, revision from meeting where content_key is not null order by id')).toEqual(before);
    expect(await calendar('visitor', '2022-04-31', '2022-05-01')).toBeNull();
  });

  it('is found by who searches, by who may read it', async () => {
    await plan('anna', 'riservata', { title: 'Riunione sul tritone crestato' });
    await test.app.get(RebuildIndex, { strict: false }).execute();
    const found = async (who: Who, q: string): Promise<string[]> => (await clients[who].request<{ search: { hits: { title: { text: string } }[] } }>('query ($q: String!) { search(input: { query: $q, kind: "evento" }) { ... on SearchPage { hits { title { text } } } } }', { q })).search.hits.map(({ title }) => title.text);
    expect(await found('visitor', 'webinar Servizi Innovativi')).toContain('Webinar di condivisione dei dati con le Province interessate alla realizzazione dei Servizi Innovativi');
    expect(await found('anna', 'tritone crestato')).toEqual(['Riunione sul tritone crestato']);
    expect(await found('lecco', 'tritone crestato')).toEqual([]);
    expect(await found('anna', 'stanza-segreta')).toEqual([]);
  });

  it('of one’s own has only what one takes part in', async () => {
    const { meetingId } = await plan('anna', 'sua', { title: 'Solo mio' });
    await enrol('lecco', meetingId);
    const [from, to] = [toWall(inDays(0)).slice(0, 10), toWall(inDays(30)).slice(0, 10)];
    expect((await calendar('lecco', from, to, 'mine: true'))!.map(({ title }) => title)).toContain('Solo mio');
    expect((await calendar('curatore', from, to, 'mine: true'))!.map(({ title }) => title)).not.toContain('Solo mio');
    expect(await calendar('visitor', from, to, 'mine: true')).toEqual([]);
    expect((await calendar('lecco', from, to, `mine: true, communityId: "${communityIds['sua']}"`))!.map(({ title }) => title)).toContain('Solo mio');
    expect(await calendar('lecco', from, to, `mine: true, communityId: "${communityIds['servizi-europa']}"`)).toEqual([]);
  });

  it('is another version for the index when those who may read it are others', async () => {
    const { meetingId } = await plan('anna', 'riservata', { title: 'Da riservata a pubblica' });
    await test.app.get(LoadCommunities, { strict: false }).execute({ ...CLOSED, visibility: 'PUBBLICA' });
    expect((await open('visitor', meetingId))?.meeting.revision).toBe(2);
    await test.app.get(LoadCommunities, { strict: false }).execute(CLOSED);
    expect(await open('visitor', meetingId)).toBeNull();
  });
});
