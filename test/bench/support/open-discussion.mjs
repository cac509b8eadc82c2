import { COMMUNITY_GROWN, COMMUNITY_HERE, COMMUNITY_NEWS } from '@province-comuni/communities-contract';

const PAGE = 20;
const READ_AFTER_MS = 700;
const SPREAD_MS = 2_000;

/** A page that has a discussion open, and asks what the page of the product asks, in the same order (`useCommunityLive`, `EventReader`, `useThread`, `useReadProgress`; the desk is asked where somebody was asked to answer), without drawing it. */
export class OpenDiscussion {
  /** Questions it asked until a post was there. */
  asked = 0;
  /** Numbers of the posts that came, in the order in which they came. */
  came = [];
  awaited = new Map();
  texts = new Set();
  running = false;
  resting = Promise.resolve();

  constructor(ask, communityId, discussionId) {
    Object.assign(this, { ask, communityId, discussionId });
  }

  static async open(socket, ask, communityId, discussionId) {
    const page = new OpenDiscussion(ask, communityId, discussionId);
    const { discussion } = await ask('Discussion', { id: discussionId, after: 0, before: null, first: PAGE });
    page.to = discussion.discussion.lastSequence;
    page.seen = page.wanted = discussion.community.lastEvent;
    socket.on(COMMUNITY_GROWN, ({ sequence }) => page.grown(sequence));
    socket.on(COMMUNITY_NEWS, (news) => page.told(news));
    const { answer } = await socket.timeout(10_000).emitWithAck(COMMUNITY_HERE, { communityId, discussionId });
    page.grown(answer.sequence);
    return page;
  }

  grown(sequence) {
    if (sequence <= this.wanted) return;
    this.wanted = sequence;
    if (!this.running) void this.read();
  }

  told({ entries, posts }) {
    const fresh = entries.filter(({ sequence }) => sequence > this.seen);
    if (fresh.length === 0) return;
    const added = fresh.filter(({ kind, discussionId }) => kind === 'POST_ADDED' && discussionId === this.discussionId);
    if (this.running || !fresh.every(({ sequence }, at) => sequence === this.seen + 1 + at)) return this.grown(fresh.at(-1).sequence);
    this.seen = this.wanted = fresh.at(-1).sequence;
    if (added.length === 0) return;
    if (posts.length === added.length && posts.every(({ sequence }, at) => sequence === this.to + 1 + at)) for (const post of posts) this.show(post);
    else this.catchUp().catch((error) => (this.fault = error));
  }

  async read() {
    this.running = true;
    try {
      do {
        this.asked += 1;
        const { communityEvents } = await this.ask('CommunityEvents', { communityId: this.communityId, after: this.seen });
        const entries = communityEvents.entries.filter(({ sequence }) => sequence > this.seen);
        if (entries.length === 0) break;
        this.seen = entries.at(-1).sequence;
        if (entries.some(({ kind, discussionId }) => kind === 'POST_ADDED' && discussionId === this.discussionId)) await this.catchUp();
      } while (this.seen < this.wanted);
      this.wanted = this.seen;
    } catch (error) {
      this.fault = error;
    }
    this.running = false;
  }

  async catchUp() {
    this.asked += 1;
    const { discussion } = await this.ask('Discussion', { id: this.discussionId, after: this.to, before: null, first: PAGE });
    for (const post of discussion.posts) this.show(post);
  }

  show({ sequence, text }) {
    const at = performance.now();
    this.came.push(sequence);
    this.to = sequence;
    const words = text.content[0].content[0].text;
    this.texts.add(words);
    this.awaited.get(words)?.(at);
    this.resting = new Promise((done) => setTimeout(done, READ_AFTER_MS + Math.random() * SPREAD_MS)).then(() => this.ask('ReadUpTo', { discussionId: this.discussionId, sequence }));
    this.resting.catch((error) => (this.fault = error));
  }

  /** @returns when these words are there */
  shows(words) {
    return new Promise((done) => this.awaited.set(words, done));
  }

  has(words) {
    return this.texts.has(words);
  }

  settled() {
    return this.resting;
  }

  /** @throws Error when a post is missing, came twice or out of order */
  check(posts) {
    if (this.fault) throw this.fault;
    const isWhole = this.came.every((sequence, at) => at === 0 || sequence === this.came[at - 1] + 1);
    if (this.came.length !== posts || !isWhole) throw new Error(`a page showed ${this.came.join(' ')} of ${posts} posts`);
  }
}
