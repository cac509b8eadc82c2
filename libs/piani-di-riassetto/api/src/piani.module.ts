import { Module, type DynamicModule } from '@nestjs/common';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PostgresPianoRepository } from '@province-comuni/piani-di-riassetto-data';
import { PIANO_REPOSITORY, ReadPiani, SavePiano } from '@province-comuni/piani-di-riassetto-domain';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { OUTBOX, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { PianiTableController } from './piani-table.controller.js';
import { PianiResolver } from './piani.resolver.js';

/** Piani di riassetto and DUP. Expects from the root: TRANSACTION_RUNNER, OUTBOX, CLOCK, ACTOR_RESOLVER, and ENTE_REGISTRY from the enti module. */
@Module({})
export class PianiModule {
  static register(imports: DynamicModule['imports']): DynamicModule {
    return {
      module: PianiModule,
      imports: imports ?? [],
      controllers: [PianiTableController],
      providers: [
        { provide: PIANO_REPOSITORY, useFactory: () => new PostgresPianoRepository() },
        provideUseCase(ReadPiani, [TRANSACTION_RUNNER, PIANO_REPOSITORY, ENTE_REGISTRY]),
        provideUseCase(SavePiano, [TRANSACTION_RUNNER, PIANO_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
        PianiResolver,
      ],
    };
  }
}
