import type { CommunityId, InitiativeId, InitiativesEvent } from '@province-comuni/communities-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { canonicalJson, isUuid, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound, InitiativeChangedMeanwhile } from '../errors.js';
import { canRead } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import { CLOSED } from '../use-cases/readable-view.js';
import type { Initiative, InvolvedEnte } from './initiative.js';
import { canArrangeInitiatives } from './initiative.policy.js';
import type { InitiativeOpener } from './initiative-opener.js';
import type { InitiativeRepository } from './initiative-repository.port.js';
import { readInitiative, type TypedInitiative } from './read-initiative.js';

/** Who moderates opens an initiative and changes its words. */
export class ArrangeInitiative {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly initiatives: InitiativeRepository,
    private readonly opener: InitiativeOpener,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param clientKey minted by the page: the same key is the same initiative. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid */
  async open(actor: SignedInActor, communityId: CommunityId, typed: TypedInitiative, clientKey: string): Promise<InitiativeId> {
    if (!isUuid(clientKey)) throw new CommunityInvalid({ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' });
    const id = clientKey.toLowerCase() as InitiativeId;
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const [community] = await this.communities.find([communityId]);
      if (!community || !canRead(actor, community)) throw new CommunityNotFound();
      if (!canArrangeInitiatives(actor, community, await this.communities.membership(communityId, actor.personId))) throw new CommunityNotAllowed(community.closedAt ? CLOSED : 'Le iniziative le apre chi modera la community.');
      const { enteIds, ...words } = readInitiative(typed);
      const enti = await this.named(enteIds);
      const added = await this.initiatives.add({ id, communityId, ...words, enti, createdBy: actor.personId, createdByName: actor.name, createdAt: this.clock.now(), revision: 1, issueCount: 0 });
      // Who cannot see what is there with this key did not make it.
      if (!added && (await this.initiatives.find([id]))[0]?.communityId !== communityId) throw new CommunityNotFound();
      if (added) await this.told(id);
      return id;
    });
  }

  /** @param seenRevision which one was on the page. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid, InitiativeChangedMeanwhile */
  async change(actor: SignedInActor, id: InitiativeId, seenRevision: number, typed: TypedInitiative): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const { community, own, initiative } = await this.opener.open(actor, id);
      if (!canArrangeInitiatives(actor, community, own)) throw new CommunityNotAllowed(community.closedAt ? CLOSED : undefined);
      const { enteIds, ...words } = readInitiative(typed);
      const changed: Initiative = { ...initiative, ...words, enti: await this.named(enteIds) };
      if (canonicalJson(changed) === canonicalJson(initiative)) return;
      if (!(await this.initiatives.change(changed, seenRevision))) throw new InitiativeChangedMeanwhile();
      await this.told(id);
    });
  }

  private async named(ids: readonly string[]): Promise<InvolvedEnte[]> {
    const found = await this.enti.findByIds(ids.filter(isUuid) as EnteId[]);
    if (found.length < ids.length) throw new CommunityInvalid({ field: 'enteIds', message: 'Uno degli Enti non è nell’anagrafe: toglietelo.' });
    return found.map(({ id, denominazione }) => ({ id, name: denominazione })).sort((one, other) => one.name.localeCompare(other.name, 'it'));
  }

  private async told(initiativeId: InitiativeId): Promise<void> {
    await this.outbox.record({ kind: 'communities.initiative-changed', payload: { initiativeId } } satisfies InitiativesEvent);
  }
}
