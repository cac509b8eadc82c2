const ROUND_MS = 60_000;
/** Past the full minute, so that the database's clock is past it as well. */
const PAST_MS = 500;

/** How long until every connection is asked again whether it may stay: once a minute, just after the full one, for what ends at midnight is to end then. @param now milliseconds since 1970. @returns milliseconds */
export function untilRound(now: number): number {
  return ROUND_MS - ((now - PAST_MS) % ROUND_MS);
}
