import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NoticeWordings } from '@province-comuni/notices-contract';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { MailCourier } from '@province-comuni/platform-mail-smtp';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { MailServer } from '../../../libs/platform/mail-smtp/src/testing/mail-server.js';
import { liftQuietHours } from './testing/no-quiet-hours.js';
import { createTestApp, MAIL_INTAKE_SECRET, type TestApp } from './testing/test-app.js';

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
    expect(await sql('select address, days from mail_return')).toEqual([{ address: email, days: 1 }]);
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

  it('that asks for an answer says the question as it reads by then, and nothing of what is hidden', async () => {
    const [question] = await sql<{ id: string; first: string; person: string }>(`select d.id, p.id as first, p.author_id as person from discussion d join post p on p.discussion_id = d.id and p.sequence = 1 where d.title = 'Riservata ai membri'`);
    const keys = [`richiesta:${question!.id}`, `senza-risposta:${question!.id}`, `post:${question!.first}`];
    const now = async (): Promise<(string | undefined)[]> => {
      const words = await test.database.runner.run(SYSTEM_ACCESS, () => test.app.get(NoticeWordings, { strict: false }).wordsNow(question!.person as never, [...keys, 'post:altro', `lettura:${question!.id}`, `post:${crypto.randomUUID()}`]));
      expect(words.size).toBe(3);
      return keys.map((key) => words.get(key));
    };
    expect(await now()).toEqual(['Che ne dite?', expect.stringMatching(/^.+:\nChe ne dite\?$/), 'Che ne dite?']);
    await sql('update post set hidden_at = now() where id = $1', [question!.first]);
    expect(await now()).toEqual(['', '', '']);
    await sql('update post set hidden_at = null where id = $1', [question!.first]);
  });

  describe('that comes back', () => {
    const address = (who: string): string => [...emails.values()].find(({ email }) => email.startsWith(who))!.email;
    const letterTo = async (email: string): Promise<string> => (await sql<{ id: string }>(`insert into mail_delivery (to_address, subject, bulk, state, next_try_at, settled_at) values ($1, 'Avviso', true, 'CONSEGNATA', null, now()) returning id`, [email]))[0]!.id;
    /** What a mail server writes of a letter to this address. */
    const report = ({ letterId, of, status = '5.1.1', action = 'failed' }: { letterId: string; of: string; status?: string; action?: string }): string =>
      [
        ...['Return-Path: <>', 'From: MAILER-DAEMON@mx.ente.example (Mail Delivery System)', 'To: avvisi@upi.example', 'Subject: Undelivered Mail Returned to Sender', `Message-ID: <${crypto.randomUUID()}@mx.ente.example>`, 'Auto-Submitted: auto-replied', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="B"', ''],
        ...['--B', 'Content-Type: text/plain; charset=us-ascii', '', 'I am sorry to have to inform you that your message could not be delivered.', ''],
        ...['--B', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.ente.example', '', `Final-Recipient: rfc822; ${of}`, `Action: ${action}`, `Status: ${status}`, `Diagnostic-Code: smtp; 550 ${status} No such mailbox`, ''],
        ...['--B', 'Content-Type: text/rfc822-headers', '', 'From: Province & Comuni <avvisi@upi.example>', `To: ${of}`, 'Message-ID: <post.1@upi.example>', `X-Letter-ID: ${letterId}`, '', '--B--', ''],
      ].join('\r\n');
    const arrive = async (payload: string): Promise<string> => (await test.app.inject({ method: 'POST', url: '/api/mail/incoming', headers: { authorization: `Bearer ${MAIL_INTAKE_SECRET}`, 'content-type': 'message/rfc822' }, payload: Buffer.from(payload) })).json<{ reason: string }>().reason;
    /** Three letters that come back, on three days. */
    const comesBackFor3Days = async (email: string): Promise<void> => {
      for (let day = 0; day < 3; day += 1) {
        await sql(`update mail_return set first_at = first_at - interval '1 day', last_at = last_at - interval '1 day' where address = $1`, [email]);
        expect(await arrive(report({ letterId: await letterTo(email), of: email }))).toBe('MANCATO_RECAPITO');
      }
    };
    const RETURNING = '{ returningMail { address since stoppedAt said } }';
    const STOPPED = '{ outgoingMail { stoppedTotal stopped { address firstAt stoppedAt said } } }';
    const TRY = 'mutation { tryMailAgain { __typename } }';
    const seenBy = async (client: GraphqlClient): Promise<{ address: string; said: string } | null> => (await client.request<{ returningMail: { address: string; said: string } | null }>(RETURNING)).returningMail;

    beforeEach(() => sql('delete from mail_return'));

    it('is counted by the letter: what names none of ours, another address or a failure that passes changes nothing', async () => {
      const lettore = address('lettore');
      const letterId = await letterTo(lettore);
      const forged: readonly string[] = [
        report({ letterId: crypto.randomUUID(), of: lettore }),
        report({ letterId, of: address('referente.lecco') }),
        report({ letterId, of: lettore, status: '4.4.7' }),
        report({ letterId, of: lettore, status: '5.7.1' }),
        report({ letterId, of: lettore, action: 'delayed' }),
        report({ letterId, of: lettore }).replace(/^X-Letter-ID.*\r\n/m, ''),
      ];
      for (const each of forged) expect(await arrive(each)).toBe('RISPOSTA_AUTOMATICA');
      expect(await sql('select 1 from mail_return')).toEqual([]);
      const real = report({ letterId, of: lettore });
      expect([await arrive(real), await arrive(real), await arrive(report({ letterId, of: lettore }))]).toEqual(['MANCATO_RECAPITO', 'MANCATO_RECAPITO', 'RISPOSTA_AUTOMATICA']);
      expect(await sql('select address, days, stopped_at from mail_return')).toEqual([{ address: lettore, days: 1, stopped_at: null }]);
      expect(await seenBy(await clientOf('lettore'))).toBeNull();
    });

    it('on three days ends letters, which its person alone is told of, and UPI; he tries again', async () => {
      const [lettore, client, other] = [address('lettore'), await clientOf('lettore'), await clientOf('referente.lecco')];
      await comesBackFor3Days(lettore);
      expect(await seenBy(other)).toBeNull();
      expect(await other.request(TRY)).toEqual({ tryMailAgain: { __typename: 'NoticesDone' } });
      expect(await other.raw(STOPPED)).not.toMatchObject({ data: { outgoingMail: { stoppedTotal: 1 } } });
      expect(JSON.stringify(await new GraphqlClient(test.app).raw(RETURNING))).not.toContain(lettore);
      expect(JSON.stringify(await new GraphqlClient(test.app).raw(TRY))).not.toContain('NoticesDone');
      expect(await seenBy(client)).toMatchObject({ address: lettore, said: '550 5.1.1 No such mailbox' });
      expect((await amministratore.request<{ outgoingMail: unknown }>(STOPPED)).outgoingMail).toMatchObject({ stoppedTotal: 1, stopped: [{ address: lettore, said: '550 5.1.1 No such mailbox' }] });
      expect(await client.request(TRY)).toEqual({ tryMailAgain: { __typename: 'NoticesDone' } });
      expect(await seenBy(client)).toBeNull();
      expect(await sql('select 1 from mail_return')).toEqual([]);
    });

    it('does not keep anybody from a new password, whose link shows that letters arrive', async () => {
      const lettore = address('lettore');
      await comesBackFor3Days(lettore);
      const before = server.taken.length;
      await new GraphqlClient(test.app).request(RESET, { input: { email: lettore } });
      while (!server.taken.slice(before).some(({ to }) => to.includes(lettore))) await new Promise((next) => setTimeout(next, 20));
      const token = /reimposta-password\S*?[#?=]([\w-]{20,})/.exec(server.taken.slice(before).find(({ to }) => to.includes(lettore))!.mail.text!)![1];
      const password = 'una password nuova, e lunga';
      expect(await new GraphqlClient(test.app).request('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename } }', { input: { token, password } })).toEqual({ resetPassword: { __typename: 'Done' } });
      expect(await sql('select 1 from mail_return')).toEqual([]);
    });
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
