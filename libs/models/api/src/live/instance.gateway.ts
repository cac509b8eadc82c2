import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { PresentPeople } from '@province-comuni/models-contract';
import { BePresent, EndPresence, InstanceNotFound, KeepPresence, ListPresent, type InstanceId } from '@province-comuni/models-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { REALTIME, type LiveConnection, type LiveGateway, type Realtime } from '@province-comuni/platform-ports';
import { instanceRoom } from './instance-room.js';
import { readPageMessage, type PageMessage } from './page-message.js';

/**
 * Open pages of instances. `instance:here` says that a page is open and where its person is writing; it answers who else is there, and those hear `instance:people`.
 * Who is there stands in the database: this copy remembers only what its own connections said last.
 */
@Injectable()
export class InstanceGateway implements LiveGateway, OnModuleInit {
  private readonly pages = new Map<string, PageMessage>();

  constructor(
    @Inject(REALTIME) private readonly realtime: Realtime,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
    @Inject(BePresent) private readonly bePresent: BePresent,
    @Inject(EndPresence) private readonly endPresence: EndPresence,
    @Inject(KeepPresence) private readonly keepPresence: KeepPresence,
    @Inject(ListPresent) private readonly listPresent: ListPresent,
  ) {}

  onModuleInit(): void {
    this.realtime.add(this);
  }

  readonly messages = {
    'instance:here': (connection: LiveConnection, body: unknown): Promise<PresentPeople> => this.here(connection, readPageMessage(body)),
  };

  async recheck(connection: LiveConnection): Promise<boolean> {
    const page = this.pages.get(connection.id);
    if (!page) return true;
    try {
      await this.here(connection, page);
      return true;
    } catch (error) {
      if (error instanceof InstanceNotFound) return false;
      throw error;
    }
  }

  async closed(connection: LiveConnection): Promise<void> {
    this.pages.delete(connection.id);
    await this.depart(connection);
  }

  async alive(connectionIds: readonly string[]): Promise<void> {
    for (const instanceId of await this.keepPresence.execute(connectionIds)) await this.tellPeople(instanceId);
  }

  /** @throws InstanceNotFound */
  private async here(connection: LiveConnection, page: PageMessage): Promise<PresentPeople> {
    const earlier = this.pages.get(connection.id);
    if (earlier && earlier.instanceId !== page.instanceId) {
      await connection.leave(instanceRoom(earlier.instanceId));
      await this.depart(connection);
    }
    const actor = await this.actors.resolveAgain(connection.handshake);
    const news = await this.bePresent.execute(actor, { connectionId: connection.id, ...page });
    this.pages.set(connection.id, page);
    // In the room first: what is told while the list is read is not missed.
    await connection.enter(instanceRoom(page.instanceId));
    return news ? this.tellPeople(page.instanceId) : this.listPresent.execute(page.instanceId);
  }

  private async depart(connection: LiveConnection): Promise<void> {
    const left = await this.endPresence.execute(connection.id);
    if (left) await this.tellPeople(left);
  }

  private async tellPeople(instanceId: InstanceId): Promise<PresentPeople> {
    const present = await this.listPresent.execute(instanceId);
    this.realtime.tell(instanceRoom(instanceId), 'instance:people', present);
    return present;
  }
}
