// R7 and R16, for communities: people ask, answer, mention, correct, react, accept, read, enrol and answer by mail, while letters at once, a digest of many people and issues of the newsletter are written,
// and server, database and everything are killed in turn. After a calm of at most 60 seconds: what was confirmed is there, who had to be told was told once and by one letter, the log is told whole, in order
// and once, also to a page that came back after each kill, what is unread equals a recount, and the index says what the database says.
// How many: CHANGES (20,000), KILLS (50), DIGESTS (2,000: people with a digest).
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import { asking, mutate } from './support/asking.mjs';
import { arrive, eml, meeting, NAMES, Network, newsletter } from './support/communities.mjs';
import { calm, indexIsDatabase, Patient, unsettled } from './support/patient.mjs';
import { killInTurn, ownerAddress, pause, Product, textBody, verdict } from './support/product.mjs';
import { Behind } from './support/uploads.mjs';

const CHANGES = Number(process.env.CHANGES ?? 20_000);
const KILLS = Number(process.env.KILLS ?? 50);
const DIGESTS = Number(process.env.DIGESTS ?? 2_000);
const CALM_MS = 60_000;
const WRITERS = ['anna', 'luca', 'lettore', 'lecco', 'urbino', 'curatore'];
/** Answers by mail of one person: the product takes thirty in an hour. */
const MAILS_EACH = 25;
const MAILS = Math.min(2_000, Math.ceil(CHANGES / 12));
/** Who follows all discussions that are written in, and is told at once of each post. */
const WATCHERS = 3;
const ISSUES = 3;
const DISCUSSIONS = 12;

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-communities-kills-'));
const dataDir = join(folder, 'data');
// Below the ports that a connection going out may take while the product is down.
const port = 20_000 + randomInt(5_000);
const site = { product: await Product.start({ port, dataDir }), up: Promise.resolve() };
let changes = 0;
/** What was confirmed. */
const confirmed = { posts: new Map(), reactions: new Set(), solved: new Map(), places: new Map(), mails: new Set(), mentions: new Set(), issues: [] };

let behind = await Behind.open(dataDir);
const network = await Network.open(site.product, behind);
const correspondents = await network.correspondents(Math.ceil(MAILS / MAILS_EACH) + WATCHERS);
const [watchers, senders] = [correspondents.slice(0, WATCHERS), correspondents.slice(WATCHERS)];
const board = await network.open('anna', 'Per posta', { kind: 'DISCUSSION' });
const addresses = await network.replyAddresses(board, senders);
const discussions = [];
for (let n = 0; n < DISCUSSIONS; n += 1) discussions.push({ id: await network.open(WRITERS[n % WRITERS.length], `Domanda di ${WRITERS[n % WRITERS.length]}, ${n}`), owner: WRITERS[n % WRITERS.length] });
const meetings = [];
for (let n = 0; n < WRITERS.length; n += 1) meetings.push((await network.done('curatore', 'planMeeting', { communityId: network.id, input: meeting(`Webinar ${n}`, 4), clientKey: randomUUID() })).meetingId);
await behind.rows(`insert into follow (person_id, kind, subject_id, frequency, since) select p.id, 'discussione', d.id, 'SUBITO', now() from person p, unnest($1::uuid[]) d (id) where p.email = any ($2) on conflict do nothing`, [[board, ...discussions.map(({ id }) => id)], watchers]);
// People of the morning: what they are told of in one digest was written the day before.
const digested = await network.open('anna', 'Per la rassegna', { kind: 'DISCUSSION' });
await behind.rows(
  `with p as (insert into person (email, name, surname) select 'rassegna' || n || '@posta.example', 'Prova', 'Rassegna ' || n from generate_series(1, $1) n returning id),
        m as (insert into membership (person_id, ente_id, ente_kind, role, valid_from) select p.id, o.ente_id, o.ente_kind, 'LETTORE', now() from p, membership o join person l on l.id = o.person_id where l.email like 'lettore.pesaro@%')
   insert into follow (person_id, kind, subject_id, frequency, since) select id, 'discussione', $2, 'GIORNALIERA', now() from p`,
  [DIGESTS, digested],
);
await network.lift();
const news = [];
for (let n = 0; n < 5; n += 1) news.push((await network.answer('luca', digested, `Novità ${n} per la rassegna.`)).id);
await calm(() => unsettled(behind), 120_000);
await behind.rows(`update notice set created_at = created_at - interval '2 days' where frequency = 'GIORNALIERA'`);
await behind.close();
behind = undefined;

const mention = (text, personId) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `${text} ` }, { type: 'mention', attrs: { personId, label: '' } }] }] });

async function writer(name, number) {
  const who = new Patient(site, NAMES[name]);
  const own = [];
  let enrolled = false;
  const answer = async (discussion, text, body = textBody(text)) => {
    const { post } = await who.send('answer', { input: { discussionId: discussion.id, text: body, clientKey: randomUUID() } }, 'AnswerGiven');
    confirmed.posts.set(post.id, text);
    return { ...post, discussion };
  };
  for (let at = 0; changes < CHANGES; at += 1) {
    const token = `${name} ${at}`;
    const discussion = discussions[(at * 7 + number) % discussions.length];
    switch (at % 10) {
      case 0: {
        if (at % 40 > 0) {
          own.push(await answer(discussion, `Risposta di ${token}.`));
          break;
        }
        const { discussionId } = await who.send('openDiscussion', { input: network.opening(`Domanda di ${token}`) }, 'DiscussionOpened');
        confirmed.posts.set(discussionId, null);
        break;
      }
      case 1:
      case 2:
      case 3:
        own.push(await answer(discussion, `Risposta di ${token}.`));
        break;
      case 4:
        // Not changed later: who is no longer mentioned need not be told.
        confirmed.mentions.add((await answer(discussion, `Che ne dice di ${token}`, mention(`Che ne dice di ${token}`, network.ids.upi))).id);
        break;
      case 5: {
        const post = own[at % own.length];
        const text = textBody(`Corretta da ${token}.`);
        await who.insist(async (person) => {
          const { discussion: { posts: [now] } } = await asking(person)('query ($id: ID!, $after: Int) { discussion(id: $id, after: $after, first: 1) { posts { id text editedAt } } }', { id: post.discussion.id, after: post.sequence - 1 });
          // Made, and the answer was lost.
          if (JSON.stringify(now.text) === JSON.stringify(text)) return;
          const { __typename } = await mutate(person, 'editPost', { postId: post.id, text, seenEditedAt: now.editedAt });
          if (__typename !== 'CommunityDone') throw new Error(__typename);
        });
        confirmed.posts.set(post.id, `Corretta da ${token}.`);
        break;
      }
      case 6: {
        const post = own[(at * 3) % own.length];
        await who.send('react', { postId: post.id, kind: 'UTILE', on: true }, 'CommunityDone');
        confirmed.reactions.add(`${post.id} ${network.ids[name]}`);
        break;
      }
      case 7: {
        const mine = discussions.filter(({ owner }) => owner === name);
        const chosen = own.filter((post) => mine.includes(post.discussion)).at(-1);
        if (!chosen) break;
        await who.send('markSolved', { discussionId: chosen.discussion.id, postId: chosen.id }, 'CommunityDone');
        confirmed.solved.set(chosen.discussion.id, chosen.sequence);
        break;
      }
      case 8: {
        const id = meetings[number];
        enrolled = !enrolled;
        await who.send(enrolled ? 'enrolInMeeting' : 'withdrawFromMeeting', { id }, enrolled ? 'Enrolled' : 'CommunityDone');
        confirmed.places.set(`${id} ${network.ids[name]}`, enrolled);
        break;
      }
      case 9:
        await who.send('readUpTo', { discussionId: discussion.id, sequence: 1 + at }, 'ReadUpToNoted');
        break;
    }
    changes += 1;
  }
}

/** Whoever handed a mail over hands it over again until it is taken. */
async function post() {
  for (let sent = 0; sent < MAILS; sent += 1) {
    while (changes < CHANGES && changes / CHANGES < sent / MAILS) await pause(20);
    const from = senders[sent % senders.length];
    const text = `Per posta, numero ${sent}.`;
    const message = eml({ from, to: addresses.get(from), id: `<uccisa-${sent}@posta.example>`, text });
    for (;;) {
      const outcome = await arrive(port, message).catch(() => null);
      if (outcome?.outcome === 'PUBBLICATA') break;
      if (outcome) throw new Error(`mail: ${JSON.stringify(outcome)}`);
      await site.up;
      await pause(50);
    }
    confirmed.mails.add(text);
    changes += 1;
  }
}

/** UPI sends an issue of the newsletter now and then, and the morning comes: both while the product is killed. */
async function staff(over) {
  const who = new Patient(site, NAMES.curatore);
  for (let n = 0; n < ISSUES; n += 1) {
    while (!over() && changes / CHANGES < (n + 0.5) / ISSUES) await pause(100);
    const clientKey = randomUUID();
    const { id } = await who.send('createNewsletter', { input: newsletter(`Numero di prova ${n}`), clientKey }, 'NewsletterKept');
    await who.insist(async (person) => {
      const { newsletter: now } = await asking(person)('query ($id: ID!) { newsletter(id: $id) { revision state } }', { id });
      if (now.state !== 'BOZZA') return;
      const answer = await mutate(person, 'planNewsletter', { newsletter: { id, seenRevision: now.revision } });
      if (answer.__typename !== 'NewsletterKept') throw new Error(answer.__typename);
    });
    confirmed.issues.push(id);
    await morning();
  }
}

async function morning() {
  for (;;) {
    const boss = new PgBoss({ connectionString: ownerAddress(dataDir), schema: 'jobs', migrate: false, supervise: false, schedule: false });
    boss.on('error', () => undefined);
    try {
      await boss.start();
      await boss.send('notices.tell-daily', {});
      return;
    } catch {
      await site.up;
      await pause(50);
    } finally {
      await boss.stop({ graceful: false }).catch(() => undefined);
    }
  }
}

/** A page that is open all the time, and asks after each kill for what came since. @returns what it was told, in the order in which it was told */
function page() {
  const who = new Patient(site, NAMES.upi);
  const told = [];
  const ask = async () => {
    const { entries, last } = await who.insist(async (person) => (await asking(person)('query ($id: ID!, $after: Int!) { communityEvents(communityId: $id, after: $after, first: 200) { last entries { sequence kind postId discussionId } } }', { id: network.id, after: told.at(-1)?.sequence ?? 0 })).communityEvents);
    told.push(...entries);
    return told.at(-1)?.sequence === last;
  };
  return { told, ask };
}

async function judged() {
  const rows = (sql, values) => behind.rows(sql, values);
  const number = async (sql, values) => Number((await rows(`select count(*) as n from ${sql}`, values))[0].n);
  const texts = new Map((await rows('select id, text::text as text from post')).map(({ id, text }) => [id, text]));
  const opened = new Set((await rows('select id from discussion')).map(({ id }) => id));
  const reactions = new Set((await rows('select post_id, person_id from post_reaction')).map(({ post_id: post, person_id: person }) => `${post} ${person}`));
  const solved = new Map((await rows('select id, solved_sequence as sequence from discussion')).map(({ id, sequence }) => [id, sequence]));
  const places = new Set((await rows(`select meeting_id, person_id from meeting_enrolment where state = 'ISCRITTO'`)).map(({ meeting_id: id, person_id: person }) => `${id} ${person}`));
  const byMail = (await rows('select text::text as text, count(*)::int as n from post where discussion_id = $1 group by 1', [board])).flatMap(({ text, n }) => Array.from({ length: n }, () => text));
  const lost = [
    ...[...confirmed.posts].filter(([id, text]) => (text === null ? !opened.has(id) : !texts.get(id)?.includes(text))),
    ...[...confirmed.reactions].filter((each) => !reactions.has(each)),
    ...[...confirmed.solved].filter(([id, sequence]) => solved.get(id) !== sequence),
    ...[...confirmed.places].filter(([each, enrolled]) => places.has(each) !== enrolled),
    ...[...confirmed.mails].filter((text) => !byMail.some((each) => each.includes(`"${text}"`))),
  ];
  const mentioned = new Set((await rows(`select substr(key, 6) as id from notice where person_id = $1 and topic = 'community.citazione'`, [network.ids.upi])).map(({ id }) => id));
  const told = `from mail_message, jsonb_array_elements(headers) h where h ->> 'name' = 'Message-ID' and h ->> 'value' like '<post.%'`;
  return {
    lost: lost.length,
    posts: texts.size,
    doubled: (await number('(select 1 from post where moved_to is null and author_id is not null group by author_id, client_key having count(*) > 1) t')) + byMail.length - new Set(byMail).size,
    mails_answered: confirmed.mails.size,
    mails_noted: await number(`incoming_mail where outcome = 'PUBBLICATA'`),
    // Who watches is told of each post of others in what he follows; who is mentioned, of the mention. One letter each.
    notices_wanted: await number(`post p join follow f on f.kind = 'discussione' and f.subject_id = p.discussion_id::text join person w on w.id = f.person_id where w.email = any ($1) and p.created_at > f.since`, [watchers]),
    notices: await number(`notice n join person w on w.id = n.person_id where w.email = any ($1) and n.key like 'post:%'`, [watchers]),
    mentions: confirmed.mentions.size,
    mentions_untold: [...confirmed.mentions].filter((id) => !mentioned.has(id)).length,
    letters_missing: await number(`notice n join person p on p.id = n.person_id where n.key like 'post:%' and n.frequency = 'SUBITO' and n.read_at is null
      and not exists (select 1 ${told} and to_address = p.email and h ->> 'value' like '<post.' || substr(n.key, 6) || '@%')`),
    letters: await number(`(select 1 ${told}) t`),
    letters_twice: await number(`(select 1 ${told} group by to_address, h ->> 'value' having count(*) > 1) t`),
    digests: await number(`mail_message where to_address like 'rassegna%' and body like '%Novità 0 per la rassegna%'`),
    digests_twice: await number(`(select 1 from mail_message where to_address like 'rassegna%' and body like '%per la rassegna%' group by to_address having count(*) > 1) t`),
    digests_incomplete: await number(`mail_message where to_address like 'rassegna%' and body like '%per la rassegna%' and not (body like '%Novità 0%' and body like '%Novità 1%' and body like '%Novità 2%' and body like '%Novità 3%' and body like '%Novità 4%')`),
    newsletters_unsent: await number(`newsletter where state <> 'INVIATA'`),
    newsletter_letters_wanted: await number(`newsletter_letter where outcome = 'INVIATA'`),
    newsletter_letters: await number(`mail_message where subject like '%Numero di prova %'`),
    newsletter_twice: await number(`(select 1 from mail_message where subject like '%Numero di prova %' group by to_address, subject having count(*) > 1) t`),
    newsletter_readers: await number(`person p where p.disabled_at is null and exists (select 1 from membership m where m.person_id = p.id and m.valid_to is null)`),
    numbers_broken: (await network.broken()).length,
    jobs_done: await number(`jobs.job where state = 'completed' and name not like '\\_\\_%'`),
    dead_letters: await number(`jobs.job where name = 'dead-letters'`),
    dead_letters_of: Object.fromEntries((await behind.rows(`select coalesce(source_name, '') || ': ' || left(coalesce(output ->> 'message', output ->> 'value', output::text, ''), 200) || ' (' || coalesce(source_retry_count, 0) || ' tries)' as reason, count(*)::int as n from jobs.job where name = 'dead-letters' group by 1 order by 2 desc`)).map(({ reason, n }) => [reason, n])),
  };
}

try {
  let over = false;
  const open = page();
  const watching = (async () => {
    while (!over) {
      await open.ask();
      await pause(100);
    }
  })();
  const writing = Promise.all([...WRITERS.map(writer), post(), staff(() => over)]).finally(() => (over = true));
  const killed = await killInTurn(site, KILLS, { progress: () => changes / CHANGES, over: () => over, say: (line) => process.stderr.write(`${line}: ${changes} of ${CHANGES} changes\n`) });
  await writing;
  await watching;
  behind = await Behind.open(dataDir);
  network.behind = behind;
  const { left, calm_ms } = await calm(async () => ({ ...(await unsettled(behind)), issues: Number((await behind.rows(`select count(*) as n from newsletter where state <> 'INVIATA'`))[0].n) }), CALM_MS);
  while (!(await open.ask()));
  const fresh = page();
  while (!(await fresh.ask()));
  const said = new Set(open.told.map(({ postId }) => postId));
  const log = {
    events: open.told.length,
    events_out_of_order: open.told.filter(({ sequence }, index) => sequence !== index + 1).length,
    // A page that comes now is told the same.
    events_differing: open.told.filter((entry, index) => JSON.stringify(entry) !== JSON.stringify(fresh.told[index])).length + Math.abs(fresh.told.length - open.told.length),
    events_missing: [...confirmed.posts].filter(([id, text]) => text !== null && !said.has(id)).length,
  };
  const facts = await judged();
  await behind.close();
  behind = undefined;
  await site.product.stop();
  const index_is_database = indexIsDatabase(dataDir);
  const none = ['lost', 'doubled', 'mentions_untold', 'letters_missing', 'letters_twice', 'digests_twice', 'digests_incomplete', 'newsletters_unsent', 'newsletter_twice', 'numbers_broken', 'dead_letters'];
  const equal = [[facts.mails_noted, facts.mails_answered], [facts.notices, facts.notices_wanted], [facts.digests, DIGESTS], [facts.newsletter_letters, facts.newsletter_letters_wanted], [facts.newsletter_letters, ISSUES * facts.newsletter_readers]];
  const holds = Object.values(left).every((count) => count === 0) && index_is_database && none.every((key) => facts[key] === 0) && equal.every(([one, other]) => one === other) && log.events_out_of_order + log.events_differing + log.events_missing === 0;
  verdict('R7 R16', holds, { changes, ...killed, ...facts, ...log, ...left, calm_ms, index_is_database });
} finally {
  await behind?.close();
  await site.product.stop();
  rmSync(folder, { recursive: true, force: true });
}
