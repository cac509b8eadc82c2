import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, readWall, type Clock } from '@province-comuni/shared-kernel';
import { NewsletterChanged, NewsletterInvalid, NewsletterNotFound, NewsletterRefused } from './newsletter.errors.js';
import { itemsOf, type Newsletter, type NewsletterFigures, type NewsletterId } from './newsletter.js';
import { canKeepNewsletters } from './newsletter.policy.js';
import type { NewsletterRepository } from './newsletter-repository.port.js';
import { readNewsletter, type TypedNewsletter } from './read-newsletter.js';

/** Event that has letters written. */
export const NEWSLETTER_PLANNED = 'notices.newsletter-planned';

const MOST_LISTED = 30;
const FURTHEST_DAYS = 365;

/** UPI's staff compose issues, plan when they go, and see how they were received. */
export class KeepNewsletters {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly newsletters: NewsletterRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param before those changed before this moment. @throws NewsletterNotFound for who may not */
  async list(actor: Actor, before: Date | null): Promise<{ readonly items: readonly Newsletter[]; readonly hasMore: boolean }> {
    return this.run(actor, async () => {
      const found = await this.newsletters.list(before, MOST_LISTED + 1);
      return { items: found.slice(0, MOST_LISTED), hasMore: found.length > MOST_LISTED };
    });
  }

  /** @throws NewsletterNotFound also for who may not */
  async open(actor: Actor, id: NewsletterId): Promise<{ readonly newsletter: Newsletter; readonly figures: NewsletterFigures | null }> {
    return this.run(actor, async () => {
      const newsletter = await this.newsletters.find(id);
      if (!newsletter) throw new NewsletterNotFound();
      return { newsletter, figures: newsletter.number === null ? null : await this.newsletters.figures(id, itemsOf(newsletter).length) };
    });
  }

  /** @param clientKey minted by the page: the same key is the same issue. @throws NewsletterNotFound, NewsletterInvalid */
  async create(actor: Actor, typed: TypedNewsletter, clientKey: string): Promise<Newsletter> {
    if (!isUuid(clientKey)) throw new NewsletterInvalid([{ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' }]);
    return this.run(actor, async (person) => {
      const newsletter: Newsletter = { ...readNewsletter(typed), id: clientKey.toLowerCase() as NewsletterId, number: null, state: 'BOZZA', sendAt: null, sentAt: null, revision: 1, changedBy: person.name, changedAt: this.clock.now() };
      if (await this.newsletters.add(newsletter)) return newsletter;
      const earlier = await this.newsletters.find(newsletter.id);
      if (!earlier) throw new NewsletterNotFound();
      return earlier;
    });
  }

  /** @throws NewsletterNotFound, NewsletterInvalid, NewsletterChanged, NewsletterRefused once it is planned */
  async save(actor: Actor, id: NewsletterId, seenRevision: number, typed: TypedNewsletter): Promise<Newsletter> {
    return this.change(actor, id, seenRevision, (newsletter) => {
      if (newsletter.state !== 'BOZZA') throw new NewsletterRefused('È già programmata: per cambiarla, prima riportatela in bozza.');
      return { ...newsletter, ...readNewsletter(typed) };
    });
  }

  /**
   * Plans when it goes.
   * @param wall day and hour in Italy, `2026-12-01T09:00`; null: now
   * @throws NewsletterNotFound, NewsletterChanged, NewsletterRefused, NewsletterInvalid at `sendAt` or `sections`
   */
  async plan(actor: Actor, id: NewsletterId, seenRevision: number, wall: string | null): Promise<Newsletter> {
    return this.change(actor, id, seenRevision, (newsletter) => {
      if (newsletter.state !== 'BOZZA') throw new NewsletterRefused('È già programmata.');
      if (itemsOf(newsletter).length === 0 && newsletter.intro === '') throw new NewsletterInvalid([{ field: 'sections', message: 'Non dice ancora niente: scrivete un’introduzione o scegliete che cosa nominare.' }]);
      return { ...newsletter, state: 'PROGRAMMATA', sendAt: wall === null ? this.clock.now() : this.momentOf(wall) };
    });
  }

  /** Takes a planned one back into draft. @throws NewsletterNotFound, NewsletterChanged, NewsletterRefused once letters are written */
  async recall(actor: Actor, id: NewsletterId, seenRevision: number): Promise<Newsletter> {
    return this.change(actor, id, seenRevision, (newsletter) => {
      if (newsletter.state !== 'PROGRAMMATA') throw new NewsletterRefused(newsletter.state === 'BOZZA' ? 'È già una bozza.' : 'L’invio è cominciato: non si può più fermare.');
      return { ...newsletter, state: 'BOZZA', sendAt: null };
    });
  }

  /** @throws NewsletterNotFound, NewsletterChanged, NewsletterRefused for one that is no draft */
  async remove(actor: Actor, id: NewsletterId, seenRevision: number): Promise<void> {
    await this.run(actor, async () => {
      const newsletter = await this.held(id, seenRevision);
      if (newsletter.state !== 'BOZZA') throw new NewsletterRefused('Si elimina solo una bozza.');
      await this.newsletters.remove(id);
    });
  }

  private momentOf(wall: string): Date {
    const problem = (message: string): never => {
      throw new NewsletterInvalid([{ field: 'sendAt', message }]);
    };
    const read = readWall(wall);
    // Of an hour that comes twice, the first.
    const instant = read.kind === 'ONE' ? read.instant : read.kind === 'TWO' ? read.first : problem(read.kind === 'NONE' ? 'Quell’ora non c’è: è la notte in cui si passa all’ora legale.' : 'Scrivete giorno e ora.');
    const now = this.clock.now().getTime();
    if (instant.getTime() < now) return problem('È già passato: scegliete un momento che deve ancora venire, o mandatela ora.');
    return instant.getTime() > now + FURTHEST_DAYS * 86_400_000 ? problem('Al massimo un anno da oggi.') : instant;
  }

  private async change(actor: Actor, id: NewsletterId, seenRevision: number, work: (newsletter: Newsletter) => Newsletter | Promise<Newsletter>): Promise<Newsletter> {
    return this.run(actor, async (person) => {
      const before = await this.held(id, seenRevision);
      const after: Newsletter = { ...(await work(before)), revision: before.revision + 1, changedBy: person.name, changedAt: this.clock.now() };
      await this.newsletters.save(after);
      if (after.state === 'PROGRAMMATA') await this.outbox.record({ kind: NEWSLETTER_PLANNED, payload: {} });
      return after;
    });
  }

  private async held(id: NewsletterId, seenRevision: number): Promise<Newsletter> {
    const newsletter = await this.newsletters.lock(id);
    if (!newsletter) throw new NewsletterNotFound();
    if (newsletter.revision !== seenRevision) throw new NewsletterChanged(newsletter.changedBy);
    return newsletter;
  }

  /** Issues are nobody's own: who may keep them does so under the platform's access. */
  private async run<T>(actor: Actor, work: (person: SignedInActor) => Promise<T>): Promise<T> {
    if (!canKeepNewsletters(actor)) throw new NewsletterNotFound();
    return this.transactions.run(SYSTEM_ACCESS, () => work(actor));
  }
}
