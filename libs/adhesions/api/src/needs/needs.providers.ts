import { Inject, Injectable, type OnModuleInit, type Provider } from '@nestjs/common';
import { PostgresNeedsRepository } from '@province-comuni/adhesions-data';
import { ADHESION_REPOSITORY, AdhesionDesk, AnswerNeeds, KeepNeedsSheet, MakeNeedsList, NEEDS_REPOSITORY, PersonalLinks, ReachForNeeds, ReadNeeds, type NeedsSheetId } from '@province-comuni/adhesions-domain';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { INSTANCE_ANSWERS } from '@province-comuni/models-contract';
import { NOTICE_BOARD } from '@province-comuni/notices-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, MAILER, OUTBOX, TRANSACTION_RUNNER, type BackgroundWork } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { NeedsResolver } from './needs.resolver.js';

/** Tells the Enti when a sheet opens, and before it closes. */
@Injectable()
class NeedsWork implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(ReachForNeeds) private readonly reach: ReachForNeeds,
  ) {}

  onModuleInit(): void {
    this.work.subscribe({ name: 'adhesions.tell-of-needs', kinds: ['adhesions.needs-sheet-kept'], handle: ({ payload }) => this.reach.tell((payload as { sheetId: NeedsSheetId }).sheetId) });
    // After midnight in Italy in summer and winter, before the offices open.
    this.work.schedule({ name: 'adhesions.tell-of-needs-by-clock', cron: '23 4 * * *', run: () => this.reach.byClock() });
  }
}

/** The scheda dei fabbisogni. */
export const NEEDS_PROVIDERS: Provider[] = [
  { provide: NEEDS_REPOSITORY, useFactory: () => new PostgresNeedsRepository() },
  provideUseCase(ReadNeeds, [TRANSACTION_RUNNER, AdhesionDesk, ADHESION_REPOSITORY, NEEDS_REPOSITORY, ENTE_REGISTRY, CLOCK]),
  provideUseCase(KeepNeedsSheet, [TRANSACTION_RUNNER, AdhesionDesk, NEEDS_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(AnswerNeeds, [TRANSACTION_RUNNER, AdhesionDesk, NEEDS_REPOSITORY, CLOCK]),
  provideUseCase(ReachForNeeds, [TRANSACTION_RUNNER, ReadNeeds, ADHESION_REPOSITORY, NEEDS_REPOSITORY, ENTE_REGISTRY, PERSON_REACH, PersonalLinks, MAILER, NOTICE_BOARD, CLOCK]),
  provideUseCase(MakeNeedsList, [TRANSACTION_RUNNER, ReadNeeds, NEEDS_REPOSITORY, INSTANCE_ANSWERS, CLOCK]),
  NeedsWork,
  NeedsResolver,
];
