import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { CalendarFeeds, type CalendarFeed } from '@province-comuni/communities-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { CLOCK, DomainError, type Clock } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { known } from '../known-id.js';
import { calendarFile } from './calendar-file.js';

/** Address of the product, for the links in calendars. */
export const CALENDAR_PUBLIC_URL = Symbol('CalendarPublicUrl');

/** Events as calendar programs read them. They have no session: what is behind a secret is asked with the rights of whose it is. */
@Controller('api/calendar')
export class CalendarsController {
  constructor(
    @Inject(CalendarFeeds) private readonly feeds: CalendarFeeds,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CALENDAR_PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /** One event, for who has the page open. */
  @Get('events/:id.ics')
  async event(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, 'evento', async () => this.feeds.ofMeeting(await this.actors.resolve(request), known(id)));
  }

  /** The events of a community that everybody reads. */
  @Get('communities/:key.ics')
  async community(@Param('key') key: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, 'community', () => this.feeds.ofCommunity(key));
  }

  /** A person's own calendar; `community`: the events of one that he may read. */
  @Get('people/:secret.ics')
  async person(@Param('secret') secret: string, @Query('community') key: unknown, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, 'calendario', () => this.feeds.byAddress(secret, typeof key === 'string' ? key : null));
  }

  private async send(reply: FastifyReply, name: string, make: () => Promise<CalendarFeed>): Promise<void> {
    try {
      const file = calendarFile(await make(), this.publicUrl, this.clock.now());
      await reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}.ics"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(file);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      void reply.status(404).send({ message: 'Non trovato.' });
    }
  }
}
