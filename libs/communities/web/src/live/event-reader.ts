/** An entry of the log, as the page asks for it. */
export interface LogEntry {
  readonly sequence: number;
}

const AGAIN_MS = 3_000;

/**
 * Reads the log of a community on from where the page stands: every entry once, in order, however often and in whatever order it is told that the log has grown.
 * What cannot be had now is asked for at the next word.
 */
export class EventReader<E extends LogEntry, Brought = never> {
  private wanted: number;
  private running = false;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param seen number of the entry up to which the page shows everything */
  constructor(
    private seen: number,
    private readonly ask: (after: number) => Promise<readonly E[]>,
    private readonly hear: (entries: readonly E[], brought: readonly Brought[]) => void,
  ) {
    this.wanted = seen;
  }

  grown(sequence: number): void {
    if (sequence <= this.wanted) return;
    this.wanted = sequence;
    void this.read();
  }

  /** What happened came by itself, with what goes along. Where it does not follow what the page has, it is asked for like a number. */
  told(entries: readonly E[], brought: readonly Brought[]): void {
    const fresh = entries.filter(({ sequence }) => sequence > this.seen);
    const last = fresh.at(-1)?.sequence;
    if (last === undefined || this.stopped) return;
    if (this.running || !fresh.every(({ sequence }, at) => sequence === this.seen + 1 + at)) return this.grown(last);
    this.seen = this.wanted = last;
    this.hear(fresh, brought);
  }

  /** Asks without having been told: where no connection tells. */
  look(): void {
    void this.read(true);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async read(once = false): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      do {
        const entries = (await this.ask(this.seen)).filter(({ sequence }) => sequence > this.seen);
        if (this.stopped || entries.length === 0) break;
        this.seen = entries.at(-1)!.sequence;
        this.hear(entries, []);
      } while (once || this.seen < this.wanted);
    } catch {
      // It goes on from the same entry: told again, or by itself a moment later.
      if (!this.stopped) this.timer = setTimeout(() => this.look(), AGAIN_MS);
    }
    this.wanted = this.seen;
    this.running = false;
  }
}
