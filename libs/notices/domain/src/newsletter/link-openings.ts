import { createHmac } from 'node:crypto';
import type { RateLimits } from '@province-comuni/platform-ports';
import { italianDay, networkOf } from '@province-comuni/shared-kernel';

const DAY_MS = 86_400_000;
/** An office goes out by one address: several people open the same link, and not a thousand. */
const MOST_OF_A_NETWORK = 20;
const PROGRAMS = /bot\b|crawl|spider|slurp|preview|scan|monitor|fetch|headless|curl|wget|python|java\/|okhttp|go-http|libwww|http-?client|axios|facebookexternalhit|whatsapp|telegram/i;

/** A request that follows a link of a letter. */
export interface LinkRequest {
  readonly method: string;
  /** Address that it comes from. */
  readonly address: string;
  readonly userAgent: string;
  /** What a browser says that fetches something before anybody asks: `Sec-Purpose`, `Purpose`, `X-Moz`; empty: nothing. */
  readonly purpose: string;
}

/**
 * Which openings of a link count: those that a person may have made, once a day for each browser and at most 20 for each network. To know it, a hash of network and browser is kept for a day, made with a secret
 * of the installation and the day, link by link: it tells neither where somebody is nor that he opened two links, and tomorrow's is another one.
 */
export class LinkOpenings {
  private readonly key: string;

  /** @param secretKey secret of the installation */
  constructor(
    private readonly limits: RateLimits,
    secretKey: string,
  ) {
    this.key = createHmac('sha256', secretKey).update('newsletter openings').digest('hex');
  }

  /** In the open transaction, with the platform's access. */
  async counts({ number, place }: { readonly number: number; readonly place: number }, request: LinkRequest, now: Date): Promise<boolean> {
    if (isOfProgram(request)) return false;
    const network = networkOf(request.address);
    const mark = (...of: readonly string[]): string => `newsletter:${createHmac('sha256', this.key).update(JSON.stringify([italianDay(now), number, place, ...of])).digest('base64url').slice(0, 22)}`;
    if (!(await this.limits.take(mark(network, request.userAgent), 1, DAY_MS, now))) return false;
    return this.limits.take(mark(network), MOST_OF_A_NETWORK, DAY_MS, now);
  }
}

/** Whether a program opens it that says so: one that only looks whether it is there, fetches ahead, or names itself. */
export function isOfProgram({ method, userAgent, purpose }: Omit<LinkRequest, 'address'>): boolean {
  return method !== 'GET' || /prefetch|preview/i.test(purpose) || userAgent.trim() === '' || PROGRAMS.test(userAgent);
}
