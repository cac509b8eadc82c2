// R15, for communities: what people write, click and send there, each sent three times at once by three sessions of one person (or by those who moderate): one effect each, and the same answer;
// and two editors on one version: one wins, the other is told. Afterwards every number that communities keep equals a recount. How many: KEYS (1,000).
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { asking, mutate } from './support/asking.mjs';
import { arrive, eml, issue, meeting, Network, newsletter } from './support/communities.mjs';
import { Doubles, TOGETHER } from './support/doubles.mjs';
import { pause, Product, textBody } from './support/product.mjs';
import { Behind } from './support/uploads.mjs';

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-communities-doubles-'));
const dataDir = join(folder, 'data');
const port = await freePort();
const product = await Product.start({ port, dataDir });
let behind;
try {
  behind = await Behind.open(dataDir);
  const network = await Network.open(product, behind);
  await network.done('curatore', 'joinCommunity', { communityId: network.communities['servizi-europa'], guidelinesAccepted: true });
  const doubles = new Doubles(Number(process.env.KEYS ?? 1000));
  const [kind, share] = [doubles.kind.bind(doubles), doubles.share.bind(doubles)];
  const { ids, people } = network;
  const sessions = {};
  for (const name of ['anna', 'luca', 'lettore', 'lecco', 'curatore']) sessions[name] = await network.sessions(name, TOGETHER);
  const together = (who, mutation, variables) => Promise.all((Array.isArray(who) ? who : sessions[who]).map((session) => mutate(session, mutation, variables)));
  /** Two who moderate, and one of them twice. */
  const moderators = [sessions.curatore[0], people.upi, sessions.curatore[1]];
  const count = async (sql, values = []) => Number((await behind.rows(`select count(*) as n from ${sql}`, values))[0].n);
  const all = (sql) => () => count(sql);
  const decisions = (...kinds) => () => count('moderation_decision where kind = any($1)', [kinds]);
  const isRefused = (code) => (answer) => answer.__typename === 'Refused' && answer.code === code;
  const posts = () => count('post where moved_to is null');
  const questions = [];
  const answers = [];

  await kind('question', share(0.08), { effects: all('discussion where moved_to is null'), same: 'DiscussionOpened', work: async (n) => {
    const opened = await together('anna', 'openDiscussion', { input: network.opening(`Domanda ${n} sulle fideiussioni`) });
    questions.push(opened[0].discussionId);
    return opened;
  } });
  await kind('answer', share(0.12), { effects: posts, same: 'AnswerGiven', work: async (n) => {
    const discussionId = questions[n % questions.length];
    const given = await together('luca', 'answer', { input: { discussionId, text: textBody(`Risposta ${n}.`), clientKey: randomUUID() } });
    answers.push({ id: given[0].post.id, discussionId });
    return given;
  } });
  const polled = [];
  await kind('question with a poll', share(0.04), { effects: all('questionnaire where discussion_id is not null'), same: 'DiscussionOpened', work: async (n) => {
    const opened = await together('anna', 'openDiscussion', { input: network.opening(`Sondaggio ${n}`, { kind: 'DISCUSSION', poll: { question: 'Quale?', options: ['Uno', 'Due'], anonymous: n % 2 === 1 } }) });
    polled.push(opened[0].discussionId);
    return opened;
  } });
  const voted = async () => (await count('questionnaire_answer where sent is not null')) + Number((await behind.rows('select coalesce(sum(jsonb_array_length(answers)), 0) as n from questionnaire_box'))[0].n);
  await kind('vote in a poll', polled.length, { effects: voted, same: 'QuestionnaireDone', work: async (n) => {
    const { id, questions: [question] } = (await asking(people.luca)('query ($id: ID!) { discussionPoll(discussionId: $id) { page { questionnaire { id questions { key options { key } } } } } }', { id: polled[n] })).discussionPoll.page.questionnaire;
    return together('luca', 'sendQuestionnaireAnswer', { input: { id, seenRevision: 0, lines: [{ question: question.key, choices: [question.options[0].key] }] }, clientKey: randomUUID() });
  } });

  const writers = ['luca', 'lettore', 'lecco', 'urbino'];
  const addresses = await network.replyAddresses(questions[0], writers.map((name) => network.emails[name]));
  await kind('answer by mail', Math.min(share(0.08), 20 * writers.length), { effects: posts, same: 'PUBBLICATA', work: async (n) => {
    const from = network.emails[writers[n % writers.length]];
    const message = eml({ from, to: addresses.get(from), id: `<doppia-${n}@posta.example>`, text: `Per posta, ${n}.` });
    return (await Promise.all(Array.from({ length: TOGETHER }, () => arrive(port, message)))).map(({ outcome, reason }) => ({ __typename: outcome, reason }));
  } });
  await kind('reaction', share(0.06), { effects: all('post_reaction'), same: 'CommunityDone', work: (n) => together('lettore', 'react', { postId: answers[n % answers.length].id, kind: ['UTILE', 'GRAZIE', 'ANCHE_NOI'][Math.floor(n / answers.length)], on: true }) });
  await kind('reaction taken back', share(0.02), { effects: async () => -(await count('post_reaction')), same: 'CommunityDone', work: (n) => together('lettore', 'react', { postId: answers[n].id, kind: 'UTILE', on: false }) });
  await kind('edited post', share(0.03), { effects: all('post_earlier'), same: 'CommunityDone', work: (n) => together('luca', 'editPost', { postId: answers[n].id, text: textBody(`Risposta corretta ${n}.`), seenEditedAt: null }) });
  const postNow = async (id) => (await behind.rows('select text::text as text, edited_at as "editedAt" from post where id = $1', [id]))[0];
  await kind('two pages on one post', share(0.04), { effects: all('post_earlier'), work: async (n) => {
    const { id } = answers[n % answers.length];
    const texts = [`Dalla prima pagina, ${n}.`, `Dalla seconda pagina, ${n}.`];
    const { editedAt } = await postNow(id);
    const given = await Promise.all(texts.map((text, at) => mutate(sessions.luca[at], 'editPost', { postId: id, text: textBody(text), seenEditedAt: editedAt })));
    return doubles.editors(given, { won: 'CommunityDone', told: isRefused('COMMUNITIES.POST_CHANGED'), now: (await postNow(id)).text, texts });
  } });
  await kind('accepted answer', share(0.04), { effects: all(`community_event where kind = 'DISCUSSION_CHANGED'`), same: 'CommunityDone', work: (n) => together('anna', 'markSolved', { discussionId: answers[n].discussionId, postId: answers[n].id }) });
  await kind('followed discussion', share(0.03), { effects: all('follow'), same: 'NoticesDone', work: (n) => together('curatore', 'follow', { kind: 'discussione', id: questions[n] }) });
  await kind('unfollowed discussion', share(0.02), { effects: async () => -(await count('follow')), same: 'NoticesDone', work: (n) => together('curatore', 'unfollow', { kind: 'discussione', id: questions[n] }) });
  await kind('read on', share(0.03), { effects: all(`discussion_reading where person_id = '${ids.lettore}'`), same: 'ReadUpToNoted', work: (n) => together('lettore', 'readUpTo', { discussionId: questions[n + 1], sequence: 2 }) });
  let entered = 0;
  const europa = network.communities['servizi-europa'];
  const members = () => count('community_member where community_id = $1', [europa]);
  await kind('joined', share(0.02), { effects: () => entered, same: 'CommunityDone', work: async () => {
    const before = await members();
    const given = await together('lecco', 'joinCommunity', { communityId: europa, guidelinesAccepted: true });
    entered += (await members()) - before;
    await network.done('lecco', 'leaveCommunity', { communityId: europa });
    return given;
  } });
  await kind('left', share(0.01), { effects: all(`outbox_event where kind = 'communities.member-left'`), work: async () => {
    await network.done('lecco', 'joinCommunity', { communityId: europa, guidelinesAccepted: true });
    return together('lecco', 'leaveCommunity', { communityId: europa });
  } });

  const meetings = [];
  await kind('event', share(0.03), { effects: all('meeting'), same: 'MeetingKept', work: async (n) => {
    const planned = await together('curatore', 'planMeeting', { communityId: network.id, input: meeting(`Webinar ${n}`, 1), clientKey: randomUUID() });
    meetings.push(planned[0].meetingId);
    return planned;
  } });
  await kind('enrolment', meetings.length, { effects: all(`meeting_enrolment where state <> 'RITIRATO'`), same: 'Enrolled', work: (n) => together('lettore', 'enrolInMeeting', { id: meetings[n] }) });
  await kind('place given back', Math.ceil(meetings.length / 2), { effects: all(`meeting_enrolment where state = 'RITIRATO'`), same: 'CommunityDone', work: (n) => together('lettore', 'withdrawFromMeeting', { id: meetings[n] }) });
  await kind('one place, three people', Math.ceil(meetings.length / 2), { effects: all(`meeting_enrolment where state = 'ISCRITTO'`), work: (n) => together([people.luca, people.lecco, people.urbino], 'enrolInMeeting', { id: meetings[n] }) });
  const revisionOf = async (table, id) => (await behind.rows(`select revision from ${table} where id = $1`, [id]))[0].revision;
  const wordsOf = async (table, id) => (await behind.rows(`select t::text as words from ${table} t where id = $1`, [id]))[0].words;
  /** Two people who write over each other what has a revision. */
  const rivals = async (table, id, texts, code, send) => {
    const seen = await revisionOf(table, id);
    const given = await Promise.all([people.curatore, people.upi].map((who, at) => send(who, seen, texts[at])));
    return doubles.editors(given, { won: given.find(({ __typename }) => __typename !== 'Refused')?.__typename, told: isRefused(code), now: await wordsOf(table, id), texts });
  };
  const revisions = (table) => async () => Number((await behind.rows(`select coalesce(sum(revision), 0) as n from ${table}`))[0].n);
  await kind('two editors of an event', share(0.02), { effects: revisions('meeting'), work: (n) => rivals('meeting', meetings[n % meetings.length], [`Del curatore ${n}`, `Dell’amministratore ${n}`], 'COMMUNITIES.MEETING_CHANGED', (who, seenRevision, title) => mutate(who, 'changeMeeting', { id: meetings[n % meetings.length], seenRevision, input: meeting(title, 1) })) });
  await kind('cancelled event', share(0.01), { effects: all(`outbox_event where kind = 'communities.meeting-cancelled'`), same: 'CommunityDone', work: (n) => together('curatore', 'cancelMeeting', { id: meetings[n], reason: 'Prova.' }) });
  await behind.rows(`update meeting set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where cancelled_at is null and id = any ($1::uuid[])`, [meetings]);
  const over = meetings.slice(Math.max(share(0.01), Math.ceil(meetings.length / 2))).slice(0, share(0.01));
  await kind('feedback', over.length, { effects: all('meeting_enrolment where feedback_score is not null'), work: (n) => together('lettore', 'giveMeetingFeedback', { id: over[n], score: 4, words: 'Utile.' }) });

  const reported = answers.slice(0, Math.min(share(0.05), 57));
  await kind('report', reported.length, { effects: all('post_report'), same: 'CommunityDone', work: (n) => together(['lettore', 'lecco', 'anna'][n % 3], 'reportPost', { input: { postId: reported[n].id, reason: 'FUORI_TEMA', words: '' } }) });
  const cases = await behind.rows(`select id from moderation_case where state = 'APERTA' order by id`);
  await kind('decided case', cases.length, { effects: all('moderation_decision where case_id is not null'), work: (n) => together(moderators, 'decideCase', { input: { caseId: cases[n].id, verdict: n % 2 ? 'AMMONISCI' : 'NESSUNA_VIOLAZIONE', reason: 'Prova.' } }) });
  await kind('appeal', Math.min(share(0.01), Math.floor(cases.length / 2)), { effects: all('moderation_appeal'), work: async (n) => together('luca', 'appealDecision', { decisionId: (await behind.rows(`select id from moderation_decision where kind = 'AMMONIZIONE' order by number offset $1 limit 1`, [n]))[0].id, words: 'Non è così.' }) });
  await kind('hidden post', share(0.01), { effects: decisions('NASCOSTO'), work: (n) => together(moderators, 'hidePost', { postId: answers.at(-1 - n).id, category: 'SPAM', reason: 'Prova.' }) });
  await kind('post shown again', share(0.01), { effects: decisions('MOSTRATO'), work: (n) => together(moderators, 'showPost', { postId: answers.at(-1 - n).id, reason: 'Prova.' }) });
  await kind('suspension', share(0.01), { effects: all('community_suspension'), work: async () => {
    const given = await together('curatore', 'suspendMember', { input: { communityId: network.id, personId: ids.lettore, until: new Date(Date.now() + 86_400_000).toISOString(), reason: 'Prova.' } });
    for (const { id } of await behind.rows('select id from community_suspension where lifted_at is null')) await network.done('curatore', 'liftSuspension', { id, reason: 'Prova.' });
    return given;
  } });
  await network.done('curatore', 'blockLink', { address: 'https://elenco.example', note: 'Prova.' });
  await kind('held answer', Math.min(share(0.01), 5), { effects: all('held_post'), same: 'PostHeld', work: (n) => together('luca', 'answer', { input: { discussionId: questions[n], text: textBody(`Vedete https://elenco.example/${n}`), clientKey: randomUUID() } }) });
  const held = await behind.rows(`select id from moderation_case where state = 'APERTA' and kind = 'IN_ATTESA' order by id`);
  await kind('approved answer', held.length, { effects: posts, work: (n) => together(moderators, 'decideCase', { input: { caseId: held[n].id, verdict: 'APPROVA', reason: '' } }) });
  await kind('withdrawn answer', share(0.02), { effects: all('post where withdrawn_at is not null and moved_to is null'), same: 'CommunityDone', work: (n) => together('luca', 'withdrawPost', { postId: answers.at(-1 - share(0.01) - n).id }) });

  // What was accepted is found by then: it says whom to ask.
  const suggested = async (id) => (await asking(people.anna)('query ($id: ID!) { answerSuggestions(discussionId: $id) { personId } }', { id })).answerSuggestions ?? [];
  const asked = await Promise.all(Array.from({ length: share(0.02) }, (_, n) => network.open('anna', `Domanda sulle fideiussioni che aspetta ${n}`)));
  for (let tries = 0; tries < 300 && (await suggested(asked[0])).length === 0; tries += 1) await pause(100);
  await kind('colleague asked', asked.length, { effects: all('question_ask'), same: 'CommunityDone', work: async (n) => together('anna', 'askForAnswer', { input: { discussionId: asked[n], personIds: (await suggested(asked[n])).slice(0, 1).map(({ personId }) => personId) } }) });
  const solved = (await behind.rows(`select d.id from discussion d join post p on p.discussion_id = d.id and p.sequence = d.solved_sequence where p.hidden_at is null order by d.id limit $1`, [share(0.01)])).map(({ id }) => id);
  await kind('sheet', solved.length, { effects: all('document'), same: 'CommunityDone', work: (n) => together('curatore', 'makeAnswerSheet', { input: { discussionId: solved[n], title: `Scheda ${n}`, abstract: 'In breve.', clientKey: randomUUID() } }) });

  const elsewhere = await Promise.all(Array.from({ length: share(0.015) }, (_, n) => network.open('luca', `Da spostare ${n}`)));
  await kind('moved discussion', elsewhere.length, { effects: async () => (await decisions('SPOSTATA')()) / 2, work: (n) => together(moderators, 'moveDiscussion', { input: { discussionId: elsewhere[n], fromCommunityId: network.id, toCommunityId: europa, reason: 'Prova.' } }) });
  const merged = await Promise.all(Array.from({ length: share(0.015) }, (_, n) => network.open('luca', `Da unire ${n}`)));
  await kind('merged discussion', merged.length, { effects: decisions('UNITA'), work: (n) => together(moderators, 'mergeDiscussion', { input: { discussionId: merged[n], fromCommunityId: network.id, intoId: questions.at(-1), reason: 'Prova.' } }) });
  const divided = await network.open('luca', 'Da dividere');
  const apart = [];
  for (let n = 0; n < share(0.015); n += 1) apart.push((await network.answer('anna', divided, `Un’altra cosa ${n}.`)).id);
  await kind('divided discussion', apart.length, { effects: decisions('DIVISA'), work: (n) => together(moderators, 'splitDiscussion', { input: { discussionId: divided, fromCommunityId: network.id, postIds: [apart[n]], kind: 'DISCUSSION', title: `Un’altra cosa ${n}`, reason: 'Prova.' } }) });

  const initiatives = [];
  await kind('initiative', share(0.01), { effects: all('initiative'), same: 'InitiativeKept', work: async (n) => {
    const opened = await together('curatore', 'openInitiative', { communityId: network.id, input: { title: `Iniziativa ${n}`, purpose: 'Prova.', startsOn: '2026-12-01' }, clientKey: randomUUID() });
    initiatives.push(opened[0].initiativeId);
    return opened;
  } });
  await kind('two editors of an initiative', share(0.02), { effects: revisions('initiative'), work: (n) => rivals('initiative', initiatives[0], [`Del curatore ${n}`, `Dell’amministratore ${n}`], 'COMMUNITIES.INITIATIVE_CHANGED', (who, seenRevision, title) => mutate(who, 'changeInitiative', { id: initiatives[0], seenRevision, input: { title, purpose: 'Prova.', startsOn: '2026-12-01' } })) });
  const issues = [];
  await kind('issue', share(0.03), { effects: all('issue'), same: 'IssueKept', work: async (n) => {
    const opened = await together('luca', 'openIssue', { initiativeId: initiatives[n % initiatives.length], input: issue(`Questione ${n}`), clientKey: randomUUID() });
    issues.push(opened[0].issueId);
    return opened;
  } });
  await kind('two editors of an issue', share(0.03), { effects: all('issue_step'), work: (n) => rivals('issue', issues[n % issues.length], [`Del curatore ${n}`, `Dell’amministratore ${n}`], 'COMMUNITIES.INITIATIVE_CHANGED', (who, seenRevision, title) => mutate(who, 'changeIssue', { id: issues[n % issues.length], seenRevision, input: { ...issue(title), state: 'APERTA' } })) });

  const groups = [];
  await kind('working group', share(0.01), { effects: all('community where parent_id is not null'), same: 'CommunityOpened', work: async (n) => {
    const clientKey = randomUUID();
    groups.push(clientKey);
    return together('curatore', 'openGroup', { parentId: network.id, input: { title: `Gruppo ${n}`, purpose: 'Prova.', visibility: 'MEMBRI' }, clientKey });
  } });
  await kind('chosen member', groups.length, { effects: all(`community_member where community_id in (select id from community where parent_id is not null)`), same: 'CommunityDone', work: (n) => together('curatore', 'chooseMembers', { communityId: groups[n], personIds: [ids.luca] }) });
  await network.done('curatore', 'chooseMembers', { communityId: groups[0], personIds: [ids.upi] });
  await kind('two editors of a working group', share(0.02), { effects: all('community_words_change'), work: async (n) => {
    const [{ seenRevision }] = await behind.rows('select words_revision as "seenRevision" from community where id = $1', [groups[0]]);
    const texts = [`Del curatore ${n}`, `Dell’amministratore ${n}`];
    const given = await Promise.all([people.curatore, people.upi].map((who, at) => mutate(who, 'changeCommunityWords', { communityId: groups[0], seenRevision, input: { title: texts[at], purpose: 'Prova.', thisWeek: '', subjects: [] } })));
    return doubles.editors(given, { won: 'CommunityDone', told: isRefused('COMMUNITIES.WORDS_CHANGED'), now: await wordsOf('community', groups[0]), texts });
  } });
  const key = 'sua';
  const seenDays = async () => (await asking(people.curatore)('query ($key: String!) { answerDays(key: $key) { revision workingDays } }', { key })).answerDays;
  await kind('two editors of the days for an answer', share(0.01), { effects: async () => (await seenDays()).revision, work: async () => {
    const { revision: seenRevision, workingDays } = await seenDays();
    const wanted = [1, 2].map((more) => ((workingDays + more - 1) % 20) + 1);
    const given = await Promise.all([people.curatore, people.upi].map((who, at) => mutate(who, 'setAnswerDays', { key, seenRevision, workingDays: wanted[at] })));
    return doubles.editors(given, { won: 'CommunityDone', told: ({ __typename }) => __typename === 'Refused', now: `${(await seenDays()).workingDays},`, texts: wanted.map((days) => `${days},`) });
  } });
  const limits = async () => (await asking(people.curatore)('query ($key: String!) { communityLimits(key: $key) { revision perMinute perHour perDay mostLinks repeatHours newDays newPosts newPerDay newLinks newMentions } }', { key })).communityLimits;
  const perDay = [1000, 1000];
  await kind('two editors of the limits', share(0.01), { effects: async () => (await limits()).revision, work: async (n) => {
    const { revision: seenRevision, ...input } = await limits();
    Object.assign(input, { perMinute: 60, perHour: 600, mostLinks: 20, newDays: 1, newPosts: 1, newPerDay: 200, newLinks: 5, newMentions: 5 });
    const wanted = [perDay[0] - 2 * n, perDay[1] - 2 * n - 1];
    const given = await Promise.all([people.curatore, people.upi].map((who, at) => mutate(who, 'setCommunityLimits', { key, seenRevision, input: { ...input, perDay: wanted[at] } })));
    return doubles.editors(given, { won: 'CommunityDone', told: ({ __typename }) => __typename === 'Refused', now: `${(await limits()).perDay},`, texts: wanted.map((most) => `${most},`) });
  } });

  const surveys = [];
  const survey = (id, title, seenRevision = 0) => ({ id, communityId: network.id, seenRevision, title, questions: [{ key: 'q', kind: 'SINGOLA', text: 'Quale?', options: [{ key: 'a', text: 'Uno' }, { key: 'b', text: 'Due' }] }], asked: 'COMMUNITY', answeredBy: 'PERSONA', disclosure: 'NOMINATIVA', visibility: 'SEMPRE', closesAt: meeting('').endsAt });
  await kind('survey', share(0.01), { effects: all('questionnaire where discussion_id is null'), same: 'QuestionnaireDone', work: async (n) => {
    surveys.push(randomUUID());
    return together('curatore', 'keepQuestionnaire', { input: survey(surveys[n], `Questionario ${n}`) });
  } });
  await kind('two editors of a survey', share(0.01), { effects: revisions('questionnaire'), work: (n) => rivals('questionnaire', surveys[n % surveys.length], [`Del curatore ${n}`, `Dell’amministratore ${n}`], 'QUESTIONNAIRES.CHANGED', (who, seenRevision, title) => mutate(who, 'keepQuestionnaire', { input: survey(surveys[n % surveys.length], title, seenRevision) })) });
  await kind('published survey', surveys.length, { effects: all('questionnaire where published_at is not null and discussion_id is null'), work: async (n) => together('curatore', 'publishQuestionnaire', { id: surveys[n], seenRevision: await revisionOf('questionnaire', surveys[n]) }) });

  const letters = [];
  await kind('issue of the newsletter', share(0.01), { effects: all('newsletter'), same: 'NewsletterKept', work: async (n) => {
    letters.push(randomUUID());
    return together('curatore', 'createNewsletter', { input: newsletter(`Numero ${n}`), clientKey: letters[n] });
  } });
  await kind('two editors of the newsletter', share(0.02), { effects: revisions('newsletter'), work: (n) => rivals('newsletter', letters[n % letters.length], [`Del curatore ${n}`, `Dell’amministratore ${n}`], 'NEWSLETTER.CHANGED', (who, seenRevision, title) => mutate(who, 'saveNewsletter', { newsletter: { id: letters[n % letters.length], seenRevision }, input: newsletter(title) })) });
  const reached = await count(`person p where p.disabled_at is null and exists (select 1 from membership m where m.person_id = p.id and m.valid_to is null)`);
  await kind('newsletter sent', letters.length, { effects: all(`newsletter_letter where outcome = 'INVIATA'`), expected: letters.length * reached, work: async (n) => {
    const given = await together(moderators, 'planNewsletter', { newsletter: { id: letters[n], seenRevision: await revisionOf('newsletter', letters[n]) } });
    while ((await count(`newsletter where state <> 'INVIATA' and id = $1`, [letters[n]])) > 0) await pause(100);
    return given;
  } });
  const twice = await behind.rows(`select to_address, subject, count(*)::int as n from mail_message where subject like 'Del curatore %' or subject like 'Dell’amministratore %' or subject like 'Numero %' group by 1, 2 having count(*) > 1`);

  doubles.verdict('R15', { letters_twice: twice, numbers_broken: await network.broken() });
} catch (error) {
  process.stderr.write(product.output().split('Ctrl-C').at(-1));
  throw error;
} finally {
  await behind?.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
