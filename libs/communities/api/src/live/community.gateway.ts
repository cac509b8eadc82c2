import { Inject, Injectable } from '@nestjs/common';
import { COMMUNITY_HERE, type CommunityHint } from '@province-comuni/communities-contract';
import { ReadDiscussions } from '@province-comuni/communities-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { REALTIME, type LiveConnection, type Realtime } from '@province-comuni/platform-ports';
import { communityRoom } from './community-room.js';
import { WatchingGateway } from './watching-gateway.js';

/**
 * Open pages of communities. `community:here` asks to hear of one (and no longer of another); it answers how far the log goes. What is heard are numbers:
 * what happened is asked for with one's own rights.
 */
@Injectable()
export class CommunityGateway extends WatchingGateway<CommunityHint> {
  constructor(@Inject(REALTIME) realtime: Realtime, @Inject(ACTOR_RESOLVER) actors: RequestActorResolver, @Inject(ReadDiscussions) read: ReadDiscussions) {
    super(realtime, actors, communityRoom, async (actor, communityId) => ({ communityId, sequence: await read.standing(actor, communityId) }));
  }

  readonly messages = {
    [COMMUNITY_HERE]: (connection: LiveConnection, body: unknown): Promise<CommunityHint> => this.here(connection, body),
  };
}
