import { addDays, italianDay } from '@province-comuni/shared-kernel';

/** Months as `YYYY-MM`, days as `YYYY-MM-DD`; weeks begin on Monday. */

const MONTH = new Intl.DateTimeFormat('it-IT', { month: 'long', year: 'numeric', timeZone: 'UTC' });
/** What lasts so many days or more is shown beside the grid, not on each of its days. */
const STRETCH_DAYS = 7;

/** «dicembre 2026». */
export function monthName(month: string): string {
  return MONTH.format(new Date(`${month}-01T12:00:00Z`));
}

/** The month so many months later, or earlier when negative. */
export function addMonths(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** Whether `YYYY-MM` is a month near enough for a calendar. */
export function isMonth(text: string | null): text is string {
  return text !== null && /^(19[7-9]\d|20\d\d)-(0[1-9]|1[0-2])$/.test(text);
}

/** The weeks that a month touches, seven days each. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const afterMonday = (new Date(`${first}T12:00:00Z`).getUTCDay() + 6) % 7;
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const weeks: string[][] = [];
  for (let monday = addDays(first, -afterMonday); monday <= last; monday = addDays(monday, 7)) weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  return weeks;
}

interface Timed {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** First and last day of an event in Italy; what ends at midnight ends the day before. */
export function daysOf({ startsAt, endsAt }: Timed): readonly [string, string] {
  return [italianDay(new Date(startsAt)), italianDay(new Date(new Date(endsAt).getTime() - 1))];
}

/** Whether an event lasts so long that it is a stretch of the calendar rather than a date. */
export function isStretch(event: Timed): boolean {
  const [first, last] = daysOf(event);
  return last >= addDays(first, STRETCH_DAYS - 1);
}

/** The events of each day of the given ones. */
export function byDay<T extends Timed>(events: readonly T[], days: readonly string[]): ReadonlyMap<string, readonly T[]> {
  return new Map(days.map((day) => [day, events.filter((event) => daysOf(event)[0] <= day && day <= daysOf(event)[1])]));
}
