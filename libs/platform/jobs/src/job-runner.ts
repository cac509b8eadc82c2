import type { EventSubscriber, HeardEvent, TransactionRunner } from '@province-comuni/platform-ports';
import type { Job, JobResult, JobWithMetadata, PgBoss, QueueOptions } from 'pg-boss';
import { DEAD_LETTERS, JOBS_SCHEMA, USUAL_TIMINGS, type JobTimings } from './job-settings.js';
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
    const { heartbeatSeconds, retries, retryDelaySeconds } = this.timings;
    const patience: QueueOptions = { heartbeatSeconds, retryLimit: retries, retryDelay: retryDelaySeconds, retryBackoff: true, expireInSeconds: 300, retentionSeconds: KEPT_SECONDS, deleteAfterSeconds: DAY_SECONDS };
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
    const results = await this.each([...together.keys()], (job) => subscriber.handle(heard(job)), subscriber.atOnce);
    return results.flatMap((result) => byJob.get(result.id)!.map(({ id }) => ({ ...result, id })));
  }

  /** In the order they were put there, one after another or as many at once as the follower takes; one that fails holds back none of the others. */
  private async each<T>(jobs: readonly JobWithMetadata<T>[], work: (job: Job<T>) => Promise<void>, atOnce = 1): Promise<JobResult[]> {
    const results: JobResult[] = [];
    const waiting = jobs.values();
    const one = async (): Promise<void> => {
      for (const job of waiting) {
        try {
          await work(job);
          results.push({ id: job.id, status: 'completed' });
        } catch (error) {
          const last = job.retryCount >= job.retryLimit;
          this.options.report(`${job.name}, lavoro ${job.id}: ${(error as Error).message}${last ? ` – messo da parte in ${DEAD_LETTERS}` : ''}`);
          results.push({ id: job.id, status: 'failed', output: { message: (error as Error).message } });
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
    return results;
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
