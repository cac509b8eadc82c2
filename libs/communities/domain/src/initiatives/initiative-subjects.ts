import type { InitiativeId, IssueId } from '@province-comuni/communities-contract';
import type { NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import { isUuid } from '@province-comuni/shared-kernel';
import { audienceOf } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { InitiativeRepository } from './initiative-repository.port.js';

/** Where an initiative is read. */
export function initiativeHref(id: InitiativeId): string {
  return `/iniziative/${id}`;
}

/** Where an issue is read. */
export function issueHref(id: IssueId): string {
  return `/questioni/${id}`;
}

/** Issues as what people are told of: who has one, and who moderates, are told; nobody has to follow them. */
export class IssueSubjects implements NoticeSubjectSource {
  readonly kind = 'questione';
  readonly followable = false;

  constructor(
    private readonly communities: CommunityRepository,
    private readonly initiatives: InitiativeRepository,
  ) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const found = await this.initiatives.findIssues(ids.filter(isUuid) as IssueId[]);
    const communities = new Map((await this.communities.find([...new Set(found.map(({ communityId }) => communityId))])).map((community) => [community.id, community]));
    return new Map(
      found.flatMap(({ id, communityId, title }) => {
        const community = communities.get(communityId);
        return community ? [[id, { title, href: issueHref(id), audience: audienceOf(community) }] as const] : [];
      }),
    );
  }
}
