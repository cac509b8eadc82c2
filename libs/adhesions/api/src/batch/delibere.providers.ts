import type { Provider } from '@nestjs/common';
import { PostgresDelibereBatchRepository } from '@province-comuni/adhesions-data';
import { AdhesionDesk, DELIBERE_BATCH_REPOSITORY, DELIBERE_HINTS, MakeDelibere, PrepareDelibere, ReadAdhesions, ReadDelibere } from '@province-comuni/adhesions-domain';
import { KEPT_FILES } from '@province-comuni/documents-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { APPROVED_CONVENTIONS } from '@province-comuni/models-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { OUTBOX, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { DelibereWork } from './delibere-work.js';
import { DelibereGateway, RealtimeDelibereHints } from './delibere.gateway.js';
import { DelibereResolver } from './delibere.resolver.js';

/** Delibere of all invited Enti, made together. */
export const DELIBERE_PROVIDERS: Provider[] = [
  { provide: DELIBERE_BATCH_REPOSITORY, useFactory: () => new PostgresDelibereBatchRepository() },
  RealtimeDelibereHints,
  { provide: DELIBERE_HINTS, useExisting: RealtimeDelibereHints },
  provideUseCase(PrepareDelibere, [TRANSACTION_RUNNER, ReadAdhesions, DELIBERE_BATCH_REPOSITORY, DELIBERE_HINTS, OUTBOX, CLOCK]),
  provideUseCase(MakeDelibere, [TRANSACTION_RUNNER, DELIBERE_BATCH_REPOSITORY, APPROVED_CONVENTIONS, KEPT_FILES, PERSON_REACH, DELIBERE_HINTS, OUTBOX, CLOCK]),
  provideUseCase(ReadDelibere, [TRANSACTION_RUNNER, AdhesionDesk, DELIBERE_BATCH_REPOSITORY, KEPT_FILES, CLOCK]),
  DelibereWork,
  DelibereGateway,
  DelibereResolver,
];
