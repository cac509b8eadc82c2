import type { CommunitiesEvent, CommunityId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import { CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import { canKnow, isModerator } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';

/** A member goes, or is taken out, with the groups of the community: from then on he reads no more than anybody else. What he wrote stays. */
export class LeaveCommunity {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly outbox: Outbox,
    private readonly hints: CommunityHints,
  ) {}

  /** Who leaves what he is not in is where he wanted to be: once more, or for what is not there, changes nothing. @param personId himself, or whom a moderator takes out. @throws CommunityNotFound also when whom a moderator takes out is no member, CommunityNotAllowed */
  async execute(actor: SignedInActor, communityId: CommunityId, personId: PersonId): Promise<void> {
    const isHimself = personId === actor.personId;
    if (!isHimself) await this.transactions.run(databaseAccessOf(actor), async () => {
      const [community] = await this.communities.find([communityId]);
      if (!community || !canKnow(actor, community)) throw new CommunityNotFound();
      if (!isModerator(actor, community, await this.communities.membership(communityId, actor.personId))) throw new CommunityNotAllowed();
    });
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const left = await this.communities.removeMember(communityId, personId);
      if (left.length === 0 && !isHimself) throw new CommunityNotFound();
      for (const id of left) await this.outbox.record({ kind: 'communities.member-left', payload: { communityId: id, personId } } satisfies CommunitiesEvent);
    });
    this.hints.left(personId);
  }
}
