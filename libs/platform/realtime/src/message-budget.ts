/** Messages that may come at once. */
const BURST = 20;
/** Messages per second in the long run: more than a person causes, less than a script would like. */
const PER_SECOND = 2;
/** Refused messages after which nobody is listened to any more. */
const PATIENCE = 100;

/** How many messages one connection may still send. */
export class MessageBudget {
  private left = BURST;
  private refused = 0;
  private at: number;

  /** @param now milliseconds, of any clock that only goes forward */
  constructor(now: number) {
    this.at = now;
  }

  /** One message came. @returns whether to answer it, to refuse it, or to close the connection */
  take(now: number): 'answer' | 'refuse' | 'close' {
    this.left = Math.min(BURST, this.left + ((now - this.at) / 1000) * PER_SECOND);
    this.at = now;
    if (this.left >= 1) {
      this.left -= 1;
      return 'answer';
    }
    this.refused += 1;
    return this.refused > PATIENCE ? 'close' : 'refuse';
  }
}
