import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { NEWSLETTER_LINKS_PATH, ReadNewsletters, type LinkRequest } from '@province-comuni/notices-domain';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Links of letters: counted, and led on. Who opened one is asked nowhere; whether he may read what is there is asked there. */
@Controller(NEWSLETTER_LINKS_PATH.slice(1))
export class NewsletterLinksController {
  constructor(@Inject(ReadNewsletters) private readonly read: ReadNewsletters) {}

  /** 302 to a page of the product; to the archive where it leads nowhere any more. */
  @Get(':number/:place')
  async follow(@Param('number') number: string, @Param('place') place: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [issue, item] = [number, place].map((text) => (/^\d{1,6}$/.test(text) ? Number(text) : null));
    const href = issue != null && item != null ? await this.read.follow(issue, item, requestOf(request)) : null;
    await reply.status(302).header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow').header('location', href ?? (issue === null ? '/newsletter' : `/newsletter/${issue}`)).send();
  }
}

function requestOf({ method, ip, headers }: FastifyRequest): LinkRequest {
  return { method, address: ip, userAgent: headers['user-agent'] ?? '', purpose: ['sec-purpose', 'purpose', 'x-moz'].map((name) => headers[name] ?? '').join(' ').trim() };
}
