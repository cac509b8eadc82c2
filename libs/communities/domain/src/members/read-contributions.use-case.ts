import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import { canRead } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { Contribution, MembersRepository } from './members-repository.port.js';

export interface ShownContributions {
  readonly items: readonly (Contribution & { readonly community: Community })[];
  readonly total: number;
}

const SHOWN = 10;
const NOTHING: ShownContributions = { items: [], total: 0 };

/** What somebody gave to the communities, as far as who looks may read it there: for people of the network. */
export class ReadContributions {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly members: MembersRepository,
  ) {}

  /** Discussions he opened and what he solved for others, each with the ten newest and how many there are. */
  async execute(actor: SignedInActor, personId: PersonId): Promise<{ readonly opened: ShownContributions; readonly solved: ShownContributions }> {
    if (actor.memberships.length === 0) return { opened: NOTHING, solved: NOTHING };
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const readable = new Map((await this.communities.list()).filter((community) => canRead(actor, community)).map((community) => [community.id, community]));
      const of = async (kind: 'OPENED' | 'SOLVED'): Promise<ShownContributions> => {
        const { items, total } = await this.members.contributions(personId, kind, [...readable.keys()], SHOWN);
        return { total, items: items.map((item) => ({ ...item, community: readable.get(item.communityId)! })) };
      };
      return { opened: await of('OPENED'), solved: await of('SOLVED') };
    });
  }
}
