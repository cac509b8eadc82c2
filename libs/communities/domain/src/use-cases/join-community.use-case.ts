import type { CommunityId } from '@province-comuni/communities-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { communityIdsOf, databaseAccessOf, enteIdsOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import { canJoin, canKnow } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';

/** Somebody becomes a member by himself, having accepted the guidelines. */
export class JoinCommunity {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly enti: EnteRegistry,
    private readonly clock: Clock,
  ) {}

  /** Who is a member already stays one. @throws CommunityNotFound, CommunityInvalid without the guidelines, CommunityNotAllowed for who has no role in an Ente */
  async execute(actor: SignedInActor, communityId: CommunityId, guidelinesAccepted: boolean): Promise<void> {
    const community = await this.transactions.run(databaseAccessOf(actor), async () => (await this.communities.find([communityId]))[0]);
    if (!community || !canKnow(actor, community)) throw new CommunityNotFound();
    if (communityIdsOf(actor).includes(communityId)) return;
    if (!canJoin(actor, community)) throw new CommunityNotAllowed('Entra chi ha un ruolo in un Ente: chiedete un invito al referente del vostro.');
    if (!guidelinesAccepted) throw new CommunityInvalid({ field: 'guidelinesAccepted', message: 'Per entrare si accettano le regole della community.' });
    const [ente] = await this.enti.findByIds(enteIdsOf(actor).slice(0, 1));
    const now = this.clock.now();
    // A member does not write his own place: it says what he may read.
    await this.transactions.run(SYSTEM_ACCESS, () => this.communities.addMember({ communityId, personId: actor.personId, role: 'MEMBRO', name: actor.name, ente: ente?.denominazione ?? '', since: now, guidelinesAcceptedAt: now }));
  }
}
