/** The schema of PostgreSQL in which jobs live; its tables are those of pg-boss. */
export const JOBS_SCHEMA = 'jobs';

/** Where jobs go that failed every time, with what they carried; nobody takes them from there but a person. */
export const DEAD_LETTERS = 'dead-letters';

/** How patient the jobs are; seconds. */
export interface JobTimings {
  /** A job whose worker gives no sign for this long is given to another; at least 10. */
  readonly heartbeatSeconds: number;
  /** How often somebody looks for such jobs. */
  readonly superviseSeconds: number;
  /** How often waiting jobs and events are looked for where no notification comes. */
  readonly pollSeconds: number;
  /** Tries after the first one that fails by itself. */
  readonly retries: number;
  /** Pause before the second try; it doubles each time, up to {@link LONGEST_PAUSE_SECONDS}. */
  readonly retryDelaySeconds: number;
  /** Of a batch nothing more is begun after this long, what is left goes back to the queue: what is done is noted at the end of a batch, and done again where the process is killed before. */
  readonly batchSeconds: number;
  /** What takes longer has failed. */
  readonly jobSeconds: number;
}

/** The pause also follows tries that a killed process took along: who was not to blame must not wait for minutes. */
export const LONGEST_PAUSE_SECONDS = 30;

/**
 * How often a job is taken up again in all, also when nobody heard of its end. So many processes do not end by chance while they do the same: it is the job that ends them, and the product would never come to rest.
 */
export const MOST_TRIES = 1_000;

/** From the so manieth try on it is said that a job is begun over and over. */
export const TRIES_WORTH_SAYING = 10;

/** A killed worker's jobs are taken up within 45 seconds; a follower that fails is asked for about two minutes. */
export const USUAL_TIMINGS: JobTimings = { heartbeatSeconds: 20, superviseSeconds: 20, pollSeconds: 10, retries: 7, retryDelaySeconds: 2, batchSeconds: 20, jobSeconds: 300 };
