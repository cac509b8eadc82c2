import { describe, expect, it } from '@jest/globals';
import { plainPost, type MeetingId } from '@province-comuni/communities-contract';
import { daysAsInstants, type ShownMeeting } from '@province-comuni/communities-domain';
import { readWall } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarFile } from './calendar-file.js';

const NOW = new Date('2026-11-29T08:00:00Z');
const ID = '6f1f6f0e-7a59-4f50-9d1e-0c6f4c7a1b11' as MeetingId;

function shown(more: Partial<ShownMeeting['meeting']>, state: ShownMeeting['state'] = 'PROGRAMMATO'): ShownMeeting {
  const meeting = { id: ID, communityId: null, kind: 'WEBINAR', title: 'Webinar', description: plainPost('Testo.'), agenda: [], speakers: [], place: 'Sala rossa', link: null, startsAt: new Date('2026-12-03T14:00:00Z'), endsAt: new Date('2026-12-03T16:00:00Z'), allDay: false, enrolment: null, papers: [], cancelledAt: null, cancelReason: '', enrolled: 0, waiting: 0, revision: 3, ...more } as const;
  return { meeting, community: null, state, online: false, own: null, bar: null, can: { arrange: false, takePart: true, enrol: false, giveBack: false, feedback: false } };
}

/** What a program that reads calendars makes of it. */
function read(text: string): { events: ICAL.Event[]; components: ICAL.Component } {
  const components = new ICAL.Component(ICAL.parse(text) as unknown as string);
  for (const zone of components.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return { components, events: components.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) };
}

const wall = (text: string): Date => {
  const reading = readWall(text);
  if (reading.kind !== 'ONE') throw new Error(text);
  return reading.instant;
};

describe('a calendar file', () => {
  it.each(['2026-03-28T15:00', '2026-03-29T01:30', '2026-03-29T15:00', '2026-10-24T15:00', '2026-10-25T15:00', '2026-07-01T09:30'])('has the event of %s at that hour on the wall, and at that instant', (typed) => {
    const startsAt = wall(typed);
    const [event] = read(calendarFile({ title: 'C', meetings: [shown({ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) })] }, 'https://x.example', NOW)).events;
    expect(event!.startDate.toString()).toBe(`${typed}:00`);
    expect(event!.startDate.zone?.tzid).toBe('Europe/Rome');
    expect(event!.startDate.toJSDate()).toEqual(startsAt);
  });

  it('keeps its name, says that it changed, and that it was cancelled', () => {
    const { events, components } = read(calendarFile({ title: 'C', meetings: [shown({ cancelReason: 'Manca il relatore.' }, 'ANNULLATO')] }, 'https://x.example', NOW));
    expect({ uid: events[0]!.uid, sequence: events[0]!.sequence, status: events[0]!.component.getFirstPropertyValue('status') }).toEqual({ uid: `${ID}@province-comuni`, sequence: 3, status: 'CANCELLED' });
    expect(events[0]!.description).toContain('Manca il relatore.');
    expect(components.getAllSubcomponents('vtimezone')).toHaveLength(1);
  });

  it('has days without hours as days', () => {
    const [event] = read(calendarFile({ title: 'C', meetings: [shown(daysAsInstants('2023-02-01', '2023-05-31'))] }, 'https://x.example', NOW)).events;
    expect([event!.startDate.isDate, event!.startDate.toString(), event!.endDate.toString()]).toEqual([true, '2023-02-01', '2023-06-01']);
  });

  it('gives back any title, place and text as it was, in lines of at most 75 bytes', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 160 }).map((text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\s+/g, ' ').trim()).filter((text) => text !== '');
    fc.assert(
      fc.property(words, words, words, (title, place, text) => {
        const file = calendarFile({ title, meetings: [shown({ title, place, description: plainPost(text, `${text}; altro, \\ ancora`) })] }, 'https://x.example', NOW);
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const [event] = read(file).events;
        expect([event!.summary, event!.location]).toEqual([title, place]);
        expect(event!.description).toContain(`${text}\n\n${text}; altro, \\ ancora`);
      }),
    );
  });

  it.each(['\r\n', '\n', '\r', '\u0085', '\u2028', '\u0000', '\u001b'])('has no line of its own for what a text would make one, parted by %j', (sign) => {
    const text = `Prova${sign}ATTENDEE:mailto:altri@example.it${sign}END:VEVENT${sign}BEGIN:VEVENT${sign}SUMMARY:Altro`;
    const more = { title: text, place: text, agenda: [{ title: text, speaker: text, minutes: 5 }], speakers: [{ name: text, role: text }], description: plainPost(text), cancelReason: text };
    const file = calendarFile({ title: text, meetings: [shown(more, 'ANNULLATO')] }, 'https://x.example', NOW);
    // Folded lines put together, as every program does first.
    for (const line of file.replaceAll('\r\n ', '').split(/[\r\n\u0085\u2028]+/)) expect(line).toMatch(/^$|^(BEGIN|END|VERSION|PRODID|METHOD|NAME|X-WR-CALNAME|REFRESH-INTERVAL|X-PUBLISHED-TTL|TIMEZONE-ID|X-WR-TIMEZONE|TZ[A-Z]+|RRULE|UID|SEQUENCE|DT[A-Z]+|SUMMARY|LOCATION|DESCRIPTION|URL|STATUS)[:;]/);
     
    expect(file).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/);
    const { events } = read(file);
    expect(events).toHaveLength(1);
    expect(events[0]!.attendees).toEqual([]);
  });
});
