import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { KeepMailChoices, type MailFrequency } from '@province-comuni/notices-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { MailChoicesType, MailFrequencyEnum } from './mail-choices.type.js';
import { NoticesDone, NoticesResult } from './notice.type.js';
import { NoticesRefusalsInterceptor } from './notices-refusals.interceptor.js';

/** When people are written to: each person's own affair. */
@Resolver()
@UseInterceptors(NoticesRefusalsInterceptor)
@Access('signed-in')
export class MailChoicesResolver {
  constructor(@Inject(KeepMailChoices) private readonly keep: KeepMailChoices) {}

  @Query(() => MailChoicesType, { description: 'What the person chose of the letters he gets.' })
  async mailChoices(@CurrentActor() actor: Actor): Promise<MailChoicesType> {
    const { isOn, wantsNewsletter, quiet, places } = await this.keep.view(actor);
    return { on: isOn, newsletter: wantsNewsletter, quietFrom: quiet.from, quietTo: quiet.to, quietWeekends: quiet.weekends, places: places.map(({ place: { kind, id }, title, href, topics }) => ({ kind, placeId: id, title, href, topics: [...topics] })) };
  }

  @Mutation(() => NoticesResult, { description: 'Chooses when letters of one kind about one of his communities are written; without a frequency: as he follows it.' })
  async chooseMail(
    @CurrentActor() actor: Actor,
    @Args('placeId', { type: () => ID, description: 'Of the community.' }) placeId: string,
    @Args('topic', { type: () => String, description: '`community.messaggio`, `community.citazione`, `community.annuncio`, `community.richiesta`.' }) topic: string,
    @Args('frequency', { type: () => MailFrequencyEnum, nullable: true }) frequency: MailFrequency | null,
  ): Promise<NoticesDone> {
    await this.keep.choose(actor, { kind: 'community', id: placeId }, topic, frequency ?? null);
    return done();
  }

  @Mutation(() => NoticesResult, { description: 'Sets the hours, in Italy, in which letters wait: those of notices, unless they are urgent or would come too late afterwards.' })
  async setQuietHours(@CurrentActor() actor: Actor, @Args('from', { type: () => Int }) from: number, @Args('to', { type: () => Int }) to: number, @Args('weekends', { type: () => Boolean }) weekends: boolean): Promise<NoticesDone> {
    await this.keep.setQuiet(actor, { from, to, weekends });
    return done();
  }

  @Mutation(() => NoticesResult, { description: 'Ends all letters of notices, or begins them again; in the product nothing changes.' })
  async turnMail(@CurrentActor() actor: Actor, @Args('on', { type: () => Boolean }) on: boolean): Promise<NoticesDone> {
    await this.keep.turn(actor, on);
    return done();
  }
}

function done(): NoticesDone {
  return Object.assign(new NoticesDone(), { done: true });
}
