import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import { NoticesError } from '../errors.js';
import type { Notice } from '../notice.js';
import { subjectKey, type NoticeSubjectRegistry } from '../notice-subject-registry.js';
import { canHaveNotices } from '../policies/notices.policy.js';
import type { NoticeRepository } from '../ports/notice-repository.port.js';

/** Notices shown at most; older ones are looked for where they lead. */
export const MOST_SHOWN = 100;

/** A person's own notices: those whose subjects he may read now. */
export class ReadNotices {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly notices: NoticeRepository,
    private readonly subjects: NoticeSubjectRegistry,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws NoticesError NOT_FOUND for who has no account */
  async list(actor: Actor, unreadOnly: boolean): Promise<Notice[]> {
    return this.run(actor, async (person) => {
      const all = await this.notices.listOf(person.personId, unreadOnly, MOST_SHOWN);
      const readable = await this.subjects.readable(person, all.flatMap(({ subjects }) => subjects));
      return all.filter(({ subjects }) => subjects.every((subject) => readable.has(subjectKey(subject))));
    });
  }

  /** Puts away these, or all of them (null). Those of others are passed over. @throws NoticesError NOT_FOUND for who has no account */
  async markRead(actor: Actor, ids: readonly string[] | null): Promise<void> {
    await this.run(actor, ({ personId }) => this.notices.markRead(personId, ids?.filter(isUuid) ?? null, this.clock.now()));
  }

  private async run<T>(actor: Actor, work: (person: SignedInActor) => Promise<T>): Promise<T> {
    if (!canHaveNotices(actor)) throw new NoticesError('NOTICES.NOT_FOUND', {});
    return this.transactions.run(databaseAccessOf(actor), () => work(actor));
  }
}
