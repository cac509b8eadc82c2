import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost, plainTextOf, type PostText } from '@province-comuni/communities-contract';
import { ANSWER_ABOVE, ReplyAddresses, TellOfPosts } from '@province-comuni/communities-domain';
import { DeliverNotices } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import { MAIL_ARCHIVE, SYSTEM_ACCESS, type ArchivedMail, type DomainEvent, type MailArchive } from '@province-comuni/platform-ports';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { liftQuietHours } from './testing/no-quiet-hours.js';
import { createTestApp, MAIL_INTAKE_SECRET, type TestApp } from './testing/test-app.js';

type Who = 'anna' | 'luca' | 'lecco' | 'amministratore';
const EMAILS: Record<Who, string> = { anna: 'referente.pesaro@demo.example', luca: 'redattore.pesaro@demo.example', lecco: 'referente.lecco@demo.example', amministratore: 'amministratore@demo.example' };

interface Outcome { readonly outcome: string; readonly reason: string }
interface Noted extends Outcome { readonly from: string; readonly subject: string }

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
let sua: string;

const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.database.runner.run(SYSTEM_ACCESS, work);
const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => asSystem(() => currentManager().query(text, parameters));
const change = async (who: Who, mutation: string, variables: Record<string, unknown> = {}, declared = ''): Promise<{ __typename: string }> => Object.values(await clients[who].request<Record<string, { __typename: string }>>(`mutation ${declared} { ${mutation} { __typename } }`, variables))[0]!;
const join = (who: Who): Promise<unknown> => change(who, `joinCommunity(communityId: "${sua}", guidelinesAccepted: true)`);
const posts = async (discussionId: string): Promise<string[]> => (await sql<{ text: PostText; name: string }>('select text, author_name as name from post where discussion_id = $1 order by sequence', [discussionId])).map(({ text, name }) => `${name}: ${plainTextOf(text)}`);
const draftOf = async (who: Who, discussionId: string): Promise<string | null> => {
  const { postDraft } = await clients[who].request<{ postDraft: { text: PostText } | null }>('query ($id: ID!) { postDraft(discussionId: $id) { text } }', { id: discussionId });
  return postDraft && plainTextOf(postDraft.text);
};
const lettersTo = async (who: Who): Promise<readonly ArchivedMail[]> => (await asSystem(() => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ to: EMAILS[who], offset: 0, limit: 100 }))).items;
const header = (mail: ArchivedMail, name: string): string | undefined => mail.headers.find((each) => each.name === name)?.value;
const noted = async (who: Who): Promise<{ total: number; items: Noted[] } | null> => (await clients[who].request<{ incomingMail: never }>('{ incomingMail(limit: 100) { total items { from subject outcome reason } } }')).incomingMail;
const newest = async (): Promise<Noted> => (await noted('amministratore'))!.items[0]!;

let heard = 0;
async function settle(): Promise<void> {
  const news = await sql<DomainEvent & { id: string }>('select id, kind, payload from outbox_event where id > $1 order by id', [heard]);
  for (const event of news) if (event.kind === 'communities.post-added') await test.app.get(TellOfPosts, { strict: false }).hear(event);
  heard = Number(news.at(-1)?.id ?? heard);
  await test.app.get(DeliverNotices, { strict: false }).tell('SUBITO');
}

async function open(who: Who, title: string): Promise<string> {
  const { openDiscussion } = await clients[who].request<{ openDiscussion: { discussionId: string } }>('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { ... on DiscussionOpened { discussionId } } }', { input: { communityId: sua, kind: 'QUESTION', title, tags: [], text: plainPost('Come fate?'), clientKey: randomUUID() } });
  return openDiscussion.discussionId;
}

/** Anna asks, Luca follows: he has a letter to answer. */
async function asked(title: string): Promise<{ discussionId: string; letter: ArchivedMail; address: string }> {
  const discussionId = await open('anna', title);
  await settle();
  await change('luca', `follow(kind: "discussione", id: "${discussionId}")`);
  await clients.anna.request('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename } }', { input: { discussionId, text: plainPost('Nessuno lo sa?'), clientKey: randomUUID() } });
  await settle();
  const letter = (await lettersTo('luca')).find(({ subject }) => subject.includes(title))!;
  return { discussionId, letter, address: header(letter, 'Reply-To')! };
}

interface Eml { readonly from?: string; readonly to: string; readonly id?: string | null; readonly body?: string; readonly type?: string; readonly more?: readonly string[]; readonly encoding?: BufferEncoding }
function eml({ from = `Luca <${EMAILS.luca.toUpperCase()}>`, to, id = `<${randomUUID()}@posta.ente.example>`, body = 'Così.', type = 'text/plain; charset=utf-8', more = [], encoding = 'utf8' }: Eml): Buffer {
  return Buffer.from([`From: ${from}`, `To: "Province & Comuni" <${to}>`, 'Subject: Re: Una domanda', ...(id ? [`Message-ID: ${id}`] : []), 'MIME-Version: 1.0', `Content-Type: ${type}`, ...more, '', body].join('\r\n'), encoding);
}

async function arrive(message: Buffer, headers: Record<string, string> = {}, app: NestFastifyApplication = test.app): Promise<{ status: number } & Partial<Outcome>> {
  const { statusCode, body } = await app.inject({ method: 'POST', url: '/api/mail/incoming', headers: { authorization: `Bearer ${MAIL_INTAKE_SECRET}`, 'content-type': 'message/rfc822', ...headers }, payload: message });
  return { status: statusCode, ...(JSON.parse(body) as Outcome) };
}

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  for (const who of Object.keys(EMAILS) as Who[]) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find(({ email }) => email === EMAILS[who])!.password);
  }
  sua = (await sql<{ id: string }>(`select id from community where key = 'sua'`))[0]!.id;
  for (const who of ['anna', 'luca', 'lecco'] as const) await join(who);
  // Whatever the hour in which the tests run, letters go at once.
  await liftWritingLimits(test);
  await liftQuietHours(test);
}, 120_000);
afterAll(() => test?.close());

describe('a letter about a post', () => {
  it('belongs to one conversation, and says where this person answers', async () => {
    const { discussionId, letter, address } = await asked('Chi verifica le fideiussioni?');
    const [first, second] = await sql<{ id: string }>('select id from post where discussion_id = $1 order by sequence', [discussionId]) as [{ id: string }, { id: string }];
    expect(letter.subject).toBe('Re: [Community SUA] Chi verifica le fideiussioni?');
    expect(letter.headers.filter(({ name }) => name !== 'Reply-To')).toEqual([
      { name: 'Message-ID', value: `<post.${second.id}@localhost>` },
      { name: 'In-Reply-To', value: `<post.${first.id}@localhost>` },
      { name: 'References', value: `<post.${first.id}@localhost>` },
      { name: 'Auto-Submitted', value: 'auto-generated' },
      { name: 'List-Unsubscribe', value: expect.stringMatching(/^<http:\/\/localhost:3000\/api\/mail\/unsubscribe\?t=[\w-]{64}>$/) },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ]);
    expect(address).toMatch(/^risposta\+[a-z2-7]{48}@localhost$/);
    expect(letter.text.startsWith(ANSWER_ABOVE)).toBe(true);
    // The address is a key: once it is told, the letter alone has it.
    expect(await sql('select 1 from notice where mail is not null and told_at is not null')).toEqual([]);
  });

  it('gives no address to who only reads', async () => {
    const discussionId = await open('anna', 'Una cosa di tutti');
    await change('amministratore', `follow(kind: "discussione", id: "${discussionId}")`);
    await clients.anna.request('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename } }', { input: { discussionId, text: plainPost('Ancora.'), clientKey: randomUUID() } });
    await settle();
    const letter = (await lettersTo('amministratore')).find(({ subject }) => subject.includes('Una cosa di tutti'))!;
    expect([header(letter, 'Reply-To'), letter.text.includes(ANSWER_ABOVE)]).toEqual([undefined, false]);
  });
});

describe('an answer by mail', () => {
  it('becomes a post of its author, without what it quotes, once; what he has begun on the page stays', async () => {
    const { discussionId, address } = await asked('Chi risponde per posta?');
    await change('luca', `keepPostDraft(input: { discussionId: "${discussionId}", text: $text })`, { text: plainPost('Stavo scrivendo altro.') }, '($text: Json!)');
    const message = eml({ to: address, id: '<una@posta.ente.example>', body: 'Sul sito del garante: è più rapido.\r\n\r\n-- \r\nLuca\r\n\r\nIl giorno lun 30 nov 2026 alle ore 10:12 <\r\nposta@localhost> ha scritto:\r\n> Nessuno lo sa?\r\n' });
    const outcomes = await Promise.all([arrive(message), arrive(message)]);
    outcomes.push(await arrive(Buffer.concat([Buffer.from('Received: from altrove\r\n'), message])));
    expect(outcomes).toEqual(Array.from({ length: 3 }, () => ({ status: 200, outcome: 'PUBBLICATA', reason: 'NESSUNO' })));
    expect((await posts(discussionId)).slice(2)).toEqual(['Prova Redattore Pesaro: Sul sito del garante: è più rapido.']);
    expect(await sql(`select 1 from incoming_mail where discussion_id = $1`, [discussionId])).toHaveLength(1);
    expect(await draftOf('luca', discussionId)).toBe('Stavo scrivendo altro.');
    await settle();
    expect((await lettersTo('anna')).filter(({ text }) => text.includes('Sul sito del garante'))).toHaveLength(1);
  });

  const part = (name: string, bytes: Buffer): string[] => ['--x', `Content-Type: application/pdf; name="${name}"`, `Content-Disposition: attachment; filename="${name}"`, 'Content-Transfer-Encoding: base64', '', bytes.toString('base64')];
  const withFiles = (to: string, files: readonly string[][], more: Partial<Eml> = {}): Buffer => eml({ to, type: 'multipart/mixed; boundary=x', body: ['--x', 'Content-Type: text/plain; charset=utf-8', '', 'Ecco i file.', ...files.flat(), '--x--', ''].join('\r\n'), ...more });
  const filesOf = (discussionId: string): Promise<{ title: string; visibility: string; name: string }[]> =>
    sql('select d.title, d.visibility, v.file_name as name from post_attachment a join post p on p.id = a.post_id join document d on d.id = a.document_id join document_version v on v.document_id = d.id where p.discussion_id = $1 order by p.sequence, a.position', [discussionId]);

  it('brings its files, which become documents that the community reads; arrived twice they are there once', async () => {
    const { discussionId, address } = await asked('Chi ha un capitolato?');
    const message = withFiles(address, [part('capitolato d\'oneri.pdf', Buffer.from('%PDF-1.7 uno')), part('allegato B.pdf', Buffer.from('%PDF-1.7 due'))], { id: '<file@posta.ente.example>' });
    expect(await Promise.all([arrive(message), arrive(message)])).toEqual(Array.from({ length: 2 }, () => ({ status: 200, outcome: 'PUBBLICATA', reason: 'NESSUNO' })));
    expect(await filesOf(discussionId)).toEqual([{ title: "capitolato d'oneri", visibility: 'COMMUNITY', name: "capitolato d'oneri.pdf" }, { title: 'allegato B', visibility: 'COMMUNITY', name: 'allegato B.pdf' }]);
    expect((await lettersTo('luca')).filter(({ subject }) => subject.includes('pubblicata'))).toEqual([]);
    await settle();
    expect((await lettersTo('anna')).some(({ text }) => text.includes("2 allegati: capitolato d'oneri; allegato B"))).toBe(true);
  });

  it('names the files that were not taken: beyond ten, beyond 25 MB, of who may bring none', async () => {
    const { discussionId, address } = await asked('Chi manda troppo?');
    const small = Array.from({ length: 10 }, (_, at) => part(`${at}.pdf`, Buffer.from(`%PDF ${randomUUID()}`)));
    const outcome = await arrive(withFiles(address, [part('grande.pdf', Buffer.alloc(24_999_990, 1)), ...small]));
    expect([outcome, await newest()]).toEqual([{ status: 200, outcome: 'PUBBLICATA', reason: 'ALLEGATI' }, expect.objectContaining({ reason: 'ALLEGATI' })]);
    expect((await filesOf(discussionId)).map(({ name }) => name)).toEqual(['grande.pdf']);
    const [letter] = await lettersTo('luca');
    expect(letter!.text).toContain('– 0.pdf (1 kB): gli allegati di una lettera sono al massimo 25 MB in tutto');
    expect(letter!.text).toContain('– 9.pdf (1 kB): gli allegati sono al massimo 10');
    await sql(`update membership set role = 'LETTORE' where person_id = (select id from person where email = $1)`, [EMAILS.luca]);
    try {
      expect(await arrive(withFiles(address, [part('mio.pdf', Buffer.from('%PDF'))]))).toMatchObject({ outcome: 'PUBBLICATA', reason: 'ALLEGATI' });
      expect((await lettersTo('luca'))[0]!.text).toContain('– mio.pdf (1 kB): con il vostro ruolo non potete portare file nella biblioteca');
    } finally {
      await sql(`update membership set role = 'REDATTORE' where person_id = (select id from person where email = $1)`, [EMAILS.luca]);
    }
  }, 60_000);

  it('is read from HTML alone, in older encodings; of one that comes too late the files are named, and kept nowhere', async () => {
    const { discussionId, address } = await asked('Chi scrive in HTML?');
    const body = ['--x', 'Content-Type: text/html; charset=windows-1252', 'Content-Transfer-Encoding: 8bit', '', '<p>Perch\u00e9 <b>no</b>?</p><div>Il giorno lun 30 nov 2026 alle ore 10:12 Anna &lt;a@b.it&gt; ha scritto:<blockquote>Nessuno?</blockquote></div>', '--x', 'Content-Type: application/pdf; name="parere.pdf"', 'Content-Disposition: attachment; filename="parere.pdf"', 'Content-Transfer-Encoding: base64', '', Buffer.alloc(3000).toString('base64'), '--x--', ''].join('\r\n');
    expect(await arrive(eml({ to: address, type: 'multipart/mixed; boundary=x', body, encoding: 'latin1' }))).toMatchObject({ outcome: 'PUBBLICATA' });
    expect((await posts(discussionId)).at(-1)).toBe('Prova Redattore Pesaro: Perché no?');
    expect((await filesOf(discussionId)).map(({ name }) => name)).toEqual(['parere.pdf']);
    await sql('update discussion set closed = true where id = $1', [discussionId]);
    expect(await arrive(eml({ to: address, type: 'multipart/mixed; boundary=x', body, encoding: 'latin1' }))).toMatchObject({ outcome: 'BOZZA' });
    expect(await filesOf(discussionId)).toHaveLength(1);
    const [letter] = await lettersTo('luca');
    expect(letter!.text).toContain('– parere.pdf (3 kB)');
    expect(header(letter!, 'Auto-Submitted')).toBe('auto-replied');
  });

  it('to a discussion that was closed meanwhile is kept as a draft, below what he had begun, and he is told', async () => {
    const { discussionId, address } = await asked('Chi arriva tardi?');
    await sql('update discussion set closed = true where id = $1', [discussionId]);
    const before = (await lettersTo('luca')).length;
    const message = eml({ to: address, body: 'Arrivo tardi.' });
    for (let times = 0; times < 2; times += 1) expect(await arrive(message)).toMatchObject({ status: 200, outcome: 'BOZZA', reason: 'DISCUSSIONE_CHIUSA' });
    expect(await draftOf('luca', discussionId)).toBe('Arrivo tardi.');
    expect(await arrive(eml({ to: address, body: 'E un’altra cosa.' }))).toMatchObject({ outcome: 'BOZZA' });
    expect(await draftOf('luca', discussionId)).toBe('Arrivo tardi.\n\nE un’altra cosa.');
    const letters = (await lettersTo('luca')).slice(0, 2);
    expect((await lettersTo('luca')).length).toBe(before + 2);
    for (const letter of letters) expect([letter.subject, letter.text.includes('è fra le vostre bozze'), letter.text.includes(discussionId)]).toEqual(['La vostra risposta è fra le bozze', true, true]);
    expect(await posts(discussionId)).toHaveLength(2);
  });

  it('to a community that was closed meanwhile is kept as a draft too, and is no fault of ours that the mail server sends again', async () => {
    const { discussionId, address } = await asked('Chi arriva dopo la fine?');
    const close = (at: string): Promise<unknown> => sql(`update community c set closed_at = ${at} from discussion d where d.id = $1 and c.id = d.community_id`, [discussionId]);
    await close('now()');
    try {
      expect(await arrive(eml({ to: address, body: 'Arrivo dopo la fine.' }))).toMatchObject({ status: 200, outcome: 'BOZZA', reason: 'DISCUSSIONE_CHIUSA' });
      expect(await draftOf('luca', discussionId)).toBe('Arrivo dopo la fine.');
      expect((await lettersTo('luca'))[0]!.text).toContain('è fra le vostre bozze');
    } finally {
      await close('null');
    }
  });

  it('under guidelines that changed meanwhile is kept as a draft, until he accepts them', async () => {
    const { discussionId, address } = await asked('Chi risponde con le regole di prima?');
    const version = (change: string): Promise<unknown> => sql(`update community c set guidelines_version = guidelines_version ${change} from discussion d where d.id = $1 and c.id = d.community_id`, [discussionId]);
    await version('+ 1');
    try {
      expect(await arrive(eml({ to: address, body: 'Con le regole di prima.' }))).toMatchObject({ status: 200, outcome: 'BOZZA', reason: 'REGOLE' });
      expect(await draftOf('luca', discussionId)).toBe('Con le regole di prima.');
      expect((await lettersTo('luca'))[0]!.text).toContain('accettate le regole e pubblicatela');
    } finally {
      await version('- 1');
    }
  });
});

describe('what is no answer', () => {
  let discussionId: string;
  let address: string;
  let before: { posts: number; letters: number };
  const letters = async (): Promise<number> => (await sql('select 1 from mail_message')).length;

  beforeAll(async () => {
    ({ discussionId, address } = await asked('Chi scrive male?'));
    before = { posts: (await posts(discussionId)).length, letters: await letters() };
  }, 30_000);

  const stranger = 'Anna <qualcuno@altrove.example>';
  it.each<[string, string, string, (address: string) => Eml, Record<string, string>?]>([
    ['a vacation', 'IGNORATA', 'RISPOSTA_AUTOMATICA', (to) => ({ to, more: ['Auto-Submitted: auto-replied'] })],
    ['a vacation of an older server', 'IGNORATA', 'RISPOSTA_AUTOMATICA', (to) => ({ to, more: ['Precedence: bulk'] })],
    ['a vacation of Exchange', 'IGNORATA', 'RISPOSTA_AUTOMATICA', (to) => ({ to, more: ['X-Auto-Response-Suppress: All'] })],
    ['a bounce', 'IGNORATA', 'RISPOSTA_AUTOMATICA', (to) => ({ to, more: ['Return-Path: <>'] })],
    ['a mailing list', 'IGNORATA', 'LISTA', (to) => ({ to, more: ['List-Id: <lista.ente.example>'] })],
    ['our own letter coming back', 'IGNORATA', 'NOSTRA', (to) => ({ to, id: '<post.1@localhost>' })],
    ['a stolen address used by a colleague', 'RIFIUTATA', 'INDIRIZZO_DI_ALTRI', (to) => ({ to, from: EMAILS.lecco })],
    ['a stolen address used by a stranger', 'RIFIUTATA', 'MITTENTE_SCONOSCIUTO', (to) => ({ to, from: stranger })],
    ['a forged sender that the mail server found out', 'RIFIUTATA', 'MITTENTE_FALSO', (to) => ({ to, more: ['Authentication-Results: mx.ente.example; spf=none; dmarc=fail'] })],
    ['a forged sender with another envelope', 'RIFIUTATA', 'MITTENTE_FALSO', (to) => ({ to }), { 'x-envelope-from': 'qualcuno@altrove.example' }],
    ['two senders', 'RIFIUTATA', 'MITTENTE', (to) => ({ to, from: `${EMAILS.luca}, ${EMAILS.lecco}` })],
    ['a second From', 'RIFIUTATA', 'MITTENTE', (to) => ({ to, more: [`From: ${EMAILS.luca}`] })],
    ['an address in the name', 'RIFIUTATA', 'MITTENTE_SCONOSCIUTO', (to) => ({ to, from: `"${EMAILS.luca}" <qualcuno@altrove.example>` })],
    ['no address of ours', 'RIFIUTATA', 'INDIRIZZO', () => ({ to: 'risposta@localhost' })],
    ['a guessed address', 'RIFIUTATA', 'INDIRIZZO_DI_ALTRI', (to) => ({ to: to.replace(/.{6}@/, 'aaaaaa@') })],
  ])('%s: %s, %s, and nobody is told', async (_, outcome, reason, make, headers = {}) => {
    expect(await arrive(eml(make(address)), headers)).toEqual({ status: 200, outcome, reason });
    expect(await newest()).toMatchObject({ outcome, reason, subject: 'Re: Una domanda' });
    expect({ posts: (await posts(discussionId)).length, letters: await letters() }).toEqual(before);
  });

  it('is no mail at all', async () => {
    expect(await arrive(Buffer.from('non è posta'))).toEqual({ status: 200, outcome: 'RIFIUTATA', reason: 'ILLEGGIBILE' });
    expect(await newest()).toEqual({ outcome: 'RIFIUTATA', reason: 'ILLEGGIBILE', from: '', subject: '' });
  });

  it.each<[string, string, (address: string) => Buffer, RegExp, number?]>([
    ['no text', 'SENZA_TESTO', (to) => eml({ to, type: 'application/pkcs7-mime; smime-type=enveloped-data', body: 'AAAA' }), /non contiene testo/],
    ['a broken encoding', 'CODIFICA', (to) => eml({ to, body: 'perch\u00e9', encoding: 'latin1' }), /codifica/],
    ['nothing above what it quotes', 'VUOTA', (to) => eml({ to, body: '\r\nIl 30/11/2026 10:12, Anna ha scritto:\r\n> Nessuno?' }), /non c’è scritto niente/],
    ['too many words', 'TESTO', (to) => eml({ to, body: 'parola '.repeat(4_000) }), /20\.000/],
    ['40 MB', 'TROPPO_GRANDE', (to) => Buffer.concat([eml({ to }), Buffer.alloc(40 * 1024 * 1024, 'a')]), /36 MB/, 413],
  ])('has %s: refused, noted, and its author is told why', async (_, reason, make, why, status = 200) => {
    const told = await letters();
    expect(await arrive(make(address))).toEqual({ status, outcome: 'RIFIUTATA', reason });
    expect(await newest()).toMatchObject({ outcome: 'RIFIUTATA', reason, from: EMAILS.luca, subject: 'Re: Una domanda' });
    expect(await letters()).toBe(told + 1);
    expect((await lettersTo('luca'))[0]!.text).toMatch(why);
    expect(await posts(discussionId)).toHaveLength(before.posts);
  });

  it('comes too late, or from who left, or whose account was closed', async () => {
    const [luca] = await sql<{ id: string }>('select id from person where email = $1', [EMAILS.luca]) as [{ id: string }];
    const addresses = test.app.get(ReplyAddresses, { strict: false });
    const old = addresses.issue(discussionId as never, luca.id as never, new Date(Date.now() - 62 * 86_400_000));
    expect(await arrive(eml({ to: old }))).toMatchObject({ outcome: 'RIFIUTATA', reason: 'SCADUTO' });
    await change('luca', `leaveCommunity(communityId: "${sua}")`);
    expect(await arrive(eml({ to: address }))).toMatchObject({ outcome: 'RIFIUTATA', reason: 'NON_AMMESSO' });
    expect((await lettersTo('luca'))[0]!.text).toMatch(/scrive chi è nella community/);
    await join('luca');
    await sql('update person set disabled_at = now() where id = $1', [luca.id]);
    const told = await letters();
    expect(await arrive(eml({ to: address }))).toMatchObject({ outcome: 'RIFIUTATA', reason: 'MITTENTE_SCONOSCIUTO' });
    expect(await letters()).toBe(told);
    await sql('update person set disabled_at = null where id = $1', [luca.id]);
    expect(await posts(discussionId)).toHaveLength(before.posts);
  });

  it('comes by the dozen from one person', async () => {
    const { discussionId: other, address: to } = await asked('Chi scrive sempre?');
    for (let times = 0; times < 31; times += 1) await sql(`insert into incoming_mail (id, key, from_address, subject, received_at, outcome, reason, person_id) select gen_random_uuid(), gen_random_uuid()::text, '', '', now(), 'IGNORATA', 'NESSUNO', id from person where email = $1`, [EMAILS.luca]);
    const told = await letters();
    expect(await arrive(eml({ to }))).toMatchObject({ outcome: 'RIFIUTATA', reason: 'TROPPE' });
    expect([await letters(), (await posts(other)).length]).toEqual([told, 2]);
  });
});

describe('the way in', () => {
  it('is closed to who does not know its secret', async () => {
    const count = (await noted('amministratore'))!.total;
    for (const headers of [{ authorization: '' }, { authorization: 'Bearer x' }, { authorization: MAIL_INTAKE_SECRET }]) expect(await arrive(eml({ to: 'x@localhost' }), headers)).toMatchObject({ status: 404, message: 'Non trovato.' });
    expect(await arrive(eml({ to: 'x@localhost' }), { 'content-type': 'application/octet-stream' })).toMatchObject({ status: 415 });
    expect((await noted('amministratore'))!.total).toBe(count);
  });

  it('and what came in is read by UPI’s amministratori alone', async () => {
    await expect(noted('luca')).rejects.toThrow('Non trovato.');
    const { total, items } = (await noted('amministratore'))!;
    expect(total).toBeGreaterThan(20);
    expect(items.length).toBe(Math.min(100, total));
  });
});
