import { setTimeout as pause } from 'node:timers/promises';

/** The work's outcome, good or bad, not before `ms` have passed: how long it took says nothing about what it found. */
export async function settleAfter<T>(ms: number, work: Promise<T>): Promise<T> {
  const [outcome] = await Promise.allSettled([work, pause(ms)]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
