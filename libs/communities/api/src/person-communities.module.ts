import { Global, Module } from '@nestjs/common';
import { COMMUNITY_DIRECTORY, COMMUNITY_STANDINGS } from '@province-comuni/communities-contract';
import { PostgresCommunityRepository, PostgresPersonCommunities } from '@province-comuni/communities-data';
import { NameCommunities, TellKnownCommunities, TellStandings } from '@province-comuni/communities-domain';
import { KNOWN_COMMUNITIES, PERSON_COMMUNITIES } from '@province-comuni/identity-contract';
import { TRANSACTION_RUNNER, type TransactionRunner } from '@province-comuni/platform-ports';

/** What other domains may know of communities: who is in which, their names, what one may do there. Apart from the rest of the domain, which itself asks others who people are. */
@Global()
@Module({
  providers: [
    { provide: PERSON_COMMUNITIES, useFactory: () => new PostgresPersonCommunities() },
    { provide: COMMUNITY_DIRECTORY, inject: [TRANSACTION_RUNNER], useFactory: (transactions: TransactionRunner) => new NameCommunities(transactions, new PostgresCommunityRepository()) },
    { provide: KNOWN_COMMUNITIES, inject: [TRANSACTION_RUNNER], useFactory: (transactions: TransactionRunner) => new TellKnownCommunities(transactions, new PostgresCommunityRepository()) },
    { provide: COMMUNITY_STANDINGS, useFactory: () => new TellStandings(new PostgresCommunityRepository()) },
  ],
  exports: [PERSON_COMMUNITIES, KNOWN_COMMUNITIES, COMMUNITY_DIRECTORY, COMMUNITY_STANDINGS],
})
export class PersonCommunitiesModule {}
