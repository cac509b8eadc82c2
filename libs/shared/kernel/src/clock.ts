/** The only source of time of the domain. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

/** Token under which modules find the clock. */
export const CLOCK = Symbol('Clock');

/** The clock on the wall. */
export const systemClock: Clock = { now: () => new Date() };

const ITALIAN_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day in Italy, as `YYYY-MM-DD`: a term of law runs on this day, not on that of the server. */
export function italianDay(instant: Date): string {
  return ITALIAN_DAY.format(instant);
}
