import type { Clock } from '@province-comuni/shared-kernel';

/** A clock that stands still until a test moves it. */
export class FixedClock implements Clock {
  constructor(private instant = new Date('2026-12-01T09:00:00Z')) {}

  now(): Date {
    return new Date(this.instant);
  }

  /** Moves time by seconds. */
  advance(seconds: number): void {
    this.instant = new Date(this.instant.getTime() + seconds * 1000);
  }
}
