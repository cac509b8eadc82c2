import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { MailServer } from '../../../libs/platform/mail-smtp/src/testing/mail-server.js';
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
