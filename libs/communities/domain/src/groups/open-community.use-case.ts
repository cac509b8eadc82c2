import type { CommunityId } from '@province-comuni/communities-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import { canKnow, canOpenCommunity, canOpenGroup, canOpenSpace } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import { keyOf, NETWORK_GUIDELINES, readOpening, SPACE_GUIDELINES, type TypedOpening } from './read-opening.js';

/** Somebody opens a working group of a community, a space for the territory of a Provincia or, of UPI, a community of the whole network, and moderates it. */
export class OpenCommunity {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly enti: EnteRegistry,
    private readonly hints: CommunityHints,
    private readonly clock: Clock,
  ) {}

  /**
   * @param clientKey minted by the page: the same key is the same group. @returns its key
   * @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid
   */
  async group(actor: SignedInActor, parentId: CommunityId, typed: TypedOpening, clientKey: string): Promise<string> {
    const { parent, own } = await this.transactions.run(databaseAccessOf(actor), async () => {
      const [found] = await this.communities.find([parentId]);
      if (!found || !canKnow(actor, found)) throw new CommunityNotFound();
      const place = await this.communities.membership(parentId, actor.personId);
      if (!place || !canOpenGroup(actor, found, place)) throw new CommunityNotAllowed('I gruppi di lavoro li apre chi modera la community; un gruppo non ne ha di suoi.');
      return { parent: found, own: place };
    });
    const { guidelines, pillarKey, provinciaId } = parent;
    return this.open(actor, { ...readOpening(typed, parent.visibility), guidelines, pillarKey, provinciaId, parentId }, own.ente, clientKey);
  }

  /** The same for a space. @throws CommunityNotAllowed, CommunityInvalid */
  async space(actor: SignedInActor, provinciaId: EnteId, typed: TypedOpening, clientKey: string): Promise<string> {
    if (!canOpenSpace(actor, provinciaId)) throw new CommunityNotAllowed('Lo spazio di un territorio lo apre il referente della Provincia.');
    const [provincia] = await this.enti.findByIds([provinciaId]);
    return this.open(actor, { ...readOpening(typed, null), guidelines: SPACE_GUIDELINES, pillarKey: null, provinciaId, parentId: null }, provincia?.denominazione ?? '', clientKey);
  }

  /** The same for a community of the whole network. @throws CommunityNotAllowed, CommunityInvalid */
  async network(actor: SignedInActor, typed: TypedOpening, clientKey: string): Promise<string> {
    if (!canOpenCommunity(actor)) throw new CommunityNotAllowed('Le community nazionali le apre UPI.');
    const upi = await this.enti.upi();
    return this.open(actor, { ...readOpening(typed, null), guidelines: NETWORK_GUIDELINES, pillarKey: null, provinciaId: null, parentId: null }, upi?.denominazione ?? '', clientKey);
  }

  private async open(actor: SignedInActor, words: TypedOpening & { readonly guidelines: readonly string[]; readonly pillarKey: string | null; readonly provinciaId: EnteId | null; readonly parentId: CommunityId | null }, ente: string, clientKey: string): Promise<string> {
    if (!isUuid(clientKey)) throw new CommunityInvalid({ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' });
    const [id, now] = [clientKey.toLowerCase() as CommunityId, this.clock.now()];
    // Only the platform makes communities and writes places in them: what may be made was asked above.
    const key = await this.transactions.run(SYSTEM_ACCESS, async () => {
      if (words.parentId) {
        await this.communities.lockMember(words.parentId, actor.personId);
        if (!(await this.communities.membership(words.parentId, actor.personId))) throw new CommunityNotFound();
      }
      const minted = keyOf(words.title, id);
      if (!(await this.communities.open({ ...words, id, key: minted, openedAt: now }))) {
        const [earlier] = await this.communities.find([id]);
        if (!earlier || !(await this.communities.membership(id, actor.personId))) throw new CommunityNotFound();
        return earlier.key;
      }
      await this.communities.addMember({ communityId: id, personId: actor.personId, role: 'MODERATORE', name: actor.name, ente, since: now, guidelinesAcceptedAt: now, guidelinesVersion: 1 });
      return minted;
    });
    this.hints.joined(actor.personId);
    return key;
  }
}
