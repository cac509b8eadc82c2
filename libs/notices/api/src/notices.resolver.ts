import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import type { NoticeFrequency } from '@province-comuni/notices-contract';
import { KeepFollows, ReadNotices } from '@province-comuni/notices-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { presentNotice, presentNoticePage, readCursor } from './notice.presenter.js';
import { FollowType, NoticeFrequencyEnum, NoticesDone, NoticesResult, NoticePageType, NoticeType } from './notice.type.js';
import { NoticesRefusalsInterceptor } from './notices-refusals.interceptor.js';

const KIND = { type: () => String, description: '`documento`, `raccolta`, `parola`, `pilastro`…' };
const SUBJECT = { type: () => ID, description: 'Id, or key, of the subject.' };

/** What people are told, and of what they asked to be told: each person's own. */
@Resolver()
@UseInterceptors(NoticesRefusalsInterceptor)
@Access('signed-in')
export class NoticesResolver {
  constructor(
    @Inject(ReadNotices) private readonly read: ReadNotices,
    @Inject(KeepFollows) private readonly keep: KeepFollows,
  ) {}

  @Query(() => [NoticeType], { description: 'The person\'s notices, newest first, at most 100; those about what he may no longer read are not there.' })
  async notices(@CurrentActor() actor: Actor, @Args('unreadOnly', { type: () => Boolean, defaultValue: false }) unreadOnly: boolean): Promise<NoticeType[]> {
    return (await this.read.list(actor, unreadOnly, null)).notices.map(presentNotice);
  }

  @Query(() => NoticePageType, { description: 'All of the person\'s notices, a hundred at a time, newest first; those about what he may no longer read are not there.' })
  async noticePage(@CurrentActor() actor: Actor, @Args('after', { type: () => String, nullable: true, description: '`endCursor` of the page before; null, or none of ours: the newest.' }) after: string | null): Promise<NoticePageType> {
    return presentNoticePage(await this.read.list(actor, false, readCursor(after)));
  }

  @Query(() => [FollowType], { description: 'What the person follows, newest first.' })
  async follows(@CurrentActor() actor: Actor): Promise<FollowType[]> {
    return (await this.keep.list(actor)).map(({ follow: { kind, id, frequency, since }, title, href }) => ({ kind, subjectId: id, title, href, frequency, since }));
  }

  @Query(() => Boolean, { description: 'Whether the person follows this.' })
  isFollowing(@CurrentActor() actor: Actor, @Args('kind', KIND) kind: string, @Args('id', SUBJECT) id: string): Promise<boolean> {
    return this.keep.isFollowing(actor, { kind: storable(kind), id: storable(id) });
  }

  @Mutation(() => NoticesResult, { description: 'Asks to be told of something, or changes when.' })
  async follow(@CurrentActor() actor: Actor, @Args('kind', KIND) kind: string, @Args('id', SUBJECT) id: string, @Args('frequency', { type: () => NoticeFrequencyEnum, defaultValue: 'SUBITO', description: 'When to be told by mail.' }) frequency: NoticeFrequency): Promise<NoticesDone> {
    await this.keep.follow(actor, { kind: storable(kind), id: storable(id) }, frequency);
    return done();
  }

  @Mutation(() => NoticesResult, { description: 'Is no longer told of something.' })
  async unfollow(@CurrentActor() actor: Actor, @Args('kind', KIND) kind: string, @Args('id', SUBJECT) id: string): Promise<NoticesDone> {
    await this.keep.unfollow(actor, { kind: storable(kind), id: storable(id) });
    return done();
  }

  @Mutation(() => NoticesResult, { description: 'Puts notices away; without ids, all of them.' })
  async markNoticesRead(@CurrentActor() actor: Actor, @Args('ids', { type: () => [ID], nullable: true }) ids: string[] | null): Promise<NoticesDone> {
    await this.read.markRead(actor, ids ?? null);
    return done();
  }
}

function done(): NoticesDone {
  return Object.assign(new NoticesDone(), { done: true });
}

/** PostgreSQL takes no NUL, and no key has the sign that stands for it. */
function storable(key: string): string {
  return key.replaceAll('\u0000', '\ufffd').slice(0, 120);
}
