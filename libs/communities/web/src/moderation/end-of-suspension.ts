import { readWall } from '@province-comuni/shared-kernel';

/**
 * The end of a suspension that holds until a day, which is part of it whole: its last second by the clock on the wall in Italy, wherever the browser is.
 * @param day `YYYY-MM-DD` @returns an ISO instant; null for what is no day, of which the server says what is wrong at its field
 */
export function endOfSuspension(day: string): string | null {
  const reading = readWall(`${day}T23:59`);
  return reading.kind === 'ONE' ? new Date(reading.instant.getTime() + 59_000).toISOString() : null;
}
