import type { ReturningAddress } from '@province-comuni/platform-ports';
import { italianDay } from '@province-comuni/shared-kernel';

/** On so many days a letter came back, each another one: then no more are sent. One bad day of a mail server is not the address's fault. */
export const DAYS_UNTIL_STOPPED = 3;
/** What came back longer ago says nothing of the address of today, in days; where letters stopped it stays. */
export const RETURNS_KEPT_DAYS = 90;

/** An address after one more letter came back from it. @param known null: the first one */
export function withReturn(known: ReturningAddress | null, address: string, said: string, at: Date): ReturningAddress {
  const isOld = known?.stoppedAt === null && at.getTime() - known.lastAt.getTime() > RETURNS_KEPT_DAYS * 86_400_000;
  if (!known || isOld) return { address, days: 1, firstAt: at, lastAt: at, said, stoppedAt: null };
  const days = italianDay(known.lastAt) === italianDay(at) ? known.days : known.days + 1;
  return { ...known, days, lastAt: at, said, stoppedAt: known.stoppedAt ?? (days >= DAYS_UNTIL_STOPPED ? at : null) };
}
