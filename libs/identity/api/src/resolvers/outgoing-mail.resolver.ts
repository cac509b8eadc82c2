import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { ReadOutgoingMail } from '@province-comuni/identity-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import type { OutgoingMailState } from '@province-comuni/platform-ports';
import { Done, done, IdentityResult } from '../graphql/identity.results.js';
import { OutgoingMailPage, OutgoingMailStateEnum, OutgoingMailType, StoppedAddress } from '../graphql/outgoing-mail.type.js';
import { PageArgs, pageRequest } from '../graphql/page.args.js';
import { IdentityRefusalInterceptor } from '../identity-refusal.interceptor.js';
import { asId } from '../resolver-input.js';

/** The letters on their way to the mail server, for who keeps the installation. */
@Resolver(() => OutgoingMailPage)
@UseInterceptors(IdentityRefusalInterceptor)
export class OutgoingMailResolver {
  constructor(@Inject(ReadOutgoingMail) private readonly outgoing: ReadOutgoingMail) {}

  @Access('staff')
  @Query(() => OutgoingMailPage, { nullable: true, description: 'Letters that go out through the mail server, for UPI’s amministratori; null for everybody else, and where letters stay in the product (`mailOutbox`).' })
  async outgoingMail(@CurrentActor() actor: Actor, @Args() page: PageArgs, @Args('state', { type: () => OutgoingMailStateEnum, nullable: true, description: 'Of one state only.' }) state: OutgoingMailState | null): Promise<OutgoingMailPage> {
    const { items, total, counts, stopped } = await this.outgoing.execute(actor, state ?? null, pageRequest(page));
    return Object.assign(new OutgoingMailPage(), { total, ...counts, items: items.map((mail) => Object.assign(new OutgoingMailType(), mail)), stopped: stopped.items.map((address) => Object.assign(new StoppedAddress(), address)), stoppedTotal: stopped.total });
  }

  @Access('staff')
  @Mutation(() => IdentityResult, { description: 'Offers a letter that was given up to the mail server again.' })
  async offerMailAgain(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Done> {
    await this.outgoing.offerAgain(actor, asId(id));
    return done('La lettera parte di nuovo.');
  }

  @Access('staff')
  @Mutation(() => IdentityResult, { description: 'Offers all letters that were given up to the mail server again, as after a server that refused everybody.' })
  async offerAllMailAgain(@CurrentActor() actor: Actor): Promise<Done> {
    const count = await this.outgoing.offerAllAgain(actor);
    return done(count === 1 ? 'Una lettera parte di nuovo.' : `${count} lettere partono di nuovo.`);
  }
}
