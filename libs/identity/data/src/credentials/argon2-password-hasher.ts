import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { IdentityError, type PasswordHasher } from '@province-comuni/identity-domain';

/** ASVS 11.4.2: t = 2 with at least 19 MiB, one lane. The package's default variant is argon2id. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CURRENT = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

/** Half of the threads that file access and name resolution share with hashes. */
const MOST_AT_ONCE = 2;
/** Hashes that may wait for each one at work. About 30 ms each: who comes later would wait more than a second, and is told so at once. */
const WAITING_EACH = 50;

/** Hashes at work at once: they leave a processor to the requests of everybody else. @param processors of the machine */
export function hashesAtOnce(processors: number): number {
  return Math.max(1, Math.min(MOST_AT_ONCE, processors - 1));
}

/** argon2id, few at a time. */
export class Argon2PasswordHasher implements PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** Compared against where there is no hash, so that an unknown account takes as long as a known one. */
  private readonly decoy = hash('nessuna password di nessuno', PARAMETERS);

  private readonly atOnce: number;
  private readonly waitingAtMost: number;

  /** @param options.waitingAtMost hashes that may wait for their turn */
  constructor({ atOnce = hashesAtOnce(availableParallelism()), waitingAtMost = WAITING_EACH * atOnce }: { readonly atOnce?: number; readonly waitingAtMost?: number } = {}) {
    this.atOnce = atOnce;
    this.waitingAtMost = waitingAtMost;
  }

  async hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, PARAMETERS));
  }

  async verify(stored: string | null, password: string): Promise<boolean> {
    const against = stored ?? (await this.decoy);
    const matches = await this.inTurn(() => verify(against, password));
    return stored !== null && matches;
  }

  isOutdated(stored: string): boolean {
    return !stored.startsWith(CURRENT);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.waitingAtMost) throw new IdentityError('IDENTITY.BUSY');
      // The one who finishes passes its place on: `running` does not change hands through zero.
      await new Promise<void>((go) => this.waiting.push(go));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
