import { canWriteScenarios, typedScenario, typedScheme, type KeptScenario, type ScenarioSummary, type SchemeAdoption, type Simulation } from '@province-comuni/costs-domain';
import type { Actor } from '@province-comuni/identity-contract';
import { CostResult, CostScenario, CostScenarioItem, CostSchemeAdoption } from './scenario.type.js';

export function presentItem(actor: Actor, { id, enteId, name, revision, updatedAt, updatedBy }: ScenarioSummary): CostScenarioItem {
  return Object.assign(new CostScenarioItem(), { id, enteId, name, revision, updatedAt, updatedBy, viewerCanEdit: canWriteScenarios(actor, enteId) });
}

export function presentScenario(actor: Actor, scenario: KeptScenario): CostScenario {
  return Object.assign(new CostScenario(), presentItem(actor, scenario), { body: typedScenario(scenario.body) });
}

export function presentSimulation(simulation: Simulation): CostResult {
  return Object.assign(new CostResult(), { ...simulation, comuni: simulation.comuni.map((comune) => ({ ...comune, shares: comune.shares.filter((share) => share !== null) })), adjusted: simulation.adjusted.map(typedScheme) });
}

export function presentAdoption({ instance, ...adoption }: SchemeAdoption): CostSchemeAdoption {
  return Object.assign(new CostSchemeAdoption(), { ...adoption, act: { id: instance.id, title: instance.title } });
}
