/** What took long is followed by a pause of so many times as long: it takes a fifth of the time at most. */
const REST = 4;

/** Does one thing per key: at once, then not again before a pause has passed. What is asked meanwhile is done once, afterwards; what fails, again. */
export class Paced {
  /** What is under way or pauses, and whether it was asked again. */
  private readonly busy = new Map<string, boolean>();

  constructor(
    private readonly pauseMs: number,
    private readonly work: (key: string) => Promise<void>,
  ) {}

  ask(key: string): void {
    if (this.busy.has(key)) return void this.busy.set(key, true);
    this.busy.set(key, false);
    const start = performance.now();
    this.work(key)
      .catch(() => void this.busy.set(key, true))
      .finally(() => setTimeout(() => this.next(key), Math.max(this.pauseMs, REST * (performance.now() - start))).unref());
  }

  private next(key: string): void {
    const again = this.busy.get(key);
    this.busy.delete(key);
    if (again) this.ask(key);
  }
}
