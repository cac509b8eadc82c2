import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DELIBERE_HERE, DELIBERE_MOVED, type DelibereHint } from '@province-comuni/adhesions-contract';
import { AdhesionDesk, AdhesionNotFound, type DelibereHints } from '@province-comuni/adhesions-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { REALTIME, type LiveConnection, type LiveGateway, type Realtime } from '@province-comuni/platform-ports';
import { isUuid } from '@province-comuni/shared-kernel';

/** Those who have the adhesions of a convention open. */
const roomOf = (instanceId: string): string => `delibere:${instanceId}`;

/** Tells open pages that delibere moved on. */
@Injectable()
export class RealtimeDelibereHints implements DelibereHints {
  constructor(@Inject(REALTIME) private readonly realtime: Realtime) {}

  moved(instanceId: string): void {
    this.realtime.tell(roomOf(instanceId), DELIBERE_MOVED, { instanceId } satisfies DelibereHint);
  }
}

/** Open pages of the adhesions of a convention. `delibere:here` asks to hear when the delibere that are made together move on; how far they are is asked for with one's own rights. */
@Injectable()
export class DelibereGateway implements LiveGateway, OnModuleInit {
  /** What this copy's own connections hear of. */
  private readonly heard = new Map<string, string>();

  constructor(
    @Inject(REALTIME) private readonly realtime: Realtime,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
    @Inject(AdhesionDesk) private readonly desk: AdhesionDesk,
  ) {}

  onModuleInit(): void {
    this.realtime.add(this);
  }

  readonly messages = {
    [DELIBERE_HERE]: (connection: LiveConnection, body: unknown): Promise<DelibereHint> => this.here(connection, instanceIn(body)),
  };

  async recheck(connection: LiveConnection): Promise<boolean> {
    const instanceId = this.heard.get(connection.id);
    if (!instanceId) return true;
    try {
      await this.desk.conventionFor(await this.actors.resolveAgain(connection.handshake), instanceId);
      return true;
    } catch (error) {
      if (error instanceof AdhesionNotFound) return false;
      throw error;
    }
  }

  async closed(connection: LiveConnection): Promise<void> {
    this.heard.delete(connection.id);
  }

  async alive(): Promise<void> {
    // Nobody is told who is here.
  }

  private async here(connection: LiveConnection, instanceId: string): Promise<DelibereHint> {
    const earlier = this.heard.get(connection.id);
    if (earlier && earlier !== instanceId) {
      this.heard.delete(connection.id);
      await connection.leave(roomOf(earlier));
    }
    await this.desk.conventionFor(await this.actors.resolveAgain(connection.handshake), instanceId);
    this.heard.set(connection.id, instanceId);
    await connection.enter(roomOf(instanceId));
    return { instanceId };
  }
}

/** @throws AdhesionNotFound for what can be no id of ours: the same answer as for one that does not exist */
function instanceIn(body: unknown): string {
  const { instanceId } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof instanceId !== 'string' || !isUuid(instanceId)) throw new AdhesionNotFound();
  return instanceId.toLowerCase();
}
