// What a network holds that one of its members may not see: a group by invitation with everything in it, drafts of UPI, and the ways to each; for the long scripts of this folder.
import { randomUUID } from 'node:crypto';
import { mutate } from './asking.mjs';
import { issue, meeting, Network, newsletter } from './communities.mjs';
import { textBody } from './product.mjs';
import { livePage } from './removals.mjs';
import { enteOf, hashOf, Sender } from './uploads.mjs';

/** Messages of one connection before it would be made to wait. */
const MESSAGES = 15;

/** @returns by name: the id of what is there and hidden, what is nowhere in its place, and how who may not see it asks for one or the other */
export async function hiddenInCommunities(product, behind) {
  const network = await Network.open(product, behind);
  // A colleague of one of its members, in the same network and of the same Ente, and not in the group.
  const { anna, curatore } = network.people;
  const group = randomUUID();
  const { key } = await network.done('curatore', 'openGroup', { parentId: network.id, input: { title: 'Gruppo riservato', purpose: 'Prova.', visibility: 'INVITO' }, clientKey: group });
  await network.done('curatore', 'chooseMembers', { communityId: group, personIds: [network.ids.luca] });
  await network.lift();
  // Of another Ente than hers: what her own holds, she reads in the library.
  const { uploadId } = await uploaded(curatore);
  const inGroup = { communityId: group };
  const discussion = await network.open('curatore', 'Una cosa riservata', inGroup);
  const { id: post } = (await network.done('curatore', 'answer', { input: { discussionId: discussion, text: textBody('Una risposta riservata.'), clientKey: randomUUID(), attachments: [{ uploadId, title: 'Un allegato riservato' }] } })).post;
  const [{ document }] = await behind.rows('select document_id as document from post_attachment where post_id = $1', [post]);
  const polled = await network.open('luca', 'Un sondaggio riservato', { ...inGroup, kind: 'DISCUSSION', poll: { question: 'Quale?', options: ['Uno', 'Due'] } });
  const [{ id: poll }] = await behind.rows('select id from questionnaire where discussion_id = $1', [polled]);
  const { initiativeId } = await network.done('curatore', 'openInitiative', { communityId: group, input: { title: 'Iniziativa riservata', purpose: 'Prova.', startsOn: '2026-12-01' }, clientKey: randomUUID() });
  const { issueId } = await network.done('curatore', 'openIssue', { initiativeId, input: issue('Questione riservata'), clientKey: randomUUID() });
  const { meetingId } = await network.done('curatore', 'planMeeting', { communityId: group, input: meeting('Evento riservato'), clientKey: randomUUID() });
  const { id: hidden } = await network.answer('luca', discussion, 'Una risposta nascosta.');
  await network.done('curatore', 'hidePost', { postId: hidden, category: 'SPAM', reason: 'Prova.' });
  const [{ id: decision }] = await behind.rows('select id from moderation_decision where post_id = $1', [hidden]);
  const letter = randomUUID();
  await mutate(curatore, 'createNewsletter', { input: newsletter('Numero in preparazione'), clientKey: letter });
  const [draft, pollDraft] = [randomUUID(), { key: 'uno', kind: 'SINGOLA', text: 'Quale?', options: [{ key: 'a', text: 'Uno' }, { key: 'b', text: 'Due' }] }];
  await mutate(curatore, 'keepQuestionnaire', { input: { id: draft, ...inGroup, asked: 'COMMUNITY', answeredBy: 'PERSONA', disclosure: 'NOMINATIVA', visibility: 'SEMPRE', closesAt: '2099-01-01T10:00', seenRevision: 0, title: 'Questionario riservato', intro: '', questions: [pollDraft] } });
  const copy = randomUUID();
  await behind.rows(`insert into personal_copy (id, person_id, asked_at, state, parts_all, bytes, ready_at, expires_at) values ($1, $2, now(), 'PRONTA', 1, '\\x00', now(), now() + interval '7 days')`, [copy, network.ids.luca]);

  const read = (id, query, type = 'ID') => [id, (asked) => anna.graphql(`query ($id: ${type}!) { ${query} }`, { id: asked })];
  const change = (id, mutation, variables) => [id, (asked) => mutate(anna, mutation, variables(asked)).catch(({ message }) => message)];
  const got = (id, path) => [id, async (asked) => textOf(await fetch(anna.origin + path(asked), { headers: { 'sec-fetch-site': 'same-origin', cookie: cookieOf(anna) } }))];
  const text = textBody('Prova.');
  const reason = 'Prova.';
  const steps = {
    community: read(key, 'community(key: $id) { title }', 'String'),
    roster: read(key, 'communityRoster(key: $id) { nodes { name } }', 'String'),
    guidelines: read(key, 'communityGuidelines(key: $id) { version }', 'String'),
    words: read(key, 'communityWords(key: $id) { revision }', 'String'),
    queue: read(key, 'moderationQueue(key: $id) { open }', 'String'),
    discussions: read(group, 'discussions(communityId: $id) { nodes { title } }'),
    discussion: read(discussion, 'discussion(id: $id) { first { text } }'),
    postPlace: read(discussion, 'postPlace(discussionId: $id, sequence: 2) { sequence }'),
    postHistory: read(post, 'postHistory(postId: $id) { at }'),
    events: read(group, 'communityEvents(communityId: $id, after: 0) { last }'),
    members: read(group, 'communityMembers(communityId: $id, text: "Luca") { name }'),
    draft: read(discussion, 'postDraft(discussionId: $id) { title }'),
    desk: read(discussion, 'questionDesk(discussionId: $id) { askedBy }'),
    initiatives: read(group, 'initiatives(communityId: $id) { nodes { title } }'),
    initiative: read(initiativeId, 'initiative(id: $id) { title }'),
    issues: read(initiativeId, 'issues(initiativeId: $id) { total }'),
    issue: read(issueId, 'issue(id: $id) { text }'),
    issuesOfDiscussion: read(discussion, 'issuesOfDiscussion(discussionId: $id) { title }'),
    nextMeetings: read(group, 'nextMeetings(communityId: $id) { title }'),
    meeting: read(meetingId, 'meeting(id: $id) { ownScore }'),
    meetingPeople: read(meetingId, 'meetingPeople(id: $id) { words }'),
    poll: read(polled, 'discussionPoll(discussionId: $id) { page { questionnaire { id } } }'),
    questionnaire: read(draft, 'questionnaire(id: $id) { questionnaire { id } }'),
    results: read(poll, 'questionnaireResults(id: $id) { bar }'),
    newsletter: read(letter, 'newsletter(id: $id) { id }'),
    following: read(discussion, 'isFollowing(id: $id, kind: "discussione")'),
    join: change(group, 'joinCommunity', (communityId) => ({ communityId, guidelinesAccepted: true })),
    leave: change(group, 'leaveCommunity', (communityId) => ({ communityId })),
    open: change(group, 'openDiscussion', (communityId) => ({ input: { communityId, kind: 'QUESTION', title: 'Una domanda', tags: [], text, clientKey: randomUUID() } })),
    answer: change(discussion, 'answer', (discussionId) => ({ input: { discussionId, text, clientKey: randomUUID() } })),
    edit: change(post, 'editPost', (postId) => ({ postId, text, seenEditedAt: null })),
    withdraw: change(post, 'withdrawPost', (postId) => ({ postId })),
    react: change(post, 'react', (postId) => ({ postId, kind: 'UTILE', on: true })),
    report: change(post, 'reportPost', (postId) => ({ input: { postId, reason: 'SPAM', words: '' } })),
    hide: change(post, 'hidePost', (postId) => ({ postId, category: 'SPAM', reason })),
    show: change(hidden, 'showPost', (postId) => ({ postId, reason })),
    appeal: change(decision, 'appealDecision', (decisionId) => ({ decisionId, words: 'Prova.' })),
    solve: change(discussion, 'markSolved', (discussionId) => ({ discussionId, postId: post })),
    steer: change(discussion, 'setDiscussion', (discussionId) => ({ input: { discussionId, pinned: true } })),
    move: change(discussion, 'moveDiscussion', (discussionId) => ({ input: { discussionId, fromCommunityId: group, toCommunityId: network.id, reason } })),
    readUpTo: change(discussion, 'readUpTo', (discussionId) => ({ discussionId, sequence: 2 })),
    keepDraft: change(discussion, 'keepPostDraft', (discussionId) => ({ input: { discussionId, text } })),
    follow: change(discussion, 'follow', (id) => ({ id, kind: 'discussione' })),
    openInitiative: change(group, 'openInitiative', (communityId) => ({ communityId, input: { title: 'Iniziativa', purpose: 'Prova.', startsOn: '2026-12-01' }, clientKey: randomUUID() })),
    openIssue: change(initiativeId, 'openIssue', (id) => ({ initiativeId: id, input: issue('Questione'), clientKey: randomUUID() })),
    changeIssue: change(issueId, 'changeIssue', (id) => ({ id, seenRevision: 1, input: { ...issue('Questione'), state: 'CHIUSA', reason } })),
    plan: change(group, 'planMeeting', (communityId) => ({ communityId, input: meeting('Evento'), clientKey: randomUUID() })),
    enrol: change(meetingId, 'enrolInMeeting', (id) => ({ id })),
    cancelMeeting: change(meetingId, 'cancelMeeting', (id) => ({ id, reason })),
    vote: change(poll, 'sendQuestionnaireAnswer', (id) => ({ input: { id, seenRevision: 0, lines: [] }, clientKey: randomUUID() })),
    publishSurvey: change(draft, 'publishQuestionnaire', (id) => ({ id, seenRevision: 1 })),
    choose: change(group, 'chooseMembers', (communityId) => ({ communityId, personIds: [network.ids.anna] })),
    role: change(group, 'setMemberRole', (communityId) => ({ communityId, personId: network.ids.luca, role: 'MODERATORE' })),
    rules: change(group, 'changeCommunityGuidelines', (communityId) => ({ communityId, seenRevision: 0, guidelines: ['Prova.'], correction: true })),
    accept: change(group, 'acceptCommunityGuidelines', (communityId) => ({ communityId, version: 1 })),
    close: change(group, 'closeCommunity', (communityId) => ({ communityId, closed: true })),
    saveNewsletter: change(letter, 'saveNewsletter', (id) => ({ newsletter: { id, seenRevision: 1 }, input: newsletter('Prova') })),
    planNewsletter: change(letter, 'planNewsletter', (id) => ({ newsletter: { id, seenRevision: 1 }, sendAt: null })),
    attachment: got(document, (id) => `/api/documents/${id}/versions/1/file`),
    issuesTable: got(initiativeId, (id) => `/api/initiatives/${id}/issues.csv`),
    eventFile: got(meetingId, (id) => `/api/calendar/events/${id}.ics`),
    calendar: got(key, (asked) => `/api/calendar/communities/${asked}.ics`),
    answersTable: got(poll, (id) => `/api/questionnaires/${id}/table?formato=csv&tavola=risposte`),
    personalCopy: got(copy, (id) => `/api/personal-copies/${id}`),
  };
  const line = new Line(anna);
  steps.watch = [group, (communityId) => line.ask('community:here', { communityId })];
  steps.watchDiscussion = [discussion, (discussionId) => line.ask('community:here', { communityId: group, discussionId })];
  steps.watchQueue = [group, (communityId) => line.ask('moderation:here', { communityId })];
  const nowhere = (id) => (id === key ? `${key.slice(0, -1)}${key.endsWith('x') ? 'y' : 'x'}` : randomUUID());
  return Object.fromEntries(Object.entries(steps).map(([name, [id, ask]]) => [name, { id, nowhere: () => nowhere(id), ask }]));
}

const cookieOf = (person) => [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
const textOf = async (response) => `${response.status} ${await response.text()}`;

async function uploaded(person) {
  const key = randomUUID();
  const sender = new Sender(person, await enteOf(person));
  const address = await sender.begin(key, 'allegato.txt', 7);
  await sender.append(address, 0, Buffer.from('Segreto'));
  await sender.finish(address, hashOf(Buffer.from('Segreto')));
  return { uploadId: address.split('/').at(-1) };
}

/** An open page that asks again and again, connected anew before it would be made to wait. */
class Line {
  constructor(person) {
    Object.assign(this, { person, left: 0, socket: null });
  }

  async ask(message, body) {
    if (this.left === 0) {
      this.socket?.disconnect();
      this.socket = await livePage(this.person, 'notices:here', {});
      this.left = MESSAGES;
    }
    this.left -= 1;
    return this.socket.timeout(5_000).emitWithAck(message, body);
  }
}
