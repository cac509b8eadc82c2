import { DeadLetters } from '@province-comuni/platform-jobs';
import type { AppConfig } from './config.js';

/** `list`: says what was laid aside. `retry`: has it done again, all of it or the named ones. */
export type JobsCommand = 'list' | 'retry';

/**
 * Looks after work that failed every time. A product that runs on the same database takes up what is put back; one that is stopped, at its next start.
 * @param say takes a line in Italian
 * @returns whether nothing is laid aside any more, of what was asked for
 */
export async function runJobsCommand(config: Pick<AppConfig, 'migrationUrl'>, command: JobsCommand, ids: readonly string[], say: (line: string) => void): Promise<boolean> {
  const letters = new DeadLetters(config.migrationUrl);
  if (command === 'retry') {
    const taken = await letters.retry(ids.length > 0 ? ids : undefined);
    say(taken === 1 ? 'Un lavoro rimesso in coda.' : `${taken.toLocaleString('it')} lavori rimessi in coda.`);
    return ids.length > 0 ? taken === ids.length : (await letters.list()).length === 0;
  }
  const waiting = await letters.list();
  say(waiting.length === 0 ? 'Nessun lavoro messo da parte.' : `Lavori messi da parte: ${waiting.length}`);
  for (const { id, work, since, reason } of waiting) say(`  ${id}  ${since.toISOString()}  ${work}: ${reason.replace(/\s+/g, ' ').slice(0, 200)}`);
  return waiting.length === 0;
}
