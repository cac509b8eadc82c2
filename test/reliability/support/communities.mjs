// A thematic network with the people of the demonstration in it, as they work there and answer by mail; for the long scripts of this folder.
import { randomBytes, randomUUID } from 'node:crypto';
import { brokenCounters } from '../../../apps/api/src/testing/community-counters.ts';
import { asking, mutate } from './asking.mjs';
import { pause, Person, textBody } from './product.mjs';

/** What a mail server says with each message; the product is started with it. */
export const INTAKE_SECRET = (process.env.MAIL_INTAKE_SECRET ??= randomBytes(32).toString('hex'));

/** Beginnings of the addresses of the demonstration. */
export const NAMES = { anna: 'referente.pesaro', luca: 'redattore.pesaro', lettore: 'lettore.pesaro', lecco: 'referente.lecco', urbino: 'referente.urbino', curatore: 'curatore', upi: 'amministratore' };

/** How many people exist who only answer by mail: thirty answers in an hour are each one's. */
const CORRESPONDENTS_EMAIL = (number) => `corrispondente${number}@posta.example`;

export class Network {
  /** Everybody of the demonstration enters the community; nobody is limited, and letters go at any hour. */
  static async open(product, behind, key = 'sua') {
    const network = Object.assign(new Network(), { product, behind, people: {}, ids: {}, emails: {} });
    const communities = await behind.rows('select id, key from community');
    network.communities = Object.fromEntries(communities.map((each) => [each.key, each.id]));
    network.id = network.communities[key];
    await network.lift();
    for (const [name, start] of Object.entries(NAMES)) {
      network.people[name] = await network.signIn(name);
      network.ids[name] = (await asking(network.people[name])('{ me { id } }')).me.id;
      network.emails[name] = product.account(start).email;
      await network.done(name, 'joinCommunity', { communityId: network.id, guidelinesAccepted: true });
    }
    return network;
  }

  signIn(name) {
    return new Person(this.product.port).signIn(this.product.account(NAMES[name]));
  }

  sessions(name, count) {
    return Promise.all(Array.from({ length: count }, () => this.signIn(name)));
  }

  /** Limits of writing in all communities that there are, and quiet hours of everybody: this is about other things. */
  async lift() {
    await this.behind.rows(
      `insert into community_limits (community_id, per_minute, per_hour, per_day, most_links, repeat_hours, new_days, new_posts, new_per_day, new_links, new_mentions, revision)
       select id, 100000, 100000, 100000, 100, 0, 0, 0, 100000, 100, 20, 1 from community on conflict do nothing`,
    );
    await this.behind.rows('insert into mail_quiet (person_id, from_hour, to_hour, weekends) select id, 0, 0, false from person on conflict do nothing');
  }

  /** What somebody does alone. @throws Error when it is refused */
  async done(name, mutation, variables) {
    const answer = await mutate(this.people[name], mutation, variables);
    if (['Refused', 'InvalidInput', 'NotFound'].includes(answer.__typename)) throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
    return answer;
  }

  opening(title, more = {}) {
    return { communityId: this.id, kind: 'QUESTION', title, tags: [], text: textBody(`${title}: come fate?`), clientKey: randomUUID(), ...more };
  }

  async open(name, title, more = {}) {
    return (await this.done(name, 'openDiscussion', { input: this.opening(title, more) })).discussionId;
  }

  async answer(name, discussionId, text) {
    return (await this.done(name, 'answer', { input: { discussionId, text: textBody(text), clientKey: randomUUID() } })).post;
  }

  /** People who only answer by mail, members without a password. @returns their addresses */
  async correspondents(count) {
    for (let number = 0; number < count; number += 1) {
      const [{ id }] = await this.behind.rows(`insert into person (email, name, surname) values ($1, 'Prova', $2) returning id`, [CORRESPONDENTS_EMAIL(number), `Corrispondente ${number}`]);
      await this.behind.rows(`insert into membership (person_id, ente_id, ente_kind, role, valid_from) select $1, ente_id, ente_kind, 'LETTORE', now() from membership m join person p on p.id = m.person_id where p.email like 'lettore.pesaro@%'`, [id]);
      await this.behind.rows(
        `with c as (update community set member_count = member_count + 1 where id = $1 returning id, post_count)
         insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select id, $2, 'MEMBRO', $3, '', now(), now(), post_count, post_count from c`,
        [this.id, id, `Prova Corrispondente ${number}`],
      );
    }
    await this.lift();
    return Array.from({ length: count }, (_, number) => CORRESPONDENTS_EMAIL(number));
  }

  /** Everybody follows a discussion and is written to. @returns by address of mail, where each answers it */
  async replyAddresses(discussionId, emails) {
    await this.behind.rows(`insert into follow (person_id, kind, subject_id, frequency, since) select id, 'discussione', $1, 'SUBITO', now() from person where email = any ($2) on conflict do nothing`, [discussionId, emails]);
    await this.answer('anna', discussionId, 'A tutti: rispondete a questa lettera.');
    const found = async () => new Map((await this.behind.rows(`select to_address as email, h ->> 'value' as address from mail_message, jsonb_array_elements(headers) h where h ->> 'name' = 'Reply-To' and body like '%A tutti: rispondete%' and to_address = any ($1)`, [emails])).map(({ email, address }) => [email, address]));
    for (let tries = 0; tries < 600; tries += 1) {
      const addresses = await found();
      if (addresses.size === emails.length) return addresses;
      await pause(100);
    }
    throw new Error(`only ${(await found()).size} of ${emails.length} people were written to`);
  }

  /** What must be an empty list, whatever happened. */
  broken() {
    return brokenCounters((sql) => this.behind.rows(sql));
  }
}

/** A mail as a mail server hands it over. */
export function eml({ from, to, id, text }) {
  return [`From: <${from}>`, `To: "Province & Comuni" <${to}>`, 'Subject: Re: Una domanda', `Message-ID: ${id}`, 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', text].join('\r\n');
}

/** @returns what became of a mail */
export async function arrive(port, message) {
  const answer = await fetch(`http://localhost:${port}/api/mail/incoming`, { method: 'POST', headers: { authorization: `Bearer ${INTAKE_SECRET}`, 'content-type': 'message/rfc822' }, body: message, signal: AbortSignal.timeout(60_000) });
  if (answer.status !== 200) throw new Error(`mail: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** An event of tomorrow, as it is typed. @param places how many may come; null: as many as come */
export function meeting(title, places = null) {
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return { kind: 'WEBINAR', title, description: textBody('Si parla di gare.'), startsAt: `${day}T10:00`, endsAt: `${day}T11:00`, place: 'Roma', enrolment: { places } };
}

/** An issue of an initiative, as it is typed. */
export const issue = (title, more = {}) => ({ title, text: textBody(`${title}.`), kind: 'RISCHIO', severity: 'MEDIA', ...more });

/** An issue of the newsletter, as it is typed. */
export const newsletter = (title, intro = 'Le novità.') => ({ title, intro, readers: 'TUTTI', sections: [] });
