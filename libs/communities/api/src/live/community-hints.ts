import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { COMMUNITIES_READ, COMMUNITY_GROWN, type CommunitiesEvent, type CommunityHint } from '@province-comuni/communities-contract';
import { COMMUNITY_REPOSITORY, type CommunityHints, type CommunityRepository } from '@province-comuni/communities-domain';
import { BACKGROUND_WORK, REALTIME, SYSTEM_ACCESS, TRANSACTION_RUNNER, type BackgroundWork, type HeardEvent, type Realtime, type TransactionRunner } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';

/** Tells every copy how far the log goes, as soon as the change is committed; each tells its own pages. */
@Injectable()
export class RealtimeCommunityHints implements CommunityHints {
  constructor(@Inject(REALTIME) private readonly realtime: Realtime) {}

  grown(hint: CommunityHint): void {
    this.realtime.handOn(COMMUNITY_GROWN, hint);
  }

  readOn(personId: PersonId): void {
    this.realtime.handOn(COMMUNITIES_READ, { personId });
  }

  joined(personId: PersonId): void {
    this.realtime.recheck(personId);
  }

  left(personId: PersonId | null): void {
    if (personId === null) this.realtime.recheckEverybody();
    else this.realtime.recheck(personId);
  }
}

/** Tells it again from the recorded event: a copy that was killed between the change and its hint tells nothing. The same number told twice is told once. */
@Injectable()
export class CommunityHintsFromEvents implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(RealtimeCommunityHints) private readonly hints: RealtimeCommunityHints,
    @Inject(TRANSACTION_RUNNER) private readonly transactions: TransactionRunner,
    @Inject(COMMUNITY_REPOSITORY) private readonly communities: CommunityRepository,
  ) {}

  onModuleInit(): void {
    this.work.subscribe({ name: 'communities.hint-log-grown', kinds: ['communities.post-added', 'communities.discussion-changed'], handle: (event) => this.tellAgain(event) });
    this.work.subscribe({ name: 'communities.recheck-connections', kinds: ['communities.member-left', 'communities.rights-narrowed'], handle: async (event) => this.hints.left((event.payload as { personId: PersonId | null }).personId) });
  }

  private async tellAgain(event: HeardEvent): Promise<void> {
    const { communityId } = event.payload as Extract<CommunitiesEvent, { kind: 'communities.post-added' | 'communities.discussion-changed' }>['payload'];
    const [community] = await this.transactions.run(SYSTEM_ACCESS, () => this.communities.find([communityId]));
    if (community) this.hints.grown({ communityId, sequence: community.lastEvent });
  }
}
