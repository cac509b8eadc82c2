import { referencesOf, type CommunityId, type DiscussionId, type NewsEntry } from '@province-comuni/communities-contract';
import type { Actor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type DatabaseAccess, type TransactionRunner } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import type { ShownPost } from '../discussion/discussion.js';
import { canReport } from '../moderation/moderation.policy.js';
import { canModerate, canRead } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { CommunityLogEntry, DiscussionRepository } from '../ports/discussion-repository.port.js';
import type { PostForReader } from './read-discussions.use-case.js';

/** Entries told at once; a page that was away longer asks. */
const MOST_ENTRIES = 50;

/** What happened in a community, as whoever reads it may know it. */
export interface CommunityHappenings {
  readonly community: Community;
  readonly entries: readonly CommunityLogEntry[];
  /** New posts that look the same to all who only read. */
  readonly posts: readonly ShownPost[];
  readonly moderatorIds: readonly PersonId[];
}

/** Tells open pages what happened: read once for all of them, and each is asked whether it may hear it. */
export class TellNews {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
  ) {}

  /**
   * What happened after this entry of the log.
   * @param watched discussions that are open somewhere: of others no words are read
   * @returns null for a community that is not there
   */
  async after(communityId: CommunityId, entry: number, watched: ReadonlySet<string>): Promise<CommunityHappenings | null> {
    const read = await this.transactions.read(memberAlone(communityId), async () => {
      const [[community], entries, moderatorIds] = await Promise.all([this.communities.find([communityId]), this.discussions.logAfter(communityId, entry, MOST_ENTRIES), this.communities.moderatorIds(communityId)]);
      if (!community) return null;
      const added = Map.groupBy(entries.filter(({ kind, discussionId, postSequence }) => kind === 'POST_ADDED' && postSequence !== null && watched.has(discussionId)), ({ discussionId }) => discussionId);
      const posts = (await Promise.all([...added].map(([id, of]) => this.discussions.posts(id, of.map(({ postSequence }) => postSequence!), null)))).flat();
      return { community, entries, moderatorIds, posts: posts.filter(looksTheSame) };
    });
    if (!read || read.posts.length === 0) return read;
    // That a document goes with a post is known only to who may read the document: whether any does is asked past the wall, and nothing of it is told.
    const accompanied = await this.transactions.read(SYSTEM_ACCESS, () => this.discussions.attachmentsOf(read.posts.map(({ id }) => id)));
    return { ...read, posts: read.posts.filter(({ id }) => !accompanied.has(id)) };
  }

  /** What this reader hears of it on the page of a discussion; null where he does not read now. */
  heardBy(actor: Actor, { community, entries, posts, moderatorIds }: CommunityHappenings, discussionId: DiscussionId): { readonly entries: readonly NewsEntry[]; readonly posts: readonly PostForReader[] } | null {
    if (actor.kind !== 'person' || !canRead(actor, community)) return null;
    // To him posts look otherwise: he asks.
    const doesMore = canModerate(actor, community, { role: moderatorIds.includes(actor.personId) ? 'MODERATORE' : 'MEMBRO' });
    const shown = doesMore ? [] : posts.filter((post) => post.discussionId === discussionId && post.author.personId !== actor.personId);
    return {
      entries: entries.map(({ sequence, kind, discussionId: of, postId, postSequence, personId }) => ({ sequence, kind, discussionId: of, postId, postSequence, own: personId === actor.personId })),
      posts: shown.map((post) => ({ ...post, hidden: null, attachments: [], references: [], movedPlace: null, can: { edit: false, withdraw: false, report: canReport(actor, community, post) } })),
    };
  }
}

/** What everybody who reads the community has in common: the wall lets through what any member may read, and nothing that is one person’s or one Ente’s. */
function memberAlone(communityId: CommunityId): DatabaseAccess {
  return { enteIds: [], communityIds: [communityId] };
}

/** Nothing of it depends on who reads, but what may be done with it. */
function looksTheSame({ withdrawnAt, hiddenAt, movedTo, editedAt, reactions, text }: ShownPost): boolean {
  return withdrawnAt === null && hiddenAt === null && movedTo === null && editedAt === null && reactions.length === 0 && referencesOf(text).length === 0;
}
