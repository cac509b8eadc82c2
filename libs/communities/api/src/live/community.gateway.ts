import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { COMMUNITY_HERE, type CommunityHint, type CommunityId } from '@province-comuni/communities-contract';
import { CommunityNotFound, ReadDiscussions } from '@province-comuni/communities-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { REALTIME, type LiveConnection, type LiveGateway, type Realtime } from '@province-comuni/platform-ports';
import { isUuid } from '@province-comuni/shared-kernel';
import { communityRoom } from './community-room.js';

/**
 * Open pages of communities. `community:here` asks to hear of one (and no longer of another); it answers how far the log goes. What is heard are numbers:
 * what happened is asked for with one's own rights.
 */
@Injectable()
export class CommunityGateway implements LiveGateway, OnModuleInit {
  /** What this copy's own connections hear of. */
  private readonly heard = new Map<string, CommunityId>();

  constructor(
    @Inject(REALTIME) private readonly realtime: Realtime,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
    @Inject(ReadDiscussions) private readonly read: ReadDiscussions,
  ) {}

  onModuleInit(): void {
    this.realtime.add(this);
  }

  readonly messages = {
    [COMMUNITY_HERE]: (connection: LiveConnection, body: unknown): Promise<CommunityHint> => this.here(connection, communityIn(body)),
  };

  async recheck(connection: LiveConnection): Promise<boolean> {
    const communityId = this.heard.get(connection.id);
    if (!communityId) return true;
    try {
      await this.read.standing(await this.actors.resolveAgain(connection.handshake), communityId);
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

  private async here(connection: LiveConnection, communityId: CommunityId): Promise<CommunityHint> {
    const earlier = this.heard.get(connection.id);
    if (earlier && earlier !== communityId) {
      this.heard.delete(connection.id);
      await connection.leave(communityRoom(earlier));
    }
    const actor = await this.actors.resolveAgain(connection.handshake);
    await this.read.standing(actor, communityId);
    this.heard.set(connection.id, communityId);
    await connection.enter(communityRoom(communityId));
    // Asked once in the room: what is told meanwhile is not missed.
    return { communityId, sequence: await this.read.standing(actor, communityId) };
  }
}

/** @throws CommunityNotFound for what can be no id of ours: the same answer as for one that does not exist */
export function communityIn(body: unknown): CommunityId {
  const { communityId } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof communityId !== 'string' || !isUuid(communityId)) throw new CommunityNotFound();
  return communityId.toLowerCase() as CommunityId;
}
