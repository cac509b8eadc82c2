import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { PracticeConflict, PracticeInvalid, PracticeNotAllowed, PracticeNotFound, type PracticeFieldProblem } from '../errors.js';
import { canReadPublished, canRecordReuse } from '../policies/practice.policy.js';
import type { PracticeRepository } from '../ports/practice-repository.port.js';
import type { PracticeId, ReuseOutcome, ReuseReceipt } from '../practice/practice.js';

export interface ReuseInput {
  readonly practiceId: PracticeId;
  readonly enteId: EnteId;
  /** `YYYY-MM-DD`, not after today. */
  readonly since: string;
  readonly changes: string;
  readonly outcome: ReuseOutcome;
  readonly note: string;
  /** Revision of the receipt that the actor saw; 0 for a new one. */
  readonly seenRevision: number;
}

const LONGEST = 4000;

/** "L'abbiamo ripresa": a Provincia says that it took a practice over, what it changed and how it went; later it says how it went on. */
export class RecordReuse {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly practices: PracticeRepository,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws PracticeNotFound, PracticeNotAllowed (also for one's own sheet), PracticeInvalid, PracticeConflict */
  async execute(actor: SignedInActor, input: ReuseInput): Promise<ReuseReceipt> {
    const now = this.clock.now();
    const [ente] = await this.enti.findByIds([input.enteId]);
    return this.transactions.run({ enteIds: [input.enteId], personId: actor.personId }, async () => {
      const [found] = await this.practices.findPublished([input.practiceId]);
      if (!found || !canReadPublished(actor, found.practice)) throw new PracticeNotFound();
      if (!ente || !canRecordReuse(actor, input.enteId, found.practice)) throw new PracticeNotAllowed();
      const problems = problemsOf(input, italianDay(now));
      if (problems.length > 0) throw new PracticeInvalid(problems);
      const existing = await this.practices.lockReceipt(input.practiceId, input.enteId);
      if ((existing?.revision ?? 0) !== input.seenRevision) throw new PracticeConflict({ revision: existing?.revision ?? 0, by: '', current: existing });
      const receipt: ReuseReceipt = {
        ...{ practiceId: input.practiceId, enteId: input.enteId, ente: ente.denominazione, since: input.since, outcome: input.outcome },
        ...{ changes: input.changes.trim(), note: input.note.trim(), revision: input.seenRevision + 1, updatedAt: now },
      };
      await this.practices.saveReceipt(receipt, { personId: actor.personId, name: actor.name });
      await this.outbox.record({ kind: 'practices.practice-reused', payload: { practiceId: input.practiceId, enteId: input.enteId, outcome: input.outcome } });
      return receipt;
    });
  }
}

function problemsOf({ since, changes, note }: ReuseInput, today: string): PracticeFieldProblem[] {
  return [
    ...(!/^\d{4}-\d{2}-\d{2}$/.test(since) || Number.isNaN(Date.parse(since)) ? [{ field: 'since', message: 'Scrivete il giorno in cui l’avete ripresa.' }] : since > today ? [{ field: 'since', message: 'Il giorno non può essere dopo oggi.' }] : since < '1990-01-01' ? [{ field: 'since', message: 'Il giorno è troppo lontano: controllate l’anno.' }] : []),
    ...(changes.trim().length < 3 ? [{ field: 'changes', message: 'Scrivete che cosa avete cambiato; se nulla, scrivete «nulla».' }] : []),
    ...(changes.length > LONGEST ? [{ field: 'changes', message: 'È troppo lungo: al massimo 4.000 caratteri.' }] : []),
    ...(note.length > LONGEST ? [{ field: 'note', message: 'È troppo lungo: al massimo 4.000 caratteri.' }] : []),
  ];
}
