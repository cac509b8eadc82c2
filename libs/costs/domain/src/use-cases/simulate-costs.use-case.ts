import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import { CostsError, type Problem } from '../errors.js';
import { canReadScenarios } from '../policies/scenario.policy.js';
import { readScenario, type TypedScenario } from '../scenario/read-scenario.js';
import { simulate, type Simulation } from '../simulation/simulate.js';

/** What a scenario comes to on the Comuni in force of its Provincia. Nothing is kept. */
export class SimulateCosts {
  constructor(private readonly enti: EnteRegistry) {}

  /** With problems there is no simulation. @throws CostsError NOT_FOUND */
  async execute(actor: Actor, enteId: EnteId, typed: TypedScenario): Promise<{ readonly simulation: Simulation | null; readonly problems: readonly Problem[] }> {
    if (!canReadScenarios(actor, enteId)) throw new CostsError('COSTS.NOT_FOUND');
    const { scenario, problems } = readScenario(typed);
    if (problems.length > 0) return { simulation: null, problems };
    const comuni = await this.enti.comuniOf(enteId);
    const here = new Set(comuni.map(({ id }) => id));
    const gone = scenario.workstations.map((told) => told.enteId).filter((id) => !here.has(id));
    const names = await this.namesOf(gone);
    return { simulation: simulate(scenario, comuni.map(({ id, nome, popolazione, annoPopolazione }) => ({ enteId: id, nome, popolazione, annoPopolazione })), names), problems };
  }

  /** Names of Enti that are no longer there, with the one that a merger made of them. */
  private async namesOf(gone: readonly EnteId[]): Promise<ReadonlyMap<EnteId, string>> {
    if (gone.length === 0) return new Map();
    const cards = await this.enti.findByIds(gone);
    const heirs = new Map((await this.enti.findByIds(cards.flatMap(({ confluitoIn }) => confluitoIn ?? []))).map(({ id, denominazione }) => [id, denominazione]));
    return new Map(cards.map(({ id, denominazione, confluitoIn }) => [id, confluitoIn ? `${denominazione} (ora ${heirs.get(confluitoIn) ?? '–'})` : denominazione]));
  }
}
