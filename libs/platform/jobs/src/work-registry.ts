import type { BackgroundWork, EventSubscriber, ScheduledWork } from '@province-comuni/platform-ports';

/** Who follows which events, and what returns by the clock. Filled while the application is put together. */
export class WorkRegistry implements BackgroundWork {
  private readonly names = new Set<string>();
  private readonly byKind = new Map<string, EventSubscriber[]>();
  readonly subscribers: EventSubscriber[] = [];
  readonly scheduled: ScheduledWork[] = [];

  subscribe(subscriber: EventSubscriber): void {
    this.claim(subscriber.name);
    this.subscribers.push(subscriber);
    for (const kind of new Set(subscriber.kinds)) this.byKind.set(kind, [...this.followersOf(kind), subscriber]);
  }

  schedule(work: ScheduledWork): void {
    this.claim(work.name);
    this.scheduled.push(work);
  }

  /** Those who want events of this kind; none for a kind that nobody follows. */
  followersOf(kind: string): readonly EventSubscriber[] {
    return this.byKind.get(kind) ?? [];
  }

  private claim(name: string): void {
    if (this.names.has(name)) throw new Error(`«${name}» is taken: two workers on one queue would each hear half of it`);
    this.names.add(name);
  }
}
