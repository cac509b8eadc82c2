// Processor time that the product used, from the kernel: what other work on the machine does to the clock on the wall it does not do to this.
import { readdirSync, readFileSync } from 'node:fs';

/** A tick of the kernel's accounts, in milliseconds: 100 a second on every Linux that the product runs on. */
const TICK_MS = 10;

/** Milliseconds used so far. @returns of the server, and of the database with all who serve its connections */
export function processorTime(product) {
  const { server, database } = product.pids();
  let [ofServer, ofDatabase] = [0, 0];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const { parent, used, ofEnded } = usedBy(pid);
    if (Number(pid) === server) ofServer += used;
    // Of connections that ended meanwhile, the postmaster keeps the sum.
    if (Number(pid) === database) ofDatabase += used + ofEnded;
    if (parent === database) ofDatabase += used;
  }
  return { server: ofServer, database: ofDatabase };
}

function usedBy(pid) {
  try {
    // The name of the program, in brackets, may have spaces.
    const [, parent, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(9, 13).map((ticks) => Number(ticks) * TICK_MS);
    return { parent: Number(parent), used: user + system, ofEnded: endedUser + endedSystem };
  } catch {
    // It ended meanwhile.
    return { parent: 0, used: 0, ofEnded: 0 };
  }
}
