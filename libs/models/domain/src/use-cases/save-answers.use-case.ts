import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { parseAnswer } from '@province-comuni/shared-act-tree';
import { italianDay, sameJson, type Clock } from '@province-comuni/shared-kernel';
import { AnswerConflict, AnswerRefused } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canEditInstance } from '../policies/instance.policy.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';
import { changedClauses, type ChangedClauses, type InstanceWorkspace, type InstanceWorkspaces } from './instance-workspace.js';
import { adoptionOf } from './adoption-of.js';
import { noteChange } from './note-change.js';

export interface AnswerInput {
  readonly key: string;
  /** As typed: text, `"1.440,00"`, code, rows, boolean; null takes the answer back. */
  readonly value: unknown;
  /** Revision of the answer the person saw; 0 when none was stored. */
  readonly seenRevision: number;
}

export interface SavedAnswers {
  readonly workspace: InstanceWorkspace;
  readonly changed: readonly ChangedClauses[];
}

/** Writes answers of the interview: all of them or none. One set of data serves every act, so every act may change. */
export class SaveAnswers {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly instances: InstanceRepository,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws InstanceNotFound, NotAllowed, AnswerRefused, AnswerConflict */
  async execute(actor: SignedInActor, instanceId: InstanceId, answers: readonly AnswerInput[]): Promise<SavedAnswers> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const before = await this.workspaces.forWriting(actor, instanceId, canEditInstance);
      let wrote = false;
      for (const answer of answers) wrote = (await this.write(actor, before, answer)) || wrote;
      if (!wrote) return { workspace: before, changed: [] };
      await noteChange({ instances: this.instances, outbox: this.outbox }, actor, instanceId, this.clock.now());
      const after = await this.workspaces.reopen(before);
      await this.instances.saveAdoption(adoptionOf(after));
      return { workspace: after, changed: changedClauses(before, after) };
    });
  }

  private async write(actor: SignedInActor, { instance, content, environment }: InstanceWorkspace, input: AnswerInput): Promise<boolean> {
    const variable = content.variables.find((candidate) => candidate.key === input.key && candidate.scope === 'istanza');
    if (!variable) throw new AnswerRefused(input.key, [{ message: 'Questa domanda non c’è nel modello.' }]);
    const now = this.clock.now();
    const parsed = parseAnswer(variable, input.value, environment, italianDay(now));
    if (!parsed.ok) throw new AnswerRefused(input.key, parsed.problems);
    refuseOtherCells(content, variable.key, parsed.value, environment.answers);
    const stored = instance.answers.find((answer) => answer.key === input.key);
    // The same answer twice (a retry, a double click) is one answer.
    if (stored && stored.origin === 'PERSONA' && sameJson(stored.value, parsed.value)) return false;
    if ((stored?.revision ?? 0) !== input.seenRevision) throw new AnswerConflict(input.key, stored?.value ?? null, stored?.revision ?? 0, stored?.answeredBy ?? null);
    await this.instances.saveAnswers(instance.id, [{ key: input.key, value: parsed.value, origin: 'PERSONA', answeredBy: actor.name, answeredAt: now }]);
    await this.instances.appendEvent(instance.id, {
      kind: 'RISPOSTA',
      subject: input.key,
      before: stored ? { value: stored.value, origin: stored.origin } : null,
      after: { value: parsed.value, origin: 'PERSONA' },
      personId: actor.personId,
      personName: actor.name,
      at: now,
    });
    if (variable.registry === 'provincia.sede' && typeof parsed.value === 'string') await this.enti.rememberSede(instance.enteId, parsed.value);
    return true;
  }
}

/** Changing the form to one that has no such level would leave the acts without a cell: the level is asked first. */
function refuseOtherCells(content: InstanceWorkspace['content'], key: string, value: unknown, answers: ReadonlyMap<string, unknown>): void {
  if (key !== content.formAxis && key !== content.levelAxis) return;
  const form = key === content.formAxis ? value : answers.get(content.formAxis);
  const level = key === content.levelAxis ? value : answers.get(content.levelAxis);
  const cell = content.cells.find((candidate) => candidate.form === form && candidate.level === level);
  if (cell && !cell.admitted) throw new AnswerRefused(key, [{ message: cell.refusal }]);
}
