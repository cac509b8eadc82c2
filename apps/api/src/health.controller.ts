import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Departure } from './departure.js';

/** Liveness says the process answers; readiness says it can work, and turns false as soon as the database is gone or the copy is to stop. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Departure) private readonly departure: Departure,
  ) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    if (this.departure.isNear) return void reply.status(503).send({ status: 'si ferma' });
    try {
      await this.dataSource.query('select 1');
      await reply.send({ status: 'ok' });
    } catch {
      await reply.status(503).send({ status: 'database non raggiungibile' });
    }
  }
}
