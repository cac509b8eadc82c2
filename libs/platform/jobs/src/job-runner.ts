import { isDatabaseTrouble } from '@province-comuni/platform-database';
import type { EventSubscriber, HeardEvent, TransactionRunner } from '@province-comuni/platform-ports';
import type { Job, JobResult, JobWithMetadata, PgBoss, QueueOptions } from 'pg-boss';
import { DEAD_LETTERS, JOBS_SCHEMA, LONGEST_PAUSE_SECONDS, MOST_TRIES, TRIES_WORTH_SAYING, USUAL_TIMINGS, type JobTimings } from './job-settings.js';
import { prepareJobsSchema } from './jobs-schema.js';
import { BATCH, OutboxDispatcher, type EventJob } from './outbox-dispatcher.js';
import type { WorkRegistry } from './work-registry.js';

export interface JobRunnerOptions {
  /** Database as the runtime role. */
  readonly databaseUrl: string;
  /** Database as the owner of the tables: makes those of the jobs, once. */
  readonly ownerUrl: string;
  /** Takes what an operator must read, in Italian. */
  readonly report: (message: string) => void;
  readonly timings?: JobTimings;
}

const DAY_SECONDS = 24 * 3600;
/** What nobody did for this long (a dead letter above all) is given up. */
const KEPT_SECONDS = 180 * DAY_SECONDS;
const RESTART_MS = 5_000;
/** Less than the time a process is given to stop. */
const STOP_MS = 15_000;

/**
 * Does what is to be done apart from requests: passes events on to their followers, and runs what returns by the clock.
 * Any number of copies may run on one database. Nothing is loaded or connected before `start`.
 */
export class JobRunner {
  private boss: PgBoss | undefined;
  private dispatcher: OutboxDispatcher | undefined;
  private ears: { close(): Promise<void> } | undefined;
  private poll: NodeJS.Timeout | undefined;
  private starting: Promise<void> | undefined;
  private stopped = false;
  private draining: Promise<void> | undefined;
  private again = false;
  private readonly timings: JobTimings;

  constructor(
    private readonly options: JobRunnerOptions,
    private readonly registry: WorkRegistry,
    private readonly transactions: TransactionRunner,
  ) {
    this.timings = options.timings ?? USUAL_TIMINGS;
  }

  /** Starts, and tries again until it works: the product serves its pages meanwhile. */
  start(): Promise<void> {
    this.starting ??= this.tryUntilOpen();
    return this.starting;
  }

  /** Takes nothing more, lets what runs finish, and lets go of the database. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.close();
    await this.starting;
  }

  private async tryUntilOpen(): Promise<void> {
    while (!this.stopped) {
      try {
        return await this.open();
      } catch (error) {
        if (!this.stopped) this.options.report(`i lavori in secondo piano non partono, si riprova: ${(error as Error).message}`);
        await this.close();
        if (!this.stopped) await new Promise((resume) => setTimeout(resume, RESTART_MS).unref());
      }
    }
  }

  private async open(): Promise<void> {
    const { PgBoss: Boss } = await import('pg-boss');
    await prepareJobsSchema(this.options.ownerUrl, Boss);
    const { superviseSeconds } = this.timings;
    const boss = new Boss({
      connectionString: this.options.databaseUrl,
      application_name: 'province-comuni jobs',
      schema: JOBS_SCHEMA,
      max: 3,
      // The runtime role owns no table: making and rebuilding them is the owner's.
      migrate: false,
      createSchema: false,
      reindex: false,
      useListenNotify: true,
      superviseIntervalSeconds: superviseSeconds,
      monitorIntervalSeconds: superviseSeconds,
    });
    this.boss = boss;
    boss.on('error', (error) => this.options.report(`lavori in secondo piano: ${error.message}`));
    await boss.start();
    await this.makeQueues(boss);
    this.dispatcher = new OutboxDispatcher(this.transactions, this.registry, async (queue, jobs, connection) => {
      await boss.insert(queue, jobs.map((data) => ({ data })), { db: { executeSql: (text, values) => connection.query(text, values) } });
    });
    await this.takeJobs(boss);
    const wake = (): void => void this.drain();
    this.ears = await boss.getDb().listen!('outbox_event', wake, wake);
    this.poll = setInterval(wake, this.timings.pollSeconds * 1000).unref();
    if (this.stopped) await this.close();
  }

  private async close(): Promise<void> {
    clearInterval(this.poll);
    await this.ears?.close();
    this.dispatcher = undefined;
    await this.draining;
    await this.boss?.stop({ timeout: STOP_MS }).catch((error: Error) => this.options.report(`chiusura dei lavori in secondo piano: ${error.message}`));
    this.ears = undefined;
    this.boss = undefined;
  }

  private async makeQueues(boss: PgBoss): Promise<void> {
    const { heartbeatSeconds, retryDelaySeconds, batchSeconds, jobSeconds } = this.timings;
    // Each try is counted there, also one that a killed process took along: what a job failed by itself is counted here, and says when it is laid aside. Of a batch that pg-boss ends itself nobody would know which job was to blame.
    const patience: QueueOptions = { heartbeatSeconds, retryLimit: MOST_TRIES, retryDelay: retryDelaySeconds, retryBackoff: true, retryDelayMax: LONGEST_PAUSE_SECONDS, expireInSeconds: 2 * (batchSeconds + jobSeconds), retentionSeconds: KEPT_SECONDS, deleteAfterSeconds: DAY_SECONDS };
    await boss.createQueue(DEAD_LETTERS, { retentionSeconds: KEPT_SECONDS });
    for (const { name } of [...this.registry.subscribers, ...this.registry.scheduled]) {
      const queue = { ...patience, deadLetter: DEAD_LETTERS, notify: true };
      await boss.createQueue(name, queue);
      // Settings of an earlier version of the product give way to those of this one.
      await boss.updateQueue(name, queue);
    }
    const wanted = new Map(this.registry.scheduled.map((work) => [work.name, work.cron]));
    for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);
    for (const [name, cron] of wanted) await boss.schedule(name, cron);
  }

  private async takeJobs(boss: PgBoss): Promise<void> {
    const pace = { batchSize: 20, burstWhenBatchFull: true, pollingIntervalSeconds: Math.min(2, this.timings.pollSeconds), notifyPollingIntervalSeconds: this.timings.pollSeconds, perJobResults: true, includeMetadata: true } as const;
    for (const subscriber of this.registry.subscribers) {
      await boss.work<EventJob, unknown, typeof pace>(subscriber.name, pace, (jobs) => this.ofSubjects(jobs, subscriber));
    }
    for (const work of this.registry.scheduled) await boss.work<object, unknown, typeof pace>(work.name, pace, (jobs) => this.each(jobs, () => work.run()));
  }

  /** Of jobs about the same only the last is done, and its outcome is that of all of them. */
  private async ofSubjects(jobs: readonly JobWithMetadata<EventJob>[], subscriber: EventSubscriber): Promise<JobResult[]> {
    const heard = ({ data }: Job<EventJob>): HeardEvent => ({ ...data, occurredAt: new Date(data.occurredAt) });
    const groups = Map.groupBy(jobs, (job) => subscriber.subject?.(heard(job)) ?? `job ${job.id}`);
    // Jobs come in no order of their events.
    const together = new Map([...groups.values()].map((group) => [group.reduce((last, job) => (BigInt(job.data.id) > BigInt(last.data.id) ? job : last)), group]));
    const byJob = new Map([...together].map(([{ id }, group]) => [id, group]));
    const outcomes = await this.outcomesOf([...together.keys()], (job) => subscriber.handle(heard(job)), subscriber.atOnce);
    return [...outcomes].flatMap(([{ id }, outcome]) => byJob.get(id)!.map((job) => resultOf(job, outcome, this.timings.retries)));
  }

  private async each<T>(jobs: readonly JobWithMetadata<T>[], work: () => Promise<void>): Promise<JobResult[]> {
    return [...(await this.outcomesOf(jobs, work))].map(([job, outcome]) => resultOf(job, outcome, this.timings.retries));
  }

  /** In the order they were put there, one after another or as many at once as the follower takes; one that fails holds back none of the others. */
  private async outcomesOf<T>(jobs: readonly JobWithMetadata<T>[], work: (job: Job<T>) => Promise<void>, atOnce = 1): Promise<Map<JobWithMetadata<T>, Outcome>> {
    const outcomes = new Map<JobWithMetadata<T>, Outcome>();
    const until = performance.now() + this.timings.batchSeconds * 1000;
    let begun = 0;
    const waiting = jobs.values();
    const one = async (): Promise<void> => {
      for (const job of waiting) {
        const isLate = begun > 0 && performance.now() >= until;
        begun += 1;
        outcomes.set(job, isLate ? 'NOT_BEGUN' : await this.outcomeOf(job, work));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
    return outcomes;
  }

  private async outcomeOf<T>(job: JobWithMetadata<T>, work: (job: Job<T>) => Promise<void>): Promise<Outcome> {
    const named = `${job.name}, lavoro ${job.id}`;
    // A process that ends says nothing: whoever reads this knows what it was at.
    if (job.retryCount >= TRIES_WORTH_SAYING && job.retryCount > 2 * failuresOf(job)) this.options.report(`${named}: ripreso ${job.retryCount} volte senza arrivare alla fine; se ogni volta si ferma il processo, è forse questo lavoro a fermarlo`);
    try {
      await within(this.timings.jobSeconds, work(job));
      return 'DONE';
    } catch (error) {
      const { message } = error as Error;
      const isBlamed = !isDatabaseTrouble(error);
      const isLast = isBlamed && failuresOf(job) >= this.timings.retries;
      // What is not there takes no job's blame, and is not said again at each of thousands of tries.
      if (isBlamed || Number.isInteger(Math.log2(job.retryCount + 1))) this.options.report(`${named}: ${message}${isLast ? ` – messo da parte in ${DEAD_LETTERS}` : ''}`);
      return { message, isBlamed };
    }
  }

  /** Passes on all that waits; asked for while it runs, it runs once more. */
  private drain(): Promise<void> {
    this.again = true;
    this.draining ??= this.dispatchAll().finally(() => (this.draining = undefined));
    return this.draining;
  }

  private async dispatchAll(): Promise<void> {
    try {
      while (this.again && this.dispatcher) {
        this.again = false;
        while (this.dispatcher && (await this.dispatcher.dispatch()) === BATCH);
      }
    } catch (error) {
      // What waits is looked for again at the next event or poll.
      this.options.report(`gli eventi non sono stati passati, si riprova: ${(error as Error).message}`);
    }
  }
}

/** How a job ended here. `NOT_BEGUN`: the time of its batch was over. */
type Outcome = 'DONE' | 'NOT_BEGUN' | { readonly message: string; readonly isBlamed: boolean };

/** What pg-boss keeps with a job that failed; its own sweeping writes over it, and the count begins anew. */
interface FailedOutput {
  readonly message: string;
  /** How often the job itself failed. */
  readonly failures: number;
}

function failuresOf({ output }: JobWithMetadata<unknown>): number {
  return (output as Partial<FailedOutput> | null)?.failures ?? 0;
}

/** Laid aside once it failed by itself in each of its tries; a try that others spoiled is not one of them. */
function resultOf(job: JobWithMetadata<unknown>, outcome: Outcome, retries: number): JobResult {
  if (outcome === 'DONE') return { id: job.id, status: 'completed' };
  const before = failuresOf(job);
  if (outcome === 'NOT_BEGUN') return { id: job.id, status: 'failed', output: { message: 'non ancora cominciato', failures: before } satisfies FailedOutput };
  const failures = before + Number(outcome.isBlamed);
  return { id: job.id, status: failures > retries ? 'deadletter' : 'failed', output: { message: outcome.message, failures } satisfies FailedOutput };
}

/** @throws Error when it takes longer; what it does then is not stopped, and not waited for */
async function within(seconds: number, work: Promise<void>): Promise<void> {
  let timer!: NodeJS.Timeout;
  const over = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`non ha finito entro ${seconds} secondi`)), seconds * 1000)));
  try {
    await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
