import { Inject, Injectable } from '@nestjs/common';
import { COMMUNITY_GROWN, COMMUNITY_HERE, COMMUNITY_NEWS, DISCUSSION_READERS, DISCUSSION_TYPING, TYPING_EVERY_MS, type CommunityHint, type CommunityId, type CommunityNews, type DiscussionId, type TypingHint } from '@province-comuni/communities-contract';
import { CommunityNotFound, ReadDiscussions, TellNews, TellReaders, TellTyping } from '@province-comuni/communities-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { REALTIME, type LiveConnection, type Realtime } from '@province-comuni/platform-ports';
import { isUuid } from '@province-comuni/shared-kernel';
import { presentPost } from '../communities.presenter.js';
import { communityRoom } from './community-room.js';
import { LogRounds } from './log-rounds.js';
import { Paced } from './paced.js';
import { WatchingGateway } from './watching-gateway.js';

/** A page is allowed to be a little early. */
const EARLY_MS = 500;
/** Who reads a discussion is told at most so often to its pages here, however many come and go. */
const READERS_EVERY_MS = 1_000;

/** A page that has a discussion open. */
interface Watching {
  readonly connection: LiveConnection;
  readonly communityId: CommunityId;
  readonly discussionId: string;
  /** When its person was last said to be typing, by a clock that only goes forward. */
  typedAt: number;
  /** Who it was last told to be reading. */
  readers?: string;
}

/**
 * Open pages of communities. `community:here` asks to hear of one (and no longer of another); it answers how far the log goes. What is heard are numbers:
 * what happened is asked for with one's own rights. A page that has a discussion open hears what happened in the place of the number, for two hundred that ask at once wait for each other:
 * each copy reads it once for its pages, and asks for each who it is and whether he may hear it. Who types is handed to every copy, and each of its pages is asked before it hears a name.
 * Who reads stands in the database; copies hand each other only that it changed, and each tells its own pages what they may know.
 */
@Injectable()
export class CommunityGateway extends WatchingGateway<CommunityHint> {
  private readonly watching = new Map<string, Watching>();
  private readonly news = new LogRounds((communityId, after, wanted) => this.tellNews(communityId as CommunityId, after, wanted));
  private readonly rounds = new Paced(READERS_EVERY_MS, (discussionId) => this.tellReaders(discussionId as DiscussionId));

  constructor(
    @Inject(REALTIME) private readonly live: Realtime,
    @Inject(ACTOR_RESOLVER) private readonly people: RequestActorResolver,
    @Inject(ReadDiscussions) read: ReadDiscussions,
    @Inject(TellTyping) private readonly typing: TellTyping,
    @Inject(TellReaders) private readonly readers: TellReaders,
    @Inject(TellNews) private readonly happenings: TellNews,
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
    if (message === COMMUNITY_GROWN) this.grown(body as CommunityHint);
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
    this.watching.set(connection.id, { connection, communityId: answer.communityId, discussionId, typedAt: -Infinity });
    // From here on it hears what happened, by itself.
    await connection.leave(communityRoom(answer.communityId));
    if (await this.readers.enter(await this.people.resolveAgain(connection.handshake), connection.id, discussionId as DiscussionId)) this.live.handOn(DISCUSSION_READERS, { discussionId });
    return answer;
  }

  private grown(hint: CommunityHint): void {
    const { communityId, sequence } = hint;
    this.live.tellHere(communityRoom(communityId), COMMUNITY_GROWN, hint);
    const pages = this.pagesOf(communityId);
    if (pages.length === 0) this.news.forget(communityId);
    // Told again, it is a number: who has it already asks nothing.
    else if (!this.news.grown(communityId, sequence)) this.live.tellThese(pages.map(({ connection }) => connection), COMMUNITY_GROWN, hint);
  }

  /** Read once for all pages of this copy; each is asked who it is, and told what he may hear. @returns number of the last entry told */
  private async tellNews(communityId: CommunityId, after: number, wanted: number): Promise<number> {
    const pages = this.pagesOf(communityId);
    try {
      const [happened, actors] = await Promise.all([this.happenings.after(communityId, after, new Set(pages.map(({ discussionId }) => discussionId))), this.people.resolveAllAgain(pages.map(({ connection }) => connection.handshake))]);
      const last = happened?.entries.at(-1)?.sequence;
      if (!happened || last === undefined) throw new Error('nothing is there');
      const told = pages.flatMap(({ connection, discussionId }, at) => {
        const heard = this.happenings.heardBy(actors[at]!, happened, discussionId as DiscussionId);
        return heard ? [{ connection, news: JSON.stringify({ communityId, entries: heard.entries, posts: heard.posts.map(presentPost) } satisfies CommunityNews) }] : [];
      });
      for (const [news, hearers] of Map.groupBy(told, (page) => page.news)) this.live.tellThese(hearers.map(({ connection }) => connection), COMMUNITY_NEWS, JSON.parse(news) as CommunityNews);
      return last;
    } catch {
      // What could not be read here each asks for, as long as it takes.
      this.live.tellThese(pages.map(({ connection }) => connection), COMMUNITY_GROWN, { communityId, sequence: wanted } satisfies CommunityHint);
      return wanted;
    }
  }

  private pagesOf(communityId: string): readonly Watching[] {
    return [...this.watching.values()].filter((page) => page.communityId === communityId);
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
