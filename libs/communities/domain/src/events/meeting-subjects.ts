import type { MeetingId } from '@province-comuni/communities-contract';
import type { NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import { isUuid } from '@province-comuni/shared-kernel';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import { meetingAudience } from './meeting.policy.js';
import type { MeetingRepository } from './meeting-repository.port.js';

/** Where an event is read. */
export function meetingHref(id: MeetingId): string {
  return `/calendario/${id}`;
}

/** Events as what people are told of: who enrols is told of what matters, nobody has to follow them. */
export class MeetingSubjects implements NoticeSubjectSource {
  readonly kind = 'evento';
  readonly followable = false;

  constructor(
    private readonly communities: CommunityRepository,
    private readonly meetings: MeetingRepository,
  ) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const found = await this.meetings.find(ids.filter(isUuid) as MeetingId[]);
    const communities = new Map((await this.communities.find([...new Set(found.flatMap(({ communityId }) => (communityId ? [communityId] : [])))])).map((community) => [community.id, community]));
    return new Map(
      found.flatMap(({ id, communityId, title }) => {
        const community = communityId === null ? null : communities.get(communityId);
        return community === undefined ? [] : [[id, { title, href: meetingHref(id), audience: meetingAudience(community) }] as const];
      }),
    );
  }
}
