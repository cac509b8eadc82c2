import type { Lock, Locker, RequestRelease } from '@tus/server';

interface Held {
  readonly release: RequestRelease;
  readonly freed: Promise<void>;
}

/**
 * One request at a time writes to an upload: a second one asks the first to stop (its connection is probably lost, and the sender came back) and waits its turn.
 * Of this copy of the product only; with several, bytes written twice in one place are the same bytes, and the hash at the end has the last word.
 */
export class UploadLocks implements Locker {
  private readonly held = new Map<string, Held>();

  newLock(id: string): Lock {
    let free: () => void = () => undefined;
    return {
      lock: async (signal, release) => {
        for (let other = this.held.get(id); other; other = this.held.get(id)) {
          await other.release();
          await Promise.race([other.freed, aborted(signal)]);
        }
        const freed = new Promise<void>((done) => (free = done));
        this.held.set(id, { release, freed });
      },
      unlock: async () => {
        this.held.delete(id);
        free();
      },
    };
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, fail) => {
    const stop = (): void => fail(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
