import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { currentManager, PostgresOutbox, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { LetterWriters, type Mail, type OutgoingMail } from '@province-comuni/platform-ports';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import { MailCourier } from './mail-courier.js';
import { PostgresMailQueue, TAKEN_SECONDS } from './postgres-mail-queue.js';
import { PostgresMailReturns } from './postgres-mail-returns.js';
import { QueueMailer } from './queue-mailer.js';
import { SmtpLetterBox, type SmtpOptions } from './smtp-letter-box.js';
import { MailServer } from './testing/mail-server.js';

const events = new PostgresOutbox();
const queue = new PostgresMailQueue(events);
const returns = new PostgresMailReturns();
const writers = new LetterWriters();
/** What becomes of a letter that tells of something, by what it tells of. */
const rewritten = new Map<string, Omit<Mail, 'to' | 'told'> | null>();
writers.add('prova', { writeAgain: async (content) => rewritten.get((content as { of: string }).of) ?? null });
const MINUTE = 60_000;

let database: TestDatabase;
let server: MailServer;
let reports: string[];
let now: number;
const couriers: MailCourier[] = [];

beforeAll(async () => {
  database = await createTestDatabase({ entities: [] });
}, 60_000);
afterAll(() => database?.close());
beforeEach(async () => {
  await asSystem(() => currentManager().query('delete from mail_delivery'));
  await asSystem(() => currentManager().query('delete from mail_return'));
  await asSystem(() => currentManager().query('delete from outbox_event'));
  server = await MailServer.start();
  reports = [];
  now = Date.now() + MINUTE;
});
afterEach(async () => {
  await Promise.all(couriers.splice(0).map((courier) => courier.close()));
  await server.stop();
});

function asSystem<T>(work: () => Promise<T>): Promise<T> {
  return database.runner.run(SYSTEM_ACCESS, work);
}

function courierTo(port: number, options: Partial<SmtpOptions> = {}, heldMs?: number): MailCourier {
  const box = new SmtpLetterBox({ host: '127.0.0.1', port, secure: false, requireTls: false, from: 'Province & Comuni <avvisi@upi.example>', timeoutMs: 5_000, ...options });
  const courier = new MailCourier(database.runner, queue, returns, box, writers, events, { now: () => new Date(now) }, (message) => reports.push(message), heldMs);
  couriers.push(courier);
  return courier;
}

/** By anybody, as a use case does. */
function write(...letters: Partial<Mail>[]): Promise<void> {
  return database.runner.run({ enteIds: [] }, async () => {
    for (const letter of letters) await new QueueMailer(events).send({ to: 'anna@provincia.example', subject: 'Prova', text: 'Testo', ...letter });
  });
}

const all = async (): Promise<readonly OutgoingMail[]> => (await asSystem(() => queue.list({ state: null, offset: 0, limit: 1_000 }))).items;

describe('a letter on its way to the mail server', () => {
  it('leaves only when what it tells of is kept, and is read by the platform alone', async () => {
    await expect(database.runner.run({ enteIds: [] }, async () => {
      await new QueueMailer(events).send({ to: 'anna@provincia.example', subject: 'Mai', text: 'Mai' });
      throw new Error('undone');
    })).rejects.toThrow('undone');
    await write({});
    expect(await database.runner.run({ enteIds: [] }, () => queue.list({ state: null, offset: 0, limit: 10 }))).toEqual({ items: [], total: 0 });
    await courierTo(server.port).deliver();
    expect(server.taken.map(({ mail }) => mail.subject)).toEqual(['Prova']);
  });

  it('arrives as it was written: sender, words in both forms, headers; and its words are forgotten', async () => {
    const unsubscribe = `https://comuni.example/disiscrizione?sigillo=${'x'.repeat(180)}`;
    await write({ subject: 'Polizze, «perché»: 1.440,00 € – risposta', text: 'Città\r\n.\r\nfine', html: '<p>Città</p>', headers: { messageId: '<p1@upi.example>', inReplyTo: '<p0@upi.example>', references: ['<d0@upi.example>', '<p0@upi.example>'], replyTo: 'risposta+abc@upi.example', autoSubmitted: 'auto-generated', unsubscribe } });
    await courierTo(server.port).deliver();
    const [{ from, to, mail, raw }] = server.taken as [(typeof server.taken)[0]];
    expect([from, to]).toEqual(['avvisi@upi.example', ['anna@provincia.example']]);
    expect(mail.from!.text).toBe('"Province & Comuni" <avvisi@upi.example>');
    expect([mail.subject, mail.text?.trim(), mail.html]).toEqual(['Polizze, «perché»: 1.440,00 € – risposta', 'Città\n.\nfine', '<p>Città</p>']);
    expect([mail.messageId, mail.inReplyTo, mail.references, mail.replyTo!.text]).toEqual(['<p1@upi.example>', '<p0@upi.example>', ['<d0@upi.example>', '<p0@upi.example>'], 'risposta+abc@upi.example']);
    expect([mail.headers.get('auto-submitted'), (mail.headers.get('list') as { unsubscribe: { url: string } }).unsubscribe.url]).toEqual(['auto-generated', unsubscribe]);
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(await asSystem(() => currentManager().query('select state, body, html, headers from mail_delivery'))).toEqual([{ state: 'CONSEGNATA', body: null, html: null, headers: [] }]);
  });

  it('that tells of something is written again in the moment in which it is handed over; not for its reader any more, it is forgotten', async () => {
    const told = (of: string): Mail['told'] => ({ writer: 'prova', content: { of } });
    await write({ subject: 'Tutto', told: told('parte') }, { subject: 'Non più', told: told('niente') }, { subject: 'Di nessuno', told: { writer: 'altri', content: {} } }, { subject: 'Sempre' });
    rewritten.set('parte', { subject: 'Parte', text: 'Quel che resta', headers: { messageId: '<m1@upi.example>' } });
    await courierTo(server.port).deliver();
    expect(server.taken.map(({ mail }) => [mail.subject, mail.text?.trim(), mail.html]).sort()).toEqual([['Parte', 'Quel che resta', false], ['Sempre', 'Testo', false]]);
    expect(server.taken.find(({ mail }) => mail.subject === 'Parte')!.mail.messageId).toBe('<m1@upi.example>');
    expect((await all()).map(({ subject, state, problem }) => [subject, state, problem]).sort()).toEqual([['Di nessuno', 'IN_ATTESA', expect.stringContaining('altri')], ['Sempre', 'CONSEGNATA', null], ['Tutto', 'CONSEGNATA', null]]);
    expect(await asSystem(() => currentManager().query(`select 1 from mail_delivery where state = 'CONSEGNATA' and told is not null`))).toEqual([]);
  });

  it('gets a name of its own where it was given none, the same each time it is offered', async () => {
    await write({});
    let asked = 0;
    server.onLetter = () => (asked++ === 0 ? { code: 451, text: 'greylisted' } : undefined);
    const ids: string[] = [];
    const seen = server.onLetter;
    server.onLetter = (letter) => (ids.push(letter.mail.messageId!), seen(letter));
    const courier = courierTo(server.port);
    await courier.deliver();
    now += 2 * MINUTE;
    await courier.deliver();
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^<[0-9a-f-]{36}@upi\.example>$/);
  });

  it('cannot add recipients or headers by what stands in it', async () => {
    await write({ subject: 'Prova\r\nBcc: tutti@example.it', text: 'x', headers: { replyTo: 'a@b.it\r\nBcc: tutti@example.it' } });
    await courierTo(server.port).deliver();
    const [{ to, mail }] = server.taken as [(typeof server.taken)[0]];
    expect(to).toEqual(['anna@provincia.example']);
    expect(mail.bcc).toBeUndefined();
  });

  it('that somebody waits for goes before those one can unsubscribe from', async () => {
    await write(...Array.from({ length: 30 }, (_, n) => ({ subject: `Notizie ${n}`, headers: { unsubscribe: 'https://comuni.example/x' } })), { subject: 'Nuova password' });
    await courierTo(server.port).deliver();
    expect(server.taken).toHaveLength(31);
    expect(server.taken.slice(0, 4).map(({ mail }) => mail.subject)).toContain('Nuova password');
    expect(server.connections).toBeLessThanOrEqual(4);
  });
});

describe('a letter that is not taken', () => {
  it('for good is given up, with what the server said, and can be offered again', async () => {
    server.onRecipient = (address) => (address.startsWith('ignoto') ? { code: 550, text: 'No such user here' } : undefined);
    await write({ to: 'ignoto@provincia.example', subject: 'Una' }, { subject: 'Altra' });
    const courier = courierTo(server.port);
    await courier.deliver();
    const [refused] = (await all()).filter(({ state }) => state === 'RIFIUTATA');
    expect(refused).toMatchObject({ to: 'ignoto@provincia.example', problem: expect.stringContaining('No such user here'), nextTryAt: null, settledAt: expect.any(Date), attempts: 1 });
    expect(server.taken.map(({ mail }) => mail.subject)).toEqual(['Altra']);
    expect(await asSystem(() => queue.counts())).toMatchObject({ waiting: 0, waitingSince: null, refused: 1, lastDeliveredAt: expect.any(Date) });
    server.onRecipient = () => undefined;
    expect(await asSystem(() => queue.offerAgain(refused!.id, new Date(now)))).toBe(true);
    expect(await asSystem(() => queue.offerAgain(refused!.id, new Date(now)))).toBe(false);
    await courier.deliver();
    expect(server.taken.map(({ mail }) => mail.subject)).toEqual(['Altra', 'Una']);
    expect(reports).toEqual([]);
  });

  it('now is offered again, each time later, and given up after five days', async () => {
    server.onLetter = () => ({ code: 452, text: 'mailbox full' });
    await write({});
    const courier = courierTo(server.port);
    const pauses: number[] = [];
    for (let time = 0; time < 7; time += 1) {
      await courier.deliver();
      const [letter] = await all();
      pauses.push((letter!.nextTryAt!.getTime() - now) / MINUTE);
      now = letter!.nextTryAt!.getTime();
    }
    expect(pauses).toEqual([1, 5, 15, 60, 240, 240, 240]);
    now += 5 * 24 * 60 * MINUTE;
    await courier.deliver();
    expect(await all()).toEqual([expect.objectContaining({ state: 'RIFIUTATA', problem: expect.stringContaining('mailbox full') })]);
  });

  it('because no server is there waits without blame, is told of once, and leaves when it is back', async () => {
    const { port } = server;
    await server.stop();
    await write({ subject: 'Una' }, { subject: 'Due' }, { subject: 'Tre' });
    const courier = courierTo(port);
    for (let time = 0; time < 3; time += 1) {
      await courier.deliver();
      now += MINUTE;
    }
    expect((await all()).map(({ state, attempts }) => [state, attempts])).toEqual([['IN_ATTESA', 0], ['IN_ATTESA', 0], ['IN_ATTESA', 0]]);
    expect(reports).toEqual([expect.stringContaining('non prende lettere')]);
    server = await MailServer.start(port);
    await courier.deliver();
    expect(server.taken.map(({ mail }) => mail.subject).sort()).toEqual(['Due', 'Tre', 'Una']);
    expect(reports.slice(1)).toEqual([expect.stringContaining('di nuovo')]);
  });

  it.each(['554 5.7.1 Relay access denied', '550 5.7.1 Sender address rejected', '530 5.7.0 Must issue a STARTTLS command first', '554 Client host rejected'])('because of us – %s – waits, though it is said of the recipient', async (said) => {
    server.onRecipient = () => ({ code: Number(said.slice(0, 3)), text: said.slice(4) });
    await write({}, {});
    await courierTo(server.port).deliver();
    expect((await all()).map(({ state, attempts, problem }) => [state, attempts, problem])).toEqual([['IN_ATTESA', 0, said], ['IN_ATTESA', 0, said]]);
    expect(reports).toEqual([expect.stringContaining('non prende lettere')]);
  });

  it.each(['550 5.1.1 User unknown', '552 5.2.2 Mailbox full', '550 No such user'])('because of its address – %s – is given up', async (said) => {
    server.onRecipient = () => ({ code: Number(said.slice(0, 3)), text: said.slice(4) });
    await write({});
    await courierTo(server.port).deliver();
    expect(await all()).toEqual([expect.objectContaining({ state: 'RIFIUTATA', problem: said })]);
  });

  it('one after the other waits from the ninth on: it is rather the server; all of them are offered again with one word', async () => {
    server.onLetter = () => ({ code: 550, text: '5.6.0 content rejected' });
    await write(...Array.from({ length: 40 }, () => ({})));
    const courier = courierTo(server.port);
    await courier.deliver();
    const refused = (await all()).filter(({ state }) => state === 'RIFIUTATA').length;
    // Four are on their way at a time.
    expect(refused).toBeGreaterThanOrEqual(8);
    expect(refused).toBeLessThanOrEqual(12);
    server.onLetter = () => undefined;
    expect(await asSystem(() => queue.offerAllAgain(new Date(now)))).toBe(refused);
    now += MINUTE;
    await courier.deliver();
    expect(server.taken).toHaveLength(40);
  });

  it('because the server does not know us waits likewise', async () => {
    await server.stop();
    server = await MailServer.start(0, { authOptional: false, allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(new Error('Invalid username or password')) });
    await write({});
    await courierTo(server.port, { auth: { user: 'avvisi', pass: 'sbagliata' } }).deliver();
    expect(await all()).toEqual([expect.objectContaining({ state: 'IN_ATTESA', attempts: 0, problem: expect.stringMatching(/password|535/i) })]);
    expect(server.taken).toEqual([]);
  });

  it('is not said at all to a server without TLS, where that is wanted', async () => {
    await write({});
    await courierTo(server.port, { requireTls: true, auth: { user: 'avvisi', pass: 'segreta' } }).deliver();
    expect(server.taken).toEqual([]);
    expect(await all()).toEqual([expect.objectContaining({ state: 'IN_ATTESA', problem: expect.any(String) })]);
  });
});

describe('a letter that may have been taken', () => {
  it('before the answer was lost is offered once more, under the same name', async () => {
    await write({ headers: { messageId: '<una@upi.example>' } });
    server.onLetter = () => (server.taken.length === 0 ? 'LOST' : undefined);
    const courier = courierTo(server.port);
    await courier.deliver();
    expect(await all()).toEqual([expect.objectContaining({ state: 'IN_ATTESA' })]);
    now += MINUTE;
    await courier.deliver();
    expect(server.taken.map(({ mail }) => mail.messageId)).toEqual(['<una@upi.example>', '<una@upi.example>']);
    expect((await all())[0]!.state).toBe('CONSEGNATA');
  });

  it('each time is offered later and later', async () => {
    await write({});
    server.onLetter = () => 'LOST';
    const courier = courierTo(server.port);
    const pauses: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      await courier.deliver();
      const [letter] = await all();
      pauses.push((letter!.nextTryAt!.getTime() - now) / MINUTE);
      now = letter!.nextTryAt!.getTime();
    }
    expect(pauses).toEqual([1, 5, 15, 60]);
  });

  it('by a process that was killed goes on after half a minute, not before', async () => {
    await write({});
    // Who takes it and is gone.
    await asSystem(() => queue.take(new Date(now)));
    const courier = courierTo(server.port);
    now += (TAKEN_SECONDS - 1) * 1_000;
    await courier.deliver();
    expect(server.taken).toEqual([]);
    now += 1_000;
    await courier.deliver();
    expect(server.taken).toHaveLength(1);
  });

  it('stays with who is still handing it over, however long the server thinks', async () => {
    await write({});
    const [arrived, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    server.onLetter = () => (arrived.resolve(), answered.promise as never);
    const delivering = courierTo(server.port, {}, 5).deliver();
    await arrived.promise;
    now += 2 * TAKEN_SECONDS * 1_000;
    const held = async (): Promise<boolean> => (await all())[0]!.nextTryAt!.getTime() > now;
    while (!(await held()));
    await courierTo(server.port).deliver();
    answered.resolve();
    await delivering;
    expect(server.taken).toHaveLength(1);
    expect((await all())[0]!.state).toBe('CONSEGNATA');
  });

  it('is with one of several copies: each arrives once', async () => {
    await write(...Array.from({ length: 120 }, (_, n) => ({ subject: `Lettera ${n}` })));
    await Promise.all([courierTo(server.port), courierTo(server.port), courierTo(server.port)].map((courier) => courier.deliver()));
    expect(server.taken.map(({ mail }) => mail.subject).sort()).toEqual(Array.from({ length: 120 }, (_, n) => `Lettera ${n}`).sort());
  });

  it('is waited for when the product stops; the others stay', async () => {
    await write(...Array.from({ length: 20 }, (_, n) => ({ subject: `Lettera ${n}` })));
    const courier = courierTo(server.port);
    const arrived = new Promise<void>((done) => (server.onLetter = () => void done()));
    const delivering = courier.deliver();
    await arrived;
    await courier.close();
    await delivering;
    const states = Map.groupBy(await all(), ({ state }) => state);
    expect(states.get('CONSEGNATA')).toHaveLength(server.taken.length);
    expect(states.get('IN_ATTESA')!.length).toBeGreaterThan(0);
  });
});

describe('a letter that comes back', () => {
  const DAY = 24 * 60 * MINUTE;
  const ANNA = 'anna@provincia.example';
  const idOf = async (subject: string): Promise<string> => (await all()).find((letter) => letter.subject === subject)!.id;
  const comesBack = async (subject: string, addresses: readonly string[] = [ANNA]): Promise<boolean> => {
    const letterId = await idOf(subject);
    return asSystem(() => returns.returned({ letterId, addresses, said: '550 5.1.1\r\nNo such user' }, new Date(now)));
  };
  const about = { writer: 'prova', content: { of: 'parte' } };
  beforeEach(() => void rewritten.set('parte', { subject: 'Avviso', text: 'Parte' }));

  it('is known by a header of its own, which nobody but its reader has, and counts once, for the address it was sent to', async () => {
    await write({ to: 'Anna@Provincia.example', headers: { messageId: '<post.1@upi.example>' } });
    await courierTo(server.port).deliver();
    expect(server.taken[0]!.mail.headers.get('x-letter-id')).toBe(await idOf('Prova'));
    expect(await comesBack('Prova', ['altri@provincia.example'])).toBe(false);
    expect(await comesBack('Prova', [])).toBe(false);
    expect(await asSystem(() => returns.returned({ letterId: '6f9619ff-8b86-4011-b42d-00cf4fc964ff', addresses: [ANNA], said: '' }, new Date(now)))).toBe(false);
    expect(await asSystem(() => returns.of(ANNA))).toBeNull();
    expect(await comesBack('Prova', ['altri@provincia.example', ANNA])).toBe(true);
    now += DAY;
    expect(await comesBack('Prova')).toBe(false);
    expect(await asSystem(() => returns.of('ANNA@provincia.example'))).toMatchObject({ address: ANNA, days: 1, said: '550 5.1.1 No such user', stoppedAt: null });
    expect(await database.runner.run({ enteIds: [] }, () => returns.of(ANNA))).toBeNull();
    await expect(database.runner.run({ enteIds: [] }, () => currentManager().query(`insert into mail_return (address, days, first_at, last_at, said) values ('a@b.it', 9, now(), now(), '')`))).rejects.toThrow(/row-level security/);
  });

  it('on three days ends those that tell of something, not those of access; they begin again when it is forgotten', async () => {
    const courier = courierTo(server.port);
    for (const subject of ['Uno', 'Due', 'Tre']) {
      await write({ subject }, { subject: `${subject} bis` });
      await courier.deliver();
      await Promise.all([comesBack(subject), comesBack(`${subject} bis`)]);
      now += DAY;
    }
    expect(await asSystem(() => returns.stopped(10))).toMatchObject({ total: 1, items: [{ address: ANNA, days: 3, stoppedAt: new Date(now - DAY) }] });
    server.taken.length = 0;
    await write({ subject: 'Avviso', told: about }, { subject: 'Nuova password' }, { to: 'luca@provincia.example', subject: 'Avviso', told: about });
    await courier.deliver();
    expect(server.taken.map(({ to, mail }) => `${to[0]} ${mail.subject}`).sort()).toEqual([`${ANNA} Nuova password`, 'luca@provincia.example Avviso']);
    expect((await all()).filter(({ state }) => state === 'IN_ATTESA')).toEqual([]);
    now += 200 * DAY;
    await courier.tidy();
    expect(await asSystem(() => returns.stopped(10))).toMatchObject({ total: 1 });
    await asSystem(() => returns.forget(ANNA));
    server.taken.length = 0;
    await write({ subject: 'Avviso', told: about });
    await courier.deliver();
    expect(server.taken).toHaveLength(1);
  });

  it.each([
    ['550 5.1.1 User unknown', 1],
    ['550 No such user', 1],
    ['552 5.2.2 Mailbox full', 1],
    ['552 Message too large', 0],
    ['550 5.3.4 Too large', 0],
    ['550 5.7.1 Not from you', 0],
  ])('already when it is handed over – %s – counts %i times, also offered again', async (said, days) => {
    server.onRecipient = () => ({ code: Number(said.slice(0, 3)), text: said.slice(4) });
    await write({});
    const courier = courierTo(server.port);
    await courier.deliver();
    now += DAY;
    await asSystem(() => queue.offerAllAgain(new Date(now)));
    await courier.deliver();
    expect((await asSystem(() => returns.of(ANNA)))?.days ?? 0).toBe(days);
  });

  it('for what is in it says nothing of its address', async () => {
    server.onLetter = () => ({ code: 550, text: '5.6.0 content rejected' });
    await write({});
    await courierTo(server.port).deliver();
    expect((await all())[0]!.state).toBe('RIFIUTATA');
    expect(await asSystem(() => returns.of(ANNA))).toBeNull();
  });

  it('long ago is forgotten where letters did not stop', async () => {
    await write({});
    await courierTo(server.port).deliver();
    await comesBack('Prova');
    now += 91 * DAY;
    await courierTo(server.port).tidy();
    expect(await asSystem(() => returns.of(ANNA))).toBeNull();
  });
});

it('what was settled is forgotten in time, what waits is not', async () => {
  server.onRecipient = (address) => (address.startsWith('ignoto') ? { code: 550, text: 'no' } : undefined);
  await write({}, { to: 'ignoto@provincia.example' });
  const courier = courierTo(server.port);
  await courier.deliver();
  await write({ subject: 'Aspetta' });
  now += 31 * 24 * 60 * MINUTE;
  await courier.tidy();
  expect((await all()).map(({ state }) => state).sort()).toEqual(['IN_ATTESA', 'RIFIUTATA']);
  now += 60 * 24 * 60 * MINUTE;
  await courier.tidy();
  expect((await all()).map(({ state }) => state)).toEqual(['IN_ATTESA']);
});
