import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AdoptScheme, canWriteScenarios, CostsError, DeleteScenario, ReadActScheme, ReadScenarios, SaveScenario, SimulateCosts, SOURCE_SCHEMES, typedScheme } from '@province-comuni/costs-domain';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import { CostsRefusalsInterceptor } from './costs-refusals.interceptor.js';
import { presentAdoption, presentItem, presentScenario, presentSimulation } from './costs.presenter.js';
import { AdoptCostSchemeInput, AdoptCostSchemeResult, CostAct, CostActScheme, CostScenario, CostScenarioDeleted, CostScenarioPage, CostScenarioSaved, CostSchemeAdopted, CostSchemeAdoption, CostSchemeSource, CostSimulation, CostSimulationInput, DeleteCostScenarioResult, SaveCostScenarioInput, SaveCostScenarioResult } from './scenario.type.js';

const MOST_ITEMS = 100;

/** Tariff schemes, the simulator and its scenarios. */
@Resolver()
@UseInterceptors(CostsRefusalsInterceptor)
export class CostsResolver {
  constructor(
    @Inject(ReadScenarios) private readonly read: ReadScenarios,
    @Inject(SimulateCosts) private readonly simulateCosts: SimulateCosts,
    @Inject(SaveScenario) private readonly save: SaveScenario,
    @Inject(DeleteScenario) private readonly remove: DeleteScenario,
    @Inject(AdoptScheme) private readonly adopt: AdoptScheme,
    @Inject(ReadActScheme) private readonly acts: ReadActScheme,
  ) {}

  @Access('signed-in')
  @Query(() => [CostSchemeSource], { description: 'The schemes of the public sources, ready to be picked.' })
  costSchemes(): CostSchemeSource[] {
    return SOURCE_SCHEMES.map(({ scheme, citation, corrections }) => Object.assign(new CostSchemeSource(), { scheme: typedScheme(scheme), citation, corrections: [...corrections] }));
  }

  @Access('signed-in')
  @Query(() => CostScenarioPage, { nullable: true, description: 'Scenarios of a Provincia, last changed first; null where there are none for who asks.' })
  async costScenarios(@CurrentActor() actor: SignedInActor, @Args('enteId', { type: () => ID }) enteId: string, @Args('first', { type: () => Int, defaultValue: 20 }) first: number, @Args('offset', { type: () => Int, defaultValue: 0 }) offset: number): Promise<CostScenarioPage | null> {
    if (!isUuid(enteId)) return null;
    const { items, total } = await this.read.list(actor, enteId as EnteId, { limit: Math.min(Math.max(first, 1), MOST_ITEMS), offset: Math.max(offset, 0) });
    return Object.assign(new CostScenarioPage(), { items: items.map((item) => presentItem(actor, item)), total, viewerCanEdit: canWriteScenarios(actor, enteId as EnteId) });
  }

  @Access('signed-in')
  @Query(() => CostScenario, { nullable: true, description: 'A scenario; null where there is none for who asks.' })
  async costScenario(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<CostScenario | null> {
    return isUuid(id) ? presentScenario(actor, await this.read.open(actor, id)) : null;
  }

  @Access('signed-in')
  @Query(() => CostSimulation, { nullable: true, description: 'What a scenario comes to on the Comuni of a Provincia, kept or not; null where who asks is not of that Provincia.' })
  async costSimulation(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => CostSimulationInput }) { enteId, body }: CostSimulationInput): Promise<CostSimulation | null> {
    if (!isUuid(enteId)) return null;
    const { simulation, problems } = await this.simulateCosts.execute(actor, enteId as EnteId, body);
    return Object.assign(new CostSimulation(), { result: simulation && presentSimulation(simulation), problems: [...problems] });
  }

  @Access('signed-in')
  @Query(() => [CostAct], { nullable: true, description: 'Acts of a Provincia whose tariffs may be compared, last changed first; at most 50; null where who asks is not of that Provincia.' })
  async costActs(@CurrentActor() actor: SignedInActor, @Args('enteId', { type: () => ID }) enteId: string): Promise<CostAct[] | null> {
    return isUuid(enteId) ? (await this.acts.list(actor, enteId as EnteId)).map(({ id, title }) => Object.assign(new CostAct(), { id, title })) : null;
  }

  @Access('signed-in')
  @Query(() => CostActScheme, { nullable: true, description: 'The tariffs that an act says now; null where there is none for who asks.' })
  async costActScheme(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<CostActScheme | null> {
    if (!isUuid(instanceId)) return null;
    const { act, scheme, reason } = await this.acts.open(actor, instanceId);
    return Object.assign(new CostActScheme(), { act: { id: act.id, title: act.title }, scheme: scheme && typedScheme(scheme), reason });
  }

  @Access('signed-in')
  @Query(() => [CostAct], { nullable: true, description: 'Acts of the Provincia that a scheme of the scenario may be taken into, last changed first; at most 50.' })
  async costScenarioActs(@CurrentActor() actor: SignedInActor, @Args('scenarioId', { type: () => ID }) scenarioId: string): Promise<CostAct[] | null> {
    return isUuid(scenarioId) ? (await this.adopt.actsFor(actor, scenarioId)).map(({ id, title }) => Object.assign(new CostAct(), { id, title })) : null;
  }

  @Access('signed-in')
  @Query(() => CostSchemeAdoption, { nullable: true, description: 'What an act would say with a scheme of the scenario; null where there is none for who asks, or he may not write it.' })
  async costSchemeAdoption(@CurrentActor() actor: SignedInActor, @Args('scenarioId', { type: () => ID }) scenarioId: string, @Args('schemeKey') schemeKey: string, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<CostSchemeAdoption | null> {
    if (!isUuid(scenarioId) || !isUuid(instanceId)) return null;
    return presentAdoption(await this.adopt.preview(actor, { scenarioId, schemeKey, instanceId }));
  }

  @Access('signed-in')
  @Mutation(() => SaveCostScenarioResult, { description: 'Keeps a scenario, new or changed.' })
  async saveCostScenario(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => SaveCostScenarioInput }) input: SaveCostScenarioInput): Promise<CostScenarioSaved> {
    if (!isUuid(input.enteId) || !isUuid(input.id)) throw new CostsError('COSTS.NOT_FOUND');
    const scenario = await this.save.execute(actor, { ...input, enteId: input.enteId as EnteId });
    return Object.assign(new CostScenarioSaved(), { scenario: presentScenario(actor, scenario) });
  }

  @Access('signed-in')
  @Mutation(() => DeleteCostScenarioResult, { description: 'Deletes a scenario for good; what was adopted from it stays in the act.' })
  async deleteCostScenario(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string, @Args('seenRevision', { type: () => Int }) seenRevision: number): Promise<CostScenarioDeleted> {
    if (!isUuid(id)) throw new CostsError('COSTS.NOT_FOUND');
    await this.remove.execute(actor, id, seenRevision);
    return Object.assign(new CostScenarioDeleted(), { id });
  }

  @Access('signed-in')
  @Mutation(() => AdoptCostSchemeResult, { description: 'Writes the tariffs of a scheme into an act, as answers of its interview: all that change, or none.' })
  async adoptCostScheme(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => AdoptCostSchemeInput }) input: AdoptCostSchemeInput): Promise<CostSchemeAdopted> {
    if (!isUuid(input.scenarioId) || !isUuid(input.instanceId)) throw new CostsError('COSTS.NOT_FOUND');
    return Object.assign(new CostSchemeAdopted(), { adoption: presentAdoption(await this.adopt.execute(actor, input)) });
  }
}
