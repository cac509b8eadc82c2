import type { CommunityId } from '@province-comuni/communities-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { communityIdsOf, databaseAccessOf, enteIdsOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import { canJoin, canKnow } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';

/** Somebody becomes a member by himself, having accepted the guidelines. */
export class JoinCommunity {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly enti: EnteRegistry,
    private readonly hints: CommunityHints,
    private readonly clock: Clock,
  ) {}

  /** Who is a member already stays one. @param seenVersion which guidelines were on the page; null: those of now. @throws CommunityNotFound, CommunityInvalid without the guidelines, or when they changed meanwhile, CommunityNotAllowed for who has no role in an Ente */
  async execute(actor: SignedInActor, communityId: CommunityId, guidelinesAccepted: boolean, seenVersion: number | null = null): Promise<void> {
    const community = await this.transactions.run(databaseAccessOf(actor), async () => (await this.communities.find([communityId]))[0]);
    if (!community || !canKnow(actor, community)) throw new CommunityNotFound();
    if (communityIdsOf(actor).includes(communityId)) return;
    if (!canJoin(actor, community)) throw new CommunityNotAllowed(community.closedAt ? 'La community è chiusa: non vi entra più nessuno.' : reasonNot(community));
    if (!guidelinesAccepted) throw new CommunityInvalid({ field: 'guidelinesAccepted', message: 'Per entrare si accettano le regole della community.' });
    const { guidelinesVersion } = community;
    if (seenVersion !== null && seenVersion !== guidelinesVersion) throw new CommunityInvalid({ field: 'guidelinesAccepted', message: GUIDELINES_MOVED });
    const inTerritory = actor.memberships.find(({ provinciaId }) => community.provinciaId !== null && provinciaId === community.provinciaId);
    const [ente] = await this.enti.findByIds(inTerritory ? [inTerritory.enteId] : enteIdsOf(actor).slice(0, 1));
    const now = this.clock.now();
    // A member does not write his own place: it says what he may read.
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      // Who leaves the community of a group at the same time waits, or was quicker.
      if (community.parentId) await this.communities.lockMember(community.parentId, actor.personId);
      if (community.parentId && !(await this.communities.membership(community.parentId, actor.personId))) throw new CommunityNotFound();
      await this.communities.addMember({ communityId, personId: actor.personId, role: 'MEMBRO', name: actor.name, ente: ente?.denominazione ?? '', since: now, guidelinesAcceptedAt: now, guidelinesVersion });
    });
    this.hints.joined(actor.personId);
  }
}

/** Why an acceptance does not hold. */
export const GUIDELINES_MOVED = 'Le regole sono cambiate mentre le leggevate: rileggetele e accettatele di nuovo.';

function reasonNot({ parentId, provinciaId }: Pick<Community, 'parentId' | 'provinciaId'>): string {
  if (parentId) return 'Nel gruppo di lavoro entrano i membri della sua community: entrate prima in quella.';
  return provinciaId ? 'Qui entra chi ha un ruolo in un Ente del territorio della Provincia.' : 'Entra chi ha un ruolo in un Ente: chiedete un invito al referente del vostro.';
}
