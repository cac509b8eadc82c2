import { createHash, randomUUID } from 'node:crypto';
import type { MeetingId, MeetingsEvent, PostText } from '@province-comuni/communities-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import { canonicalJson, type Clock } from '@province-comuni/shared-kernel';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { MeetingKind } from './meeting.js';
import type { MeetingRepository } from './meeting-repository.port.js';
import { daysAsInstants } from './read-meeting.js';

/** An event that comes with the product: the day that its source prints, without an hour that no source has. */
export interface PackagedMeeting {
  /** Stable name. */
  readonly key: string;
  /** Key of its community; null: of the whole network. */
  readonly community: string | null;
  readonly kind: MeetingKind;
  readonly title: string;
  /** `YYYY-MM-DD`, both included. */
  readonly first: string;
  readonly last: string;
  readonly place: string;
  /** With its source as the last paragraph. */
  readonly description: PostText;
}

/** Writes the events of the content folder; loading the same again changes nothing. The platform's own work at start, never a person's request. */
export class LoadMeetings {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly meetings: MeetingRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Error when an event names a community that does not exist */
  async execute(packaged: PackagedMeeting): Promise<void> {
    const { key, community: communityKey, kind, title, first, last, place, description } = packaged;
    const contentHash = createHash('sha256').update(canonicalJson(packaged)).digest('hex');
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const loaded = await this.meetings.findLoaded(key);
      if (loaded?.contentHash === contentHash) return;
      const community = communityKey === null ? null : await this.communities.byKey(communityKey);
      if (communityKey !== null && !community) throw new Error(`${key}: no community ${communityKey}`);
      const words = { kind, title, description, agenda: [], speakers: [], place, link: null, ...daysAsInstants(first, last), enrolment: null };
      if (loaded) {
        await this.meetings.saveWords(loaded.id, { ...words, contentHash });
        const revision = (await this.meetings.find([loaded.id]))[0]?.revision ?? 1;
        return this.outbox.record({ kind: 'communities.meeting-changed', payload: { meetingId: loaded.id, revision, moved: false, minutes: false } } satisfies MeetingsEvent);
      }
      const id = randomUUID() as MeetingId;
      await this.meetings.add({ ...words, id, communityId: community?.id ?? null, createdBy: null, createdAt: this.clock.now(), clientKey: id, contentKey: key, contentHash });
      await this.outbox.record({ kind: 'communities.meeting-planned', payload: { meetingId: id } } satisfies MeetingsEvent);
    });
  }
}
