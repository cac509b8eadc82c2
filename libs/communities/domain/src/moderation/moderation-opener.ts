import type { CommunityId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type DatabaseAccess, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Community, CommunityMember } from '../community/community.js';
import { CommunityNotFound } from '../errors.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import { canReadQueue, isModeratingStaff } from './moderation.policy.js';
import type { ModerationRepository } from './moderation-repository.port.js';

/** A community opened by who moderates it. */
export interface ModeratedCommunity {
  readonly community: Community;
  readonly own: CommunityMember | null;
  /** Access by which its posts are read: his own; the platform's for staff who are no members, who read what was brought to them and nothing else. */
  readonly words: DatabaseAccess;
}

/** The community of what is nowhere: asked for like any other, so that nobody tells by the time it takes what is another's from what is not there. */
export const NOWHERE = '00000000-0000-0000-0000-000000000000' as CommunityId;

/** Asks, at every door of moderation, whether who comes moderates there. */
export class ModerationOpener {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly moderation: ModerationRepository,
  ) {}

  /** @param which its id, or its key. @throws CommunityNotFound for everybody else: they learn nothing of what waits */
  async open(actor: SignedInActor, which: { readonly id: CommunityId } | { readonly key: string }): Promise<ModeratedCommunity> {
    const access = databaseAccessOf(actor);
    // Staff answers for communities that it is no member of: the wall of these keeps it out.
    const { community, isBrought } = await this.transactions.read(isModeratingStaff(actor) ? SYSTEM_ACCESS : access, async () => {
      const found = 'key' in which ? await this.communities.byKey(which.key) : ((await this.communities.find([which.id]))[0] ?? null);
      return { community: found, isBrought: found !== null && (await this.moderation.brought([found.id])).has(found.id) };
    });
    const own = community && (await this.transactions.read(access, () => this.communities.membership(community.id, actor.personId)));
    if (!community || !canReadQueue(actor, community, own, isBrought)) throw new CommunityNotFound();
    return { community, own, words: own ? access : SYSTEM_ACCESS };
  }

  /** Whether he moderates a community that he looks at already. @param own his place in it */
  async moderates(actor: SignedInActor, community: Community, own: CommunityMember | null): Promise<boolean> {
    if (canReadQueue(actor, community, own, false)) return true;
    if (!isModeratingStaff(actor)) return false;
    return canReadQueue(actor, community, own, await this.transactions.read(SYSTEM_ACCESS, async () => (await this.moderation.brought([community.id])).has(community.id)));
  }

  /** Communities that he moderates, by title, with how much waits. */
  async list(actor: SignedInActor): Promise<readonly { readonly community: Community; readonly open: number }[]> {
    const access = databaseAccessOf(actor);
    const places = await this.transactions.read(access, () => this.communities.membershipsOf(actor.personId));
    return this.transactions.read(isModeratingStaff(actor) ? SYSTEM_ACCESS : access, async () => {
      const all = await this.communities.list();
      const ids = all.map(({ id }) => id);
      const brought = await this.moderation.brought(ids);
      const mine = all.filter((community) => canReadQueue(actor, community, places.get(community.id) ?? null, brought.has(community.id)));
      const counts = await this.moderation.openCounts(mine.map(({ id }) => id));
      return mine.map((community) => ({ community, open: counts.get(community.id) ?? 0 }));
    });
  }
}
