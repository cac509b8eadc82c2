import type { Actor, PersonReach } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type MailReturns, type ReturningAddress, type TransactionRunner } from '@province-comuni/platform-ports';
import { NoticesError } from '../errors.js';
import { canHaveNotices } from '../policies/notices.policy.js';

/** Whether letters to a person come back, and trying again once the mailbox is mended: his own affair. Notices in the product go on meanwhile. */
export class KeepReturningMail {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly people: PersonReach,
    private readonly returns: MailReturns,
  ) {}

  /** His address, where letters stopped because they come back; null: he is written to. @throws NoticesError NOT_FOUND for who has no account */
  async view(actor: Actor): Promise<ReturningAddress | null> {
    return this.ofOwn(actor, async (address) => {
      const known = await this.returns.of(address);
      return known?.stoppedAt ? known : null;
    });
  }

  /** He is written to again, and what comes back is counted from the beginning. Asked again it changes nothing. @throws NoticesError NOT_FOUND for who has no account */
  async tryAgain(actor: Actor): Promise<void> {
    await this.ofOwn(actor, async (address) => {
      // A count that stopped nothing yet is not his to take away.
      if ((await this.returns.of(address))?.stoppedAt) await this.returns.forget(address);
    });
  }

  /** Addresses are the platform's own to know: it is asked for the one of who asks. */
  private async ofOwn<Result>(actor: Actor, work: (address: string) => Promise<Result>): Promise<Result> {
    if (!canHaveNotices(actor)) throw new NoticesError('NOTICES.NOT_FOUND', {});
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const own = (await this.people.find([actor.personId])).get(actor.personId);
      if (!own) throw new NoticesError('NOTICES.NOT_FOUND', {});
      return work(own.email);
    });
  }
}
