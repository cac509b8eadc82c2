import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { MailCourier } from '@province-comuni/platform-mail-smtp';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { MailServer } from '../../../libs/platform/mail-smtp/src/testing/mail-server.js';
import { liftQuietHours } from './testing/no-quiet-hours.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

const OUTGOING = 'query ($state: OutgoingMailState) { outgoingMail(state: $state) { total waiting refused waitingSince lastDeliveredAt items { id to subject state attempts problem nextTryAt settledAt } } }';
const AGAIN = 'mutation ($id: ID!) { offerMailAgain(id: $id) { __typename } }';
const ALL_AGAIN = 'mutation { offerAllMailAgain { __typename ... on Done { message } } }';
const RESET = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename } }';
type Outgoing = { outgoingMail: { total: number; waiting: number; refused: number; items: { id: string; to: string; subject: string; state: string; problem: string | null }[] } | null };

let server: MailServer;
let test: TestApp;
let emails: Map<string, { email: string; password: string }>;
let amministratore: GraphqlClient;

beforeAll(async () => {
  server = await MailServer.start();
  test = await createTestApp({ live: true, smtp: { host: '127.0.0.1', port: server.port, secure: false, requireTls: false, from: 'Province & Comuni <avvisi@upi.example>' } });
  emails = new Map((await loadDemoAccounts(test.app)).map((account) => [account.email.split('@')[0]!, account]));
  amministratore = await clientOf('amministratore');
}, 120_000);
afterAll(async () => {
  await test?.close();
  await server?.stop();
});

async function clientOf(who: string): Promise<GraphqlClient> {
  const account = [...emails].find(([start]) => start.startsWith(who))![1];
  const client = new GraphqlClient(test.app);
  await client.signIn(account.email, account.password);
  return client;
}

const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(text, parameters));

/** Offers whatever waits to the server, until nothing does. */
async function handOver(): Promise<void> {
  await sql(`update mail_delivery set next_try_at = now() where state = 'IN_ATTESA'`);
  await test.app.get(MailCourier, { strict: false }).deliver();
  while ((await sql(`select 1 from mail_delivery where state = 'IN_ATTESA'`)).length > 0) await new Promise((next) => setTimeout(next, 20));
}

describe('mail of an installation with a mail server', () => {
  it('leaves for whoever asks for a new password, and is told of without its words', async () => {
    const { email } = [...emails].find(([start]) => start.startsWith('referente.lecco'))![1];
    await new GraphqlClient(test.app).request(RESET, { input: { email } });
    await server.to(email);
    const link = /https?:\/\/\S*reimposta-password\S*/.exec(server.taken.find(({ to }) => to.includes(email))!.mail.text!)![0];
    const answer = await deliveredTo(email);
    expect(answer.items.filter(({ to }) => to === email)).toEqual([expect.objectContaining({ state: 'CONSEGNATA', problem: null })]);
    expect(JSON.stringify(answer)).not.toContain(link.split(/[#?]/).at(-1));
    expect(JSON.stringify(await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('select * from mail_delivery')))).not.toContain(link.split(/[#?]/).at(-1));
  });

  it('is nobody’s but UPI’s amministratori to see or to offer again', async () => {
    const { items } = (await amministratore.request<Outgoing>(OUTGOING)).outgoingMail!;
    for (const who of ['curatore', 'referente.lecco', 'referente.pesaro', 'lettore']) {
      const client = await clientOf(who);
      const answer = await client.raw(OUTGOING);
      expect(JSON.stringify(answer)).not.toContain(items[0]!.to === emails.get(who)?.email ? 'CONSEGNATA' : items[0]!.to);
      expect(JSON.stringify(answer)).not.toContain('"total"');
      expect(JSON.stringify(await client.raw(AGAIN, { id: items[0]!.id }))).not.toContain('Done');
      expect(JSON.stringify(await client.raw(ALL_AGAIN))).not.toContain('Done');
    }
    expect(JSON.stringify(await new GraphqlClient(test.app).raw(OUTGOING))).not.toContain('"total"');
  });

  it('that the server refused is offered again by who keeps the installation', async () => {
    server.onRecipient = () => ({ code: 550, text: 'No such user' });
    const { email } = [...emails].find(([start]) => start.startsWith('lettore'))![1];
    await new GraphqlClient(test.app).request(RESET, { input: { email } });
    let refused: { id: string; problem: string | null }[] = [];
    while (refused.length === 0) refused = (await amministratore.request<Outgoing>(OUTGOING, { state: 'RIFIUTATA' })).outgoingMail!.items;
    expect(refused[0]!.problem).toContain('No such user');
    server.onRecipient = () => undefined;
    expect(await amministratore.request(AGAIN, { id: refused[0]!.id })).toEqual({ offerMailAgain: { __typename: 'Done' } });
    expect(await amministratore.request(AGAIN, { id: 'non un identificativo' })).toEqual({ offerMailAgain: { __typename: 'NotFound' } });
    await server.to(email);
    expect(await amministratore.request(ALL_AGAIN)).toEqual({ offerAllMailAgain: { __typename: 'Done', message: '0 lettere partono di nuovo.' } });
  });

  it('that waits for the server is asked for its reader’s rights when it is handed over; a new password waits for no right', async () => {
    await liftQuietHours(test);
    const [goes, stays] = ['referente.lecco', 'lettore'].map((who) => [...emails.values()].find(({ email }) => email.startsWith(who))!.email) as [string, string];
    await sql(`update community set visibility = 'MEMBRI' where key = 'sua'`);
    const [community] = await sql<{ id: string }>(`select id from community where key = 'sua'`);
    const clients = await Promise.all(['referente.pesaro', 'referente.lecco', 'lettore'].map(clientOf));
    for (const client of clients) await client.request('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: community!.id });
    await sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select $1, id, 'MEMBRO', name || ' ' || surname, '', now(), now(), 0, 0 from person where email = any ($2) on conflict do nothing`, [community!.id, [goes, stays, [...emails.values()].find(({ email }) => email.startsWith('referente.pesaro'))!.email]]);
    await sql(`insert into follow (person_id, kind, subject_id, frequency, since) select id, 'community', $1, 'SUBITO', now() from person where email = any ($2) on conflict do nothing`, [community!.id, [goes, stays]]);
    server.onRecipient = () => ({ code: 451, text: 'not now' });
    const title = 'Riservata ai membri';
    await clients[0]!.request('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { __typename } }', { input: { communityId: community!.id, kind: 'DISCUSSION', title, tags: [], text: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Che ne dite?' }] }] }, clientKey: '6f9619ff-8b86-4011-b42d-00cf4fc964ff' } });
    const waiting = (): Promise<{ to_address: string; subject: string }[]> => sql(`select to_address, subject from mail_delivery where state = 'IN_ATTESA' and problem is not null order by to_address`);
    while ((await waiting()).filter(({ subject }) => subject.includes(title)).length < 2) await new Promise((next) => setTimeout(next, 20));
    await sql('delete from community_member where community_id = $1 and person_id = (select id from person where email = $2)', [community!.id, goes]);
    await new GraphqlClient(test.app).request(RESET, { input: { email: goes } });
    while ((await waiting()).length < 3) await new Promise((next) => setTimeout(next, 20));
    server.onRecipient = () => undefined;
    const before = server.taken.length;
    await handOver();
    const taken = server.taken.slice(before).map(({ to, mail }) => [to[0], mail.subject!.includes(title)]).sort();
    expect(taken).toEqual([[goes, false], [stays, true]].sort());
  });

  it('that waits for the server says what its post says by then', async () => {
    const [goes] = await sql<{ id: string; first: string }>(`select d.id, p.id as first from discussion d join post p on p.discussion_id = d.id and p.sequence = 1 where d.title = 'Riservata ai membri'`);
    const stays = [...emails.values()].find(({ email }) => email.startsWith('lettore'))!.email;
    server.onRecipient = () => ({ code: 451, text: 'not now' });
    const author = await clientOf('referente.pesaro');
    const text = (words: string): object => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] });
    await sql(`insert into follow (person_id, kind, subject_id, frequency, since) select id, 'discussione', $1, 'SUBITO', now() from person where email = $2 on conflict do nothing`, [goes!.id, stays]);
    await author.request('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename } }', { input: { discussionId: goes!.id, text: text('Il termine è il 30 marzo.'), clientKey: '6f9619ff-8b86-4011-b42d-00cf4fc964fe' } });
    while ((await sql(`select 1 from mail_delivery where state = 'IN_ATTESA' and problem is not null and to_address = $1`, [stays])).length === 0) await new Promise((next) => setTimeout(next, 20));
    const [answer] = await sql<{ id: string }>('select id from post where discussion_id = $1 and sequence = 2', [goes!.id]);
    expect(await author.request('mutation ($id: ID!, $text: Json!) { editPost(postId: $id, text: $text) { __typename } }', { id: answer!.id, text: text('Il termine è il 30 aprile.') })).toEqual({ editPost: { __typename: 'CommunityDone' } });
    server.onRecipient = () => undefined;
    const before = server.taken.length;
    await handOver();
    expect(server.taken.slice(before).filter(({ to }) => to.includes(stays)).map(({ mail }) => [/30 (?:marzo|aprile)/.exec(mail.text!)?.[0], /30 (?:marzo|aprile)/.exec(String(mail.html))?.[0]])).toEqual([['30 aprile', '30 aprile']]);
  });

  it('is not read in the product', async () => {
    expect(await amministratore.request('{ mailOutbox { total } me { canReadMailOutbox } }')).toEqual({ mailOutbox: null, me: { canReadMailOutbox: false } });
  });
});

/** Once the product knows that a letter to this address was taken. */
async function deliveredTo(email: string): Promise<NonNullable<Outgoing['outgoingMail']>> {
  for (;;) {
    const { outgoingMail } = await amministratore.request<Outgoing>(OUTGOING, { state: 'CONSEGNATA' });
    if (outgoingMail!.items.some(({ to }) => to === email)) return outgoingMail!;
  }
}
