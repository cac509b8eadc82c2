import type { AdhesionsEvent } from '@province-comuni/adhesions-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { ApprovedConventions } from '@province-comuni/models-contract';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import { ADHESION_STEPS, type Adhesion, type AdhesionEvent, type AdhesionStepKey } from '../adhesion/adhesion.js';
import { offersStep, takeAdhesionStep, type AdhesionInput } from '../adhesion/take-adhesion-step.js';
import { AdhesionChanged, AdhesionInputRefused, AdhesionRefused } from '../errors.js';
import type { AdhesionRepository } from '../ports/adhesion-repository.port.js';
import type { AdhesionAccess, AdhesionDesk, OpenedAdhesion } from './adhesion-desk.js';

/** Answers and steps of one adhesion, by the Ente that adheres or by the Provincia for it. */
export class ChangeAdhesion {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: AdhesionDesk,
    private readonly adhesions: AdhesionRepository,
    private readonly conventions: ApprovedConventions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers for the delibera, as typed; null takes one back. Answering opens the examination. The same step or answers asked twice are one.
   * @throws AdhesionNotFound, AdhesionNotAllowed, AdhesionChanged, AdhesionRefused, AdhesionInputRefused
   */
  async answer(access: AdhesionAccess, typed: Readonly<Record<string, unknown>>, seenRevision: number): Promise<void> {
    const { adhesion } = await this.desk.forReading(access);
    const { values, problems } = await this.transactions.run(SYSTEM_ACCESS, () => this.conventions.readAnswers(adhesion.approvalId, typed));
    if (problems.length > 0) throw new AdhesionInputRefused(problems);
    await this.desk.forWriting(access, async (opened) => {
      const before = opened.adhesion;
      if (before.state !== 'INVITATO' && before.state !== 'IN_ESAME') throw new AdhesionRefused('La delibera è già stata adottata: i suoi dati non cambiano più.');
      if (before.revision !== seenRevision) throw new AdhesionChanged();
      await this.keep(opened, { ...before, state: 'IN_ESAME', answers: { ...before.answers, ...values }, revision: before.revision + 1 }, { kind: 'RISPOSTE', input: values, seenRevision });
    });
  }

  /** @throws AdhesionNotFound, AdhesionNotAllowed, AdhesionChanged, AdhesionRefused, AdhesionInputRefused */
  async takeStep(access: AdhesionAccess, key: AdhesionStepKey, input: AdhesionInput, seenRevision: number): Promise<void> {
    const step = ADHESION_STEPS.find((candidate) => candidate.key === key);
    if (!step) throw new AdhesionRefused('Questo passo non esiste.');
    await this.desk.forWriting(access, async (opened) => {
      const { adhesion, convention, side } = opened;
      const [last] = await this.adhesions.historyOf(adhesion.id, 1);
      if (last?.kind === key && last.seenRevision === seenRevision && last.personId === opened.personId && adhesion.state === step.to) return;
      if (adhesion.revision !== seenRevision) throw new AdhesionChanged();
      if (!offersStep(step, adhesion, side)) throw new AdhesionRefused('Da qui questo passo non si può fare.');
      const after = takeAdhesionStep(step, adhesion, input, convention, italianDay(this.clock.now()));
      if (!('state' in after)) throw new AdhesionInputRefused(after);
      await this.keep(opened, after, { kind: key, input: Object.fromEntries(step.asks.flatMap(({ key: field }) => (input[field]?.trim() ? [[field, input[field].trim()]] : []))), seenRevision });
    });
  }

  private async keep({ personId, personName }: OpenedAdhesion, after: Adhesion, event: Pick<AdhesionEvent, 'kind' | 'input' | 'seenRevision'>): Promise<void> {
    await this.adhesions.save(after);
    await this.adhesions.note({ ...event, adhesionId: after.id, to: after.state, personId, personName, at: this.clock.now() });
    await this.outbox.record({ kind: 'adhesions.adhesion-moved', payload: { adhesionId: after.id, provinciaId: after.provinciaId, aderenteId: after.aderenteId, state: after.state, by: personId } } satisfies AdhesionsEvent);
  }
}
