/** What a page shows and does, as far as asking again is concerned. */
export interface RefreshedPage {
  /** Revision on the page now. */
  revision(): number;
  /** Whether the person's own change is on its way: its answer brings everything. */
  busy(): boolean;
  /** Asks for the instance. It need not succeed: the next hint, or the return of the connection, asks again. */
  refresh(): Promise<unknown>;
}

const AGAIN_MS = 300;
/** One's own change comes back as an answer; this is how long that may take before it is asked for. */
const OWN_MS = 2_000;

/** Asks for an instance when somebody changed it: once for many hints, and not for what the page shows already. */
export class RefreshOnHint {
  private wanted = 0;
  private running = false;
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(private readonly page: RefreshedPage) {}

  /** @param own whether the change was made by the person who looks, here or on another page */
  hint(revision: number, own: boolean): void {
    if (!this.isNews(revision)) return;
    this.wanted = Math.max(this.wanted, revision);
    this.after(own ? OWN_MS : 0);
  }

  stop(): void {
    this.wanted = 0;
    for (const timer of this.timers) clearTimeout(timer);
  }

  private isNews(revision: number): boolean {
    return revision > this.page.revision();
  }

  private after(ms: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.look();
    }, ms);
    this.timers.add(timer);
  }

  private async look(): Promise<void> {
    if (this.running || !this.isNews(this.wanted)) return;
    if (this.page.busy()) return this.after(AGAIN_MS);
    const asked = this.wanted;
    this.running = true;
    await this.page.refresh().catch(() => undefined);
    this.running = false;
    // Something newer came meanwhile. What was asked for and did not come is not asked for without end.
    if (this.wanted > asked) this.after(AGAIN_MS);
  }
}
