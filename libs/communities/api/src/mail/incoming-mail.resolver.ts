import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { ReadIncomingMail } from '@province-comuni/communities-domain';
import type { Actor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { IncomingMailPage, IncomingMailType } from './incoming-mail.type.js';

/** What came in by mail, for who keeps the installation. */
@Resolver()
@UseInterceptors(CommunitiesRefusalsInterceptor)
export class IncomingMailResolver {
  constructor(@Inject(ReadIncomingMail) private readonly read: ReadIncomingMail) {}

  @Access('staff')
  @Query(() => IncomingMailPage, { nullable: true, description: 'Mail that came in within 90 days and what became of it, latest first: for UPI’s amministratori; null for everybody else.' })
  async incomingMail(@CurrentActor() actor: Actor, @Args('offset', { type: () => Int, defaultValue: 0 }) offset: number, @Args('limit', { type: () => Int, defaultValue: 50, description: 'At most 100.' }) limit: number): Promise<IncomingMailPage> {
    const { items, total } = await this.read.list(actor, offset, limit);
    return { total, items: items.map(({ id, from, subject, receivedAt, outcome, reason }): IncomingMailType => ({ id, from, subject, receivedAt, outcome, reason })) };
  }
}
