import { noticeKind } from '@province-comuni/notices-contract';
import type { Notice } from '../notice.js';

/** When a person is left alone by letters that can wait. Hours of the day in Italy. */
export interface QuietHours {
  /** From this whole hour, 0 to 23… */
  readonly from: number;
  /** …to this one, also of the next day. Equal to `from`: no hour of the night is quiet. */
  readonly to: number;
  /** Saturdays and Sundays too. */
  readonly weekends: boolean;
}

/** For who said nothing: evenings, nights and weekends. */
export const DEFAULT_QUIET: QuietHours = { from: 20, to: 8, weekends: true };

/** When a digest is written: what was posted before is in it. Half past seven, every day or on Mondays. */
export type DigestFrequency = 'GIORNALIERA' | 'SETTIMANALE';

const HOUR_MS = 3_600_000;
const HALF_MS = HOUR_MS / 2;
const DIGEST_HOUR = 7;
const PARTS = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', hourCycle: 'h23', weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' });

/** The first moment from `now` on at which a letter may go: now, or when the quiet ends. Right also in the nights in which the hour changes: it counts hours that pass, and reads each on the clock. */
export function tellableAt(now: Date, quiet: QuietHours): Date {
  let at = now;
  // Italy's hours begin with those of the world's clock, in winter and in summer.
  while (isQuiet(at, quiet)) at = new Date((Math.floor(at.getTime() / HOUR_MS) + 1) * HOUR_MS);
  return at;
}

/** Whether a letter may wait until quiet hours end: not of a kind that is urgent, nor where it would come too late then. What is late already may. */
export function canWait({ topic, lateFrom }: Pick<Notice, 'topic' | 'lateFrom'>, now: Date, end: Date): boolean {
  if (noticeKind(topic)?.urgent) return false;
  return lateFrom === null || lateFrom <= now || end < lateFrom;
}

/** Whether it is Saturday or Sunday in Italy. */
export function isWeekend(at: Date): boolean {
  return ['Sat', 'Sun'].includes(inItaly(at).weekday);
}

/** The last moment, up to `now`, at which a digest was due; the same moment names it. */
export function digestMoment(frequency: DigestFrequency, now: Date): { readonly before: Date; readonly period: string } {
  let at = new Date(Math.floor((now.getTime() - HALF_MS) / HOUR_MS) * HOUR_MS + HALF_MS);
  for (; ; at = new Date(at.getTime() - HOUR_MS)) {
    const { hour, weekday, day } = inItaly(at);
    if (hour === DIGEST_HOUR && (frequency === 'GIORNALIERA' || weekday === 'Mon')) return { before: at, period: `${frequency} ${day}` };
  }
}

function isQuiet(at: Date, { from, to, weekends }: QuietHours): boolean {
  const { hour } = inItaly(at);
  if (weekends && isWeekend(at)) return true;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

function inItaly(at: Date): { readonly weekday: string; readonly hour: number; readonly day: string } {
  const parts = Object.fromEntries(PARTS.formatToParts(at).map(({ type, value }) => [type, value]));
  return { weekday: parts['weekday']!, hour: Number(parts['hour']), day: `${parts['year']}-${parts['month']}-${parts['day']}` };
}
