import { Inject, Injectable, Module, type DynamicModule, type OnModuleInit, type Provider } from '@nestjs/common';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { NOTICE_BOARD, NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { ACT_EXPORTERS, BACKGROUND_WORK, OUTBOX, SEARCH_SOURCES, TRANSACTION_RUNNER, type BackgroundWork, type SearchSources } from '@province-comuni/platform-ports';
import { PostgresPracticeRepository, PRACTICES_PERSONAL_DATA } from '@province-comuni/practices-data';
import { ChangePractice, ExportPractices, FindLikeProvince, LoadPracticeContent, PRACTICE_REPOSITORY, PracticeSearchSource, PracticeSubject, ReadPractices, RecordReuse, TellOfPractices } from '@province-comuni/practices-domain';
import { CLOCK } from '@province-comuni/shared-kernel';
import { PracticeExportsController } from './practice-exports.controller.js';
import { PracticesRefusalsInterceptor } from './practices-refusals.interceptor.js';
import { PracticeChangesResolver } from './resolvers/practice-changes.resolver.js';
import { PracticesResolver } from './resolvers/practices.resolver.js';

/** Lets people find the published sheets, and tells them what waits. */
@Injectable()
class PracticesWork implements OnModuleInit {
  constructor(
    @Inject(SEARCH_SOURCES) private readonly sources: SearchSources,
    @Inject(PracticeSearchSource) private readonly source: PracticeSearchSource,
    @Inject(NOTICE_SUBJECTS) private readonly subjects: NoticeSubjects,
    @Inject(PracticeSubject) private readonly subject: PracticeSubject,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(TellOfPractices) private readonly tell: TellOfPractices,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.source);
    this.subjects.add(this.subject);
    this.work.subscribe({ name: 'practices.tell-people', kinds: this.tell.kinds, handle: (event) => this.tell.hear(event) });
    this.work.schedule({ name: 'practices.remind-people', cron: '15 5 * * *', run: () => this.tell.remind() });
  }
}

const providers: Provider[] = [
  contributePersonalData(PRACTICES_PERSONAL_DATA),
  { provide: PRACTICE_REPOSITORY, useFactory: () => new PostgresPracticeRepository() },
  provideUseCase(ReadPractices, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY, CLOCK]),
  provideUseCase(FindLikeProvince, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY, ENTE_REGISTRY]),
  provideUseCase(ChangePractice, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(RecordReuse, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(ExportPractices, [ReadPractices, ACT_EXPORTERS, CLOCK]),
  provideUseCase(LoadPracticeContent, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(PracticeSearchSource, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY]),
  provideUseCase(PracticeSubject, [PRACTICE_REPOSITORY, ENTE_REGISTRY]),
  provideUseCase(TellOfPractices, [TRANSACTION_RUNNER, PRACTICE_REPOSITORY, ENTE_REGISTRY, PERSON_REACH, NOTICE_BOARD, CLOCK]),
  PracticesWork,
  PracticesRefusalsInterceptor,
  PracticesResolver,
  PracticeChangesResolver,
];

/** Good practices. Expects from the root: TRANSACTION_RUNNER, OUTBOX, CLOCK, ACT_EXPORTERS, SEARCH_SOURCES, BACKGROUND_WORK, ACTOR_RESOLVER, NOTICE_BOARD and NOTICE_SUBJECTS from notices, PERSON_REACH from identity, and ENTE_REGISTRY from the enti module. */
@Module({})
export class PracticesModule {
  static register(imports: DynamicModule['imports']): DynamicModule {
    return { module: PracticesModule, imports: imports ?? [], controllers: [PracticeExportsController], providers, exports: [LoadPracticeContent] };
  }
}
