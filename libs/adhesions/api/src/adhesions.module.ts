import { Inject, Injectable, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { ADHESIONS_PERSONAL_DATA, PostgresAdhesionFileRepository, PostgresAdhesionRepository } from '@province-comuni/adhesions-data';
import { ADHESION_FILE_REPOSITORY, ADHESION_REPOSITORY, AdhesionDesk, ChangeAdhesion, InviteEnti, KeepAdhesionFiles, PersonalLinks, ReadAdhesions, TellOfAdhesions, type AdhesionRepository } from '@province-comuni/adhesions-domain';
import { KEPT_FILES } from '@province-comuni/documents-contract';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { APPROVED_CONVENTIONS } from '@province-comuni/models-contract';
import { NOTICE_BOARD, NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, MAILER, OUTBOX, TRANSACTION_RUNNER, type BackgroundWork } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { AdhesionFilesController } from './adhesion-files.controller.js';
import { AdhesionsResolver } from './adhesions.resolver.js';
import { DelibereZipController } from './batch/delibere-zip.controller.js';
import { DELIBERE_PROVIDERS } from './batch/delibere.providers.js';
import { NeedsTableController } from './needs/needs-table.controller.js';
import { NEEDS_PROVIDERS } from './needs/needs.providers.js';

/** Makes known what people are told of adhesions. */
@Injectable()
class AdhesionsWork implements OnModuleInit {
  constructor(
    @Inject(NOTICE_SUBJECTS) private readonly subjects: NoticeSubjects,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(TellOfAdhesions) private readonly tell: TellOfAdhesions,
  ) {}

  onModuleInit(): void {
    this.subjects.add(this.tell);
    this.work.subscribe({ name: 'adhesions.tell-people', kinds: this.tell.kinds, handle: (event) => this.tell.hear(event) });
  }
}

/** Adhesions of Enti to approved conventions. Expects from the root: TRANSACTION_RUNNER, OUTBOX, BACKGROUND_WORK, MAILER, TABLE_WRITER, REALTIME, CLOCK, ACTOR_RESOLVER, KEPT_FILES from documents, NOTICE_BOARD and NOTICE_SUBJECTS from notices, PERSON_REACH from identity, ENTE_REGISTRY from enti, and APPROVED_CONVENTIONS and INSTANCE_ANSWERS from models. */
@Module({})
export class AdhesionsModule {
  static register(imports: DynamicModule['imports'], publicUrl: string): DynamicModule {
    return {
      module: AdhesionsModule,
      imports: imports ?? [],
      controllers: [AdhesionFilesController, DelibereZipController, NeedsTableController],
      providers: [
        contributePersonalData(ADHESIONS_PERSONAL_DATA),
        { provide: ADHESION_REPOSITORY, useFactory: () => new PostgresAdhesionRepository() },
        provideUseCase(AdhesionDesk, [TRANSACTION_RUNNER, ADHESION_REPOSITORY, APPROVED_CONVENTIONS, CLOCK]),
        provideUseCase(ReadAdhesions, [TRANSACTION_RUNNER, AdhesionDesk, ADHESION_REPOSITORY, APPROVED_CONVENTIONS, ENTE_REGISTRY]),
        { provide: PersonalLinks, inject: [ADHESION_REPOSITORY], useFactory: (adhesions: AdhesionRepository) => new PersonalLinks(adhesions, publicUrl) },
        provideUseCase(InviteEnti, [TRANSACTION_RUNNER, AdhesionDesk, ADHESION_REPOSITORY, ENTE_REGISTRY, MAILER, OUTBOX, CLOCK, PersonalLinks]),
        provideUseCase(ChangeAdhesion, [TRANSACTION_RUNNER, AdhesionDesk, ADHESION_REPOSITORY, APPROVED_CONVENTIONS, OUTBOX, CLOCK]),
        { provide: ADHESION_FILE_REPOSITORY, useFactory: () => new PostgresAdhesionFileRepository() },
        provideUseCase(KeepAdhesionFiles, [TRANSACTION_RUNNER, AdhesionDesk, ADHESION_REPOSITORY, ADHESION_FILE_REPOSITORY, KEPT_FILES, CLOCK]),
        provideUseCase(TellOfAdhesions, [TRANSACTION_RUNNER, ADHESION_REPOSITORY, ENTE_REGISTRY, PERSON_REACH, NOTICE_BOARD]),
        AdhesionsWork,
        AdhesionsResolver,
        ...DELIBERE_PROVIDERS,
        ...NEEDS_PROVIDERS,
      ],
    };
  }
}
