import { addDays } from './day.js';

/**
 * Working days of Italian offices, as `YYYY-MM-DD`: neither Saturdays and Sundays nor national holidays. Feasts of patron saints differ from place to place and are not known here.
 *
 * Holidays: legge 27 maggio 1949, n. 260 (with legge 5 marzo 1977, n. 54, that took some away); Epiphany again by d.P.R. 28 dicembre 1985, n. 792; 2 June again by legge 20 novembre 2000, n. 336;
 * 4 October, Saint Francis, from 2026 by legge 8 ottobre 2025, n. 151. Right for days from 2001 on.
 */
const HOLIDAYS: ReadonlySet<string> = new Set(['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26']);
const SAINT_FRANCIS = { day: '10-04', since: 2026 };

/** Easter Sunday of a year of the Gregorian calendar, by the anonymous algorithm that Meeus prints. */
export function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const place = epact + weekday - 7 * late + 114;
  return `${String(year).padStart(4, '0')}-${String(Math.floor(place / 31)).padStart(2, '0')}-${String((place % 31) + 1).padStart(2, '0')}`;
}

/** Whether nobody works in all Italy, Sundays apart. */
export function isItalianHoliday(day: string): boolean {
  const [year, date] = [Number(day.slice(0, 4)), day.slice(5)];
  if (HOLIDAYS.has(date) || (date === SAINT_FRANCIS.day && year >= SAINT_FRANCIS.since)) return true;
  const easter = easterOf(year);
  return day === easter || day === addDays(easter, 1);
}

/** Whether offices are open: Monday to Friday, no holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isItalianHoliday(day);
}

/** The working day so many working days after a day, or before it when negative; the day itself is not counted. 0: the day as it is. */
export function addWorkingDays(day: string, count: number): string {
  const step = Math.sign(count);
  let at = day;
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, step);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
