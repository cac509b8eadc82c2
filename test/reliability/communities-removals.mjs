// R5, for communities: somebody is taken out of a working group or out of its community, loses role, account or session, is suspended, what he reads is hidden, goes to a place that is not his, or the community
// is no longer everybody's, in the middle of traffic, 100 times in turn. Of what is asked after the answer to who did it, nothing may be given; his open page is closed within 5 seconds.
// How many: REMOVALS (100).
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { mutate } from './support/asking.mjs';
import { issue, Network } from './support/communities.mjs';
import { Product, textBody } from './support/product.mjs';
import { livePage, Removals } from './support/removals.mjs';
import { Behind } from './support/uploads.mjs';

const REMOVALS = Number(process.env.REMOVALS ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'province-comuni-communities-removals-'));
const dataDir = join(folder, 'data');
const port = await freePort();
const product = await Product.start({ port, dataDir });
let behind;

/** What a member asks of a group of which nobody else may know, page after page. */
const READINGS = [
  'query ($discussion: ID!) { got: discussion(id: $discussion) { first { text } posts { text } } }',
  'query ($id: ID!) { got: discussions(communityId: $id) { nodes { title } } }',
  'query ($id: ID!) { got: communityEvents(communityId: $id, after: 0) { last } }',
  'query ($key: String!) { got: community(key: $key) { title } }',
  'query ($key: String!) { got: communityRoster(key: $key) { nodes { name } } }',
  'query ($post: ID!) { got: postHistory(postId: $post) { at } }',
  'query ($id: ID!) { got: initiatives(communityId: $id) { nodes { title } } }',
  'query ($initiative: ID!) { got: issues(initiativeId: $initiative) { total } }',
  'query ($issue: ID!) { got: issue(id: $issue) { text } }',
];

try {
  behind = await Behind.open(dataDir);
  const network = await Network.open(product, behind);
  const { ids } = network;
  const clientKey = randomUUID();
  const { key } = await network.done('curatore', 'openGroup', { parentId: network.id, input: { title: 'Gruppo riservato', purpose: 'Prova.', visibility: 'INVITO' }, clientKey });
  const group = clientKey;
  await network.done('curatore', 'chooseMembers', { communityId: group, personIds: [ids.luca] });
  await network.lift();
  const inGroup = { communityId: group };
  const discussion = await network.open('curatore', 'Una cosa riservata', inGroup);
  const { id: post } = await network.answer('luca', discussion, 'Una risposta riservata.');
  await network.done('luca', 'editPost', { postId: post, text: textBody('Una risposta corretta.'), seenEditedAt: null });
  const { initiativeId } = await network.done('curatore', 'openInitiative', { communityId: group, input: { title: 'Iniziativa riservata', purpose: 'Prova.', startsOn: '2026-12-01' }, clientKey: randomUUID() });
  const { issueId } = await network.done('curatore', 'openIssue', { initiativeId, input: issue('Questione riservata'), clientKey: randomUUID() });
  const variables = { key, id: group, discussion, post, initiative: initiativeId, issue: issueId };
  const member = (person) => (at) => person.graphql(READINGS[at % READINGS.length], variables);

  const [{ membership: membershipId, ente: enteId }] = await behind.rows(`select id as membership, ente_id as ente from membership where person_id = $1 and valid_to is null`, [ids.luca]);
  const soon = new Date(Date.now() + 86_400_000).toISOString();
  /** Everything as it was before the round. */
  const asBefore = async () => {
    await behind.rows('update membership set valid_to = null where id = $1', [membershipId]);
    await behind.rows('update person set disabled_at = null where id = $1', [ids.luca]);
    await behind.rows('update community_suspension set lifted_at = now() where lifted_at is null');
    await behind.rows(`update community set visibility = 'PUBBLICA' where id = $1`, [network.id]);
    network.people.luca = await network.signIn('luca');
    await network.done('luca', 'joinCommunity', { communityId: network.id, guidelinesAccepted: true });
    await network.done('curatore', 'chooseMembers', { communityId: group, personIds: [ids.luca] });
  };
  /** He reads the group with its page open, until this takes it from him. */
  const reads = (remove) => async (kind, removals) => {
    const person = network.people.luca;
    await removals.round(kind, { ask: member(person), socket: await livePage(person, 'community:here', { communityId: group, discussionId: discussion }), remove: () => remove(person) });
  };
  const says = (words) => ({ data }) => JSON.stringify(data ?? null).includes(words);
  const thread = 'query ($id: ID!, $key: String!) { discussion(id: $id) { discussion { title } first { text } posts { text } } community(key: $key) { title } }';
  const kinds = {
    'taken out of the group': reads(() => network.done('curatore', 'removeCommunityMember', { communityId: group, personId: ids.luca })),
    'taken out of the community': reads(() => network.done('curatore', 'removeCommunityMember', { communityId: network.id, personId: ids.luca })),
    left: reads((person) => mutate(person, 'leaveCommunity', { communityId: group })),
    role: reads(() => network.done('anna', 'endMembership', { input: { enteId, membershipId } })),
    account: reads(() => network.done('upi', 'disablePerson', { input: { personId: ids.luca } })),
    session: reads(async () => mutate(await network.signIn('luca'), 'endOtherSessions', {})),
    // He reads on, and writes no more.
    suspended: (kind, removals) => {
      const person = network.people.luca;
      return removals.round(kind, {
        ask: (at) => mutate(person, 'answer', { input: { discussionId: discussion, text: textBody(`Scrivo ancora ${at}.`), clientKey: randomUUID() } }),
        isGiven: ({ __typename }) => __typename === 'AnswerGiven' || __typename === 'PostHeld',
        remove: () => network.done('curatore', 'suspendMember', { input: { communityId: group, personId: ids.luca, until: soon, reason: 'Prova.' } }),
      });
    },
    hidden: async (kind, removals) => {
      const opened = await network.open('anna', `Da nascondere ${randomUUID()}`);
      const { id } = await network.answer('anna', opened, 'Parole nascoste.');
      await removals.round(kind, { ask: () => network.people.luca.graphql(thread, { id: opened, key }), isGiven: says('Parole nascoste'), remove: () => network.done('curatore', 'hidePost', { postId: id, category: 'SPAM', reason: 'Prova.' }) });
    },
    withdrawn: async (kind, removals) => {
      const opened = await network.open('anna', `Da ritirare ${randomUUID()}`);
      const { id } = await network.answer('anna', opened, 'Parole ritirate.');
      await removals.round(kind, { ask: () => network.people.luca.graphql(thread, { id: opened, key }), isGiven: says('Parole ritirate'), remove: () => network.done('anna', 'withdrawPost', { postId: id }) });
    },
    moved: async (kind, removals) => {
      const opened = await network.open('anna', `Da spostare ${randomUUID()}`);
      await removals.round(kind, { ask: () => network.people.lecco.graphql(thread, { id: opened, key }), isGiven: says('Da spostare'), remove: () => network.done('curatore', 'moveDiscussion', { input: { discussionId: opened, fromCommunityId: network.id, toCommunityId: group, reason: 'Prova.' } }) });
    },
    // Of communities that come with the product, the product says at its start who reads them.
    'no longer everybody’s': async (kind, removals) => {
      await mutate(network.people.lecco, 'leaveCommunity', { communityId: network.id });
      const opened = await network.open('anna', `Della rete ${randomUUID()}`);
      await removals.round(kind, { ask: () => network.people.lecco.graphql(thread, { id: opened, key: 'sua' }), isGiven: says('Della rete'), remove: () => behind.rows(`update community set visibility = 'MEMBRI' where id = $1`, [network.id]) });
    },
  };
  // The first one shows that all of it is read.
  for (const [at, reading] of READINGS.entries()) {
    const answer = await member(network.people.luca)(at);
    if (!answer.data?.got) throw new Error(`${reading}: ${JSON.stringify(answer)}`);
  }
  const removals = new Removals();
  for (let round = 0; round < REMOVALS; round += 1) {
    await asBefore();
    const [kind, run] = Object.entries(kinds)[round % Object.keys(kinds).length];
    await run(kind, removals);
  }
  removals.verdict('R5');
} catch (error) {
  process.stderr.write(product.output().split('Ctrl-C').at(-1));
  throw error;
} finally {
  await behind?.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
