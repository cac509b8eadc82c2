import { communityIdsOf, databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import { subjectKey, type NoticeSubject } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { NoticesError } from '../errors.js';
import type { MailChoices, MailFrequency } from '../mail/mail-choice.js';
import { DEFAULT_QUIET, type QuietHours } from '../mail/quiet-hours.js';
import { NEWSLETTER_PLACE, type Unsubscribed } from '../mail/unsubscribe-links.js';
import type { NoticeSubjectRegistry } from '../notice-subject-registry.js';
import { canHaveNotices } from '../policies/notices.policy.js';
import type { MailChoiceRepository } from '../ports/mail-choice-repository.port.js';
import { NOTICES_POSTED } from './post-notices.js';

/** Places whose letters are chosen: the communities one is in. */
const PLACE_KIND = 'community';

/** How it is kept that somebody wants no newsletter. */
const UNWANTED_NEWSLETTER = { place: { kind: 'newsletter', id: NEWSLETTER_PLACE }, topic: 'newsletter', frequency: 'MAI' } as const;

/** When a person is written to: his own affair. */
export class KeepMailChoices {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly choices: MailChoiceRepository,
    private readonly subjects: NoticeSubjectRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** His communities by title, with what he chose for each kind of letter. @throws NoticesError NOT_FOUND for who has no account */
  async view(actor: Actor): Promise<MailChoices> {
    return this.run(actor, async (person) => {
      const cards = await this.subjects.readable(person, placesOf(person));
      const chosen = await this.choices.choicesOf(person.personId);
      const places = placesOf(person).flatMap((place) => {
        const card = cards.get(subjectKey(place));
        const frequencyOf = (topic: string): MailFrequency | null => chosen.find((choice) => subjectKey(choice.place) === subjectKey(place) && choice.topic === topic)?.frequency ?? null;
        return card ? [{ place, title: card.title, href: card.href, topics: this.subjects.topicsOf(PLACE_KIND).map((topic) => ({ topic, frequency: frequencyOf(topic) })) }] : [];
      });
      const quiet = (await this.choices.quietOf([person.personId])).get(person.personId) ?? DEFAULT_QUIET;
      const wantsNewsletter = !chosen.some(({ place }) => place.kind === UNWANTED_NEWSLETTER.place.kind);
      return { isOn: await this.choices.isOn(person.personId), wantsNewsletter, quiet, places: places.sort((a, b) => a.title.localeCompare(b.title, 'it')) };
    });
  }

  /** @param frequency null: as he follows it. @throws NoticesError NOT_FOUND for a place he is not in, or a kind that it does not have */
  async choose(actor: Actor, place: NoticeSubject, topic: string, frequency: MailFrequency | null): Promise<void> {
    await this.run(actor, async (person) => {
      if (!placesOf(person).some((own) => subjectKey(own) === subjectKey(place)) || !this.subjects.topicsOf(place.kind).includes(topic)) throw new NoticesError('NOTICES.NOT_FOUND', {});
      if (frequency === null) await this.choices.unchoose(person.personId, place, topic);
      else await this.choices.choose(person.personId, { place, topic, frequency });
    });
  }

  /** What waits is looked at again, by the new hours. @throws NoticesError NOT_FOUND for who has no account, or hours that no clock has */
  async setQuiet(actor: Actor, quiet: QuietHours): Promise<void> {
    await this.run(actor, async ({ personId }) => {
      if ([quiet.from, quiet.to].some((hour) => !Number.isInteger(hour) || hour < 0 || hour > 23)) throw new NoticesError('NOTICES.NOT_FOUND', {});
      await this.choices.setQuiet(personId, quiet);
      await this.outbox.record({ kind: NOTICES_POSTED, payload: {} });
    });
  }

  /** Ends all letters of notices, or begins them again. @throws NoticesError NOT_FOUND for who has no account */
  async turn(actor: Actor, isOn: boolean): Promise<void> {
    await this.run(actor, ({ personId }) => this.choices.turn(personId, isOn, this.clock.now()));
  }

  /** Wants the newsletter, or no longer. @throws NoticesError NOT_FOUND for who has no account */
  async turnNewsletter(actor: Actor, isOn: boolean): Promise<void> {
    await this.run(actor, ({ personId }) => (isOn ? this.choices.unchoose(personId, UNWANTED_NEWSLETTER.place, UNWANTED_NEWSLETTER.topic) : this.choices.choose(personId, UNWANTED_NEWSLETTER)));
  }

  /** Ends the letters that a link of ours says, without signing in: once more changes nothing. In the product he is told as before. */
  async unsubscribe({ personId, communityId }: Unsubscribed): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      if (communityId === null) return this.choices.turn(personId, false, this.clock.now());
      if (communityId === NEWSLETTER_PLACE) return this.choices.choose(personId, UNWANTED_NEWSLETTER);
      for (const topic of this.subjects.topicsOf(PLACE_KIND)) await this.choices.choose(personId, { place: { kind: PLACE_KIND, id: communityId }, topic, frequency: 'MAI' });
    });
  }

  private async run<T>(actor: Actor, work: (person: SignedInActor) => Promise<T>): Promise<T> {
    if (!canHaveNotices(actor)) throw new NoticesError('NOTICES.NOT_FOUND', {});
    return this.transactions.run(databaseAccessOf(actor), () => work(actor));
  }
}

function placesOf(person: SignedInActor): NoticeSubject[] {
  return communityIdsOf(person).map((id) => ({ kind: PLACE_KIND, id }));
}
