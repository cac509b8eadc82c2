import type { CommunityId } from '@province-comuni/communities-contract';
import { communityIdsOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { CommunityNotFound } from '../errors.js';
import { LARGEST_PAGE } from '../use-cases/read-discussions.use-case.js';
import type { UnansweredPlace, UnansweredQuestion } from './desk.js';
import { canReadUnanswered } from './desk.policy.js';
import type { DeskRepository } from './desk-repository.port.js';

/** Questions that went to UPI and wait still. */
export class ReadUnanswered {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: DeskRepository,
  ) {}

  /** Oldest first; of all communities, of those by invitation where he is a member. @throws CommunityNotFound for who is not on UPI's staff */
  async execute(actor: SignedInActor, after: UnansweredPlace | null, limit: number): Promise<{ readonly questions: readonly UnansweredQuestion[]; readonly hasMore: boolean }> {
    if (!canReadUnanswered(actor)) throw new CommunityNotFound();
    const many = Math.min(LARGEST_PAGE, Math.max(1, Math.floor(limit)));
    // Staff answers for communities that it is no member of: their wall keeps it out.
    const found = await this.transactions.read(SYSTEM_ACCESS, () => this.desk.unanswered(communityIdsOf(actor) as readonly CommunityId[], after, many + 1));
    return { questions: found.slice(0, many), hasMore: found.length > many };
  }
}
