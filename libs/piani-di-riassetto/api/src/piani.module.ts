import { Inject, Injectable, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PIANI_PERSONAL_DATA, PostgresPianoRepository } from '@province-comuni/piani-di-riassetto-data';
import { PIANO_REPOSITORY, ReadPiani, RemindOfPiani, SavePiano } from '@province-comuni/piani-di-riassetto-domain';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { NOTICE_BOARD, NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, OUTBOX, TRANSACTION_RUNNER, type BackgroundWork } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { PianiTableController } from './piani-table.controller.js';
import { PianiResolver } from './piani.resolver.js';

/** Tells who keeps a plan what it might look after. */
@Injectable()
class PianiWork implements OnModuleInit {
  constructor(
    @Inject(NOTICE_SUBJECTS) private readonly subjects: NoticeSubjects,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(RemindOfPiani) private readonly remind: RemindOfPiani,
  ) {}

  onModuleInit(): void {
    this.subjects.add(this.remind);
    this.work.schedule({ name: 'piani.remind-people', cron: '20 5 * * 1', run: () => this.remind.execute() });
  }
}

/** Piani di riassetto and DUP. Expects from the root: TRANSACTION_RUNNER, OUTBOX, BACKGROUND_WORK, CLOCK, ACTOR_RESOLVER, TABLE_WRITER, NOTICE_BOARD and NOTICE_SUBJECTS from notices, PERSON_REACH from identity, and ENTE_REGISTRY from the enti module. */
@Module({})
export class PianiModule {
  static register(imports: DynamicModule['imports']): DynamicModule {
    return {
      module: PianiModule,
      imports: imports ?? [],
      controllers: [PianiTableController],
      providers: [
        contributePersonalData(PIANI_PERSONAL_DATA),
        { provide: PIANO_REPOSITORY, useFactory: () => new PostgresPianoRepository() },
        provideUseCase(ReadPiani, [TRANSACTION_RUNNER, PIANO_REPOSITORY, ENTE_REGISTRY]),
        provideUseCase(SavePiano, [TRANSACTION_RUNNER, PIANO_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
        provideUseCase(RemindOfPiani, [TRANSACTION_RUNNER, PIANO_REPOSITORY, ENTE_REGISTRY, PERSON_REACH, NOTICE_BOARD, CLOCK]),
        PianiWork,
        PianiResolver,
      ],
    };
  }
}
