import type { CommunityId, CommunityStanding, CommunityStandings, DiscussionId } from '@province-comuni/communities-contract';
import type { Actor } from '@province-comuni/identity-contract';
import { isUuid, type PersonId } from '@province-comuni/shared-kernel';
import { audienceOf, canModerate, canRead, canWrite } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';

/** What somebody may do in a community, by the policies of this domain, for others whose things belong to one. */
export class TellStandings implements CommunityStandings<Actor> {
  constructor(private readonly communities: CommunityRepository) {}

  async of(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, CommunityStanding>> {
    const found = await this.communities.find(ids.filter(isUuid) as CommunityId[]);
    const own = actor.kind === 'person' && found.length > 0 ? await this.communities.membershipsOf(actor.personId) : new Map();
    return new Map(
      found
        .filter((community) => canRead(actor, community))
        .map((community) => {
          const { id, key, title } = community;
          return [id, { id, key, title, audience: audienceOf(community), read: true, member: canWrite(actor, community), moderate: canModerate(actor, community, own.get(id) ?? null) }] as const;
        }),
    );
  }

  async audiences(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly title: string; readonly key: string; readonly audience: readonly string[] }>> {
    return new Map((await this.communities.find(ids.filter(isUuid) as CommunityId[])).map((community) => [community.id, { title: community.title, key: community.key, audience: audienceOf(community) }]));
  }

  async hiddenDiscussions(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return ids.length === 0 ? new Set() : this.communities.hiddenDiscussions(ids.filter(isUuid) as DiscussionId[]);
  }

  memberIds(id: string, after: PersonId | null, limit: number): Promise<readonly PersonId[]> {
    return this.communities.memberIds(id as CommunityId, after, limit);
  }
}
