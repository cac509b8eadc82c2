import { Inject, Injectable, Module, type DynamicModule, type OnModuleInit, type Provider } from '@nestjs/common';
import { COMMUNITIES_PERSONAL_DATA, PostgresCommunityRepository, PostgresDiscussionRepository, PostgresIncomingMailRepository, PostgresReaderPresenceRepository } from '@province-comuni/communities-data';
import {
  AnswerByMail,
  AnswerDiscussion,
  ChangePost,
  COMMUNITY_HINTS,
  COMMUNITY_REPOSITORY,
  CommunitySubjects,
  DISCUSSION_REPOSITORY,
  DiscussionSearchSource,
  INCOMING_MAIL_REPOSITORY,
  JoinCommunity,
  KeepDraft,
  LeaveCommunity,
  LoadCommunities,
  LoadMeetings,
  MODERATION_HINTS,
  MODERATION_REPOSITORY,
  OpenDiscussionInCommunity,
  PostPublisher,
  READER_PRESENCE_REPOSITORY,
  ReadCommunities,
  ReadDiscussions,
  ReadIncomingMail,
  ReadOn,
  ReplyAddresses,
  SteerDiscussion,
  TakeBackFiles,
  PostLetters,
  TellOfPosts,
  WaitingPosts,
  WritingGate,
  TellNews,
  TellPollMoved,
  TellReaders,
  TellTyping,
} from '@province-comuni/communities-domain';
import { DOCUMENT_ATTACHMENTS } from '@province-comuni/documents-contract';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { FINDABLE_PEOPLE, PERSON_REACH } from '@province-comuni/identity-contract';
import { NOTICE_BOARD, NOTICE_SUBJECTS, NoticeWordings, READABLE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, MAIL_READER, MAIL_RETURNS, MAILER, OUTBOX, SEARCH_SOURCES, TRANSACTION_RUNNER, type BackgroundWork, type SearchSources } from '@province-comuni/platform-ports';
import { DISCUSSION_POLLS } from '@province-comuni/questionnaires-contract';
import { CLOCK } from '@province-comuni/shared-kernel';
import { CommunitiesRefusalsInterceptor } from './communities-refusals.interceptor.js';
import { deskProviders } from './desk/desk.providers.js';
import { CALENDAR_PUBLIC_URL, CalendarsController } from './events/calendars.controller.js';
import { MEETINGS_PROVIDERS } from './events/meetings.providers.js';
import { GROUPS_PROVIDERS } from './groups/groups.providers.js';
import { INITIATIVES_PROVIDERS } from './initiatives/initiatives.providers.js';
import { IssueTablesController } from './initiatives/issue-tables.controller.js';
import { CommunityHintsFromEvents, RealtimeCommunityHints } from './live/community-hints.js';
import { CommunityGateway } from './live/community.gateway.js';
import { OverviewGateway } from './live/overview.gateway.js';
import { IncomingMailController, MAIL_INTAKE_SECRET } from './mail/incoming-mail.controller.js';
import { IncomingMailResolver } from './mail/incoming-mail.resolver.js';
import { MEMBERS_PROVIDERS } from './members/members.resolver.js';
import { MODERATION_PROVIDERS } from './moderation/moderation.providers.js';
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
    @Inject(NoticeWordings) private readonly wordings: NoticeWordings,
    @Inject(PostLetters) private readonly letters: PostLetters,
    @Inject(CommunitySubjects) private readonly subjects: CommunitySubjects,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(TellOfPosts) private readonly tell: TellOfPosts,
    @Inject(ReadIncomingMail) private readonly incoming: ReadIncomingMail,
    @Inject(TellPollMoved) private readonly polls: TellPollMoved,
    @Inject(TakeBackFiles) private readonly files: TakeBackFiles,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.source);
    for (const subject of this.subjects.all()) this.noticeSubjects.add(subject);
    this.wordings.add(this.letters);
    this.work.subscribe({ name: 'communities.tell-people', kinds: this.tell.kinds, handle: (event) => this.tell.hear(event) });
    this.work.subscribe({ name: 'communities.tell-poll-moved', kinds: this.polls.kinds, subject: ({ payload }) => (payload as { questionnaireId: string }).questionnaireId, handle: (event) => this.polls.hear(event) });
    this.work.subscribe({ name: 'communities.take-back-files', kinds: this.files.kinds, handle: (event) => this.files.hear(event) });
    this.work.schedule({ name: 'communities.tidy-incoming-mail', cron: '23 3 * * *', run: () => this.incoming.tidy() });
  }
}

const REPOSITORIES = [COMMUNITY_REPOSITORY, DISCUSSION_REPOSITORY] as const;
const WRITING = [TRANSACTION_RUNNER, ...REPOSITORIES, PostPublisher, WritingGate, WaitingPosts, COMMUNITY_HINTS, MODERATION_HINTS, CLOCK, DOCUMENT_ATTACHMENTS] as const;

/** What letters need of the installation. */
export interface CommunitiesMailConfig {
  /** Where people reach the product, without a slash at the end; its name stands behind the @ of our addresses. */
  readonly publicUrl: string;
  readonly secretKey: string;
  /** What a mail server has to say to hand mail over; absent: none is taken. */
  readonly intakeSecret?: string;
}

const MAIL_SETTINGS = Symbol('MailSettings');
const MAIL_DOMAIN = Symbol('MailDomain');

const providers: Provider[] = [
  contributePersonalData(COMMUNITIES_PERSONAL_DATA),
  { provide: COMMUNITY_REPOSITORY, useFactory: () => new PostgresCommunityRepository() },
  { provide: DISCUSSION_REPOSITORY, useFactory: () => new PostgresDiscussionRepository() },
  RealtimeCommunityHints,
  { provide: COMMUNITY_HINTS, useExisting: RealtimeCommunityHints },
  provideUseCase(ReadCommunities, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY]),
  provideUseCase(ReadDiscussions, [TRANSACTION_RUNNER, ...REPOSITORIES, MODERATION_REPOSITORY, DOCUMENT_ATTACHMENTS, READABLE_SUBJECTS]),
  provideUseCase(JoinCommunity, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, ENTE_REGISTRY, COMMUNITY_HINTS, CLOCK]),
  provideUseCase(LeaveCommunity, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, OUTBOX, COMMUNITY_HINTS]),
  provideUseCase(OpenDiscussionInCommunity, [...WRITING, DISCUSSION_POLLS]),
  provideUseCase(AnswerDiscussion, [...WRITING, READABLE_SUBJECTS]),
  provideUseCase(ChangePost, [TRANSACTION_RUNNER, ...REPOSITORIES, WritingGate, OUTBOX, COMMUNITY_HINTS, CLOCK]),
  provideUseCase(SteerDiscussion, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY, OUTBOX, COMMUNITY_HINTS, CLOCK]),
  provideUseCase(ReadOn, [TRANSACTION_RUNNER, ...REPOSITORIES, COMMUNITY_HINTS]),
  provideUseCase(KeepDraft, [TRANSACTION_RUNNER, ...REPOSITORIES, CLOCK]),
  provideUseCase(LoadCommunities, [TRANSACTION_RUNNER, ...REPOSITORIES, OUTBOX, CLOCK]),
  provideUseCase(TellPollMoved, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY, COMMUNITY_HINTS, CLOCK]),
  { provide: READER_PRESENCE_REPOSITORY, useFactory: () => new PostgresReaderPresenceRepository() },
  provideUseCase(TellReaders, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY, READER_PRESENCE_REPOSITORY, FINDABLE_PEOPLE]),
  provideUseCase(TellNews, [TRANSACTION_RUNNER, ...REPOSITORIES]),
  provideUseCase(TellTyping, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY]),
  provideUseCase(TakeBackFiles, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY, DOCUMENT_ATTACHMENTS]),
  provideUseCase(DiscussionSearchSource, [TRANSACTION_RUNNER, ...REPOSITORIES]),
  provideUseCase(CommunitySubjects, REPOSITORIES),
  provideUseCase(PostLetters, [DISCUSSION_REPOSITORY, DOCUMENT_ATTACHMENTS, READABLE_SUBJECTS, PERSON_REACH, NOTICE_BOARD, MAIL_SETTINGS]),
  provideUseCase(TellOfPosts, [TRANSACTION_RUNNER, ...REPOSITORIES, NOTICE_BOARD, PostLetters, ReplyAddresses, CLOCK, MAIL_SETTINGS]),
  { provide: INCOMING_MAIL_REPOSITORY, useFactory: () => new PostgresIncomingMailRepository() },
  provideUseCase(AnswerByMail, [TRANSACTION_RUNNER, MAIL_READER, ReplyAddresses, PERSON_REACH, AnswerDiscussion, KeepDraft, DOCUMENT_ATTACHMENTS, DISCUSSION_REPOSITORY, INCOMING_MAIL_REPOSITORY, MAILER, MAIL_RETURNS, CLOCK, MAIL_SETTINGS]),
  provideUseCase(ReadIncomingMail, [TRANSACTION_RUNNER, INCOMING_MAIL_REPOSITORY, CLOCK]),
  CommunitiesWork,
  CommunityGateway,
  OverviewGateway,
  CommunityHintsFromEvents,
  CommunitiesRefusalsInterceptor,
  CommunitiesResolver,
  DiscussionsResolver,
  DiscussionChangesResolver,
  ...deskProviders(MAIL_DOMAIN),
  ...GROUPS_PROVIDERS,
  ...INITIATIVES_PROVIDERS,
  ...MEETINGS_PROVIDERS,
  ...MEMBERS_PROVIDERS,
  ...MODERATION_PROVIDERS,
  IncomingMailResolver,
];

/** Communities. Expects from the root: TRANSACTION_RUNNER, OUTBOX, CLOCK, SEARCH_SOURCES, BACKGROUND_WORK, REALTIME, ACTOR_RESOLVER, MAILER, MAIL_RETURNS, MAIL_READER, NOTICE_BOARD, NOTICE_SUBJECTS and NoticeWordings from notices, PERSON_REACH, PERSON_DIRECTORY and FINDABLE_PEOPLE from identity, ENTE_REGISTRY from the enti module, DOCUMENT_ATTACHMENTS and DOCUMENT_SHEETS from documents, ACT_EXPORTERS, DISCUSSION_POLLS from questionnaires, and LIKE_ENTRIES from the search. */
@Module({})
export class CommunitiesModule {
  static register(imports: DynamicModule['imports'], { publicUrl, secretKey, intakeSecret }: CommunitiesMailConfig): DynamicModule {
    const domain = new URL(publicUrl).hostname;
    const mail: Provider[] = [
      { provide: MAIL_DOMAIN, useValue: domain },
      { provide: MAIL_SETTINGS, useValue: { publicUrl, domain } },
      { provide: MAIL_INTAKE_SECRET, useValue: intakeSecret ?? null },
      { provide: ReplyAddresses, useFactory: () => new ReplyAddresses(secretKey, domain) },
    ];
    return { module: CommunitiesModule, imports: imports ?? [], controllers: [CalendarsController, IncomingMailController, IssueTablesController], providers: [...providers, { provide: CALENDAR_PUBLIC_URL, useValue: publicUrl }, ...mail], exports: [LoadCommunities, LoadMeetings, AnswerByMail] };
  }
}
