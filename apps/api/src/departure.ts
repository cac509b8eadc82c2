import { Injectable } from '@nestjs/common';

/** Whether this copy is about to stop: it still answers, and says that nobody new should come. */
@Injectable()
export class Departure {
  private announced = false;

  get isNear(): boolean {
    return this.announced;
  }

  /** Readiness turns false; the proxy is given time to notice before the port closes, because what waits at a closing port is lost. */
  async announce(graceMs: number): Promise<void> {
    this.announced = true;
    if (graceMs > 0) await new Promise((done) => setTimeout(done, graceMs));
  }
}
