import { TZDate } from '@date-fns/tz';
import { plainTextOf } from '@province-comuni/communities-contract';
import { meetingHref, type CalendarFeed, type ShownMeeting } from '@province-comuni/communities-domain';
import ical, { ICalCalendarMethod, ICalEventStatus, type ICalEventData } from 'ical-generator';

const ZONE = 'Europe/Rome';
/** The rule that holds in Italy since 1996; no event here is older. */
const ITALIAN_ZONE = [
  ...['BEGIN:VTIMEZONE', `TZID:${ZONE}`],
  ...['BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'TZNAME:CEST', 'DTSTART:19960331T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT'],
  ...['BEGIN:STANDARD', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'TZNAME:CET', 'DTSTART:19961027T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD'],
  'END:VTIMEZONE',
].join('\r\n');
/** How often a program reads a feed again, in seconds. */
const AGAIN_SECONDS = 3_600;

/** A calendar as programs read it (RFC 5545). @param publicUrl where people reach the product, without a slash at the end. @param now when it is written */
export function calendarFile({ title, meetings }: CalendarFeed, publicUrl: string, now: Date): string {
  const calendar = ical({ prodId: { company: 'UPI', product: 'Province & Comuni', language: 'IT' }, name: oneLine(title), method: ICalCalendarMethod.PUBLISH, ttl: AGAIN_SECONDS, timezone: { name: ZONE, generator: () => ITALIAN_ZONE } });
  for (const shown of meetings) calendar.createEvent(eventOf(shown, publicUrl, now));
  return calendar.toString();
}

function eventOf({ meeting, state }: ShownMeeting, publicUrl: string, now: Date): ICalEventData {
  const address = `${publicUrl}${meetingHref(meeting.id)}`;
  const { agenda, speakers, link, place } = meeting;
  const description = [
    ...(state === 'ANNULLATO' ? [`ANNULLATO. ${meeting.cancelReason}`] : []),
    plainTextOf(meeting.description),
    agenda.map(({ title, speaker, minutes }) => `– ${[title, speaker, minutes === null ? '' : `${minutes} minuti`].filter(Boolean).join(', ')}`).join('\n'),
    speakers.map(({ name, role }) => [name, role].filter(Boolean).join(', ')).join('\n'),
    ...(link ? [`Collegamento: ${link}`] : []),
    address,
  ];
  return {
    // The same event has the same name in every calendar; what follows the sign is no host.
    id: `${meeting.id}@province-comuni`,
    sequence: meeting.revision,
    start: new TZDate(meeting.startsAt, ZONE),
    end: new TZDate(meeting.endsAt, ZONE),
    allDay: meeting.allDay,
    stamp: now,
    timezone: ZONE,
    summary: oneLine(meeting.title),
    location: oneLine(place || link || '') || null,
    description: withoutControls(description.filter(Boolean).join('\n\n')),
    url: address,
    status: state === 'ANNULLATO' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  };
}

function oneLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, ' ');
}

/** The format has no control characters; some programs end a line at signs that are none here. */
function withoutControls(text: string): string {
   
  return text.replace(/\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g, '\n').replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '');
}
