import type { OnModuleInit } from '@nestjs/common';
import type { CommunityId } from '@province-comuni/communities-contract';
import { CommunityNotFound } from '@province-comuni/communities-domain';
import type { Actor } from '@province-comuni/identity-contract';
import type { RequestActorResolver } from '@province-comuni/platform-graphql';
import type { LiveConnection, LiveGateway, Realtime } from '@province-comuni/platform-ports';
import { isUuid } from '@province-comuni/shared-kernel';

/** Open pages that hear of one community, one at a time, while its standing may be asked: numbers alone, what happened is asked for with one's own rights. */
export abstract class WatchingGateway<Hint> implements LiveGateway, OnModuleInit {
  /** What this copy's own connections hear of. */
  private readonly heard = new Map<string, CommunityId>();

  /** @param standing how things stand for the actor, or CommunityNotFound: then he hears nothing */
  protected constructor(
    private readonly realtime: Realtime,
    private readonly actors: RequestActorResolver,
    private readonly roomOf: (communityId: CommunityId) => string,
    private readonly standing: (actor: Actor, communityId: CommunityId) => Promise<Hint>,
  ) {}

  abstract readonly messages: LiveGateway['messages'];

  onModuleInit(): void {
    this.realtime.add(this);
  }

  async recheck(connection: LiveConnection): Promise<boolean> {
    const communityId = this.heard.get(connection.id);
    if (!communityId) return true;
    try {
      await this.standing(await this.actors.resolveAgain(connection.handshake), communityId);
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

  /** Asks to hear of a community, and no longer of another. @param body `{ communityId }` */
  protected async here(connection: LiveConnection, body: unknown): Promise<Hint> {
    const communityId = communityIn(body);
    const earlier = this.heard.get(connection.id);
    if (earlier && earlier !== communityId) {
      this.heard.delete(connection.id);
      await connection.leave(this.roomOf(earlier));
    }
    const actor = await this.actors.resolveAgain(connection.handshake);
    await this.standing(actor, communityId);
    this.heard.set(connection.id, communityId);
    await connection.enter(this.roomOf(communityId));
    // Asked once in the room: what is told meanwhile is not missed.
    return this.standing(actor, communityId);
  }
}

/** @throws CommunityNotFound for what can be no id of ours: the same answer as for one that does not exist */
function communityIn(body: unknown): CommunityId {
  const { communityId } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof communityId !== 'string' || !isUuid(communityId)) throw new CommunityNotFound();
  return communityId.toLowerCase() as CommunityId;
}
