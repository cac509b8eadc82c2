import { Inject, UseInterceptors } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { KeepReturningMail } from '@province-comuni/notices-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { NoticesDone, NoticesResult } from './notice.type.js';
import { NoticesRefusalsInterceptor } from './notices-refusals.interceptor.js';
import { ReturningMail } from './returning-mail.type.js';

/** Letters that come back: each person's own affair. */
@Resolver()
@UseInterceptors(NoticesRefusalsInterceptor)
@Access('signed-in')
export class ReturningMailResolver {
  constructor(@Inject(KeepReturningMail) private readonly keep: KeepReturningMail) {}

  @Query(() => ReturningMail, { nullable: true, description: 'Why the person is not written to any more; null: nothing comes back, or not often enough.' })
  async returningMail(@CurrentActor() actor: Actor): Promise<ReturningMail | null> {
    const own = await this.keep.view(actor);
    return own && Object.assign(new ReturningMail(), { address: own.address, since: own.firstAt, stoppedAt: own.stoppedAt, said: own.said });
  }

  @Mutation(() => NoticesResult, { description: 'Has the person written to again, from the next letter on: those of meanwhile are not sent.' })
  async tryMailAgain(@CurrentActor() actor: Actor): Promise<NoticesDone> {
    await this.keep.tryAgain(actor);
    return Object.assign(new NoticesDone(), { done: true });
  }
}
