import { Module, type DynamicModule } from '@nestjs/common';
import { ANNUAL_SHARES } from '@province-comuni/costs-contract';
import { COSTS_PERSONAL_DATA, PostgresScenarioRepository } from '@province-comuni/costs-data';
import { AdoptScheme, DeleteScenario, ReadActScheme, ReadScenarios, SaveScenario, SCENARIO_REPOSITORY, SharesOfAct, SimulateCosts } from '@province-comuni/costs-domain';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { INSTANCE_ANSWERS } from '@province-comuni/models-contract';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { OUTBOX, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { CostsResolver } from './costs.resolver.js';

/** Costs and sustainability. Expects from the root: TRANSACTION_RUNNER, OUTBOX, CLOCK, ENTE_REGISTRY from the enti module, INSTANCE_ANSWERS from the models module. */
@Module({})
export class CostsModule {
  static register(imports: DynamicModule['imports']): DynamicModule {
    return {
      module: CostsModule,
      imports: imports ?? [],
      providers: [
        contributePersonalData(COSTS_PERSONAL_DATA),
        { provide: SCENARIO_REPOSITORY, useFactory: () => new PostgresScenarioRepository() },
        provideUseCase(ReadScenarios, [TRANSACTION_RUNNER, SCENARIO_REPOSITORY]),
        provideUseCase(SaveScenario, [TRANSACTION_RUNNER, SCENARIO_REPOSITORY, OUTBOX, CLOCK]),
        provideUseCase(DeleteScenario, [TRANSACTION_RUNNER, SCENARIO_REPOSITORY, OUTBOX]),
        provideUseCase(SimulateCosts, [ENTE_REGISTRY]),
        provideUseCase(AdoptScheme, [TRANSACTION_RUNNER, SCENARIO_REPOSITORY, INSTANCE_ANSWERS, OUTBOX]),
        provideUseCase(ReadActScheme, [INSTANCE_ANSWERS]),
        { provide: ANNUAL_SHARES, useFactory: () => new SharesOfAct() },
        CostsResolver,
      ],
      exports: [ANNUAL_SHARES],
    };
  }
}
