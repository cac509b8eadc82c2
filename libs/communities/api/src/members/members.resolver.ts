import { Inject, UseInterceptors, type Provider } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { PostgresMembersRepository } from '@province-comuni/communities-data';
import { COMMUNITY_REPOSITORY, MEMBERS_REPOSITORY, ReadContributions, ReadTrust, type ShownContributions } from '@province-comuni/communities-domain';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor, provideUseCase } from '@province-comuni/platform-graphql';
import { TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { CommunitiesRefusalsInterceptor } from '../communities-refusals.interceptor.js';
import { known } from '../known-id.js';
import { CommunityTrust, MemberContributions, type Contribution } from './members.type.js';

/** What people gave to communities, and how far they are trusted there. */
@Resolver()
@UseInterceptors(CommunitiesRefusalsInterceptor)
export class MembersResolver {
  constructor(
    @Inject(ReadContributions) private readonly contributions: ReadContributions,
    @Inject(ReadTrust) private readonly trust: ReadTrust,
  ) {}

  @Access('signed-in')
  @Query(() => MemberContributions, { nullable: true, description: 'What somebody gave to the communities, as far as who looks may read it there; nothing for who has no role in an Ente.' })
  async memberContributions(@CurrentActor() actor: SignedInActor, @Args('personId', { type: () => ID }) personId: string): Promise<MemberContributions> {
    const { opened, solved } = await this.contributions.execute(actor, known(personId));
    return { opened: present(opened), openedCount: opened.total, solved: present(solved), solvedCount: solved.total };
  }

  @Access('signed-in')
  @Query(() => [CommunityTrust], { description: 'How far who looks is trusted in each of his communities, and why: nobody else is told.' })
  async ownTrust(@CurrentActor() actor: SignedInActor): Promise<CommunityTrust[]> {
    return (await this.trust.execute(actor)).map(({ community, trust }) => ({ communityKey: community.key, communityTitle: community.title, level: trust.level, next: trust.next, reasons: [...trust.reasons] }));
  }
}

function present({ items }: ShownContributions): Contribution[] {
  return items.map(({ community, discussionId, title, sequence, at }) => ({ communityKey: community.key, communityTitle: community.title, discussionId, title, sequence, at }));
}

export const MEMBERS_PROVIDERS: Provider[] = [
  { provide: MEMBERS_REPOSITORY, useFactory: () => new PostgresMembersRepository() },
  provideUseCase(ReadContributions, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, MEMBERS_REPOSITORY]),
  provideUseCase(ReadTrust, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, MEMBERS_REPOSITORY, CLOCK]),
  MembersResolver,
];
