import type { MeetingForReader, ShownMeeting } from '@province-comuni/communities-domain';
import { italianSpan } from '@province-comuni/shared-kernel';
import { Meeting, MeetingPage } from './meeting.type.js';

export function presentMeeting({ meeting, community, state, online, own, bar, can }: ShownMeeting): Meeting {
  const { id, communityId, kind, title, description, agenda, speakers, place, link, startsAt, endsAt, allDay, enrolment, papers, cancelReason, enrolled, waiting, revision } = meeting;
  return Object.assign(new Meeting(), {
    ...{ id, communityId, communityKey: community?.key ?? null, communityTitle: community?.title ?? null, kind, state, title, description, agenda: [...agenda], speakers: [...speakers], place, online, link },
    ...{ startsAt, endsAt, allDay, when: italianSpan(startsAt, endsAt, allDay), enrolment, documents: [...papers], cancelReason, enrolled, waiting, revision, own: own?.state ?? null, bar, viewerCan: can },
  });
}

export function presentMeetingPage(open: MeetingForReader): MeetingPage {
  const feedback = open.feedback && { count: open.feedback.count, average: open.feedback.average };
  return Object.assign(new MeetingPage(), { meeting: presentMeeting(open), waitingPlace: open.waitingPlace, ownScore: open.own?.feedback?.score ?? null, feedback });
}
