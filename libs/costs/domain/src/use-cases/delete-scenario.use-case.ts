import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { CostsEvent } from '@province-comuni/costs-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { CostsError } from '../errors.js';
import { canReadScenarios, canWriteScenarios } from '../policies/scenario.policy.js';
import type { ScenarioRepository } from '../ports/scenario-repository.port.js';

/** Deletes a scenario for good; what was adopted from it stays in the act. */
export class DeleteScenario {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly scenarios: ScenarioRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @throws CostsError NOT_FOUND, NOT_ALLOWED, CHANGED */
  async execute(actor: SignedInActor, id: string, seenRevision: number): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const scenario = await this.scenarios.lock(id);
      if (!scenario || !canReadScenarios(actor, scenario.enteId)) throw new CostsError('COSTS.NOT_FOUND');
      if (!canWriteScenarios(actor, scenario.enteId)) throw new CostsError('COSTS.NOT_ALLOWED');
      if (scenario.revision !== seenRevision) throw new CostsError('COSTS.CHANGED', { currentRevision: scenario.revision, by: scenario.updatedBy });
      await this.scenarios.remove(id);
      const event: CostsEvent = { kind: 'costs.scenario-deleted', payload: { scenarioId: id, enteId: scenario.enteId } };
      await this.outbox.record(event);
    });
  }
}
