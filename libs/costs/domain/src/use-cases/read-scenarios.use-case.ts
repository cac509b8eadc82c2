import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { EnteId } from '@province-comuni/shared-kernel';
import { CostsError } from '../errors.js';
import { canReadScenarios } from '../policies/scenario.policy.js';
import type { KeptScenario, ScenarioRepository, ScenarioSummary } from '../ports/scenario-repository.port.js';

export class ReadScenarios {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly scenarios: ScenarioRepository,
  ) {}

  /** The scenarios of a Provincia, last changed first. @throws CostsError NOT_FOUND */
  async list(actor: Actor, enteId: EnteId, page: { readonly limit: number; readonly offset: number }): Promise<{ readonly items: readonly ScenarioSummary[]; readonly total: number }> {
    if (!canReadScenarios(actor, enteId)) throw new CostsError('COSTS.NOT_FOUND');
    return this.transactions.read(databaseAccessOf(actor), () => this.scenarios.listOf(enteId, page));
  }

  /** @throws CostsError NOT_FOUND */
  async open(actor: Actor, id: string): Promise<KeptScenario> {
    const scenario = await this.transactions.read(databaseAccessOf(actor), () => this.scenarios.find(id));
    if (!scenario || !canReadScenarios(actor, scenario.enteId)) throw new CostsError('COSTS.NOT_FOUND');
    return scenario;
  }
}
