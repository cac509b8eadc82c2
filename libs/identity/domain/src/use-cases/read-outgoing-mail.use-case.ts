import type { Actor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type MailDeliveries, type MailReturns, type OutgoingMail, type OutgoingMailCounts, type OutgoingMailState, type ReturningAddress, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { notFound } from '../errors.js';
import { canReadOutgoingMail } from '../policies/mail-outbox.policy.js';
import type { Page, PageRequest } from '../ports/membership-repository.port.js';

/** Addresses that letters come back from, as many as one page shows. */
const MOST_STOPPED = 50;

/** What became of the letters that the product handed to its mail server, for who keeps the installation. */
export class ReadOutgoingMail {
  /** @param deliveries null where no mail server is configured: then there is nothing to read */
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly deliveries: MailDeliveries | null,
    private readonly returns: MailReturns,
    private readonly clock: Clock,
  ) {}

  /** Latest first, with how it goes as a whole and the latest {@link MOST_STOPPED} addresses that letters are not sent to any more. @throws IdentityError NOT_FOUND for everybody else, and without a mail server */
  async execute(actor: Actor, state: OutgoingMailState | null, page: PageRequest): Promise<Page<OutgoingMail> & { readonly counts: OutgoingMailCounts; readonly stopped: Page<ReturningAddress> }> {
    const deliveries = this.open(actor);
    // Who is written to is the platform's own to know: the policy above has answered.
    return this.transactions.run(SYSTEM_ACCESS, async () => ({ ...(await deliveries.list({ state, ...page })), counts: await deliveries.counts(), stopped: await this.returns.stopped(MOST_STOPPED) }));
  }

  /** Offers a letter that was given up to the server again, at once. @throws IdentityError NOT_FOUND as above, and for one that was not given up */
  async offerAgain(actor: Actor, id: string): Promise<void> {
    const deliveries = this.open(actor);
    if (!(await this.transactions.run(SYSTEM_ACCESS, () => deliveries.offerAgain(id, this.clock.now())))) throw notFound();
  }

  /** The same for all that were given up, as after a server that refused everybody. @returns how many. @throws IdentityError NOT_FOUND as above */
  async offerAllAgain(actor: Actor): Promise<number> {
    const deliveries = this.open(actor);
    return this.transactions.run(SYSTEM_ACCESS, () => deliveries.offerAllAgain(this.clock.now()));
  }

  private open(actor: Actor): MailDeliveries {
    if (!this.deliveries || !canReadOutgoingMail(actor)) throw notFound();
    return this.deliveries;
  }
}
