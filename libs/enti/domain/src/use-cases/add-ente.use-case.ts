import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock, type EnteId, type EnteKind } from '@province-comuni/shared-kernel';
import { codiceIpa, pec } from '../ente/codes.js';
import type { Ente } from '../ente/ente.js';
import { enteNotFound, EntiError, invalidEnteInput, type EntiFieldProblem } from '../errors.js';
import { canAddEnte } from '../policies/registry.policy.js';
import type { EnteRepository } from '../ports/ente-repository.port.js';

/** Kinds that people add: Province and Comuni come from ISTAT, UPI is there. */
export type AddedKind = Extract<EnteKind, 'UNIONE' | 'ALTRO'>;

export interface AddEnteInput {
  readonly kind: AddedKind;
  /** Short name; empty: the full one. */
  readonly nome: string;
  /** Full name: "Unione Montana dei Comuni del Montefeltro". */
  readonly denominazione: string;
  readonly provinciaId: EnteId | null;
  readonly codiceIpa: string;
  readonly sede: string;
  readonly pec: string;
}

const LONGEST = 200;

/** Staff adds a body that ISTAT's list does not have: an Unione di Comuni, a Unione Montana, another partner. */
export class AddEnte {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly enti: EnteRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws EntiError NOT_FOUND (also for who is not on the staff), INVALID_INPUT, ALREADY_THERE */
  async execute(actor: Actor, input: AddEnteInput): Promise<Ente> {
    if (!canAddEnte(actor)) throw enteNotFound();
    const denominazione = input.denominazione.trim();
    refuseProblems(input, denominazione);
    const code = input.codiceIpa.trim() || null;
    const day = italianDay(this.clock.now());
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const provincia = input.provinciaId ? await this.enti.findById(input.provinciaId, day) : null;
      if (input.provinciaId && provincia?.kind !== 'PROVINCIA') throw invalidEnteInput([{ field: 'provinciaId', message: "Scegliete una Provincia dell'elenco." }]);
      if (await this.enti.existsAlike(denominazione, code)) {
        throw new EntiError('ENTI.ALREADY_THERE', { reason: 'Nel registro c’è già un Ente con questa denominazione o con questo codice IPA: cercatelo prima di aggiungerlo.' });
      }
      const id = await this.enti.add(
        {
          kind: input.kind,
          nome: input.nome.trim() || denominazione,
          denominazione,
          provinciaId: provincia?.id ?? null,
          regione: provincia?.regione ?? null,
          area: provincia?.area ?? null,
          codiceIpa: code,
          sede: input.sede.trim() || null,
          pec: input.pec.trim() ? pec(input.pec) : null,
        },
        day,
      );
      await this.outbox.record({ kind: 'enti.ente-added', payload: { enteId: id } });
      return (await this.enti.findById(id, day))!;
    });
  }
}

function refuseProblems(input: AddEnteInput, denominazione: string): void {
  const problems: EntiFieldProblem[] = [];
  if (!denominazione) problems.push({ field: 'denominazione', message: 'Scrivete la denominazione per esteso.' });
  for (const [field, text] of Object.entries({ denominazione, nome: input.nome.trim(), sede: input.sede.trim() })) {
    if (text.length > LONGEST) problems.push({ field, message: `Al massimo ${LONGEST} caratteri.` });
  }
  if (input.codiceIpa.trim() && !codiceIpa(input.codiceIpa)) problems.push({ field: 'codiceIpa', message: 'Il codice IPA ha lettere, cifre e «_», senza spazi: per esempio p_PU.' });
  if (input.pec.trim() && !pec(input.pec)) problems.push({ field: 'pec', message: 'Scrivete un indirizzo PEC completo: per esempio protocollo@pec.ente.it.' });
  if (problems.length > 0) throw invalidEnteInput(problems);
}
