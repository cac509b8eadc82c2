import { describe, expect, it } from '@jest/globals';
import type { RateLimits } from '@province-comuni/platform-ports';
import fc from 'fast-check';
import { isOfProgram, LinkOpenings, type LinkRequest } from './link-openings.js';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const request = (more: Partial<LinkRequest> = {}): LinkRequest => ({ method: 'GET', address: '192.0.2.7', userAgent: FIREFOX, purpose: '', ...more });
const NOON = new Date('2026-12-01T11:00:00Z');

class KeptLimits implements RateLimits {
  readonly kept = new Map<string, Date[]>();
  async take(bucket: string, limit: number, windowMs: number, now: Date): Promise<boolean> {
    const recent = (this.kept.get(bucket) ?? []).filter((at) => at.getTime() > now.getTime() - windowMs);
    if (recent.length >= limit) return false;
    this.kept.set(bucket, [...recent, now]);
    return true;
  }
  async giveBack(): Promise<void> {}
  async clear(): Promise<void> {}
}

async function counted(requests: readonly LinkRequest[], { limits = new KeptLimits(), at = NOON, link = { number: 1, place: 0 }, secret = 'un segreto' } = {}): Promise<number> {
  const openings = new LinkOpenings(limits, secret);
  let count = 0;
  for (const each of requests) if (await openings.counts(link, each, at)) count += 1;
  return count;
}

describe('openings of a link', () => {
  it('count once a day for each browser, whatever it asks a thousand times', async () => {
    const limits = new KeptLimits();
    expect(await counted(Array.from({ length: 1_000 }, () => request()), { limits })).toBe(1);
    expect(await counted([request({ userAgent: FIREFOX.replace('140', '141') }), request({ address: '192.0.2.8' })], { limits })).toBe(2);
    expect(await counted([request()], { limits, link: { number: 1, place: 1 } })).toBe(1);
    expect(await counted([request()], { limits, at: new Date(NOON.getTime() + 86_400_001) })).toBe(1);
  });

  it('count at most twenty times for a network, whatever it calls itself, and however an IPv6 changes within its own', async () => {
    expect(await counted(Array.from({ length: 1_000 }, (_, index) => request({ userAgent: `${FIREFOX} ${index}`, address: `2001:db8:1:2::${index.toString(16)}` })))).toBe(20);
  });

  it.each([
    ['HEAD', request({ method: 'HEAD' })],
    ['a browser that fetches ahead', request({ purpose: 'prefetch;prerender' })],
    ['a crawler', request({ userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' })],
    ['curl', request({ userAgent: 'curl/8.1' })],
    ['a program without a name', request({ userAgent: '' })],
  ])('do not count where %s opens it', async (_, by) => expect([isOfProgram(by), await counted([by])]).toEqual([true, 0]));

  it('leave nothing from which somebody could be found: neither his address nor his browser, and another hash for each link, day and installation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.ipV4(), async (address) => {
        const limits = new KeptLimits();
        for (const more of [{}, { link: { number: 1, place: 1 } }, { at: new Date(NOON.getTime() + 86_400_000) }, { secret: 'un altro segreto' }]) await counted([request({ address })], { limits, ...more });
        expect(limits.kept.size).toBe(8);
        const kept = [...limits.kept.keys()].join(' ');
        expect(kept).toMatch(/^(newsletter:[\w-]{22} ?)+$/);
        expect(kept).not.toContain(address);
      }),
      { numRuns: 20 },
    );
  });
});
