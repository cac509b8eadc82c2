import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { NOTICES_CHANGED, NOTICES_HERE } from '@province-comuni/notices-contract';
import { NOTICES_POSTED, NoticesError, ReadNotices, type NoticeHints, type NoticesPosted } from '@province-comuni/notices-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, REALTIME, type BackgroundWork, type LiveConnection, type LiveGateway, type Realtime } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';

/** What every copy is told: whose notices changed. It is heard by nobody as it is. */
interface ChangedFor {
  readonly personIds: readonly PersonId[];
}

/** Hands on whose notices changed: one message for many people, whose pages may be anywhere. */
@Injectable()
export class RealtimeNoticeHints implements NoticeHints, OnModuleInit {
  constructor(
    @Inject(REALTIME) private readonly realtime: Realtime,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
  ) {}

  onModuleInit(): void {
    this.work.subscribe({ name: 'notices.hint', kinds: [NOTICES_POSTED], handle: async (event) => this.changed((event.payload as NoticesPosted).personIds ?? []) });
  }

  changed(personIds: readonly PersonId[]): void {
    if (personIds.length > 0) this.realtime.handOn(NOTICES_CHANGED, { personIds } satisfies ChangedFor);
  }
}

/** Open pages of people with an account: `notices:here` asks to hear that one's own notices changed. What they are is asked for with one's own rights. */
@Injectable()
export class NoticesGateway implements LiveGateway, OnModuleInit {
  /** This copy's own connections, and whose they are. */
  private readonly heard = new Map<string, { readonly connection: LiveConnection; readonly personId: PersonId }>();

  constructor(
    @Inject(REALTIME) private readonly realtime: Realtime,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
    @Inject(ReadNotices) private readonly read: ReadNotices,
  ) {}

  onModuleInit(): void {
    this.realtime.add(this);
  }

  readonly messages = {
    [NOTICES_HERE]: async (connection: LiveConnection): Promise<object> => {
      this.heard.set(connection.id, { connection, personId: this.read.standing(await this.actors.resolveAgain(connection.handshake)) });
      return {};
    },
  };

  async recheck(connection: LiveConnection): Promise<boolean> {
    const held = this.heard.get(connection.id);
    return !held || (await this.isStill(held));
  }

  async closed(connection: LiveConnection): Promise<void> {
    this.heard.delete(connection.id);
  }

  async alive(): Promise<void> {
    // Nobody is told who is here.
  }

  /** Each connection is asked again before it hears: who signed out meanwhile hears nothing. */
  async handedOn(message: string, body: object): Promise<void> {
    if (message !== NOTICES_CHANGED) return;
    const changed = new Set((body as ChangedFor).personIds);
    for (const held of [...this.heard.values()]) if (changed.has(held.personId) && (await this.isStill(held))) held.connection.tell(NOTICES_CHANGED, {});
  }

  private async isStill({ connection, personId }: { readonly connection: LiveConnection; readonly personId: PersonId }): Promise<boolean> {
    try {
      return this.read.standing(await this.actors.resolveAgain(connection.handshake)) === personId;
    } catch (error) {
      if (error instanceof NoticesError) return false;
      throw error;
    }
  }
}
