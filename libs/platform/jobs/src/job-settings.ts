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
  /** Tries after the first one. */
  readonly retries: number;
  /** Pause before the second try; it doubles each time. */
  readonly retryDelaySeconds: number;
}

/** A killed worker's jobs are taken up within 45 seconds; a follower that fails is asked for about two minutes. */
export const USUAL_TIMINGS: JobTimings = { heartbeatSeconds: 20, superviseSeconds: 20, pollSeconds: 10, retries: 6, retryDelaySeconds: 2 };
