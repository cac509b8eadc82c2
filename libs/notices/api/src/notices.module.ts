import { Module, type DynamicModule } from '@nestjs/common';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { NOTICE_BOARD, NOTICE_SUBJECTS } from '@province-comuni/notices-contract';
import { PostgresNoticeRepository } from '@province-comuni/notices-data';
import { DeliverNotices, KeepFollows, NOTICE_REPOSITORY, NoticeSubjectRegistry, PostNotices, ReadNotices } from '@province-comuni/notices-domain';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { MAILER, OUTBOX, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { NoticesRefusalsInterceptor } from './notices-refusals.interceptor.js';
import { NoticesResolver } from './notices.resolver.js';
import { NoticesWork } from './notices-work.js';

/** Address of the product, for the links of mail. */
const PUBLIC_URL = Symbol('PublicUrl');

/** Notices and what people follow. Gives every domain NOTICE_BOARD and NOTICE_SUBJECTS; expects from the root: TRANSACTION_RUNNER, OUTBOX, MAILER, BACKGROUND_WORK, CLOCK, and PERSON_REACH from identity. */
@Module({})
export class NoticesModule {
  /** @param publicUrl where people reach the product, without a slash at the end */
  static register(publicUrl: string): DynamicModule {
    return {
      module: NoticesModule,
      global: true,
      providers: [
        { provide: PUBLIC_URL, useValue: publicUrl },
        { provide: NOTICE_REPOSITORY, useFactory: () => new PostgresNoticeRepository() },
        { provide: NoticeSubjectRegistry, useFactory: () => new NoticeSubjectRegistry() },
        { provide: NOTICE_SUBJECTS, useExisting: NoticeSubjectRegistry },
        provideUseCase(PostNotices, [NOTICE_REPOSITORY, OUTBOX, CLOCK]),
        { provide: NOTICE_BOARD, useExisting: PostNotices },
        provideUseCase(DeliverNotices, [TRANSACTION_RUNNER, NOTICE_REPOSITORY, NoticeSubjectRegistry, PERSON_REACH, MAILER, CLOCK, PUBLIC_URL]),
        provideUseCase(KeepFollows, [TRANSACTION_RUNNER, NOTICE_REPOSITORY, NoticeSubjectRegistry, CLOCK]),
        provideUseCase(ReadNotices, [TRANSACTION_RUNNER, NOTICE_REPOSITORY, NoticeSubjectRegistry, CLOCK]),
        NoticesRefusalsInterceptor,
        NoticesWork,
        NoticesResolver,
      ],
      exports: [NOTICE_BOARD, NOTICE_SUBJECTS, DeliverNotices],
    };
  }
}
