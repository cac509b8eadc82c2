import type { CommunityId, DiscussionId, PostId } from '@province-comuni/communities-contract';
import type { NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import { isUuid } from '@province-comuni/shared-kernel';
import { audienceOf } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';

/** Where a discussion is read; a post by its number. */
export function discussionHref(communityKey: string, id: DiscussionId, sequence?: number): string {
  return `/community/${communityKey}/${id}${sequence === undefined || sequence === 1 ? '' : `?messaggio=${sequence}`}`;
}

/** Kinds of notices of posts: what is said, mentions, announcements, being asked for an answer. */
export const POST_TOPICS = ['community.messaggio', 'community.citazione', 'community.annuncio', 'community.richiesta'] as const;

/** Discussions and communities as what people follow and are told of. */
export class CommunitySubjects {
  constructor(
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
  ) {}

  all(): NoticeSubjectSource[] {
    return [
      { kind: 'discussione', followable: true, cards: (ids) => this.discussionCards(ids.filter(isUuid) as DiscussionId[]) },
      // Nobody follows a post: it stands in notices for whether it may still be read.
      { kind: 'messaggio', followable: false, cards: (ids) => this.postCards(ids.filter(isUuid) as PostId[]) },
      { kind: 'community', followable: true, topics: POST_TOPICS, cards: (ids) => this.communityCards(ids.filter(isUuid) as CommunityId[]) },
    ];
  }

  private async discussionCards(ids: readonly DiscussionId[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const found = await this.discussions.find(ids);
    const communities = new Map((await this.communities.find([...new Set(found.map(({ communityId }) => communityId))])).map((community) => [community.id, community]));
    return new Map(
      found.flatMap(({ id, communityId, title }) => {
        const community = communities.get(communityId);
        return community ? [[id, { title, href: discussionHref(community.key, id), audience: audienceOf(community) }] as const] : [];
      }),
    );
  }

  private async postCards(ids: readonly PostId[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const found = (await this.discussions.findPosts(ids)).filter(({ withdrawnAt, hiddenAt }) => withdrawnAt === null && hiddenAt === null);
    const cards = await this.discussionCards([...new Set(found.map(({ discussionId }) => discussionId))]);
    return new Map(found.flatMap(({ id, discussionId }) => (cards.has(discussionId) ? [[id, cards.get(discussionId)!] as const] : [])));
  }

  private async communityCards(ids: readonly CommunityId[]): Promise<ReadonlyMap<string, SubjectCard>> {
    return new Map((await this.communities.find(ids)).map((community) => [community.id, { title: community.title, href: `/community/${community.key}`, audience: audienceOf(community) }]));
  }
}
