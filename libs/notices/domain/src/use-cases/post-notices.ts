import type { Follower, NewNotice, NoticeBoard, NoticeFrequency, NoticeSubject } from '@province-comuni/notices-contract';
import type { Outbox } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import { deliveryOf, NOTHING_CHOSEN } from '../notice-choice.js';
import type { NoticeChoiceRepository } from '../ports/notice-choice-repository.port.js';
import type { NoticeRepository } from '../ports/notice-repository.port.js';

/** What the mail of notices follows, and what open pages hear of. */
export const NOTICES_POSTED = 'notices.posted';

export interface NoticesPosted {
  /** Who has new ones in the product; none or not given: nobody has, only letters are due. */
  readonly personIds?: readonly PersonId[];
}

/** The board on which domains put what people are to be told, in the transaction of their own work. Here, for every kind, it is asked where and when each person wants to be told. */
export class PostNotices implements NoticeBoard {
  constructor(
    private readonly notices: NoticeRepository,
    private readonly choices: NoticeChoiceRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async post(notices: readonly NewNotice[]): Promise<void> {
    if (notices.length === 0) return;
    const standing = await this.choices.standingOf([...new Set(notices.map(({ personId }) => personId))]);
    const posted = notices.map((notice) => ({ notice, delivery: deliveryOf(notice, standing.get(notice.personId) ?? NOTHING_CHOSEN) }));
    // What he wants nowhere is not kept; what he wants by mail alone is kept as what waits for its letter.
    const added = await this.notices.add(posted.filter(({ delivery: { inProduct, mail } }) => inProduct || mail !== 'MAI'), this.clock.now());
    const personIds = [...new Set(added.flatMap(({ personId, inProduct }) => (inProduct ? [personId] : [])))];
    if (added.length > 0) await this.outbox.record({ kind: NOTICES_POSTED, payload: { personIds } satisfies NoticesPosted });
  }

  async waitingFor(key: string): Promise<readonly PersonId[]> {
    return this.notices.waitingFor(key);
  }

  async rewrite(key: string, texts: ReadonlyMap<PersonId, string>): Promise<void> {
    if (texts.size > 0) await this.notices.rewrite(key, texts);
  }

  async followersOf(subjects: readonly NoticeSubject[]): Promise<readonly Follower[]> {
    return subjects.length === 0 ? [] : this.notices.followersOf(subjects);
  }

  async follow(personId: PersonId, subject: NoticeSubject, frequency: NoticeFrequency): Promise<void> {
    await this.notices.beginFollow({ ...subject, personId, frequency, since: this.clock.now() });
  }

  async carryFollowers(from: NoticeSubject, to: NoticeSubject, stays: boolean): Promise<void> {
    await this.notices.carryFollowers(from, to, stays, this.clock.now());
  }
}
