import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { ListMailOutbox } from '@province-comuni/identity-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { MailOutbox, OutboxMail } from '../graphql/mail-outbox.type.js';
import { PageArgs, pageRequest } from '../graphql/page.args.js';
import { IdentityRefusalInterceptor } from '../identity-refusal.interceptor.js';

@Resolver(() => MailOutbox)
@UseInterceptors(IdentityRefusalInterceptor)
export class MailOutboxResolver {
  constructor(@Inject(ListMailOutbox) private readonly list: ListMailOutbox) {}

  @Access('signed-in')
  @Query(() => MailOutbox, { nullable: true, description: "Mail kept in the product: one's own, or everybody's for UPI's amministratore; null where a mail server is configured." })
  async mailOutbox(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<MailOutbox> {
    const { items, total } = await this.list.execute(actor, pageRequest(page));
    return Object.assign(new MailOutbox(), { total, items: items.map((mail) => Object.assign(new OutboxMail(), mail)) });
  }
}
