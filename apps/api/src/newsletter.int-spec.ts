import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSON_REACH, type PersonReach, type SignedInActor } from '@province-comuni/identity-contract';
import { MAILER, MAIL_ARCHIVE, SYSTEM_ACCESS, type ArchivedMail, type MailArchive, type Mailer } from '@province-comuni/platform-ports';
import { KeepNewsletters, NEWSLETTER_REPOSITORY, NewsletterNotFound, NoticeSubjectRegistry, SendNewsletters, TryNewsletter, UnsubscribeLinks, type NewsletterId, type NewsletterRepository } from '@province-comuni/notices-domain';
import { currentManager } from '@province-comuni/platform-database';
import { FixedClock } from '@province-comuni/platform-testing';
import { toWall, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import { loadDemoAccounts } from './demo-accounts.js';
import { arriveFile } from './testing/arrived-files.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

type Who = 'anna' | 'lecco' | 'curatore' | 'amministratore';
const EMAILS: Record<Who, string> = { anna: 'referente.pesaro@demo.example', lecco: 'referente.lecco@demo.example', curatore: 'curatore@demo.example', amministratore: 'amministratore@demo.example' };
const SHOWN = 'id number title state revision readers sections { heading items { id title href note openings } } figures { written unwanted unreachable waiting }';
const RESULT = '__typename ... on NewsletterKept { id revision state } ... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }';
/** Somebody of a Provincia, as the use cases know him. */
const ACTOR: SignedInActor = { kind: 'person', personId: randomUUID() as PersonId, name: 'Anna', memberships: [{ enteId: randomUUID() as EnteId, enteKind: 'PROVINCIA', role: 'REFERENTE' }], communityIds: [] };

interface Outcome { readonly __typename: string; readonly id: string; readonly revision: number; readonly state: string; readonly code?: string; readonly message?: string; readonly problems?: { field: string; message: string }[] }
interface Shown { readonly id: string; readonly number: number | null; readonly state: string; readonly revision: number; readonly sections: { heading: string; items: { id: string; title: string | null; openings: number }[] }[]; readonly figures: { written: number; unwanted: number; unreachable: number; waiting: number } | null }
interface Issue { readonly title: string; readonly sections: { heading: string; items: { title: string; href: string; note: string }[] }[] }

let test: TestApp;
const clients = {} as Record<Who | 'visitor', GraphqlClient>;
const documents = {} as Record<'public' | 'network' | 'own', string>;

const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.database.runner.run(SYSTEM_ACCESS, work);
const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => asSystem(() => currentManager().query(text, parameters));
const letters = async (to?: string): Promise<readonly ArchivedMail[]> => (await asSystem(() => test.app.get<MailArchive>(MAIL_ARCHIVE).list({ ...(to ? { to } : {}), offset: 0, limit: 500 }))).items;
const mutate = async (who: Who, mutation: string, declared: string, variables: Record<string, unknown>): Promise<Outcome> => Object.values(await clients[who].request<Record<string, Outcome>>(`mutation ${declared} { ${mutation} { ${RESULT} } }`, variables))[0]!;
const contentOf = (more: object = {}): object => ({ title: 'Novità della rete', intro: 'Prima riga.\n\nSeconda.', readers: 'TUTTI', sections: [{ heading: 'Documenti', items: [{ kind: 'documento', id: documents.public, note: 'Da leggere.' }, { kind: 'documento', id: documents.network, note: '' }] }, { heading: 'Solo per Pesaro', items: [{ kind: 'documento', id: documents.own, note: 'Nota riservata.' }] }], ...more });
const create = (who: Who, more: object = {}, clientKey: string = randomUUID()): Promise<Outcome> => mutate(who, 'createNewsletter(input: $input, clientKey: $clientKey)', '($input: NewsletterInput!, $clientKey: ID!)', { input: contentOf(more), clientKey });
const seen = ({ id, revision }: Pick<Outcome, 'id' | 'revision'>): object => ({ newsletter: { id, seenRevision: revision } });
const save = (who: Who, issue: Outcome, more: object = {}): Promise<Outcome> => mutate(who, 'saveNewsletter(newsletter: $newsletter, input: $input)', '($newsletter: SeenNewsletter!, $input: NewsletterInput!)', { ...seen(issue), input: contentOf(more) });
const plan = (who: Who, issue: Outcome, sendAt: string | null = null): Promise<Outcome> => mutate(who, 'planNewsletter(newsletter: $newsletter, sendAt: $sendAt)', '($newsletter: SeenNewsletter!, $sendAt: String)', { ...seen(issue), sendAt });
const recall = (who: Who, issue: Outcome): Promise<Outcome> => mutate(who, 'recallNewsletter(newsletter: $newsletter)', '($newsletter: SeenNewsletter!)', seen(issue) as Record<string, unknown>);
const attempt = (who: Who, issue: Outcome): Promise<Outcome> => mutate(who, 'tryNewsletter(id: $id)', '($id: ID!)', { id: issue.id });
const remove = (who: Who, issue: Outcome): Promise<Outcome> => mutate(who, 'removeNewsletter(newsletter: $newsletter)', '($newsletter: SeenNewsletter!)', seen(issue) as Record<string, unknown>);
const shown = async (who: Who, id: string): Promise<Shown | null> => (await clients[who].request<{ newsletter: Shown | null }>(`query ($id: ID!) { newsletter(id: $id) { ${SHOWN} } }`, { id })).newsletter;
const issue = async (who: Who | 'visitor', number: number): Promise<Issue | null> => (await clients[who].request<{ newsletterIssue: Issue | null }>('query ($n: Int!) { newsletterIssue(number: $n) { title intro sections { heading items { title href note } } } }', { n: number })).newsletterIssue;
const titlesOf = (from: Issue | null): string[] => from!.sections.flatMap(({ items }) => items.map(({ title }) => title));
const keeping = (): KeepNewsletters => test.app.get(KeepNewsletters, { strict: false });
const trying = (): TryNewsletter => test.app.get(TryNewsletter, { strict: false });
const send = (): Promise<void> => test.app.get(SendNewsletters, { strict: false }).execute();
/** What the same does by another clock. */
function sendingBy(clock: FixedClock): SendNewsletters {
  const get = <T>(token: string | symbol | (abstract new (...args: never[]) => T)): T => test.app.get<T>(token as never, { strict: false });
  return new SendNewsletters(test.database.runner, get<NewsletterRepository>(NEWSLETTER_REPOSITORY), get(NoticeSubjectRegistry), get<PersonReach>(PERSON_REACH), get<Mailer>(MAILER), get(UnsubscribeLinks), clock, 'http://localhost:3000');
}

async function publish(title: string, visibility: string): Promise<string> {
  const { me } = await clients.anna.request<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }');
  const { uploadId } = await arriveFile(test, { email: EMAILS.anna, enteId: me.memberships[0]!.enteId });
  const { addDocuments } = await clients.anna.request<{ addDocuments: { documents: { id: string }[] } }>('mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { ... on DocumentsAdded { documents { id } } } }', { input: { items: [{ uploadId, fields: { title, kind: 'relazione', licence: 'CC-BY-4.0', abstract: '' } }], visibility, publish: true } });
  return addDocuments.documents[0]!.id;
}

beforeAll(async () => {
  test = await createTestApp();
  const accounts = await loadDemoAccounts(test.app);
  clients.visitor = new GraphqlClient(test.app);
  for (const who of ['anna', 'lecco', 'curatore', 'amministratore'] as const) {
    clients[who] = new GraphqlClient(test.app);
    await clients[who].signIn(EMAILS[who], accounts.find(({ email }) => email === EMAILS[who])!.password);
  }
  [documents.public, documents.network, documents.own] = [await publish('Per tutti', 'PUBBLICO'), await publish('Per la rete', 'RETE'), await publish('Per Pesaro soltanto', 'ENTE')];
}, 120_000);
afterAll(() => test?.close(), 60_000);

describe('the newsroom', () => {
  it('is for UPI’s curatori and amministratori; for others no issue is there before it goes', async () => {
    const draft = await create('curatore');
    expect(draft).toMatchObject({ __typename: 'NewsletterKept', state: 'BOZZA' });
    for (const who of ['anna', 'lecco'] as const) {
      await expect(create(who)).rejects.toThrow('Non trovato.');
      for (const deed of [save, plan, recall, remove, attempt]) await expect(deed(who, draft)).rejects.toThrow('Non trovato.');
      await expect(shown(who, draft.id)).rejects.toThrow('Non trovato.');
      await expect(clients[who].request('{ newsletters { items { id } } }')).rejects.toThrow('Non trovato.');
      await expect(clients[who].request('query ($id: ID!) { newsletterPreview(id: $id, sample: COMUNE) { text } }', { id: draft.id })).rejects.toThrow('Non trovato.');
      // Asked of the use cases themselves, it is not there either.
      for (const work of [() => keeping().list(ACTOR, null), () => keeping().open(ACTOR, draft.id as NewsletterId), () => trying().preview(ACTOR, draft.id as NewsletterId, 'COMUNE'), () => trying().send(ACTOR, draft.id as NewsletterId)]) await expect(work()).rejects.toThrow(NewsletterNotFound);
    }
    expect((await clients.visitor.request<{ newsletterArchive: { items: unknown[] } }>('{ newsletterArchive { items { title } } }')).newsletterArchive.items).toEqual([]);
    // The wall of the database alone: nobody but the platform sees a draft.
    expect(await test.database.runner.read({ enteIds: [] }, () => currentManager().query('select 1 from newsletter'))).toEqual([]);
    expect(await remove('amministratore', draft)).toMatchObject({ __typename: 'NewsletterKept' });
  });

  it('is begun once, however often the same page sends it', async () => {
    const clientKey = randomUUID();
    const sent = await Promise.all(Array.from({ length: 3 }, () => create('curatore', { title: 'Una sola' }, clientKey)));
    expect(sent.map(({ __typename, id }) => [__typename, id])).toEqual(Array.from({ length: 3 }, () => ['NewsletterKept', clientKey]));
    expect((await create('curatore', {}, 'una chiave')).problems!.map(({ field }) => field)).toEqual(['clientKey']);
    expect(await remove('curatore', sent[0]!)).toMatchObject({ __typename: 'NewsletterKept' });
  });

  it('keeps nothing that is wrong, and overwrites nobody', async () => {
    expect((await create('curatore', { title: ' ', readers: 'NESSUNO', sections: [{ heading: '', items: [{ kind: 'messaggio', id: randomUUID(), note: 'x'.repeat(601) }] }] })).problems!.map(({ field }) => field)).toEqual(['title', 'readers', 'sections[0].heading', 'sections[0].items[0]', 'sections[0].items[0].note']);
    const draft = await create('curatore');
    const saved = await save('amministratore', draft, { title: 'Altro titolo' });
    expect(saved.revision).toBe(2);
    expect((await save('curatore', draft)).code).toBe('NEWSLETTER.CHANGED');
    expect((await plan('curatore', saved, '2020-01-01T09:00')).problems).toEqual([{ field: 'sendAt', message: expect.stringContaining('È già passato') }]);
    expect((await plan('curatore', saved, 'domani')).problems).toEqual([{ field: 'sendAt', message: 'Scrivete giorno e ora.' }]);
    const later = await plan('curatore', saved, '2027-03-01T09:00');
    expect(later.state).toBe('PROGRAMMATA');
    expect((await save('curatore', later)).message).toContain('prima riportatela in bozza');
    expect((await remove('curatore', later)).code).toBe('NEWSLETTER.REFUSED');
    await send();
    expect((await shown('curatore', draft.id))!.state).toBe('PROGRAMMATA');
    const back = await recall('curatore', later);
    expect(back.state).toBe('BOZZA');
    const empty = await save('curatore', back, { intro: '', sections: [] });
    expect((await plan('curatore', empty)).problems![0]!.field).toBe('sections');
    expect(await remove('curatore', empty)).toMatchObject({ __typename: 'NewsletterKept' });
  });

  it('shows an issue as a reader will see it, tells who composes what he may know of the rest, and sends him a try', async () => {
    const draft = await create('curatore');
    expect((await shown('curatore', draft.id))!.sections.flatMap(({ items }) => items.map(({ title }) => title))).toEqual(['Per tutti', 'Per la rete', null]);
    const preview = async (sample: string): Promise<{ text: string; html: string; left: string[]; unknown: number }> => (await clients.curatore.request<{ p: never }>(`query ($id: ID!) { p: newsletterPreview(id: $id, sample: ${sample}) { subject text html left unknown } }`, { id: draft.id })).p;
    const [comune, anybody] = [await preview('COMUNE'), await preview('PUBBLICO')];
    expect(comune.text).toContain('Per la rete');
    expect([anybody.left, anybody.unknown, comune.left, comune.unknown]).toEqual([['Per la rete'], 1, [], 1]);
    for (const { text, html } of [comune, anybody]) for (const secret of ['Pesaro soltanto', 'Nota riservata', 'Solo per Pesaro']) expect(text + html).not.toContain(secret);
    expect(await attempt('curatore', draft)).toMatchObject({ __typename: 'NewsletterKept' });
    const [mine] = await letters(EMAILS.curatore);
    expect([mine!.subject, mine!.text.includes('/api/newsletter/')]).toEqual(['[Prova] Novità della rete', false]);
    await remove('curatore', draft);
  });
});

describe('an issue that goes', () => {
  let sent: Outcome;

  it('is written to everybody once, each with what he may read; a stop in the middle writes nothing twice', async () => {
    await clients.lecco.request('mutation { turnNewsletter(on: false) { __typename } }');
    expect((await clients.lecco.request<{ mailChoices: { newsletter: boolean } }>('{ mailChoices { newsletter } }')).mailChoices.newsletter).toBe(false);
    const planned = await plan('curatore', await create('curatore'));
    const [before, people] = [(await letters()).length, Number((await sql<{ count: number }>('select count(distinct m.person_id)::int as count from membership m join person p on p.id = m.person_id where m.valid_to is null and p.disabled_at is null'))[0]!.count)];
    const mailer = test.app.get<Mailer>(MAILER, { strict: false });
    const original = mailer.send.bind(mailer);
    let written = 0;
    mailer.send = async (mail) => {
      written += 1;
      if (written === 3) throw new Error('the process was killed here');
      await original(mail);
    };
    await expect(send()).rejects.toThrow('killed');
    mailer.send = original;
    expect((await shown('curatore', planned.id))!.figures).toEqual({ written: 0, unwanted: 0, unreachable: 0, waiting: people });
    await Promise.all([send(), send()]);
    await send();
    sent = { ...planned, ...(await shown('curatore', planned.id))! } as never;
    expect(sent).toMatchObject({ state: 'INVIATA', number: 1, figures: { written: people - 1, unwanted: 1, unreachable: 0, waiting: 0 } });
    expect((await letters()).length - before).toBe(people - 1);
    const [toAnna] = await letters(EMAILS.anna);
    for (const told of ['NOVITÀ DELLA RETE', 'Seconda.', 'Per tutti', 'Da leggere.', 'Per la rete', 'Per Pesaro soltanto', 'Nota riservata.', '/api/newsletter/1/2', '/newsletter/1']) expect(toAnna!.text).toContain(told);
    expect(toAnna!.headers.map(({ name }) => name)).toEqual(expect.arrayContaining(['List-Unsubscribe', 'List-Unsubscribe-Post', 'Auto-Submitted']));
    expect(toAnna!.html).not.toMatch(/<img|<script/);
    const [toStaff] = (await letters(EMAILS.amministratore)).filter(({ subject }) => subject === 'Novità della rete');
    expect(toStaff!.text).not.toContain('Pesaro soltanto');
    expect((await letters(EMAILS.lecco)).some(({ subject }) => subject === 'Novità della rete')).toBe(false);
    expect((await recall('curatore', sent)).message).toContain('non si può più fermare');
  });

  it('stands in the archive for everybody, with what each may read', async () => {
    expect((await clients.visitor.request<{ newsletterArchive: { items: unknown[]; hasMore: boolean } }>('{ newsletterArchive { items { number title } hasMore } }')).newsletterArchive).toEqual({ items: [{ number: 1, title: 'Novità della rete' }], hasMore: false });
    expect(titlesOf(await issue('visitor', 1))).toEqual(['Per tutti']);
    expect(titlesOf(await issue('lecco', 1))).toEqual(['Per tutti', 'Per la rete']);
    expect(titlesOf(await issue('anna', 1))).toEqual(['Per tutti', 'Per la rete', 'Per Pesaro soltanto']);
    expect(await issue('anna', 2)).toBeNull();
  });

  it('counts how often a link was opened, and nothing of who opened it', async () => {
    const [first, again, nowhere, none] = [await clients.visitor.get('/api/newsletter/1/0'), await clients.visitor.get('/api/newsletter/1/0'), await clients.visitor.get('/api/newsletter/1/99'), await clients.visitor.get('/api/newsletter/abc/0')];
    expect([first, again, nowhere, none].map(({ status, headers }) => [status, headers['location']])).toEqual([[302, `/documenti/${documents.public}`], [302, `/documenti/${documents.public}`], [302, '/newsletter/1'], [302, '/newsletter']]);
    const openings = async (): Promise<number[]> => (await shown('curatore', sent.id))!.sections.flatMap(({ items }) => items.map((item) => item.openings));
    expect(await openings()).toEqual([1, 0, 0]);
    expect(Object.keys((await sql<object>('select * from newsletter_opening'))[0]!).sort()).toEqual(['count', 'day', 'item', 'newsletter_id']);
    // Who asks again and again is led on each time, and counted no more; a program that says so is not counted at all.
    const ask = (remoteAddress: string, more: { readonly method?: 'GET' | 'HEAD'; readonly headers?: Record<string, string> } = {}): Promise<{ statusCode: number }> => test.app.inject({ method: 'GET', url: '/api/newsletter/1/1', remoteAddress, ...more });
    const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
    const led = await Promise.all([...Array.from({ length: 40 }, () => ask('203.0.113.9', { headers: browser })), ask('203.0.113.10', { headers: browser }), ask('203.0.113.11', { method: 'HEAD', headers: browser }), ask('203.0.113.12', { headers: { 'user-agent': 'Barracuda link scanner' } }), ask('203.0.113.13', { headers: { ...browser, 'sec-purpose': 'prefetch' } })]);
    expect(new Set(led.map(({ statusCode }) => statusCode))).toEqual(new Set([302]));
    expect(await openings()).toEqual([1, 2, 0]);
    const kept = (await sql<{ bucket: string }>(`select bucket from rate_limit where bucket like 'newsletter:%'`)).map(({ bucket }) => bucket);
    expect(kept.join(' ')).not.toMatch(/203\.0\.113|Firefox/);
  });

  it('is ended from the letter, and the next one goes to who it is for', async () => {
    const [toAnna] = await letters(EMAILS.anna);
    const link = /https?:\/\/\S+\/api\/mail\/unsubscribe\?t=\S+/.exec(toAnna!.text)![0];
    const { pathname, search } = new URL(link);
    expect((await clients.visitor.get(`${pathname}${search}`)).bytes.toString()).toContain('la newsletter');
    expect((await clients.visitor.post(`${pathname}${search}`, {})).status).toBe(200);
    expect((await clients.anna.request<{ mailChoices: { on: boolean; newsletter: boolean } }>('{ mailChoices { on newsletter } }')).mailChoices).toEqual({ on: true, newsletter: false });
    const before = (await letters(EMAILS.anna)).length;
    await plan('curatore', await create('curatore', { title: 'Secondo numero', readers: 'PROVINCE' }));
    await send();
    expect(await letters(EMAILS.anna)).toHaveLength(before);
    const { items } = (await clients.visitor.request<{ newsletterArchive: { items: { number: number; title: string }[] } }>('{ newsletterArchive { items { number title } } }')).newsletterArchive;
    expect(items).toEqual([{ number: 2, title: 'Secondo numero' }, { number: 1, title: 'Novità della rete' }]);
    const readers = await sql<{ kind: string }>(`select distinct m.ente_kind as kind from newsletter_letter l join newsletter n on n.id = l.newsletter_id join membership m on m.person_id = l.person_id where n.number = 2 order by 1`);
    expect(readers.every(({ kind }) => ['PROVINCIA', 'UPI'].includes(kind))).toBe(true);
  });

  it('and was planned for later goes when its time has come, once, to who it is for; not a second before', async () => {
    const title = 'Il numero delle nove';
    const wall = `${toWall(new Date(Date.now() + 3 * 86_400_000)).slice(0, 10)}T09:00`;
    const planned = await plan('curatore', await create('curatore', { title, readers: 'PROVINCE' }), wall);
    const [row] = await sql<{ due: Date }>('select send_at as due from newsletter where id = $1', [planned.id]);
    const { due } = row!;
    expect(toWall(due)).toBe(wall);
    const clock = new FixedClock(new Date(due.getTime() - 1_000));
    const sending = sendingBy(clock);
    const written = async (): Promise<string[]> => (await letters()).filter(({ subject }) => subject === title).map(({ to }) => to);
    await sending.execute();
    expect([await shown('curatore', planned.id), await written(), await issue('visitor', 3)]).toEqual([expect.objectContaining({ state: 'PROGRAMMATA', number: null }), [], null]);
    clock.advance(1);
    await Promise.all([sending.execute(), sending.execute()]);
    await sending.execute();
    const sent = (await shown('curatore', planned.id))!;
    expect(sent).toMatchObject({ state: 'INVIATA', number: 3, figures: { waiting: 0 } });
    const told = await written();
    expect([told.length, new Set(told).size]).toEqual([sent.figures!.written, sent.figures!.written]);
    expect(told.length).toBeGreaterThan(0);
    // Who ended them, each in his way.
    for (const email of [EMAILS.anna, EMAILS.lecco]) expect(told).not.toContain(email);
    expect(await sql('select sent_at from newsletter where id = $1', [planned.id])).toEqual([{ sent_at: due }]);
    expect((await issue('visitor', 3))?.title).toBe(title);
  });
});
