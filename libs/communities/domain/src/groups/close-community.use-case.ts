import type { CommunityId } from '@province-comuni/communities-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import { canClose } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { CommunityKeeper } from './community-keeper.js';

/** A group or a space whose work is over is closed: it is read as before and no longer written, until it is opened again. */
export class CloseCommunity {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly keeper: CommunityKeeper,
    private readonly clock: Clock,
  ) {}

  /** With its groups, which are opened again one by one. Said twice it is said once. @throws CommunityNotFound, CommunityNotAllowed also for a group of what is closed */
  async execute(actor: SignedInActor, communityId: CommunityId, closed: boolean): Promise<void> {
    await this.keeper.open(actor, communityId, canClose);
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const community = await this.communities.lock(communityId);
      if (!community) throw new CommunityNotFound();
      const [parent] = community.parentId ? await this.communities.find([community.parentId]) : [];
      if (!closed && parent?.closedAt) throw new CommunityNotAllowed('La community di cui è un gruppo è chiusa: si riapre prima quella.');
      await this.communities.setClosed(communityId, closed ? { at: this.clock.now(), by: actor.name } : null);
    });
  }
}
