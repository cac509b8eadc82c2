import { Inject, Injectable } from '@nestjs/common';
import { COMMUNITY_HERE, DISCUSSION_READERS, DISCUSSION_TYPING, TYPING_EVERY_MS, type CommunityHint, type DiscussionId, type TypingHint } from '@province-comuni/communities-contract';
import { CommunityNotFound, ReadDiscussions, TellReaders, TellTyping } from '@province-comuni/communities-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { REALTIME, type LiveConnection, type Realtime } from '@province-comuni/platform-ports';
import { isUuid } from '@province-comuni/shared-kernel';
import { communityRoom } from './community-room.js';
import { Paced } from './paced.js';
import { WatchingGateway } from './watching-gateway.js';

/** A page is allowed to be a little early. */
const EARLY_MS = 500;
/** Who reads a discussion is told at most so often to its pages here, however many come and go. */
const READERS_EVERY_MS = 1_000;

/** A page that has a discussion open. */
interface Watching {
  readonly connection: LiveConnection;
  readonly discussionId: string;
  /** When its person was last said to be typing, by a clock that only goes forward. */
  typedAt: number;
  /** Who it was last told to be reading. */
  readers?: string;
}

/**
 * Open pages of communities. `community:here` asks to hear of one (and no longer of another); it answers how far the log goes. What is heard are numbers:
 * what happened is asked for with one's own rights. Who types is handed to every copy, and each of its pages is asked before it hears a name.
 * Who reads stands in the database; copies hand each other only that it changed, and each tells its own pages what they may know.
 */
@Injectable()
export class CommunityGateway extends WatchingGateway<CommunityHint> {
  private readonly watching = new Map<string, Watching>();
  private readonly rounds = new Paced(READERS_EVERY_MS, (discussionId) => this.tellReaders(discussionId as DiscussionId));

  constructor(
    @Inject(REALTIME) private readonly live: Realtime,
    @Inject(ACTOR_RESOLVER) private readonly people: RequestActorResolver,
    @Inject(ReadDiscussions) read: ReadDiscussions,
    @Inject(TellTyping) private readonly typing: TellTyping,
    @Inject(TellReaders) private readonly readers: TellReaders,
  ) {
    super(live, people, communityRoom, async (actor, communityId) => ({ communityId, sequence: await read.standing(actor, communityId) }));
  }

  readonly messages = {
    [COMMUNITY_HERE]: (connection: LiveConnection, body: unknown): Promise<CommunityHint> => this.look(connection, body),
    [DISCUSSION_TYPING]: (connection: LiveConnection, body: unknown): Promise<object> => this.types(connection, body),
  };

  override async closed(connection: LiveConnection): Promise<void> {
    await this.depart(connection);
    await super.closed(connection);
  }

  override async alive(): Promise<void> {
    for (const discussionId of await this.readers.keep([...this.watching.keys()])) this.live.handOn(DISCUSSION_READERS, { discussionId });
  }

  /** Of a page that is gone meanwhile, or whose rights are, nothing is left to tell. */
  async handedOn(message: string, body: object): Promise<void> {
    if (message === DISCUSSION_READERS) this.rounds.ask((body as { readonly discussionId: string }).discussionId);
    if (message !== DISCUSSION_TYPING) return;
    const hint = body as TypingHint;
    for (const { connection, discussionId } of [...this.watching.values()]) {
      if (discussionId === hint.discussionId && (await this.typing.hears(await this.people.resolveAgain(connection.handshake), hint))) connection.tell(DISCUSSION_TYPING, hint);
    }
  }

  private async look(connection: LiveConnection, body: unknown): Promise<CommunityHint> {
    await this.depart(connection);
    const answer = await this.here(connection, body);
    const discussionId = discussionIn(body);
    if (!discussionId) return answer;
    this.watching.set(connection.id, { connection, discussionId, typedAt: -Infinity });
    if (await this.readers.enter(await this.people.resolveAgain(connection.handshake), connection.id, discussionId as DiscussionId)) this.live.handOn(DISCUSSION_READERS, { discussionId });
    return answer;
  }

  /** The page has its discussion open no more. */
  private async depart(connection: LiveConnection): Promise<void> {
    if (!this.watching.delete(connection.id)) return;
    const discussionId = await this.readers.leave(connection.id);
    if (discussionId) this.live.handOn(DISCUSSION_READERS, { discussionId });
  }

  /** Read once for all pages of this copy; each is asked, and told where it is news. */
  private async tellReaders(discussionId: DiscussionId): Promise<void> {
    const pages = [...this.watching.values()].filter((page) => page.discussionId === discussionId);
    if (pages.length === 0) return;
    const present = await this.readers.present(discussionId);
    for (const page of pages) {
      const hint = await this.readers.heardBy(await this.people.resolveAgain(page.connection.handshake), present);
      const words = JSON.stringify(hint);
      if (!hint || page.readers === words) continue;
      page.readers = words;
      page.connection.tell(DISCUSSION_READERS, hint);
    }
  }

  /** Said too often, it is said once. @throws CommunityNotFound for a discussion that is not on the page */
  private async types(connection: LiveConnection, body: unknown): Promise<object> {
    const watched = this.watching.get(connection.id);
    const discussionId = discussionIn(body);
    if (!watched || discussionId !== watched.discussionId) throw new CommunityNotFound();
    const now = performance.now();
    if (now - watched.typedAt < TYPING_EVERY_MS - EARLY_MS) return {};
    const hint = await this.typing.say(await this.people.resolveAgain(connection.handshake), discussionId as DiscussionId);
    watched.typedAt = now;
    this.live.handOn(DISCUSSION_TYPING, hint);
    return {};
  }
}

function discussionIn(body: unknown): string | null {
  const { discussionId } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return typeof discussionId === 'string' && isUuid(discussionId) ? discussionId.toLowerCase() : null;
}
