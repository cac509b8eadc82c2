import { Module, type DynamicModule } from '@nestjs/common';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { MARKED_SUBJECTS, NOTICE_BOARD, NOTICE_SUBJECTS, NoticeWordings, READABLE_SUBJECTS } from '@province-comuni/notices-contract';
import { NOTICES_PERSONAL_DATA, PostgresMailChoiceRepository, PostgresNewsletterRepository, PostgresNoticeChoiceRepository, PostgresNoticeRepository } from '@province-comuni/notices-data';
import { DeliverNotices, KeepFollows, KeepMailChoices, KeepNewsletters, KeepNoticeChoices, KeepReturningMail, LinkOpenings, MAIL_CHOICE_REPOSITORY, NEWSLETTER_REPOSITORY, NOTICE_CHOICE_REPOSITORY, NOTICE_HINTS, NOTICE_REPOSITORY, NoticeSubjectRegistry, PostNotices, ReadNewsletters, ReadNotices, SendNewsletters, TryNewsletter, UnsubscribeLinks } from '@province-comuni/notices-domain';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { MAIL_RETURNS, MAILER, OUTBOX, RATE_LIMITS, TRANSACTION_RUNNER, type RateLimits } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { MailChoicesResolver } from './mail-choices.resolver.js';
import { NewsletterLinksController } from './newsletter/newsletter-links.controller.js';
import { NewsletterRefusalsInterceptor } from './newsletter/newsletter-refusals.interceptor.js';
import { NewsletterResolver } from './newsletter/newsletter.resolver.js';
import { NoticeChoicesResolver } from './notice-choices.resolver.js';
import { NoticesGateway, RealtimeNoticeHints } from './notices-live.js';
import { NoticesRefusalsInterceptor } from './notices-refusals.interceptor.js';
import { NoticesResolver } from './notices.resolver.js';
import { NoticesWork } from './notices-work.js';
import { ReturningMailResolver } from './returning-mail.resolver.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

/** Address of the product, for the links of mail. */
const PUBLIC_URL = Symbol('PublicUrl');

/** Notices and what people follow. Gives every domain NOTICE_BOARD, NOTICE_SUBJECTS, NoticeWordings, READABLE_SUBJECTS and MARKED_SUBJECTS; expects from the root: TRANSACTION_RUNNER, OUTBOX, MAILER, MAIL_RETURNS, LetterWriters, BACKGROUND_WORK, REALTIME, ACTOR_RESOLVER, CLOCK, and PERSON_REACH and RATE_LIMITS from identity. */
@Module({})
export class NoticesModule {
  /** @param publicUrl where people reach the product, without a slash at the end @param secretKey secret of the installation: links that end letters, and how openings are counted, depend on it */
  static register(publicUrl: string, secretKey: string): DynamicModule {
    return {
      module: NoticesModule,
      global: true,
      controllers: [NewsletterLinksController, UnsubscribeController],
      providers: [
        contributePersonalData(NOTICES_PERSONAL_DATA),
        { provide: PUBLIC_URL, useValue: publicUrl },
        { provide: NOTICE_REPOSITORY, useFactory: () => new PostgresNoticeRepository() },
        { provide: MAIL_CHOICE_REPOSITORY, useFactory: () => new PostgresMailChoiceRepository() },
        { provide: NOTICE_CHOICE_REPOSITORY, useFactory: () => new PostgresNoticeChoiceRepository() },
        { provide: UnsubscribeLinks, useFactory: () => new UnsubscribeLinks(secretKey, publicUrl) },
        { provide: NoticeSubjectRegistry, useFactory: () => new NoticeSubjectRegistry() },
        { provide: NoticeWordings, useFactory: () => new NoticeWordings() },
        { provide: NOTICE_SUBJECTS, useExisting: NoticeSubjectRegistry },
        { provide: READABLE_SUBJECTS, useExisting: NoticeSubjectRegistry },
        { provide: MARKED_SUBJECTS, useExisting: NoticeSubjectRegistry },
        provideUseCase(PostNotices, [NOTICE_REPOSITORY, NOTICE_CHOICE_REPOSITORY, OUTBOX, CLOCK]),
        { provide: NOTICE_BOARD, useExisting: PostNotices },
        provideUseCase(DeliverNotices, [TRANSACTION_RUNNER, NOTICE_REPOSITORY, MAIL_CHOICE_REPOSITORY, NoticeSubjectRegistry, NoticeWordings, PERSON_REACH, MAILER, UnsubscribeLinks, CLOCK, PUBLIC_URL]),
        provideUseCase(KeepMailChoices, [TRANSACTION_RUNNER, MAIL_CHOICE_REPOSITORY, NoticeSubjectRegistry, OUTBOX, CLOCK]),
        provideUseCase(KeepNoticeChoices, [TRANSACTION_RUNNER, NOTICE_CHOICE_REPOSITORY, CLOCK]),
        provideUseCase(KeepReturningMail, [TRANSACTION_RUNNER, PERSON_REACH, MAIL_RETURNS]),
        provideUseCase(KeepFollows, [TRANSACTION_RUNNER, NOTICE_REPOSITORY, NoticeSubjectRegistry, CLOCK]),
        provideUseCase(ReadNotices, [TRANSACTION_RUNNER, NOTICE_REPOSITORY, NoticeSubjectRegistry, CLOCK, NOTICE_HINTS]),
        { provide: NEWSLETTER_REPOSITORY, useFactory: () => new PostgresNewsletterRepository() },
        provideUseCase(KeepNewsletters, [TRANSACTION_RUNNER, NEWSLETTER_REPOSITORY, OUTBOX, CLOCK]),
        { provide: LinkOpenings, inject: [RATE_LIMITS], useFactory: (limits: RateLimits) => new LinkOpenings(limits, secretKey) },
        provideUseCase(ReadNewsletters, [TRANSACTION_RUNNER, NEWSLETTER_REPOSITORY, NoticeSubjectRegistry, LinkOpenings, CLOCK]),
        provideUseCase(SendNewsletters, [TRANSACTION_RUNNER, NEWSLETTER_REPOSITORY, NoticeSubjectRegistry, PERSON_REACH, MAILER, UnsubscribeLinks, CLOCK, PUBLIC_URL]),
        provideUseCase(TryNewsletter, [TRANSACTION_RUNNER, NEWSLETTER_REPOSITORY, NoticeSubjectRegistry, PERSON_REACH, MAILER, UnsubscribeLinks, PUBLIC_URL]),
        NewsletterRefusalsInterceptor,
        NewsletterResolver,
        NoticesRefusalsInterceptor,
        NoticesWork,
        RealtimeNoticeHints,
        { provide: NOTICE_HINTS, useExisting: RealtimeNoticeHints },
        NoticesGateway,
        NoticesResolver,
        MailChoicesResolver,
        NoticeChoicesResolver,
        ReturningMailResolver,
      ],
      exports: [MARKED_SUBJECTS, NOTICE_BOARD, NOTICE_SUBJECTS, NoticeWordings, READABLE_SUBJECTS, DeliverNotices],
    };
  }
}
