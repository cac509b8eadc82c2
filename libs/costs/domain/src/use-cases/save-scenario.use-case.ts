import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { CostsEvent } from '@province-comuni/costs-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { sameJson, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { CostsError, type Problem } from '../errors.js';
import { canReadScenarios, canWriteScenarios } from '../policies/scenario.policy.js';
import type { KeptScenario, ScenarioRepository } from '../ports/scenario-repository.port.js';
import { readScenario, type TypedScenario } from '../scenario/read-scenario.js';

export interface SavedScenario {
  /** Made by the page: a new one with the first save, so that a second try makes no second scenario. */
  readonly id: string;
  readonly enteId: EnteId;
  readonly name: string;
  readonly body: TypedScenario;
  /** Revision that the person saw; 0 for a new one. */
  readonly seenRevision: number;
}

/** Keeps a scenario of a Provincia, new or changed. */
export class SaveScenario {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly scenarios: ScenarioRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws CostsError NOT_FOUND, NOT_ALLOWED, INPUT_REFUSED, CHANGED */
  async execute(actor: SignedInActor, { id, enteId, name, body: typed, seenRevision }: SavedScenario): Promise<KeptScenario> {
    if (!canReadScenarios(actor, enteId)) throw new CostsError('COSTS.NOT_FOUND');
    if (!canWriteScenarios(actor, enteId)) throw new CostsError('COSTS.NOT_ALLOWED');
    const { scenario: body, problems } = readScenario(typed);
    const title = name.normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]/g, ' ').replace(/\s+/g, ' ').trim();
    const all: Problem[] = [...(title === '' ? [{ field: 'name', message: 'Date un nome allo scenario.' }] : title.length > 120 ? [{ field: 'name', message: 'Al massimo 120 caratteri.' }] : []), ...problems.map(({ field, message }) => ({ field: `body.${field}`, message }))];
    if (all.length > 0) throw new CostsError('COSTS.INPUT_REFUSED', { problems: all });
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const before = await this.scenarios.lock(id);
      if (before && before.enteId !== enteId) throw new CostsError('COSTS.NOT_FOUND');
      if (!before && seenRevision > 0) throw new CostsError('COSTS.NOT_FOUND');
      // The same words twice (a retry, a double click) are one change.
      if (before && before.name === title && sameJson(before.body, body)) return before;
      if ((before?.revision ?? 0) !== seenRevision) throw new CostsError('COSTS.CHANGED', { currentRevision: before?.revision ?? 0, by: before?.updatedBy ?? null });
      const after: KeptScenario = { id, enteId, name: title, body, revision: seenRevision + 1, updatedAt: this.clock.now(), updatedBy: actor.name };
      if (!(await this.scenarios.save(after, actor.personId))) throw new CostsError('COSTS.NOT_FOUND');
      const event: CostsEvent = { kind: 'costs.scenario-saved', payload: { scenarioId: id, enteId, revision: after.revision } };
      await this.outbox.record(event);
      return after;
    });
  }
}
