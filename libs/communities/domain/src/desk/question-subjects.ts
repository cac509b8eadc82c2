import type { DiscussionId } from '@province-comuni/communities-contract';
import type { NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import { isUuid } from '@province-comuni/shared-kernel';
import { discussionHref } from '../notices/community-subjects.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { questionAudience } from './desk.policy.js';

/** Questions that went to UPI, as what its people are told of: they may be no members. */
export class QuestionSubjects implements NoticeSubjectSource {
  readonly kind = 'domanda';
  readonly followable = false;

  constructor(
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
  ) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const known = ids.filter(isUuid) as DiscussionId[];
    const hidden = await this.communities.hiddenDiscussions(known);
    const found = await this.discussions.find(known.filter((id) => !hidden.has(id)));
    const communities = new Map((await this.communities.find([...new Set(found.map(({ communityId }) => communityId))])).map((community) => [community.id, community]));
    return new Map(
      found.flatMap(({ id, communityId, title }) => {
        const community = communities.get(communityId);
        return community ? [[id, { title, href: discussionHref(community.key, id), audience: questionAudience(community) }] as const] : [];
      }),
    );
  }
}
