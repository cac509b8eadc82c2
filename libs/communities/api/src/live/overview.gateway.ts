import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { COMMUNITIES_HERE, COMMUNITIES_JOINED, COMMUNITIES_READ, type CommunityId } from '@province-comuni/communities-contract';
import { CommunityNotFound, ReadCommunities } from '@province-comuni/communities-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { REALTIME, type LiveConnection, type LiveGateway, type Realtime } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import { communityRoom } from './community-room.js';

interface Overview {
  readonly connection: LiveConnection;
  readonly personId: PersonId;
  readonly communityIds: readonly CommunityId[];
}

/**
 * Open pages of all communities: `communities:here` asks to hear how far the log of each of one's own goes, and that one read on elsewhere. Numbers alone; what is left to
 * read is asked for with one's own rights. Who is no longer in one of them is closed, and asks anew; who is in one more hears of it at once, and of that one from then on.
 */
@Injectable()
export class OverviewGateway implements LiveGateway, OnModuleInit {
  /** This copy's own connections. */
  private readonly heard = new Map<string, Overview>();

  constructor(
    @Inject(REALTIME) private readonly realtime: Realtime,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
    @Inject(ReadCommunities) private readonly read: ReadCommunities,
  ) {}

  onModuleInit(): void {
    this.realtime.add(this);
  }

  readonly messages = {
    [COMMUNITIES_HERE]: async (connection: LiveConnection): Promise<object> => {
      const { personId, communityIds } = this.read.heardBy(await this.actors.resolveAgain(connection.handshake));
      const earlier = this.heard.get(connection.id)?.communityIds ?? [];
      this.heard.set(connection.id, { connection, personId, communityIds });
      for (const id of earlier) if (!communityIds.includes(id)) await connection.leave(communityRoom(id));
      for (const id of communityIds) await connection.enter(communityRoom(id));
      return {};
    },
  };

  async recheck(connection: LiveConnection): Promise<boolean> {
    const held = this.heard.get(connection.id);
    if (!held) return true;
    const now = await this.mayHear(held);
    if (now) await this.widen(held, now);
    return now !== null;
  }

  async closed(connection: LiveConnection): Promise<void> {
    this.heard.delete(connection.id);
  }

  async alive(): Promise<void> {
    // Nobody is told who is here.
  }

  async handedOn(message: string, body: object): Promise<void> {
    if (message !== COMMUNITIES_READ) return;
    const { personId } = body as { readonly personId: PersonId };
    for (const held of [...this.heard.values()]) if (held.personId === personId && (await this.mayHear(held))) held.connection.tell(COMMUNITIES_READ, {});
  }

  /** He came into one in another window, or was taken in. */
  private async widen(held: Overview, communityIds: readonly CommunityId[]): Promise<void> {
    const joined = communityIds.filter((id) => !held.communityIds.includes(id));
    if (joined.length === 0) return;
    for (const id of joined) await held.connection.enter(communityRoom(id));
    this.heard.set(held.connection.id, { ...held, communityIds });
    held.connection.tell(COMMUNITIES_JOINED, {});
  }

  /** @returns his communities of now; null where the connection may hear no more, because it is another's or he is out of one */
  private async mayHear({ connection, personId, communityIds }: Overview): Promise<readonly CommunityId[] | null> {
    try {
      const now = this.read.heardBy(await this.actors.resolveAgain(connection.handshake));
      return now.personId === personId && communityIds.every((id) => now.communityIds.includes(id)) ? now.communityIds : null;
    } catch (error) {
      if (error instanceof CommunityNotFound) return null;
      throw error;
    }
  }
}
