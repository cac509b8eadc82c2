import { Module, type Provider } from '@nestjs/common';
import { ENTI_PERSONAL_DATA, EntiDataModule } from '@province-comuni/enti-data';
import * as domain from '@province-comuni/enti-domain';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { OUTBOX, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { EntiInSearch } from './enti-in-search.js';
import { EntiRefusalInterceptor } from './enti-refusal.interceptor.js';
import { IstatImportsController } from './istat-imports.controller.js';
import { EnteFieldsResolver } from './resolvers/ente-fields.resolver.js';
import { EntiResolver } from './resolvers/enti.resolver.js';
import { PillarsResolver } from './resolvers/pillars.resolver.js';
import { RegistryMaintenanceResolver } from './resolvers/registry-maintenance.resolver.js';

const { ENTE_REPOSITORY, REGISTRY_SEED_SOURCE, REGISTRY_WRITER } = domain;

const READING = [TRANSACTION_RUNNER, ENTE_REPOSITORY, CLOCK];

const useCases: Provider[] = [
  provideUseCase(domain.SearchEnti, READING),
  provideUseCase(domain.ListProvince, READING),
  provideUseCase(domain.FindEnti, READING),
  provideUseCase(domain.FindEntiByCode, READING),
  provideUseCase(domain.FindPredecessors, READING),
  provideUseCase(domain.ListComplexityProfiles, READING),
  provideUseCase(domain.ListPillars, [TRANSACTION_RUNNER, ENTE_REPOSITORY]),
  provideUseCase(domain.AddEnte, [TRANSACTION_RUNNER, ENTE_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(domain.LoadRegistrySeed, [TRANSACTION_RUNNER, REGISTRY_SEED_SOURCE, REGISTRY_WRITER, CLOCK]),
  provideUseCase(domain.PreviewIstatImport, [TRANSACTION_RUNNER, REGISTRY_WRITER]),
  provideUseCase(domain.ApplyIstatImport, [TRANSACTION_RUNNER, REGISTRY_WRITER, OUTBOX, CLOCK]),
  provideUseCase(domain.SearchableEnti, READING),
  provideUseCase(domain.EnteSubjects, [ENTE_REPOSITORY, CLOCK]),
];

/** The registry of public bodies. Expects TRANSACTION_RUNNER, OUTBOX, SEARCH_SOURCES, NOTICE_SUBJECTS, CLOCK and ACTOR_RESOLVER from the root; gives ENTE_REGISTRY to every domain, and the loading of the first start. */
@Module({
  imports: [EntiDataModule],
  controllers: [IstatImportsController],
  providers: [contributePersonalData(ENTI_PERSONAL_DATA), ...useCases, EntiRefusalInterceptor, EntiInSearch, EntiResolver, EnteFieldsResolver, PillarsResolver, RegistryMaintenanceResolver],
  // The data module brings ENTE_REGISTRY along.
  exports: [EntiDataModule, domain.LoadRegistrySeed, domain.FindEntiByCode],
})
export class EntiModule {}
