// Somebody loses what he may, in the middle of what he reads; for the long scripts of this folder.
import { io } from 'socket.io-client';
import { pause, verdict } from './product.mjs';

const CLOSED_WITHIN_MS = 5_000;
const AT_ONCE = 3;

/** An open page. @param message what it says to hear of something, with its body */
export async function livePage(person, message, body) {
  const socket = io(person.origin.replace('localhost', '127.0.0.1'), { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: { cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; '), origin: person.origin, 'sec-fetch-site': 'same-origin' } });
  await new Promise((done, failed) => socket.once('connect', done).once('connect_error', failed));
  await socket.timeout(5_000).emitWithAck(message, body);
  return socket;
}

/** Asks without pause, three at a time, until it is told to end. @returns when each request that was given something began */
function traffic(ask, isGiven) {
  const facts = { given: [], asked: 0, going: true };
  facts.done = Promise.all(
    Array.from({ length: AT_ONCE }, async (_, first) => {
      for (let at = first; facts.going; at += 1) {
        const began = performance.now();
        const answer = await ask(at).catch(() => ({}));
        facts.asked += 1;
        if (isGiven(answer)) facts.given.push({ began, at });
      }
    }),
  );
  return facts;
}

/** Rounds of somebody who loses something, and what he was given after that. */
export class Removals {
  constructor() {
    this.outcomes = { removals: 0, asked: 0, given: 0, leaked: 0, pages: 0, late: 0, slowest_close_ms: 0 };
  }

  /**
   * @param ask one thing that he asks, by number @param isGiven whether an answer gives him something
   * @param socket his open page, which has to be closed; none: nothing is closed @param remove takes it from him: what he asks after its answer gives nothing
   */
  async round(kind, { ask, isGiven = ({ data }) => Boolean(data?.got), socket, remove }) {
    const seen = traffic(ask, isGiven);
    while (seen.given.length < 10) await pause(5);
    await pause(Math.random() * 50);
    await remove();
    const removed = performance.now();
    const closed = socket && new Promise((done) => (socket.connected ? socket.once('disconnect', () => done(performance.now() - removed)) : done(0)));
    const asked = seen.asked;
    while (seen.asked < asked + 10 * AT_ONCE) await pause(5);
    seen.going = false;
    await seen.done;
    const leaks = seen.given.filter(({ began }) => began > removed);
    if (leaks.length > 0) process.stderr.write(`${kind}: ${leaks.length} given after, ${JSON.stringify([...new Set(leaks.map(({ at }) => at))].slice(0, 10))}\n`);
    const { outcomes } = this;
    outcomes.removals += 1;
    outcomes.asked += seen.asked;
    outcomes.given += seen.given.length;
    outcomes.leaked += leaks.length;
    if (!socket) return;
    outcomes.pages += 1;
    const took = await Promise.race([closed, pause(CLOSED_WITHIN_MS).then(() => Infinity)]);
    if (took === Infinity) {
      outcomes.late += 1;
      process.stderr.write(`${kind}: its page is still open\n`);
    } else outcomes.slowest_close_ms = Math.max(outcomes.slowest_close_ms, Math.round(took));
    socket.disconnect();
  }

  verdict(row) {
    verdict(row, this.outcomes.leaked === 0 && this.outcomes.late === 0, this.outcomes);
  }
}
