import type { DomainEvent } from './outbox.port.js';

/** An event as its followers hear it. */
export interface HeardEvent extends DomainEvent {
  /** Number of the event in the outbox: the same event has the same number each time it is heard. */
  readonly id: string;
  readonly occurredAt: Date;
}

/** Who follows some kinds of events, after the change that caused them is committed. */
export interface EventSubscriber {
  /** `models.hint-instance-changed`: domain, then what it does. It names the queue of its jobs: a new name leaves the waiting ones behind. */
  readonly name: string;
  readonly kinds: readonly string[];
  /** Events of a batch that are handled at the same time; one after another when not given. */
  readonly atOnce?: number;
  /**
   * What an event is about, for a follower that reads the state anew: hearing the last event about something is hearing all of them. Of the events that wait
   * together only the last about each is heard; null: this one is heard by itself.
   */
  subject?(event: HeardEvent): string | null;
  /**
   * Hears one event, at least once and in no promised order: hearing it again must change nothing.
   * @throws anything, to hear the event again later; after the last try the event is laid aside as a dead letter
   */
  handle(event: HeardEvent): Promise<void>;
}

/** Work of the platform that returns by the clock; one run for all copies of the product together. */
export interface ScheduledWork {
  readonly name: string;
  /** When, in five cron fields, UTC: `7 * * * *`. */
  readonly cron: string;
  /** @throws anything, to be tried again */
  run(): Promise<void>;
}

/** Takes in what is to be done apart from requests. Everything is made known before the application listens. */
export interface BackgroundWork {
  /** @throws Error when the name is taken */
  subscribe(subscriber: EventSubscriber): void;
  /** @throws Error when the name is taken */
  schedule(work: ScheduledWork): void;
}

export const BACKGROUND_WORK = Symbol('BackgroundWork');
