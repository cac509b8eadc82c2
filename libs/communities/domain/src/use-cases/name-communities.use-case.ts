import type { CommunityDirectory, CommunityId } from '@province-comuni/communities-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid } from '@province-comuni/shared-kernel';
import type { CommunityRepository } from '../ports/community-repository.port.js';

/** Titles of communities for other domains. */
export class NameCommunities implements CommunityDirectory {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
  ) {}

  async titlesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.transactions.run(SYSTEM_ACCESS, () => this.communities.find(ids.filter(isUuid) as CommunityId[]));
    return new Map(found.map(({ id, title }) => [id, title]));
  }
}
