import type { CommunityId } from '@province-comuni/communities-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import { CommunityInvalid, CommunityNotFound } from '../errors.js';
import { canModerate } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { CommunityKeeper } from './community-keeper.js';

const MOST_AT_ONCE = 50;

/** Who moderates a working group takes members of its community into it, and tells them. */
export class ChooseMembers {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly keeper: CommunityKeeper,
    private readonly board: NoticeBoard,
    private readonly hints: CommunityHints,
    private readonly clock: Clock,
  ) {}

  /** Who is in it stays as he is. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid when one is no member of the community */
  async execute(actor: SignedInActor, communityId: CommunityId, personIds: readonly PersonId[]): Promise<void> {
    const group = await this.keeper.open(actor, communityId, (who, community, own) => community.parentId !== null && canModerate(who, community, own));
    const { parentId } = group;
    if (!parentId) throw new CommunityNotFound();
    const chosen = [...new Set(personIds)].sort();
    if (chosen.length === 0 || chosen.length > MOST_AT_ONCE) throw new CommunityInvalid({ field: 'personIds', message: `Scegliete da 1 a ${MOST_AT_ONCE} persone.` });
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      // Who leaves the community meanwhile waits, or was quicker. All of them before the group is held, which they may be leaving.
      for (const personId of chosen) await this.communities.lockMember(parentId, personId);
      for (const personId of chosen) {
        const place = await this.communities.membership(parentId, personId);
        if (!place) throw new CommunityInvalid({ field: 'personIds', message: `In un gruppo di lavoro entrano i membri della sua community.` });
        // It began with the rules of the community, which he accepted; those that it made since he is asked to accept.
        const { name, ente, guidelinesAcceptedAt } = place;
        const isNew = await this.communities.addMember({ communityId, personId, role: 'MEMBRO', name, ente, since: this.clock.now(), guidelinesAcceptedAt, guidelinesVersion: 1 });
        if (!isNew || personId === actor.personId) continue;
        await this.board.post([{ personId, topic: 'community.invito', key: `gruppo:${communityId}:${this.clock.now().getTime()}`, title: `Siete nel gruppo di lavoro «${group.title}»`, text: `Vi ha scelto ${actor.name}. ${group.purpose}`, href: `/community/${group.key}`, subjects: [{ kind: 'community', id: communityId }], frequency: 'SUBITO' }]);
      }
    });
    for (const personId of chosen) this.hints.joined(personId);
  }
}
