import { Global, Logger, Module } from '@nestjs/common';
import { ACTOR_RESOLVER, requireSameOrigin, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { REALTIME } from '@province-comuni/platform-ports';
import { SocketHub } from '@province-comuni/platform-realtime';
import type { AppConfig } from './config.js';
import { ConnectionsFollowIdentity } from './connections-follow-identity.js';
import { ConnectionsFollowRegistry } from './connections-follow-registry.js';
import { APP_CONFIG } from './platform.module.js';

const logger = new Logger('connessioni');

/** Open connections: who is let in is what the session says, from our own pages only. */
@Global()
@Module({
  providers: [
    {
      provide: SocketHub,
      inject: [APP_CONFIG, ACTOR_RESOLVER],
      useFactory: (config: AppConfig, actors: RequestActorResolver) =>
        new SocketHub({
          databaseUrl: config.databaseUrl,
          admit: async (handshake) => {
            if (!requireSameOrigin(handshake)) return null;
            const actor = await actors.resolveAgain(handshake);
            return actor.kind === 'person' ? actor.personId : null;
          },
          report: (message) => logger.error(message),
        }),
    },
    { provide: REALTIME, useExisting: SocketHub },
    ConnectionsFollowIdentity,
    ConnectionsFollowRegistry,
  ],
  exports: [SocketHub, REALTIME],
})
export class LiveModule {}
