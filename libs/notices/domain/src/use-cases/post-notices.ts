import type { Follower, NewNotice, NoticeBoard, NoticeFrequency, NoticeSubject } from '@province-comuni/notices-contract';
import type { Outbox } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import type { NoticeRepository } from '../ports/notice-repository.port.js';

/** What the mail of notices follows. */
export const NOTICES_POSTED = 'notices.posted';

/** The board on which domains put what people are to be told, in the transaction of their own work. */
export class PostNotices implements NoticeBoard {
  constructor(
    private readonly notices: NoticeRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async post(notices: readonly NewNotice[]): Promise<void> {
    if (notices.length === 0) return;
    const fresh = await this.notices.add(notices, this.clock.now());
    if (fresh > 0) await this.outbox.record({ kind: NOTICES_POSTED, payload: {} });
  }

  async followersOf(subjects: readonly NoticeSubject[]): Promise<readonly Follower[]> {
    return subjects.length === 0 ? [] : this.notices.followersOf(subjects);
  }

  async follow(personId: PersonId, subject: NoticeSubject, frequency: NoticeFrequency): Promise<void> {
    await this.notices.beginFollow({ ...subject, personId, frequency, since: this.clock.now() });
  }
}
