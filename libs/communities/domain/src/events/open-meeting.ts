import type { MeetingId } from '@province-comuni/communities-contract';
import type { Actor } from '@province-comuni/identity-contract';
import type { Community, CommunityMember } from '../community/community.js';
import { CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { Meeting } from './meeting.js';
import { canArrange, canReadMeeting } from './meeting.policy.js';
import type { MeetingRepository } from './meeting-repository.port.js';

/** An event with what decides what its reader may do. */
export interface OpenedMeeting {
  readonly meeting: Meeting;
  readonly community: Community | null;
  readonly own: CommunityMember | null;
}

/** Reads events with their setting. */
export class MeetingOpener {
  constructor(
    private readonly communities: CommunityRepository,
    private readonly meetings: MeetingRepository,
  ) {}

  /** @throws CommunityNotFound also for what is not for him */
  async open(actor: Actor, id: MeetingId): Promise<OpenedMeeting> {
    const [meeting] = await this.meetings.find([id]);
    if (!meeting) throw new CommunityNotFound();
    const community = meeting.communityId === null ? null : ((await this.communities.find([meeting.communityId]))[0] ?? null);
    if ((meeting.communityId !== null && community === null) || !canReadMeeting(actor, community)) throw new CommunityNotFound();
    const own = community && actor.kind === 'person' ? await this.communities.membership(community.id, actor.personId) : null;
    return { meeting, community, own };
  }

  /** The same, for who arranges it. @throws CommunityNotFound, CommunityNotAllowed */
  async openToArrange(actor: Actor, id: MeetingId): Promise<OpenedMeeting> {
    const opened = await this.open(actor, id);
    if (!canArrange(actor, opened)) throw new CommunityNotAllowed('Gli eventi li prepara chi modera la community.');
    return opened;
  }
}
