// A person who works on while the product is killed, and what has to be calm afterwards; for the long scripts of this folder.
import { spawnSync } from 'node:child_process';
import { mutate } from './asking.mjs';
import { pause, Person, root } from './product.mjs';

/** A person who signs in again after a kill, and asks until he has an answer. */
export class Patient {
  /** @param site {product, up}: the product that runs now, and when the next one is up @param account beginning of his address */
  constructor(site, account) {
    Object.assign(this, { site, account });
  }

  /** @param work may be asked again: it looks first, or its keys are the same */
  async insist(work) {
    for (;;) {
      try {
        this.person ??= await new Person(this.site.product.port).signIn(this.site.product.account(this.account));
        return await work(this.person);
      } catch {
        this.person = undefined;
        await this.site.up;
        await pause(50);
      }
    }
  }

  /** Sends until it is answered with this type. @throws Error when it is answered with another one that no kill explains */
  async send(mutation, variables, wanted) {
    const answer = await this.insist((person) => mutate(person, mutation, variables));
    if (answer.__typename !== wanted) throw new Error(`${mutation}: ${JSON.stringify(answer)}`);
    return answer;
  }
}

/** What is still to be done: events that nobody passed on and jobs, and notices of which nobody was told. */
export async function unsettled(behind) {
  const number = async (sql) => Number((await behind.rows(`select count(*) as n from ${sql}`))[0].n);
  return {
    waiting: (await number('outbox_event where dispatched_at is null')) + (await number(`jobs.job where (state in ('retry', 'active') or (state = 'created' and start_after <= now())) and name not like '\\_\\_%'`)),
    untold: await number(`notice where told_at is null and frequency = 'SUBITO'`),
  };
}

/** Waits until nothing is left, at most so long. @returns what is left, and how long it took */
export async function calm(left, most) {
  const began = performance.now();
  let now = await left();
  while (Object.values(now).some((count) => count > 0) && performance.now() - began < most) {
    await pause(500);
    now = await left();
  }
  return { left: now, calm_ms: Math.round(performance.now() - began) };
}

/** Whether the whole index says what the database says; the product does not run. */
export function indexIsDatabase(dataDir) {
  const compared = spawnSync(process.execPath, ['infra/bootstrap/search.mjs', 'compare'], { cwd: root, env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' });
  process.stderr.write(compared.stdout + compared.stderr);
  return compared.status === 0;
}
