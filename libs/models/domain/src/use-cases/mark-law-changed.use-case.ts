import { randomUUID } from 'node:crypto';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import { readLawUrn } from '@province-comuni/shared-act-tree';
import type { Clock } from '@province-comuni/shared-kernel';
import { LawChangeNotFound, LawRefused } from '../errors.js';
import type { LawChange } from '../law/law-change.js';
import { canWatchLaws } from '../policies/law.policy.js';
import type { LawRepository } from '../ports/law-repository.port.js';

/** A change as the form sends it. */
export interface LawChangeInput {
  readonly urn: string;
  readonly label: string;
  /** `YYYY-MM-DD` */
  readonly changedOn: string;
  readonly note: string;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
}

/** A curator marks a norm as changed, or takes that back. What cites it follows from the event. */
export class MarkLawChanged {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly laws: LawRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The same change of the same norm twice is one. @throws LawChangeNotFound for who does not watch laws, LawRefused field by field */
  async execute(actor: SignedInActor, input: LawChangeInput): Promise<LawChange> {
    if (!canWatchLaws(actor)) throw new LawChangeNotFound();
    const { urn, ...fields } = readLawChange(input);
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const change = await this.laws.addChange({ id: randomUUID(), urn, ...fields, personId: actor.personId, personName: actor.name, at: this.clock.now() });
      if (!change) return (await this.laws.findStanding(urn, fields.changedOn))!;
      await this.outbox.record({ kind: 'models.law-changed', payload: { changeId: change.id } });
      return change;
    });
  }

  /** Nothing waits for it any more; what was confirmed stays in the table. @throws LawChangeNotFound */
  async withdraw(actor: SignedInActor, id: string): Promise<LawChange> {
    if (!canWatchLaws(actor)) throw new LawChangeNotFound();
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const change = await this.laws.findChange(id);
      if (!change) throw new LawChangeNotFound();
      if (change.withdrawnAt) return change;
      const at = this.clock.now();
      await this.laws.withdraw(id, at);
      await this.outbox.record({ kind: 'models.law-change-withdrawn', payload: { changeId: id } });
      return { ...change, withdrawnAt: at };
    });
  }
}

/** @throws LawRefused with everything that is wrong, at its field */
export function readLawChange(input: LawChangeInput): LawChangeInput {
  const urn = readLawUrn(input.urn);
  const [label, note] = [input.label.trim(), input.note.trim()];
  const problems = [
    ...(urn ? [] : [{ field: 'urn', message: 'Scrivete la URN della norma (urn:nir:…), o l’indirizzo che dà Normattiva.' }]),
    ...(label.length >= 1 && label.length <= 200 ? [] : [{ field: 'label', message: 'Scrivete come si cita la norma, in 200 caratteri al massimo.' }]),
    ...(note.length >= 1 && note.length <= 2000 ? [] : [{ field: 'note', message: 'Scrivete che cosa è cambiato, in 2.000 caratteri al massimo: lo leggerà chi verifica.' }]),
    ...(isDay(input.changedOn) ? [] : [{ field: 'changedOn', message: 'Scrivete da quale giorno vale il cambiamento.' }]),
    ...(isDay(input.dueOn) ? [] : [{ field: 'dueOn', message: 'Scrivete entro quale giorno va verificato.' }]),
  ];
  if (problems.length > 0 || urn === null) throw new LawRefused(problems);
  return { urn, label, note, changedOn: input.changedOn, dueOn: input.dueOn };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
