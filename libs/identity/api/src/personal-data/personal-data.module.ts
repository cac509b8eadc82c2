import { Inject, Injectable, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { IDENTITY_PERSONAL_DATA, PostgresPersonalDataRepository } from '@province-comuni/identity-data';
import { AccountCloser, AskErasure, AskPersonalCopy, AttemptGuard, CopySubjects, ErasePeople, MakePersonalCopy, PASSWORD_HASHER, PERSON_REPOSITORY, PERSONAL_DATA_REPOSITORY, PersonalDataRegistry, ReadPersonalData } from '@province-comuni/identity-domain';
import { NOTICE_BOARD, NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, MAILER, OUTBOX, PERSONAL_DATA, PERSONAL_DATA_STORE, TRANSACTION_RUNNER, type BackgroundWork } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { IdentityRefusalInterceptor } from '../identity-refusal.interceptor.js';
import { PersonalCopyController } from './personal-copy.controller.js';
import { PersonalDataResolver } from './personal-data.resolver.js';

/** Makes copies, removes old ones, erases whose waiting is over. */
@Injectable()
class PersonalDataWork implements OnModuleInit {
  constructor(
    @Inject(NOTICE_SUBJECTS) private readonly noticeSubjects: NoticeSubjects,
    @Inject(CopySubjects) private readonly subjects: CopySubjects,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(MakePersonalCopy) private readonly copies: MakePersonalCopy,
    @Inject(ErasePeople) private readonly erasing: ErasePeople,
  ) {}

  onModuleInit(): void {
    this.noticeSubjects.add(this.subjects);
    this.work.subscribe({ name: 'identity.make-copies', kinds: this.copies.kinds, handle: (event) => this.copies.hear(event) });
    this.work.schedule({ name: 'identity.tidy-copies', cron: '13 * * * *', run: () => this.copies.tidy() });
    this.work.schedule({ name: 'identity.erase-people', cron: '29 * * * *', run: async () => void (await this.erasing.execute()) });
  }
}

/** Copies and erasure of personal data. Gives every domain PERSONAL_DATA; expects from the root: TRANSACTION_RUNNER, OUTBOX, CLOCK, MAILER, BACKGROUND_WORK, PERSONAL_DATA_STORE, ACTOR_RESOLVER, NOTICE_BOARD and NOTICE_SUBJECTS from notices. */
@Module({})
export class PersonalDataModule {
  /** @param identity the module of accounts */
  static register(identity: DynamicModule): DynamicModule {
    const reading = [TRANSACTION_RUNNER, PERSONAL_DATA_REPOSITORY, PersonalDataRegistry] as const;
    return {
      module: PersonalDataModule,
      global: true,
      imports: [identity],
      controllers: [PersonalCopyController],
      providers: [
        { provide: PERSONAL_DATA_REPOSITORY, useFactory: () => new PostgresPersonalDataRepository() },
        { provide: PersonalDataRegistry, useFactory: () => new PersonalDataRegistry() },
        { provide: PERSONAL_DATA, useExisting: PersonalDataRegistry },
        contributePersonalData(IDENTITY_PERSONAL_DATA),
        provideUseCase(CopySubjects, [PERSONAL_DATA_REPOSITORY]),
        provideUseCase(AskPersonalCopy, [...reading, OUTBOX, CLOCK]),
        provideUseCase(MakePersonalCopy, [...reading, PERSONAL_DATA_STORE, PERSON_REPOSITORY, NOTICE_BOARD, CLOCK]),
        provideUseCase(ReadPersonalData, [...reading, PERSON_REPOSITORY, CLOCK]),
        provideUseCase(AskErasure, [TRANSACTION_RUNNER, PERSONAL_DATA_REPOSITORY, PERSON_REPOSITORY, PASSWORD_HASHER, AttemptGuard, AccountCloser, MAILER, CLOCK]),
        provideUseCase(ErasePeople, [...reading, PERSONAL_DATA_STORE, PERSON_REPOSITORY, AccountCloser, CLOCK]),
        IdentityRefusalInterceptor,
        PersonalDataWork,
        PersonalDataResolver,
      ],
      exports: [PERSONAL_DATA, PersonalDataRegistry, ErasePeople, MakePersonalCopy],
    };
  }
}
