import type { InitiativeId, IssueId } from '@province-comuni/communities-contract';
import type { Actor } from '@province-comuni/identity-contract';
import type { Community, CommunityMember } from '../community/community.js';
import { CommunityNotFound } from '../errors.js';
import { canRead } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { Initiative, Issue } from './initiative.js';
import type { InitiativeRepository } from './initiative-repository.port.js';

/** An initiative opened by who may read it, with his place in its community. */
export interface OpenInitiativeView {
  readonly community: Community;
  readonly own: CommunityMember | null;
  readonly initiative: Initiative;
}

/** Asks, at every door of initiatives, whether who comes reads the community. Runs in the open transaction. */
export class InitiativeOpener {
  constructor(
    private readonly communities: CommunityRepository,
    private readonly initiatives: InitiativeRepository,
  ) {}

  /** @throws CommunityNotFound also for what is not for him */
  async open(actor: Actor, id: InitiativeId): Promise<OpenInitiativeView> {
    const [initiative] = await this.initiatives.find([id]);
    const [community] = initiative ? await this.communities.find([initiative.communityId]) : [];
    if (!initiative || !community || !canRead(actor, community)) throw new CommunityNotFound();
    return { community, initiative, own: actor.kind === 'person' ? await this.communities.membership(community.id, actor.personId) : null };
  }

  /** @throws CommunityNotFound also for what is not for him */
  async openIssue(actor: Actor, id: IssueId): Promise<OpenInitiativeView & { readonly issue: Issue }> {
    const [issue] = await this.initiatives.findIssues([id]);
    if (!issue) throw new CommunityNotFound();
    return { ...(await this.open(actor, issue.initiativeId)), issue };
  }
}
