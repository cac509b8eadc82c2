import type { CommunitiesEvent, CommunityId } from '@province-comuni/communities-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { PersonDirectory, PersonReach, ReachablePerson, SignedInActor } from '@province-comuni/identity-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import { CommunityInvalid, CommunityNotFound } from '../errors.js';
import { canInvite, isOfCircle } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { CommunityKeeper } from './community-keeper.js';

const MOST_INVITED = 400;

/** Enti and people that were invited, by name. */
export interface Invited {
  readonly enti: readonly { readonly id: EnteId; readonly name: string }[];
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
}

/** Who moderates lets Enti and people know of a community that they would not find, and enter it. */
export class InviteToCommunity {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly keeper: CommunityKeeper,
    private readonly enti: EnteRegistry,
    private readonly reach: PersonReach,
    private readonly directory: PersonDirectory,
    private readonly board: NoticeBoard,
    private readonly outbox: Outbox,
    private readonly hints: CommunityHints,
    private readonly clock: Clock,
  ) {}

  /** For who may invite. @throws CommunityNotFound, CommunityNotAllowed */
  async read(actor: SignedInActor, communityId: CommunityId): Promise<Invited> {
    const { invitedEnteIds, invitedPersonIds } = await this.keeper.open(actor, communityId, canInvite);
    const names = await this.transactions.read(SYSTEM_ACCESS, () => this.directory.namesOf(invitedPersonIds));
    const enti = (await this.enti.findByIds(invitedEnteIds)).map(({ id, denominazione }) => ({ id, name: denominazione })).sort((one, other) => one.name.localeCompare(other.name, 'it'));
    return { enti, people: invitedPersonIds.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id)! }] : [])).sort((one, other) => one.name.localeCompare(other.name, 'it')) };
  }

  /** All people of an Ente, now and later. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid for an Ente of another territory */
  async ente(actor: SignedInActor, communityId: CommunityId, enteId: EnteId): Promise<void> {
    const community = await this.keeper.open(actor, communityId, canInvite);
    const [ente] = await this.enti.findByIds([enteId]);
    if (!ente) throw new CommunityInvalid({ field: 'enteId', message: 'Questo Ente non è nell’anagrafe.' });
    const { provinciaId } = community;
    if (provinciaId !== null && ente.kind !== 'UPI' && ente.id !== provinciaId && ente.provinciaId !== provinciaId) throw new CommunityInvalid({ field: 'enteId', message: 'Qui entrano gli Enti del territorio della Provincia, e UPI.' });
    await this.change(communityId, actor, ({ invitedEnteIds, ...rest }) => ({ ...rest, invitedEnteIds: [...new Set([...invitedEnteIds, enteId])] }), () => this.reach.ofEnti([enteId]));
  }

  /** One person, by his address. Whether there is an account behind one that may not enter is not said. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid */
  async person(actor: SignedInActor, communityId: CommunityId, email: string): Promise<void> {
    const community = await this.keeper.open(actor, communityId, canInvite);
    const found = await this.transactions.run(SYSTEM_ACCESS, () => this.reach.byAddress(email));
    if (!found || !isOfCircle(found.actor, { ...community, invitedPersonIds: [found.actor.personId] }))
      throw new CommunityInvalid({ field: 'email', message: community.provinciaId === null ? 'Nessuno con questo indirizzo ha un ruolo in un Ente.' : 'Nessuno con questo indirizzo ha un ruolo in un Ente del territorio o in UPI.' });
    await this.change(communityId, actor, ({ invitedPersonIds, ...rest }) => ({ ...rest, invitedPersonIds: [...new Set([...invitedPersonIds, found.actor.personId])] }), async () => [found]);
  }

  /** Takes an invitation back. Who entered stays, but UPI's people are in a space by their invitation alone. @param id of an Ente or a person. @throws CommunityNotFound, CommunityNotAllowed */
  async withdraw(actor: SignedInActor, communityId: CommunityId, id: string): Promise<void> {
    await this.keeper.open(actor, communityId, canInvite);
    const taken = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const before = await this.communities.lock(communityId);
      if (!before) throw new CommunityNotFound();
      const [enteIds, personIds] = [before.invitedEnteIds.filter((each) => each !== id), before.invitedPersonIds.filter((each) => each !== id)];
      if (enteIds.length === before.invitedEnteIds.length && personIds.length === before.invitedPersonIds.length) return null;
      await this.communities.setInvited(communityId, { enteIds, personIds });
      // Of an Ente, it may be anybody.
      const payload = { communityId, personId: before.invitedPersonIds.find((each) => each === id) ?? null };
      await this.outbox.record({ kind: 'communities.rights-narrowed', payload } satisfies CommunitiesEvent);
      return payload;
    });
    if (taken) this.hints.left(taken.personId);
  }

  private async change(communityId: CommunityId, actor: SignedInActor, change: (before: Pick<Community, 'invitedEnteIds' | 'invitedPersonIds'>) => Pick<Community, 'invitedEnteIds' | 'invitedPersonIds'>, invited: () => Promise<readonly ReachablePerson[]>): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const before = await this.communities.lock(communityId);
      if (!before) throw new CommunityNotFound();
      const { invitedEnteIds: enteIds, invitedPersonIds: personIds } = change({ invitedEnteIds: before.invitedEnteIds, invitedPersonIds: before.invitedPersonIds });
      if (enteIds.length + personIds.length > MOST_INVITED) throw new CommunityInvalid({ field: 'email', message: `Gli inviti sono al massimo ${MOST_INVITED}: invitate l’Ente, invece delle persone.` });
      if (enteIds.length === before.invitedEnteIds.length && personIds.length === before.invitedPersonIds.length) return;
      await this.communities.setInvited(communityId, { enteIds, personIds });
      const people = (await invited()).map(({ actor: { personId } }) => personId);
      const members = await this.communities.membersAmong(communityId, people);
      // About themselves: they are told of what they may enter, though they read nothing of it yet.
      const told = { topic: 'community.invito' as const, key: `invito:${communityId}:${this.clock.now().getTime()}`, title: `${actor.name} vi invita in «${before.title}»`, text: before.purpose, href: `/community/${before.key}`, subjects: [], frequency: 'SUBITO' as const };
      await this.board.post(people.filter((personId) => !members.has(personId) && personId !== actor.personId).map((personId) => ({ ...told, personId })));
    });
  }
}
