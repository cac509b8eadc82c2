import { Inject, Injectable, type OnModuleInit, type Provider } from '@nestjs/common';
import { PostgresModerationRepository, PostgresQuoteRepository, PostgresRehousingRepository, PostgresWritingRepository } from '@province-comuni/communities-data';
import {
  AppealDecision,
  COMMUNITY_HINTS,
  COMMUNITY_REPOSITORY,
  DecideCase,
  DISCUSSION_REPOSITORY,
  MEMBERS_REPOSITORY,
  ModerateDirectly,
  MODERATION_HINTS,
  MODERATION_REPOSITORY,
  ModerationEffects,
  ModerationOpener,
  MovePosts,
  PostPublisher,
  QUOTE_REPOSITORY,
  ReadModeration,
  REHOUSING_REPOSITORY,
  ReportPost,
  SetLimits,
  PostLetters,
  SettleQuotes,
  WaitingPosts,
  WRITING_REPOSITORY,
  WritingGate,
} from '@province-comuni/communities-domain';
import { DOCUMENT_ATTACHMENTS } from '@province-comuni/documents-contract';
import { NOTICE_BOARD } from '@province-comuni/notices-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, OUTBOX, SEARCH_INDEX, TRANSACTION_RUNNER, type BackgroundWork } from '@province-comuni/platform-ports';
import { DISCUSSION_POLLS } from '@province-comuni/questionnaires-contract';
import { CLOCK } from '@province-comuni/shared-kernel';
import { ModerationGateway, RealtimeModerationHints } from './moderation-live.js';
import { ModerationResolver } from './moderation.resolver.js';
import { MovePostsResolver } from './move-posts.resolver.js';

/** Forgets what was written when, and masks quotes of what is not read any more. */
@Injectable()
class ModerationWork implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(SetLimits) private readonly limits: SetLimits,
    @Inject(SettleQuotes) private readonly quotes: SettleQuotes,
  ) {}

  onModuleInit(): void {
    this.work.schedule({ name: 'communities.tidy-writing-traces', cron: '41 3 * * *', run: () => this.limits.tidy() });
    this.work.subscribe({ name: 'communities.settle-quotes', kinds: this.quotes.kinds, handle: (event) => this.quotes.hear(event) });
  }
}

const REPOSITORIES = [COMMUNITY_REPOSITORY, DISCUSSION_REPOSITORY, MODERATION_REPOSITORY] as const;
const DECIDING = [TRANSACTION_RUNNER, ...REPOSITORIES, ModerationOpener, ModerationEffects, COMMUNITY_HINTS, MODERATION_HINTS, CLOCK] as const;

export const MODERATION_PROVIDERS: Provider[] = [
  { provide: MODERATION_REPOSITORY, useFactory: () => new PostgresModerationRepository() },
  { provide: WRITING_REPOSITORY, useFactory: () => new PostgresWritingRepository() },
  { provide: REHOUSING_REPOSITORY, useFactory: () => new PostgresRehousingRepository() },
  RealtimeModerationHints,
  { provide: MODERATION_HINTS, useExisting: RealtimeModerationHints },
  provideUseCase(PostPublisher, [DISCUSSION_REPOSITORY, NOTICE_BOARD, OUTBOX]),
  provideUseCase(WritingGate, [WRITING_REPOSITORY, MEMBERS_REPOSITORY, CLOCK]),
  provideUseCase(WaitingPosts, [MODERATION_REPOSITORY, OUTBOX]),
  provideUseCase(ModerationOpener, [TRANSACTION_RUNNER, COMMUNITY_REPOSITORY, MODERATION_REPOSITORY]),
  provideUseCase(ModerationEffects, [...REPOSITORIES, PostPublisher, DISCUSSION_POLLS, DOCUMENT_ATTACHMENTS, NOTICE_BOARD, OUTBOX, CLOCK, SettleQuotes]),
  { provide: QUOTE_REPOSITORY, useFactory: () => new PostgresQuoteRepository() },
  provideUseCase(SettleQuotes, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY, QUOTE_REPOSITORY, PostLetters, OUTBOX, CLOCK]),
  provideUseCase(ReadModeration, [TRANSACTION_RUNNER, ...REPOSITORIES, ModerationOpener, CLOCK]),
  provideUseCase(ReportPost, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY, MODERATION_REPOSITORY, OUTBOX, MODERATION_HINTS, CLOCK]),
  provideUseCase(DecideCase, DECIDING),
  provideUseCase(ModerateDirectly, DECIDING),
  provideUseCase(AppealDecision, [TRANSACTION_RUNNER, MODERATION_REPOSITORY, ModerationOpener, ModerationEffects, OUTBOX, COMMUNITY_HINTS, MODERATION_HINTS, CLOCK]),
  provideUseCase(MovePosts, [TRANSACTION_RUNNER, DISCUSSION_REPOSITORY, REHOUSING_REPOSITORY, ModerationOpener, ModerationEffects, DISCUSSION_POLLS, DOCUMENT_ATTACHMENTS, NOTICE_BOARD, SEARCH_INDEX, OUTBOX, COMMUNITY_HINTS, MODERATION_HINTS, CLOCK]),
  provideUseCase(SetLimits, [TRANSACTION_RUNNER, WRITING_REPOSITORY, ModerationOpener, ModerationEffects, CLOCK]),
  ModerationWork,
  ModerationGateway,
  ModerationResolver,
  MovePostsResolver,
];
