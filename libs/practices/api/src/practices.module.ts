import { Inject, Injectable, Module, type DynamicModule, type OnModuleInit, type Provider } from '@nestjs/common';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { ACT_EXPORTERS, OUTBOX, SEARCH_SOURCES, TRANSACTION_RUNNER, type SearchSources } from '@province-comuni/platform-ports';
import { PostgresPracticeRepository } from '@province-comuni/practices-data';
import { ChangePractice, ExportPractices, FindLikeProvince, LoadPracticeContent, PRACTICE_REPOSITORY, PracticeSearchSource, ReadPractices, RecordReuse } from '@province-comuni/practices-domain';
import { CLOCK } from '@province-comuni/shared-kernel';
import { PracticeExportsController } from './practice-exports.controller.js';
import { PracticesRefusalsInterceptor } from './practices-refusals.interceptor.js';
import { PracticeChangesResolver } from './resolvers/practice-changes.resolver.js';
import { PracticesResolver } from './resolvers/practices.resolver.js';

/** Lets people find the published sheets. */
@Injectable()
class PracticesAreFound implements OnModuleInit {
  constructor(
    @Inject(SEARCH_SOURCES) private readonly sources: SearchSources,
    @Inject(PracticeSearchSource) private readonly source: PracticeSearchSource,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.source);
  }
}

const providers: Provider[] = [
  { provide: PRACTICE_REPOSITORY, useFactory: () => new PostgresPracticeRepository() },
  provideUseCase(ReadPractices, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY, CLOCK]),
  provideUseCase(FindLikeProvince, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY, ENTE_REGISTRY]),
  provideUseCase(ChangePractice, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(RecordReuse, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(ExportPractices, [ReadPractices, ACT_EXPORTERS, CLOCK]),
  provideUseCase(LoadPracticeContent, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(PracticeSearchSource, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY]),
  PracticesAreFound,
  PracticesRefusalsInterceptor,
  PracticesResolver,
  PracticeChangesResolver,
];

/** Good practices. Expects from the root: TRANSACTION_RUNNER, OUTBOX, CLOCK, ACT_EXPORTERS, SEARCH_SOURCES, ACTOR_RESOLVER, and ENTE_REGISTRY from the enti module. */
@Module({})
export class PracticesModule {
  static register(imports: DynamicModule['imports']): DynamicModule {
    return { module: PracticesModule, imports: imports ?? [], controllers: [PracticeExportsController], providers, exports: [LoadPracticeContent] };
  }
}
