import type { MeetingsEvent } from '@province-comuni/communities-contract';
import type { Outbox } from '@province-comuni/platform-ports';
import { freePlaces, type Enrolment, type Meeting } from './meeting.js';
import type { MeetingRepository } from './meeting-repository.port.js';

/** Takes somebody out of an event that is held; the first who waits gets the place, and it is recorded for who tells him. */
export async function giveBackPlace(meetings: MeetingRepository, outbox: Outbox, meeting: Meeting, own: Enrolment, at: Date): Promise<void> {
  await meetings.giveBack(own, at);
  const left = own.state === 'ISCRITTO' ? { ...meeting, enrolled: meeting.enrolled - 1 } : { ...meeting, waiting: meeting.waiting - 1 };
  for (const { personId, position } of await meetings.moveUp(meeting.id, freePlaces(left))) {
    await outbox.record({ kind: 'communities.place-given', payload: { meetingId: meeting.id, personId, position } } satisfies MeetingsEvent);
  }
}
