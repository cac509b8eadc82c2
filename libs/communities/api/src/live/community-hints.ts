import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { COMMUNITY_GROWN, type CommunitiesEvent, type CommunityHint } from '@province-comuni/communities-contract';
import type { CommunityHints } from '@province-comuni/communities-domain';
import { BACKGROUND_WORK, REALTIME, type BackgroundWork, type HeardEvent, type Realtime } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import { communityRoom } from './community-room.js';

/** Tells open pages how far the log goes, as soon as the change is committed. */
@Injectable()
export class RealtimeCommunityHints implements CommunityHints {
  constructor(@Inject(REALTIME) private readonly realtime: Realtime) {}

  grown(hint: CommunityHint): void {
    this.realtime.tell(communityRoom(hint.communityId), COMMUNITY_GROWN, hint);
  }

  left(personId: PersonId): void {
    this.realtime.recheck(personId);
  }
}

/** Tells it again from the recorded event: a copy that was killed between the change and its hint tells nothing. The same number told twice is told once. */
@Injectable()
export class CommunityHintsFromEvents implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(RealtimeCommunityHints) private readonly hints: RealtimeCommunityHints,
  ) {}

  onModuleInit(): void {
    this.work.subscribe({ name: 'communities.hint-log-grown', kinds: ['communities.post-added', 'communities.discussion-changed'], handle: async (event) => this.hints.grown(hintOf(event)) });
    this.work.subscribe({ name: 'communities.recheck-connections', kinds: ['communities.member-left'], handle: async (event) => this.hints.left((event.payload as { personId: PersonId }).personId) });
  }
}

function hintOf(event: HeardEvent): CommunityHint {
  const { communityId, sequence } = event.payload as Extract<CommunitiesEvent, { kind: 'communities.post-added' }>['payload'];
  return { communityId, sequence };
}
