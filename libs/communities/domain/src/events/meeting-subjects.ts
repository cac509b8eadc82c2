import { createHash } from 'node:crypto';
import type { MeetingId } from '@province-comuni/communities-contract';
import type { NoticeSubjectSource, SubjectCard, SubjectMarks } from '@province-comuni/notices-contract';
import { canonicalJson, isUuid } from '@province-comuni/shared-kernel';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { Meeting } from './meeting.js';
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
  readonly marks: SubjectMarks = {
    follows: ['communities.meeting-changed', 'communities.meeting-cancelled'],
    concerned: ({ payload }) => [(payload as { readonly meetingId: MeetingId }).meetingId],
    of: async (ids) => new Map((await this.meetings.find(ids.filter(isUuid) as MeetingId[])).map((meeting) => [meeting.id, whenAndWhere(meeting)])),
  };

  constructor(
    private readonly communities: CommunityRepository,
    private readonly meetings: MeetingRepository,
  ) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const found = await this.meetings.find(ids.filter(isUuid) as MeetingId[]);
    const communities = new Map((await this.communities.find([...new Set(found.flatMap(({ communityId }) => (communityId ? [communityId] : [])))])).map((community) => [community.id, community]));
    return new Map(
      found.flatMap(({ id, communityId, title, startsAt }) => {
        const community = communityId === null ? null : communities.get(communityId);
        return community === undefined ? [] : [[id, { title, href: meetingHref(id), audience: meetingAudience(community), label: 'Evento', place: community?.title ?? 'UPI', state: startsAt.toLocaleDateString('it-IT', { dateStyle: 'long', timeZone: 'Europe/Rome' }) }] as const];
      }),
    );
  }
}

/** Other hours, another place, cancelled: another mark. */
function whenAndWhere({ startsAt, endsAt, allDay, place, link, cancelledAt }: Meeting): string {
  return createHash('sha256').update(canonicalJson([startsAt.toISOString(), endsAt.toISOString(), allDay, place, link, cancelledAt !== null])).digest('hex').slice(0, 32);
}
