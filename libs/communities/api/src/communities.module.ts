import { Inject, Injectable, Module, type DynamicModule, type OnModuleInit, type Provider } from '@nestjs/common';
import { PostgresCommunityRepository, PostgresDiscussionRepository } from '@province-comuni/communities-data';
import {
  AnswerDiscussion,
  ChangePost,
  COMMUNITY_HINTS,
  COMMUNITY_REPOSITORY,
  CommunitySubjects,
  DISCUSSION_REPOSITORY,
  DiscussionSearchSource,
  JoinCommunity,
  KeepDraft,
  LeaveCommunity,
  LoadCommunities,
  LoadMeetings,
  OpenDiscussionInCommunity,
  ReadCommunities,
  ReadDiscussions,
  ReadOn,
  SteerDiscussion,
  TellOfPosts,
} from '@province-comuni/communities-domain';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { NOTICE_BOARD, NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, OUTBOX, SEARCH_SOURCES, TRANSACTION_RUNNER, type BackgroundWork, type SearchSources } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { CommunitiesRefusalsInterceptor } from './communities-refusals.interceptor.js';
import { CALENDAR_PUBLIC_URL, CalendarsController } from './events/calendars.controller.js';
import { MEETINGS_PROVIDERS } from './events/meetings.providers.js';
import { CommunityHintsFromEvents, RealtimeCommunityHints } from './live/community-hints.js';
import { CommunityGateway } from './live/community.gateway.js';
import { CommunitiesResolver } from './resolvers/communities.resolver.js';
import { DiscussionChangesResolver } from './resolvers/discussion-changes.resolver.js';
import { DiscussionsResolver } from './resolvers/discussions.resolver.js';

/** Lets people find discussions and follow them, and tells them of posts. */
@Injectable()
class CommunitiesWork implements OnModuleInit {
  constructor(
    @Inject(SEARCH_SOURCES) private readonly sources: SearchSources,
    @Inject(DiscussionSearchSource) private readonly source: DiscussionSearchSource,
    @Inject(NOTICE_SUBJECTS) private readonly noticeSubjects: NoticeSubjects,
    @Inject(CommunitySubjects) private readonly subjects: CommunitySubjects,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(TellOfPosts) private readonly tell: TellOfPosts,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.source);
    for (const subject of this.subjects.all()) this.noticeSubjects.add(subject);
    this.work.subscribe({ name: 'communities.tell-people', kinds: this.tell.kinds, handle: (event) => this.tell.hear(event) });
  }
}

const REPOSITORIES = [COMMUNITY_REPOSITORY, DISCUSSION_REPOSITORY] as const;
const WRITING = [TRANSACTION_RUNNER, ...REPOSITORIES, NOTICE_BOARD, OUTBOX, COMMUNITY_HINTS, CLOCK] as const;

const providers: Provider[] = [
  { provide: COMMUNITY_REPOSITORY, useFactory: () => new PostgresCommunityRepository() },
  { provide: DISCUSSION_REPOSITORY, useFactory: () => new PostgresDiscussionRepository() },
  RealtimeCommunityHints,
  { provide: COMMUNITY_HINTS, useExisting: RealtimeCommunityHints },
  provideUseCase(ReadCommunities, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY]),
  provideUseCase(ReadDiscussions, [TRANSACTION_RUNNER, ...REPOSITORIES]),
  provideUseCase(JoinCommunity, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, ENTE_REGISTRY, CLOCK]),
  provideUseCase(LeaveCommunity, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, OUTBOX, COMMUNITY_HINTS]),
  provideUseCase(OpenDiscussionInCommunity, WRITING),
  provideUseCase(AnswerDiscussion, WRITING),
  provideUseCase(ChangePost, [TRANSACTION_RUNNER, ...REPOSITORIES, OUTBOX, COMMUNITY_HINTS, CLOCK]),
  provideUseCase(SteerDiscussion, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY, OUTBOX, COMMUNITY_HINTS, CLOCK]),
  provideUseCase(ReadOn, [TRANSACTION_RUNNER, ...REPOSITORIES]),
  provideUseCase(KeepDraft, [TRANSACTION_RUNNER, ...REPOSITORIES, CLOCK]),
  provideUseCase(LoadCommunities, [TRANSACTION_RUNNER, ...REPOSITORIES, OUTBOX, CLOCK]),
  provideUseCase(DiscussionSearchSource, [TRANSACTION_RUNNER, ...REPOSITORIES]),
  provideUseCase(CommunitySubjects, REPOSITORIES),
  provideUseCase(TellOfPosts, [TRANSACTION_RUNNER, ...REPOSITORIES, NOTICE_BOARD]),
  CommunitiesWork,
  CommunityGateway,
  CommunityHintsFromEvents,
  CommunitiesRefusalsInterceptor,
  CommunitiesResolver,
  DiscussionsResolver,
  DiscussionChangesResolver,
  ...MEETINGS_PROVIDERS,
];

/** Communities. Expects from the root: TRANSACTION_RUNNER, OUTBOX, CLOCK, SEARCH_SOURCES, BACKGROUND_WORK, REALTIME, ACTOR_RESOLVER, NOTICE_BOARD and NOTICE_SUBJECTS from notices, PERSON_REACH from identity, and ENTE_REGISTRY from the enti module. */
@Module({})
export class CommunitiesModule {
  /** @param publicUrl where people reach the product, without a slash at the end: calendars lead there */
  static register(imports: DynamicModule['imports'], publicUrl: string): DynamicModule {
    return { module: CommunitiesModule, imports: imports ?? [], controllers: [CalendarsController], providers: [...providers, { provide: CALENDAR_PUBLIC_URL, useValue: publicUrl }], exports: [LoadCommunities, LoadMeetings] };
  }
}
