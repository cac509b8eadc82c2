import type { CommunitiesEvent } from '@province-comuni/communities-contract';
import { SYSTEM_ACCESS, type DomainEvent, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import { giveBackPlace } from './give-back.js';
import type { MeetingRepository } from './meeting-repository.port.js';

const AHEAD_MS = 3 * 366 * 86_400_000;
const MOST = 1_000;

/** Who is no member any more leaves his places in what only members may read: who waits gets them. The platform's own work. */
export class FreePlacesOfLeaver {
  readonly kinds = ['communities.member-left'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly meetings: MeetingRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Heard again, it changes nothing; nor where he came back meanwhile. */
  async hear(event: DomainEvent): Promise<void> {
    const { communityId, personId } = event.payload as Extract<CommunitiesEvent, { kind: 'communities.member-left' }>['payload'];
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const [community] = await this.communities.find([communityId]);
      if (!community || community.visibility === 'PUBBLICA' || (await this.communities.membership(communityId, personId))) return;
      const now = this.clock.now();
      const ahead = (await this.meetings.list({ from: now, until: new Date(now.getTime() + AHEAD_MS), communityIds: [communityId] }, MOST)).filter(({ startsAt }) => startsAt > now);
      // In the order of their ids: two who leave at once wait for each other the same way round.
      for (const id of [...(await this.meetings.enrolmentsOf(personId, ahead.map(({ id: each }) => each))).keys()].sort()) {
        const meeting = await this.meetings.lock(id);
        const own = (await this.meetings.enrolmentsOf(personId, [id])).get(id);
        if (meeting && own && own.state !== 'RITIRATO') await giveBackPlace(this.meetings, this.outbox, meeting, own, now);
      }
    });
  }
}
