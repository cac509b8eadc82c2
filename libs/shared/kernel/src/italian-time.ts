import { isDay } from './day.js';

/**
 * Instants and Italian wall time. Meetings are typed and read by the clock on the wall in Italy and kept as instants; twice a year that clock jumps, and an hour is missing or is there twice.
 */

const ZONE = 'Europe/Rome';
const HOUR_MS = 3_600_000;
const WALL = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const LONG_DAY = new Intl.DateTimeFormat('it-IT', { timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const HOUR = new Intl.DateTimeFormat('it-IT', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
/** What Italian clocks may be ahead of UTC: one hour, two in summer. */
const OFFSETS = [2, 1];

/** What a time on the wall is: one instant, none (the clock jumps over it in March), or two (it comes back in October). */
export type WallReading = { readonly kind: 'ONE'; readonly instant: Date } | { readonly kind: 'NONE' } | { readonly kind: 'TWO'; readonly first: Date; readonly second: Date } | { readonly kind: 'UNREADABLE' };

/** The clock on the wall in Italy, as `YYYY-MM-DDTHH:MM`. */
export function toWall(instant: Date): string {
  return WALL.format(instant).replace(', ', 'T');
}

/** Reads `YYYY-MM-DDTHH:MM` as the clock on the wall in Italy. */
export function readWall(text: string): WallReading {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T([01]\d:[0-5]\d|2[0-3]:[0-5]\d)$/.exec(text) ?? [];
  if (day === undefined || !isDay(day)) return { kind: 'UNREADABLE' };
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const found = OFFSETS.map((hours) => new Date(asUtc - hours * HOUR_MS)).filter((instant) => toWall(instant) === text);
  const [first, second] = found;
  if (!first) return { kind: 'NONE' };
  return second ? { kind: 'TWO', first, second } : { kind: 'ONE', instant: first };
}

/** Midnight in Italy at the beginning of a day. The clock never jumps at midnight. @throws Error for what is no day */
export function startOfDay(day: string): Date {
  const reading = readWall(`${day}T00:00`);
  if (reading.kind !== 'ONE') throw new Error(`${day} has no beginning`);
  return reading.instant;
}

/** «giovedì 3 dicembre 2026, 15:00–17:00», with both days where it ends on another. @param allDay no hours: `end` is the midnight after the last day */
export function italianSpan(start: Date, end: Date, allDay: boolean): string {
  const last = allDay ? new Date(end.getTime() - 1) : end;
  const [from, to] = [LONG_DAY.format(start), LONG_DAY.format(last)];
  if (allDay) return from === to ? from : `dal ${from} al ${to}`;
  return from === to ? `${from}, ${HOUR.format(start)}–${HOUR.format(end)}` : `dal ${from}, ${HOUR.format(start)}, al ${to}, ${HOUR.format(end)}`;
}
