import { plainTextOf, type CommunitiesEvent } from '@province-comuni/communities-contract';
import { SYSTEM_ACCESS, type SearchEntry, type SearchSource, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Community } from '../community/community.js';
import type { Discussion, Post } from '../discussion/discussion.js';
import { discussionHref } from '../notices/community-subjects.js';
import { audienceOf } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { entryIdOf, partOf, partOfEntry } from './discussion-parts.js';

const SUMMARY = 300;

type Heard = Extract<CommunitiesEvent, { kind: 'communities.post-added' | 'communities.discussion-changed' }>;

/** Discussions, for who searches: a passage per post, an entry per hundred posts, for whom the community is. */
export class DiscussionSearchSource implements SearchSource {
  readonly kind = 'discussione';
  readonly label = 'Discussioni';
  readonly follows = ['communities.post-added', 'communities.discussion-changed'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
  ) {}

  /** Many answers in a moment are one entry, written once. */
  subjectOf(event: { readonly payload: object }): string {
    const { discussionId, sequence } = event.payload as Heard['payload'];
    return sequence === undefined ? discussionId : `${discussionId}/${partOf(sequence)}`;
  }

  async concerned(event: { readonly payload: object }): Promise<readonly string[]> {
    const { discussionId: id, sequence } = event.payload as Heard['payload'];
    if (sequence !== undefined) return [entryIdOf({ id, part: partOf(sequence) })];
    const [discussion] = await this.discussions.find([id]);
    return Array.from({ length: partOf(discussion?.lastSequence ?? 1) + 1 }, (_, part) => entryIdOf({ id, part }));
  }

  async entries(ids: readonly string[]): Promise<readonly SearchEntry[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const parts = ids.map(partOfEntry);
      const found = new Map((await this.discussions.find([...new Set(parts.map(({ id }) => id))])).filter(({ movedTo }) => movedTo === null).map((discussion) => [discussion.id, discussion]));
      const communities = new Map((await this.communities.find([...new Set([...found.values()].map(({ communityId }) => communityId))])).map((community) => [community.id, community]));
      const entries: SearchEntry[] = [];
      for (const { id, part } of parts) {
        const discussion = found.get(id);
        const read = discussion && (await this.discussions.part({ id, part }));
        if (read) entries.push(toEntry(discussion, communities.get(discussion.communityId)!, part, read));
      }
      return entries;
    });
  }

  async ids(after: string | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]> {
    const parts = await this.transactions.run(SYSTEM_ACCESS, () => this.discussions.parts(after === null ? null : partOfEntry(after), limit));
    return parts.map(({ version, ...part }) => ({ id: entryIdOf(part), version }));
  }
}

function toEntry({ id, title, tags, createdAt, solvedSequence }: Discussion, community: Community, part: number, { version, posts }: { readonly version: number; readonly posts: readonly Post[] }): SearchEntry {
  const texts = posts.filter(({ withdrawnAt, hiddenAt }) => withdrawnAt === null && hiddenAt === null).map((post) => ({ post, text: plainTextOf(post.text) }));
  const href = discussionHref(community.key, id);
  return {
    ...{ kind: 'discussione', id: entryIdOf({ id, part }), part: { of: id, number: part }, version, title },
    // The first post is said by its own part alone: when it is hidden, no other has to forget it.
    summary: part === 0 ? (texts[0]?.text ?? '').slice(0, SUMMARY) : '',
    ...{ keywords: [community.title, ...tags], href, audience: audienceOf(community) },
    facets: { ...(community.pillarKey ? { pilastro: [community.pillarKey] } : {}), anno: [String(createdAt.getFullYear())] },
    date: posts.reduce((newest, post) => (post.createdAt > newest ? post.createdAt : newest), createdAt),
    weight: solvedSequence === null ? 0 : 0.5,
    passages: texts.map(({ post, text }) => ({
      ...{ ordinal: post.sequence - 1, page: null, heading: post.sequence === solvedSequence ? 'La risposta che l’ha risolta' : `${post.author.name}, messaggio ${post.sequence}`, text },
      href: discussionHref(community.key, id, post.sequence),
    })),
  };
}
