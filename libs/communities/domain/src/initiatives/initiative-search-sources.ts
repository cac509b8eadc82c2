import { plainTextOf, type CommunityId, type InitiativeId, type IssueId } from '@province-comuni/communities-contract';
import { SYSTEM_ACCESS, type SearchEntry, type SearchSource, type TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import { audienceOf } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { InitiativeRepository } from './initiative-repository.port.js';
import { initiativeHref, issueHref } from './initiative-subjects.js';

const SUMMARY = 300;

/** Initiatives, for who searches. */
export class InitiativeSearchSource implements SearchSource {
  readonly kind = 'iniziativa';
  readonly label = 'Iniziative';
  readonly follows = ['communities.initiative-changed'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly initiatives: InitiativeRepository,
  ) {}

  async concerned(event: { readonly payload: object }): Promise<readonly string[]> {
    return [(event.payload as { initiativeId: string }).initiativeId];
  }

  async entries(ids: readonly string[]): Promise<readonly SearchEntry[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const found = await this.initiatives.find(ids as InitiativeId[]);
      const communities = await communitiesOf(this.communities, found);
      return found.flatMap(({ id, communityId, revision, title, purpose, enti, createdAt, startsOn }): SearchEntry[] => {
        const community = communities.get(communityId);
        if (!community) return [];
        return [{
          ...{ kind: 'iniziativa', id, version: revision, title, summary: purpose.slice(0, SUMMARY), keywords: [community.title, ...enti.map(({ name }) => name)], href: initiativeHref(id), audience: audienceOf(community) },
          ...{ facets: { ...(community.pillarKey ? { pilastro: [community.pillarKey] } : {}), anno: [startsOn.slice(0, 4)] }, date: createdAt, weight: 0, passages: [{ ordinal: 0, page: null, heading: 'Che cosa si vuole ottenere', text: purpose }] },
        }];
      });
    });
  }

  async ids(after: string | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.initiatives.initiativeVersions(after as InitiativeId | null, limit));
  }
}

/** Issues of initiatives, for who searches. */
export class IssueSearchSource implements SearchSource {
  readonly kind = 'questione';
  readonly label = 'Questioni';
  readonly follows = ['communities.issue-changed'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly initiatives: InitiativeRepository,
  ) {}

  async concerned(event: { readonly payload: object }): Promise<readonly string[]> {
    return [(event.payload as { issueId: string }).issueId];
  }

  async entries(ids: readonly string[]): Promise<readonly SearchEntry[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const found = await this.initiatives.findIssues(ids as IssueId[]);
      const communities = await communitiesOf(this.communities, found);
      const initiatives = new Map((await this.initiatives.find([...new Set(found.map(({ initiativeId }) => initiativeId))])).map((initiative) => [initiative.id, initiative]));
      return found.flatMap(({ id, communityId, initiativeId, revision, number, title, text, owner, createdAt, changedAt }): SearchEntry[] => {
        const [community, initiative] = [communities.get(communityId), initiatives.get(initiativeId)];
        if (!community || !initiative) return [];
        const words = plainTextOf(text);
        return [{
          ...{ kind: 'questione', id, version: revision, title, summary: `Questione ${number} di «${initiative.title}». ${words}`.slice(0, SUMMARY), keywords: [community.title, initiative.title, ...(owner ? [owner.name] : [])], href: issueHref(id), audience: audienceOf(community) },
          ...{ facets: { ...(community.pillarKey ? { pilastro: [community.pillarKey] } : {}), anno: [italianDay(createdAt).slice(0, 4)] }, date: changedAt, weight: 0, passages: [{ ordinal: 0, page: null, heading: 'La questione', text: words }] },
        }];
      });
    });
  }

  async ids(after: string | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.initiatives.issueVersions(after as IssueId | null, limit));
  }
}

async function communitiesOf(communities: CommunityRepository, found: readonly { readonly communityId: CommunityId }[]): Promise<ReadonlyMap<CommunityId, Community>> {
  return new Map((await communities.find([...new Set(found.map(({ communityId }) => communityId))])).map((community) => [community.id, community]));
}
