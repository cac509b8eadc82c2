import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { KeepNoticeChoices, type MailFrequency } from '@province-comuni/notices-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { MailFrequencyEnum } from './mail-choices.type.js';
import { NoticeChoiceType } from './notice-choices.type.js';
import { NoticesDone, NoticesResult } from './notice.type.js';
import { NoticesRefusalsInterceptor } from './notices-refusals.interceptor.js';

const TOPIC = { type: () => String, description: 'Kind of notices: `documento.versione`.' };

/** Of which kinds of things people are told, in the product and by mail: each person's own affair. */
@Resolver()
@UseInterceptors(NoticesRefusalsInterceptor)
@Access('signed-in')
export class NoticeChoicesResolver {
  constructor(@Inject(KeepNoticeChoices) private readonly keep: KeepNoticeChoices) {}

  @Query(() => [NoticeChoiceType], { description: 'Every kind of notices, with what the person chose.' })
  async noticeChoices(@CurrentActor() actor: Actor): Promise<NoticeChoiceType[]> {
    return (await this.keep.view(actor)).map(({ topic, group, inProduct, mail, followed, atOnceOnly, fixed }) => ({ topic, group, inProduct, mail, followed: followed ?? false, atOnceOnly: atOnceOnly ?? false, fixed: fixed ?? null }));
  }

  @Mutation(() => NoticesResult, { description: 'Has what comes of a kind among the notices of the product, or no longer; what came stays.' })
  async chooseNoticeInProduct(@CurrentActor() actor: Actor, @Args('topic', TOPIC) topic: string, @Args('inProduct', { type: () => Boolean }) inProduct: boolean): Promise<NoticesDone> {
    await this.keep.chooseProduct(actor, topic, inProduct);
    return done();
  }

  @Mutation(() => NoticesResult, { description: 'Chooses when letters of a kind are written, also of what waits; without a frequency: as the person follows it, or at once.' })
  async chooseNoticeMail(@CurrentActor() actor: Actor, @Args('topic', TOPIC) topic: string, @Args('frequency', { type: () => MailFrequencyEnum, nullable: true }) frequency: MailFrequency | null): Promise<NoticesDone> {
    await this.keep.chooseMail(actor, topic, frequency ?? null);
    return done();
  }
}

function done(): NoticesDone {
  return Object.assign(new NoticesDone(), { done: true });
}
