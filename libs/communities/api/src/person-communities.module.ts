import { Global, Module } from '@nestjs/common';
import { PERSON_COMMUNITIES } from '@province-comuni/identity-contract';
import { PostgresPersonCommunities } from '@province-comuni/communities-data';

/** Says to identity who is in which communities: apart from the rest of the domain, which itself asks identity who people are. */
@Global()
@Module({ providers: [{ provide: PERSON_COMMUNITIES, useFactory: () => new PostgresPersonCommunities() }], exports: [PERSON_COMMUNITIES] })
export class PersonCommunitiesModule {}
