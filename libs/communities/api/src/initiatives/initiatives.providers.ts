import { Inject, Injectable, type OnModuleInit, type Provider } from '@nestjs/common';
import { PostgresInitiativeRepository } from '@province-comuni/communities-data';
import { ArrangeInitiative, COMMUNITY_REPOSITORY, DISCUSSION_REPOSITORY, INITIATIVE_REPOSITORY, InitiativeOpener, InitiativeSearchSource, IssueSearchSource, IssueSubjects, ReadInitiatives, TellOfIssues, WriteIssue } from '@province-comuni/communities-domain';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { NOTICE_BOARD, NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, OUTBOX, SEARCH_SOURCES, TRANSACTION_RUNNER, type BackgroundWork, type SearchSources } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { InitiativesResolver } from './initiatives.resolver.js';

/** Lets people find initiatives and issues, and tells them of what they have and of what is late. */
@Injectable()
class InitiativesWork implements OnModuleInit {
  constructor(
    @Inject(SEARCH_SOURCES) private readonly sources: SearchSources,
    @Inject(InitiativeSearchSource) private readonly initiatives: InitiativeSearchSource,
    @Inject(IssueSearchSource) private readonly issues: IssueSearchSource,
    @Inject(NOTICE_SUBJECTS) private readonly noticeSubjects: NoticeSubjects,
    @Inject(IssueSubjects) private readonly subjects: IssueSubjects,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(TellOfIssues) private readonly tell: TellOfIssues,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.initiatives);
    this.sources.add(this.issues);
    this.noticeSubjects.add(this.subjects);
    this.work.subscribe({ name: 'communities.tell-of-issues', kinds: this.tell.kinds, handle: (event) => this.tell.hear(event) });
    // Every hour of the working day: what was missed comes later the same day.
    this.work.schedule({ name: 'communities.remind-of-issues', cron: '47 7-18 * * *', run: () => this.tell.remind() });
  }
}

const REPOSITORIES = [COMMUNITY_REPOSITORY, INITIATIVE_REPOSITORY] as const;

export const INITIATIVES_PROVIDERS: Provider[] = [
  { provide: INITIATIVE_REPOSITORY, useFactory: () => new PostgresInitiativeRepository() },
  provideUseCase(InitiativeOpener, REPOSITORIES),
  provideUseCase(ReadInitiatives, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, DISCUSSION_REPOSITORY, INITIATIVE_REPOSITORY, InitiativeOpener, CLOCK]),
  provideUseCase(ArrangeInitiative, [TRANSACTION_RUNNER, ...REPOSITORIES, InitiativeOpener, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(WriteIssue, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, DISCUSSION_REPOSITORY, INITIATIVE_REPOSITORY, InitiativeOpener, OUTBOX, CLOCK]),
  provideUseCase(TellOfIssues, [TRANSACTION_RUNNER, ...REPOSITORIES, NOTICE_BOARD, CLOCK]),
  provideUseCase(IssueSubjects, REPOSITORIES),
  provideUseCase(InitiativeSearchSource, [TRANSACTION_RUNNER, ...REPOSITORIES]),
  provideUseCase(IssueSearchSource, [TRANSACTION_RUNNER, ...REPOSITORIES]),
  InitiativesWork,
  InitiativesResolver,
];
