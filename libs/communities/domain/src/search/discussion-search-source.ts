import { plainTextOf, type DiscussionId } from '@province-comuni/communities-contract';
import { SYSTEM_ACCESS, type SearchEntry, type SearchSource, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Community } from '../community/community.js';
import type { Discussion, ShownPost } from '../discussion/discussion.js';
import { discussionHref } from '../notices/community-subjects.js';
import { audienceOf } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';

/** Posts of a discussion that are searched: the first ones, the newest ones, and the solution. */
const FROM_EACH_END = 30;
const SUMMARY = 300;

/** Discussions, for who searches: a passage per post, for whom the community is. */
export class DiscussionSearchSource implements SearchSource {
  readonly kind = 'discussione';
  readonly label = 'Discussioni';
  readonly follows = ['communities.post-added', 'communities.discussion-changed'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
  ) {}

  async concerned(event: { readonly payload: object }): Promise<readonly string[]> {
    return [(event.payload as { discussionId: string }).discussionId];
  }

  async entries(ids: readonly string[]): Promise<readonly SearchEntry[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const found = await this.discussions.find(ids as DiscussionId[]);
      const communities = new Map((await this.communities.find([...new Set(found.map(({ communityId }) => communityId))])).map((community) => [community.id, community]));
      const entries: SearchEntry[] = [];
      for (const discussion of found) entries.push(toEntry(discussion, communities.get(discussion.communityId)!, await this.discussions.posts(discussion.id, searched(discussion), null)));
      return entries;
    });
  }

  async ids(after: string | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.discussions.versions(after as DiscussionId | null, limit));
  }
}

function searched({ lastSequence, solvedSequence }: Discussion): number[] {
  const wanted = new Set<number>(solvedSequence === null ? [] : [solvedSequence]);
  for (let index = 0; index < Math.min(FROM_EACH_END, lastSequence); index += 1) wanted.add(index + 1).add(lastSequence - index);
  return [...wanted];
}

function toEntry(discussion: Discussion, community: Community, posts: readonly ShownPost[]): SearchEntry {
  const texts = posts.filter(({ withdrawnAt, hiddenAt }) => withdrawnAt === null && hiddenAt === null).map((post) => ({ post, text: plainTextOf(post.text) }));
  return {
    ...{ kind: 'discussione', id: discussion.id, version: discussion.revision, title: discussion.title, summary: (texts[0]?.text ?? '').slice(0, SUMMARY) },
    ...{ keywords: [community.title, ...discussion.tags], href: discussionHref(community.key, discussion.id), audience: audienceOf(community) },
    facets: { ...(community.pillarKey ? { pilastro: [community.pillarKey] } : {}), anno: [String(discussion.createdAt.getFullYear())] },
    date: discussion.lastPostAt,
    weight: discussion.solvedSequence === null ? 0 : 0.5,
    passages: texts.map(({ post, text }, ordinal) => ({ ordinal, page: null, heading: post.sequence === discussion.solvedSequence ? 'La risposta che l’ha risolta' : `${post.author.name}, messaggio ${post.sequence}`, text })),
  };
}
