import { plainTextOf, type MeetingId } from '@province-comuni/communities-contract';
import { SYSTEM_ACCESS, type SearchEntry, type SearchSource, type TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, italianSpan } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { Meeting } from './meeting.js';
import { meetingAudience } from './meeting.policy.js';
import type { MeetingRepository } from './meeting-repository.port.js';
import { meetingHref } from './meeting-subjects.js';

const SUMMARY = 300;

/** Events, for who searches: what it is about, its agenda and who speaks. The address of the connection is in no index. */
export class MeetingSearchSource implements SearchSource {
  readonly kind = 'evento';
  readonly label = 'Eventi';
  readonly follows = ['communities.meeting-planned', 'communities.meeting-changed', 'communities.meeting-cancelled'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly meetings: MeetingRepository,
  ) {}

  async concerned(event: { readonly payload: object }): Promise<readonly string[]> {
    return [(event.payload as { meetingId: string }).meetingId];
  }

  async entries(ids: readonly string[]): Promise<readonly SearchEntry[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const found = await this.meetings.find(ids as MeetingId[]);
      const communities = new Map((await this.communities.find([...new Set(found.flatMap(({ communityId }) => (communityId ? [communityId] : [])))])).map((community) => [community.id, community]));
      return found.map((meeting) => toEntry(meeting, meeting.communityId === null ? null : communities.get(meeting.communityId)!));
    });
  }

  async ids(after: string | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.meetings.versions(after as MeetingId | null, limit));
  }
}

function toEntry(meeting: Meeting, community: Community | null): SearchEntry {
  const description = plainTextOf(meeting.description);
  const when = italianSpan(meeting.startsAt, meeting.endsAt, meeting.allDay);
  const passages = [
    { heading: 'Di che cosa si parla', text: description },
    { heading: 'Programma', text: meeting.agenda.map(({ title, speaker }) => [title, speaker].filter(Boolean).join(' – ')).join('\n') },
    { heading: 'Chi interviene', text: meeting.speakers.map(({ name, role }) => [name, role].filter(Boolean).join(', ')).join('\n') },
  ].filter(({ text }) => text !== '');
  return {
    ...{ kind: 'evento', id: meeting.id, version: meeting.revision, title: meeting.title, summary: [when, meeting.cancelledAt ? 'Annullato' : '', meeting.place, description].filter(Boolean).join('. ').slice(0, SUMMARY) },
    ...{ keywords: [...(community ? [community.title] : []), ...meeting.speakers.map(({ name }) => name)], href: meetingHref(meeting.id), audience: meetingAudience(community) },
    facets: { ...(community?.pillarKey ? { pilastro: [community.pillarKey] } : {}), anno: [italianDay(meeting.startsAt).slice(0, 4)] },
    date: meeting.startsAt,
    weight: 0,
    passages: passages.map((passage, ordinal) => ({ ordinal, page: null, ...passage })),
  };
}
