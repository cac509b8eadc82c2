// R5, for the acts and all that belongs to them: a colleague loses role, account or session, a guest his link, in the middle of traffic, 100 times in turn.
// Of what is asked after the answer to who removed him, nothing may be given; his open page is closed within 5 seconds. How many: REMOVALS (100).
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Acts, TODAY } from './support/acts.mjs';
import { asking } from './support/asking.mjs';
import { Person, Product } from './support/product.mjs';
import { livePage, Removals } from './support/removals.mjs';
import { Behind } from './support/uploads.mjs';

const REMOVALS = Number(process.env.REMOVALS ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'province-comuni-removals-'));
const dataDir = join(folder, 'data');
const port = await freePort();
const product = await Product.start({ port, dataDir });
let behind;

/** What a reader of the acts asks, page after page. */
const READINGS = [
  'query ($id: ID!) { got: instance(id: $id) { id } }',
  'query ($id: ID!) { got: instanceReview(instanceId: $id) { instanceId } }',
  'query ($id: ID!) { got: adhesionBoard(instanceId: $id) { viewerCanKeep } }',
  'query ($id: ID!) { got: needsSheets(instanceId: $id) { title } }',
  'query ($id: ID!) { got: upgrade(instanceId: $id) { open } }',
];

try {
  behind = await Behind.open(dataDir);
  const referente = await new Person(port).signIn(product.account('referente.pesaro'));
  const upi = await new Person(port).signIn(product.account('amministratore'));
  const acts = await Acts.make(referente, { title: 'In vigore', day: TODAY });
  const [{ person: personId, membership: membershipId }] = await behind.rows(`select p.id as person, m.id as membership from person p join membership m on m.person_id = p.id where p.email like 'redattore.pesaro@%'`);
  const mutation = async (who, query, variables) => {
    const data = await asking(who)(query, variables);
    const [answer] = Object.values(data);
    if (!['Done', 'ReviewKept', 'GuestInvited', 'OtherSessionsEnded'].includes(answer.__typename)) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const kinds = {
    role: async () => mutation(referente, 'mutation ($input: MemberInput!) { endMembership(input: $input) { __typename } }', { input: { enteId: acts.enteId, membershipId } }),
    account: async () => mutation(upi, 'mutation ($input: DisablePersonInput!) { disablePerson(input: $input) { __typename } }', { input: { personId } }),
    session: async ({ session }) => mutation(session, 'mutation { endOtherSessions { __typename } }'),
    guest: async ({ link }) => mutation(referente, 'mutation ($id: ID!) { revokeReviewLink(id: $id) { __typename } }', { id: link.id }),
  };
  const removals = new Removals();
  for (let round = 0; round < REMOVALS; round += 1) {
    const kind = Object.keys(kinds)[round % 4];
    await behind.rows('update membership set valid_to = null where id = $1', [membershipId]);
    await behind.rows('update person set disabled_at = null where id = $1', [personId]);
    if (kind === 'guest') {
      const id = randomUUID();
      const { address } = await mutation(referente, 'mutation ($input: InviteGuestInput!) { inviteGuest(input: $input) { __typename ... on GuestInvited { address } } }', { input: { id, instanceId: acts.id, actKeys: ['convenzione'], name: 'Avv. Prova', email: 'avvocato@studio.example', maySuggest: true, days: 30 } });
      const guest = new Person(port);
      await removals.round(kind, { ask: () => guest.graphql('query ($secret: String!) { got: guestReview(secret: $secret) { ente } }', { secret: address.split('#')[1] }), remove: () => kinds.guest({ link: { id } }) });
      continue;
    }
    const person = await new Person(port).signIn(product.account('redattore.pesaro'));
    const session = kind === 'session' && (await new Person(port).signIn(product.account('redattore.pesaro')));
    const socket = await livePage(person, 'instance:here', { instanceId: acts.id, place: null });
    await removals.round(kind, { ask: (at) => person.graphql(READINGS[at % READINGS.length], { id: acts.id }), socket, remove: () => kinds[kind]({ session }) });
  }
  removals.verdict('R5');
} finally {
  await behind?.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
