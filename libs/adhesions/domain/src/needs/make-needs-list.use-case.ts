import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { AnswerableInstance, InstanceAnswers, PreviewedAnswer } from '@province-comuni/models-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { sameJson, type Clock } from '@province-comuni/shared-kernel';
import { AdhesionChanged, AdhesionInputRefused, AdhesionNotAllowed, AdhesionNotFound, AdhesionRefused } from '../errors.js';
import type { NeedsRepository } from './needs-repository.port.js';
import type { ListedService, NeedsList } from './needs-sheet.js';
import type { NeedsBoard, ReadNeeds } from './read-needs.use-case.js';

/** How the acts call the question of the services offered: data of the Innovation model. */
const SERVICES_QUESTION = 'servizi';

/** What an act would say with the list. */
export interface ListAdoption {
  readonly listRevision: number;
  readonly instance: AnswerableInstance;
  readonly answer: PreviewedAnswer;
  /** Services of the list that the act has no word for: the Provincia wrote them by hand. */
  readonly notCarried: readonly string[];
}

/** Turns the needs into next year's list of services, and proposes it to an act that is being written. */
export class MakeNeedsList {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly read: ReadNeeds,
    private readonly needs: NeedsRepository,
    private readonly acts: InstanceAnswers<SignedInActor>,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the chosen services as the list of the sheet, in place of an earlier one. The same list again changes nothing.
   * @param seenRevision of the list; 0 when there is none
   * @throws AdhesionNotFound, AdhesionNotAllowed, AdhesionRefused, AdhesionInputRefused, AdhesionChanged
   */
  async execute(actor: SignedInActor, sheetId: string, chosen: readonly string[], threshold: number, seenRevision: number): Promise<void> {
    const { sheet, state, summary } = await this.writable(actor, sheetId);
    if (state === 'PROGRAMMATA') throw new AdhesionRefused('La scheda non è ancora aperta: l’elenco si fa dalle risposte.');
    if (!Number.isInteger(threshold) || threshold < 0 || threshold > 1_000) throw new AdhesionInputRefused([{ field: 'threshold', message: 'Scrivete un numero di Enti.' }]);
    const services = summary.filter(({ service }) => chosen.includes(service.key)).map(({ service, wanted, wantedQuantity }): ListedService => ({ ...service, wanted, quantity: wantedQuantity }));
    if (services.length === 0) throw new AdhesionInputRefused([{ field: 'services', message: 'Scegliete almeno un servizio.' }]);
    await this.transactions.run(databaseAccessOf(actor), async () => {
      // The sheet is held: two lists at once are one after the other.
      await this.needs.lock(sheet.id);
      const before = await this.needs.listOf(sheet.id);
      if (before && sameJson([before.services, before.threshold], [services, threshold])) return;
      if ((before?.revision ?? 0) !== seenRevision) throw new AdhesionChanged();
      await this.needs.saveList({ sheetId: sheet.id, provinciaId: sheet.provinciaId, services, threshold, madeAt: this.clock.now(), madeBy: actor.name, revision: seenRevision + 1 });
    });
  }

  /** The acts that the list may be taken into. @throws AdhesionNotFound */
  async actsFor(actor: SignedInActor, sheetId: string): Promise<readonly AnswerableInstance[]> {
    const { sheet } = await this.read.board(actor, sheetId);
    return this.acts.writable(actor, sheet.provinciaId);
  }

  /** What would change, before anything does. @throws AdhesionNotFound, AdhesionNotAllowed */
  async preview(actor: SignedInActor, sheetId: string, instanceId: string): Promise<ListAdoption> {
    return this.adoption(actor, await this.writable(actor, sheetId), instanceId);
  }

  /**
   * Writes the services of the list into the act, as the answer of its interview. What says so already stays.
   * @param seenRevision of the answer, as the preview gave it
   * @throws AdhesionNotFound, AdhesionNotAllowed, AdhesionChanged (list or answer), AdhesionInputRefused
   */
  async adopt(actor: SignedInActor, sheetId: string, instanceId: string, seenListRevision: number, seenRevision: number): Promise<ListAdoption> {
    const board = await this.writable(actor, sheetId);
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const adoption = await this.adoption(actor, board, instanceId);
      if (adoption.listRevision !== seenListRevision) throw new AdhesionChanged();
      if (adoption.answer.state === 'SAME') return adoption;
      if (adoption.answer.state !== 'CHANGES') throw new AdhesionRefused(adoption.answer.reason ?? 'L’atto scelto non chiede quali servizi si offrono.');
      const written = await this.acts.write(actor, instanceId, [{ key: SERVICES_QUESTION, value: codesOf(board.list!), seenRevision }]);
      if (written.kind === 'CHANGED') throw new AdhesionChanged();
      if (written.kind === 'REFUSED') throw new AdhesionInputRefused(written.problems);
      return this.adoption(actor, board, instanceId);
    });
  }

  private async writable(actor: SignedInActor, sheetId: string): Promise<NeedsBoard> {
    const board = await this.read.board(actor, sheetId);
    if (!board.viewerCanKeep) throw new AdhesionNotAllowed();
    return board;
  }

  private async adoption(actor: SignedInActor, { list, sheet }: NeedsBoard, instanceId: string): Promise<ListAdoption> {
    if (!list) throw new AdhesionNotFound();
    const previewed = await this.acts.preview(actor, instanceId, [{ key: SERVICES_QUESTION, value: codesOf(list) }]);
    // An act of another Provincia of the same person is no act for this list.
    if (!previewed || previewed.instance.enteId !== sheet.provinciaId) throw new AdhesionNotFound();
    return { listRevision: list.revision, instance: previewed.instance, answer: previewed.answers[0]!, notCarried: list.services.filter(({ code }) => code === null).map(({ name }) => name) };
  }
}

function codesOf({ services }: NeedsList): string[] {
  return services.flatMap(({ code }) => code ?? []);
}
