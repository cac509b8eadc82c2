import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import { subjectKey, type NoticeFrequency, type NoticeSubject } from '@province-comuni/notices-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { NoticesError } from '../errors.js';
import type { ShownFollow } from '../notice.js';
import type { NoticeSubjectRegistry } from '../notice-subject-registry.js';
import { canHaveNotices } from '../policies/notices.policy.js';
import type { NoticeRepository } from '../ports/notice-repository.port.js';

/** What one person follows at most. */
export const MOST_FOLLOWED = 500;

/** What a person asked to be told of: his own affair. */
export class KeepFollows {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly notices: NoticeRepository,
    private readonly subjects: NoticeSubjectRegistry,
    private readonly clock: Clock,
  ) {}

  /** Newest first; what he may no longer read is not shown, and tells him nothing. @throws NoticesError NOT_FOUND for who has no account */
  async list(actor: Actor): Promise<ShownFollow[]> {
    return this.run(actor, async (person) => {
      const follows = await this.notices.followsOf(person.personId);
      const readable = await this.subjects.readable(person, follows);
      return follows.flatMap((follow) => {
        const card = readable.get(subjectKey(follow));
        return card ? [{ follow, ...card }] : [];
      });
    });
  }

  /** Whether he follows it; false for who has no account. */
  async isFollowing(actor: Actor, subject: NoticeSubject): Promise<boolean> {
    return canHaveNotices(actor) && (await this.run(actor, ({ personId }) => this.notices.isFollowing(personId, subject)));
  }

  /** Begins to follow, or changes when he is told. @throws NoticesError NOT_FOUND for what he may not read, TOO_MANY */
  async follow(actor: Actor, subject: NoticeSubject, frequency: NoticeFrequency): Promise<void> {
    await this.run(actor, async (person) => {
      if (!this.subjects.isFollowable(subject.kind) || !(await this.subjects.readable(person, [subject])).has(subjectKey(subject))) throw new NoticesError('NOTICES.NOT_FOUND', {});
      if ((await this.notices.followsOf(person.personId)).length >= MOST_FOLLOWED) throw new NoticesError('NOTICES.TOO_MANY', { reason: `Si seguono al massimo ${MOST_FOLLOWED} cose: smettete di seguirne qualcuna.` });
      await this.notices.follow({ ...subject, personId: person.personId, frequency, since: this.clock.now() });
    });
  }

  /** Ends it, also for what he may no longer read; of what he does not follow, there is nothing to end. @throws NoticesError NOT_FOUND for who has no account */
  async unfollow(actor: Actor, subject: NoticeSubject): Promise<void> {
    await this.run(actor, ({ personId }) => this.notices.unfollow(personId, subject));
  }

  private async run<T>(actor: Actor, work: (person: SignedInActor) => Promise<T>): Promise<T> {
    if (!canHaveNotices(actor)) throw new NoticesError('NOTICES.NOT_FOUND', {});
    return this.transactions.run(databaseAccessOf(actor), () => work(actor));
  }
}
