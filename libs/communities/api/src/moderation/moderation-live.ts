import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { MODERATION_CHANGED, MODERATION_HERE, type CommunityId, type ModerationHint } from '@province-comuni/communities-contract';
import { CommunityNotFound, ReadModeration, type ModerationHints } from '@province-comuni/communities-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, REALTIME, type BackgroundWork, type LiveConnection, type LiveGateway, type Realtime } from '@province-comuni/platform-ports';
import { communityIn } from '../live/community.gateway.js';

const roomOf = (communityId: string): string => `moderation:${communityId}`;

/** Tells open queues how much waits: at once, and again from the recorded event. */
@Injectable()
export class RealtimeModerationHints implements ModerationHints, OnModuleInit {
  constructor(
    @Inject(REALTIME) private readonly realtime: Realtime,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(ReadModeration) private readonly read: ReadModeration,
  ) {}

  onModuleInit(): void {
    this.work.subscribe({ name: 'communities.hint-moderation', kinds: ['communities.moderation-changed'], handle: (event) => this.tell((event.payload as { communityId: CommunityId }).communityId) });
  }

  changed(communityId: CommunityId): void {
    // A hint that is lost is told again from the event.
    void this.tell(communityId).catch(() => undefined);
  }

  private async tell(communityId: CommunityId): Promise<void> {
    this.realtime.tell(roomOf(communityId), MODERATION_CHANGED, { communityId, open: await this.read.count(communityId) } satisfies ModerationHint);
  }
}

/** Open queues: `moderation:here` asks to hear of one, and is answered for who moderates it only. */
@Injectable()
export class ModerationGateway implements LiveGateway, OnModuleInit {
  /** What this copy's own connections hear of. */
  private readonly heard = new Map<string, CommunityId>();

  constructor(
    @Inject(REALTIME) private readonly realtime: Realtime,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
    @Inject(ReadModeration) private readonly read: ReadModeration,
  ) {}

  onModuleInit(): void {
    this.realtime.add(this);
  }

  readonly messages = {
    [MODERATION_HERE]: (connection: LiveConnection, body: unknown): Promise<ModerationHint> => this.here(connection, communityIn(body)),
  };

  async recheck(connection: LiveConnection): Promise<boolean> {
    const communityId = this.heard.get(connection.id);
    if (!communityId) return true;
    try {
      await this.standing(connection, communityId);
      return true;
    } catch (error) {
      if (error instanceof CommunityNotFound) return false;
      throw error;
    }
  }

  async closed(connection: LiveConnection): Promise<void> {
    this.heard.delete(connection.id);
  }

  async alive(): Promise<void> {
    // Nobody is told who is here.
  }

  private async here(connection: LiveConnection, communityId: CommunityId): Promise<ModerationHint> {
    await this.standing(connection, communityId);
    const earlier = this.heard.get(connection.id);
    if (earlier && earlier !== communityId) await connection.leave(roomOf(earlier));
    this.heard.set(connection.id, communityId);
    await connection.enter(roomOf(communityId));
    // Asked once in the room: what is told meanwhile is not missed.
    return { communityId, open: await this.standing(connection, communityId) };
  }

  private async standing(connection: LiveConnection, communityId: CommunityId): Promise<number> {
    const actor = await this.actors.resolveAgain(connection.handshake);
    if (actor.kind !== 'person') throw new CommunityNotFound();
    return this.read.standing(actor, communityId);
  }
}
