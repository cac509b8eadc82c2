import type { CostsEvent } from '@province-comuni/costs-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { AnswerableInstance, InstanceAnswers, PreviewedAnswer } from '@province-comuni/models-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { answersOfScheme, type SchemeAnswers } from '../adoption/answers-of-scheme.js';
import { CostsError } from '../errors.js';
import { canReadScenarios, canWriteScenarios } from '../policies/scenario.policy.js';
import type { KeptScenario, ScenarioRepository } from '../ports/scenario-repository.port.js';

/** Which scheme of which scenario goes into which act. */
export interface AdoptedScheme {
  readonly scenarioId: string;
  readonly schemeKey: string;
  readonly instanceId: string;
}

/** What an act would say with the scheme, question by question. */
export interface SchemeAdoption extends Pick<SchemeAnswers, 'notCarried' | 'untouched'> {
  readonly scenarioRevision: number;
  readonly instance: AnswerableInstance;
  readonly answers: readonly PreviewedAnswer[];
}

/** Takes the tariffs of a scheme into an act of the same Provincia, as answers of its interview. */
export class AdoptScheme {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly scenarios: ScenarioRepository,
    private readonly acts: InstanceAnswers<SignedInActor>,
    private readonly outbox: Outbox,
  ) {}

  /** The acts it may be taken into. @throws CostsError NOT_FOUND */
  async actsFor(actor: SignedInActor, scenarioId: string): Promise<readonly AnswerableInstance[]> {
    const scenario = await this.transactions.run(databaseAccessOf(actor), () => this.scenarios.find(scenarioId));
    if (!scenario || !canReadScenarios(actor, scenario.enteId)) throw new CostsError('COSTS.NOT_FOUND');
    return this.acts.writable(actor, scenario.enteId);
  }

  /** What would change, before anything does. @throws CostsError NOT_FOUND, NOT_ALLOWED */
  async preview(actor: SignedInActor, adopted: AdoptedScheme): Promise<SchemeAdoption> {
    return this.transactions.run(databaseAccessOf(actor), async () => this.adoption(actor, await this.scenarios.find(adopted.scenarioId), adopted));
  }

  /**
   * Writes the answers that change: all of them or none, with the record of it.
   * @param seen revisions of the answers that the person saw in the preview @param seenRevision of the scenario
   * @throws CostsError NOT_FOUND, NOT_ALLOWED, CHANGED (the scenario), ACT_CHANGED, NOTHING_TO_ADOPT, INPUT_REFUSED
   */
  async execute(actor: SignedInActor, adopted: AdoptedScheme & { readonly seenRevision: number; readonly seen: readonly { readonly key: string; readonly revision: number }[] }): Promise<SchemeAdoption> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const scenario = await this.scenarios.lock(adopted.scenarioId);
      const adoption = await this.adoption(actor, scenario, adopted);
      if (scenario!.revision !== adopted.seenRevision) throw new CostsError('COSTS.CHANGED', { currentRevision: scenario!.revision, by: scenario!.updatedBy });
      if (adoption.answers.length === 0) throw new CostsError('COSTS.NOTHING_TO_ADOPT');
      const values = new Map(answersOfScheme(schemeOf(scenario!, adopted.schemeKey)).answers.map(({ key, value }) => [key, value]));
      const seen = new Map(adopted.seen.map(({ key, revision }) => [key, revision]));
      const changing = adoption.answers.filter(({ state }) => state === 'CHANGES');
      // A second click finds all of it said already.
      if (changing.length === 0) return adoption;
      const written = await this.acts.write(actor, adopted.instanceId, changing.map(({ key }) => ({ key, value: values.get(key), seenRevision: seen.get(key) ?? -1 })));
      if (written.kind === 'CHANGED') throw new CostsError('COSTS.ACT_CHANGED', { by: written.by });
      if (written.kind === 'REFUSED') throw new CostsError('COSTS.INPUT_REFUSED', { problems: written.problems });
      const event: CostsEvent = { kind: 'costs.scheme-adopted', payload: { scenarioId: scenario!.id, enteId: scenario!.enteId, instanceId: adopted.instanceId, schemeKey: adopted.schemeKey, by: actor.personId } };
      await this.outbox.record(event);
      return this.adoption(actor, scenario, adopted);
    });
  }

  private async adoption(actor: SignedInActor, scenario: KeptScenario | null, { schemeKey, instanceId }: AdoptedScheme): Promise<SchemeAdoption> {
    if (!scenario || !canReadScenarios(actor, scenario.enteId)) throw new CostsError('COSTS.NOT_FOUND');
    if (!canWriteScenarios(actor, scenario.enteId)) throw new CostsError('COSTS.NOT_ALLOWED');
    const { answers, notCarried, untouched } = answersOfScheme(schemeOf(scenario, schemeKey));
    const previewed = await this.acts.preview(actor, instanceId, answers);
    // An act of another Provincia of the same person is no act for this scenario.
    if (!previewed || previewed.instance.enteId !== scenario.enteId) throw new CostsError('COSTS.NOT_FOUND');
    return { scenarioRevision: scenario.revision, instance: previewed.instance, answers: previewed.answers, notCarried, untouched };
  }
}

function schemeOf({ body }: KeptScenario, key: string): KeptScenario['body']['schemes'][number] {
  const scheme = body.schemes.find((candidate) => candidate.key === key);
  if (!scheme) throw new CostsError('COSTS.NOT_FOUND');
  return scheme;
}
