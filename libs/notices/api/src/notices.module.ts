import { Module, type DynamicModule } from '@nestjs/common';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { NOTICE_BOARD, NOTICE_SUBJECTS } from '@province-comuni/notices-contract';
import { PostgresMailChoiceRepository, PostgresNoticeRepository } from '@province-comuni/notices-data';
import { DeliverNotices, KeepFollows, KeepMailChoices, MAIL_CHOICE_REPOSITORY, NOTICE_REPOSITORY, NoticeSubjectRegistry, PostNotices, ReadNotices, UnsubscribeLinks } from '@province-comuni/notices-domain';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { MAILER, OUTBOX, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { MailChoicesResolver } from './mail-choices.resolver.js';
import { NoticesRefusalsInterceptor } from './notices-refusals.interceptor.js';
import { NoticesResolver } from './notices.resolver.js';
import { NoticesWork } from './notices-work.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

/** Address of the product, for the links of mail. */
const PUBLIC_URL = Symbol('PublicUrl');

/** Notices and what people follow. Gives every domain NOTICE_BOARD and NOTICE_SUBJECTS; expects from the root: TRANSACTION_RUNNER, OUTBOX, MAILER, BACKGROUND_WORK, CLOCK, and PERSON_REACH from identity. */
@Module({})
export class NoticesModule {
  /** @param publicUrl where people reach the product, without a slash at the end @param secretKey secret of the installation: links that end letters depend on it */
  static register(publicUrl: string, secretKey: string): DynamicModule {
    return {
      module: NoticesModule,
      global: true,
      controllers: [UnsubscribeController],
      providers: [
        { provide: PUBLIC_URL, useValue: publicUrl },
        { provide: NOTICE_REPOSITORY, useFactory: () => new PostgresNoticeRepository() },
        { provide: MAIL_CHOICE_REPOSITORY, useFactory: () => new PostgresMailChoiceRepository() },
        { provide: UnsubscribeLinks, useFactory: () => new UnsubscribeLinks(secretKey, publicUrl) },
        { provide: NoticeSubjectRegistry, useFactory: () => new NoticeSubjectRegistry() },
        { provide: NOTICE_SUBJECTS, useExisting: NoticeSubjectRegistry },
        provideUseCase(PostNotices, [NOTICE_REPOSITORY, OUTBOX, CLOCK]),
        { provide: NOTICE_BOARD, useExisting: PostNotices },
        provideUseCase(DeliverNotices, [TRANSACTION_RUNNER, NOTICE_REPOSITORY, MAIL_CHOICE_REPOSITORY, NoticeSubjectRegistry, PERSON_REACH, MAILER, UnsubscribeLinks, CLOCK, PUBLIC_URL]),
        provideUseCase(KeepMailChoices, [TRANSACTION_RUNNER, MAIL_CHOICE_REPOSITORY, NoticeSubjectRegistry, OUTBOX, CLOCK]),
        provideUseCase(KeepFollows, [TRANSACTION_RUNNER, NOTICE_REPOSITORY, NoticeSubjectRegistry, CLOCK]),
        provideUseCase(ReadNotices, [TRANSACTION_RUNNER, NOTICE_REPOSITORY, NoticeSubjectRegistry, CLOCK]),
        NoticesRefusalsInterceptor,
        NoticesWork,
        NoticesResolver,
        MailChoicesResolver,
      ],
      exports: [NOTICE_BOARD, NOTICE_SUBJECTS, DeliverNotices],
    };
  }
}
