import { Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { KeepMailChoices, NEWSLETTER_PLACE, UnsubscribeLinks, UNSUBSCRIBE_PATH } from '@province-comuni/notices-domain';
import type { FastifyReply } from 'fastify';

/**
 * Letters are ended here without signing in (RFC 8058): a mail program sends the POST by itself, a person opens the address and confirms. The seal in the address is the right
 * to do it; who has it can do nothing but end letters.
 */
@Controller(UNSUBSCRIBE_PATH.slice(1))
export class UnsubscribeController {
  constructor(
    @Inject(KeepMailChoices) private readonly keep: KeepMailChoices,
    @Inject(UnsubscribeLinks) private readonly links: UnsubscribeLinks,
  ) {}

  /** Asks to confirm: programs that look at every link of a letter end nothing. */
  @Get()
  async ask(@Query('t') token: unknown, @Res() reply: FastifyReply): Promise<void> {
    const read = this.read(token);
    if (!read) return this.send(reply, 404, 'Collegamento non valido', '<p>Il collegamento è incompleto: apritelo di nuovo dalla lettera, o scegliete quando scrivervi nella pagina degli avvisi.</p>');
    const what = read.communityId === null ? 'gli avvisi' : read.communityId === NEWSLETTER_PLACE ? 'mandarvi la newsletter' : 'i messaggi di questa community';
    await this.send(reply, 200, 'Non ricevere più queste lettere', `<p>Non vi scriveremo più per ${what}: li troverete nel prodotto, e potrete cambiare idea nella pagina degli avvisi.</p><form method="post" action="${UNSUBSCRIBE_PATH}?t=${encodeURIComponent(String(token))}"><button type="submit">Conferma</button></form>`);
  }

  /** Ends them; once more changes nothing. Answers 200, 404 for an address that we did not make. */
  @Post()
  @HttpCode(200)
  async end(@Query('t') token: unknown, @Res() reply: FastifyReply): Promise<void> {
    const read = this.read(token);
    if (!read) return this.send(reply, 404, 'Collegamento non valido', '<p>Il collegamento è incompleto: apritelo di nuovo dalla lettera.</p>');
    await this.keep.unsubscribe(read);
    await this.send(reply, 200, 'Fatto', '<p>Non riceverete più queste lettere. Ciò che succede si legge nel prodotto.</p><p><a href="/avvisi?scheda=posta">Quando scrivervi</a></p>');
  }

  private read(token: unknown): ReturnType<UnsubscribeLinks['read']> {
    return typeof token === 'string' ? this.links.read(token) : null;
  }

  /** A page without the application: it opens for who has no account at hand, and runs nothing. */
  private async send(reply: FastifyReply, status: number, title: string, body: string): Promise<void> {
    const style = 'body{font-family:sans-serif;line-height:1.5;color:#17324d;background:#fff;max-width:40rem;margin:3rem auto;padding:0 1rem}button{font:inherit;padding:.75rem 1.5rem;background:#0059b3;color:#fff;border:0;border-radius:4px}a{color:#0059b3}button:focus-visible,a:focus-visible{outline:3px solid #17324d;outline-offset:2px}';
    await reply
      .status(status)
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex, nofollow')
      .type('text/html; charset=utf-8')
      .send(`<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${title} – Province &amp; Comuni</title><style>${style}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`);
  }
}
