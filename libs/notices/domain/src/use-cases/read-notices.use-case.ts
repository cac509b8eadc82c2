import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import { NoticesError } from '../errors.js';
import type { Notice, NoticePlace } from '../notice.js';
import type { NoticeSubjectRegistry } from '../notice-subject-registry.js';
import { canHaveNotices } from '../policies/notices.policy.js';
import type { NoticeHints } from '../ports/notice-hints.port.js';
import type { NoticeRepository } from '../ports/notice-repository.port.js';
import { mayHave } from '../told-subjects.js';

/** Notices of a page. */
export const MOST_SHOWN = 100;
/** Looked through at once where many are about what he may no longer read. */
const AT_ONCE = 1_000;

/** Some of a person's notices, newest first. */
export interface NoticePage {
  readonly notices: readonly Notice[];
  /** Whether there are older ones that he may read. */
  readonly hasMore: boolean;
}

/** A person's own notices: those whose subjects he may read now. */
export class ReadNotices {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly notices: NoticeRepository,
    private readonly subjects: NoticeSubjectRegistry,
    private readonly clock: Clock,
    private readonly hints: NoticeHints,
  ) {}

  /** Whether he may hear that they changed, and whose they are. @throws NoticesError NOT_FOUND for who has no account */
  standing(actor: Actor): PersonId {
    if (!canHaveNotices(actor)) throw new NoticesError('NOTICES.NOT_FOUND', {});
    return actor.personId;
  }

  /** A page of {@link MOST_SHOWN}. @param after the last of the page before; null: the newest. @throws NoticesError NOT_FOUND for who has no account */
  async list(actor: Actor, unreadOnly: boolean, after: NoticePlace | null): Promise<NoticePage> {
    return this.run(actor, async (person) => {
      const found: Notice[] = [];
      for (let [from, limit] = [after, MOST_SHOWN + 1]; ; limit = AT_ONCE) {
        const some = await this.notices.listOf(person.personId, unreadOnly, from, limit);
        found.push(...(await this.readable(person, some)));
        if (found.length > MOST_SHOWN || some.length < limit) break;
        from = some.at(-1)!;
      }
      return { notices: found.slice(0, MOST_SHOWN), hasMore: found.length > MOST_SHOWN };
    });
  }

  /** Puts away these, or all of them (null), on all his devices. Those of others are passed over. @throws NoticesError NOT_FOUND for who has no account */
  async markRead(actor: Actor, ids: readonly string[] | null): Promise<void> {
    await this.run(actor, ({ personId }) => this.notices.markRead(personId, ids?.filter(isUuid) ?? null, this.clock.now()));
    this.hints.changed([this.standing(actor)]);
  }

  private async readable(person: SignedInActor, notices: readonly Notice[]): Promise<readonly Notice[]> {
    const readable = await this.subjects.readable(person, notices.flatMap(({ subjects }) => subjects));
    return notices.filter((notice) => mayHave(notice, readable));
  }

  private async run<T>(actor: Actor, work: (person: SignedInActor) => Promise<T>): Promise<T> {
    if (!canHaveNotices(actor)) throw new NoticesError('NOTICES.NOT_FOUND', {});
    return this.transactions.run(databaseAccessOf(actor), () => work(actor));
  }
}
