import { databaseAccessOf } from '@province-comuni/identity-contract';
import type { DatabaseAccess, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, italianDate, italianDay, sameJson, type Clock } from '@province-comuni/shared-kernel';
import { takesPartIn } from '../adhesion/adhesion.js';
import { AdhesionChanged, AdhesionInputRefused, AdhesionNotAllowed, AdhesionNotFound, AdhesionRefused } from '../errors.js';
import type { AdhesionAccess, AdhesionDesk, OpenedAdhesion } from '../use-cases/adhesion-desk.js';
import { missingIn, readNeedsLine, type NeedsAnswer, type TypedNeedsLine } from './needs-answer.js';
import type { NeedsRepository } from './needs-repository.port.js';
import { sheetStateOn, type NeedsSheet, type NeedsSheetId, type NeedsSheetState } from './needs-sheet.js';

/** A sheet with the answer of one Ente. */
export interface NeedsOfEnte {
  readonly sheet: NeedsSheet;
  readonly state: NeedsSheetState;
  /** Null while it wrote nothing. */
  readonly answer: NeedsAnswer | null;
  readonly viewerCanAnswer: boolean;
}

/** The answer of an Ente to the scheda dei fabbisogni, with its account or its personal link; the Provincia writes down what came by PEC. */
export class AnswerNeeds {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: AdhesionDesk,
    private readonly needs: NeedsRepository,
    private readonly clock: Clock,
  ) {}

  /** The sheets that the Ente can see: of the text it adheres to, from the day they open. Newest year first. @throws AdhesionNotFound */
  async of(access: AdhesionAccess): Promise<NeedsOfEnte[]> {
    const { adhesion, side } = await this.desk.forReading(access);
    const today = italianDay(this.clock.now());
    return this.transactions.run(accessFor(access, adhesion), async () => {
      const answers = new Map((await this.needs.answersOfAdhesion(adhesion.id)).map((answer) => [answer.sheetId, answer]));
      return (await this.needs.ofApproval(adhesion.approvalId)).filter(({ year }) => takesPartIn(adhesion, year)).map((sheet) => ({ sheet, state: sheetStateOn(sheet, today), answer: answers.get(sheet.id) ?? null })).filter(({ state }) => state !== 'PROGRAMMATA').map((each) => ({ ...each, viewerCanAnswer: side !== null && each.state === 'APERTA' }));
    });
  }

  /**
   * Keeps what is typed for one service; it counts when it is sent. The same words sent again change nothing.
   * @throws AdhesionNotFound, AdhesionNotAllowed, AdhesionRefused after the last day, AdhesionInputRefused at `lines.<service>.…`, AdhesionChanged
   */
  async saveLine(access: AdhesionAccess, sheetId: string, service: string, typed: TypedNeedsLine, seenRevision: number): Promise<void> {
    await this.change(access, sheetId, seenRevision, (answer, sheet) => {
      const asked = sheet.services.find(({ key }) => key === service);
      if (!asked) throw new AdhesionNotFound();
      const line = readNeedsLine(asked, typed);
      if (!('choice' in line)) throw new AdhesionInputRefused(line);
      return { ...answer, lines: { ...answer.lines, [service]: line } };
    });
  }

  /** Sends the answer as it is written; it can be changed and sent again until the last day. @throws as {@link saveLine} */
  async send(access: AdhesionAccess, sheetId: string, seenRevision: number): Promise<void> {
    await this.change(access, sheetId, seenRevision, (answer, sheet, { personName }) => {
      const missing = missingIn(sheet.services, answer.lines);
      if (missing.length > 0) throw new AdhesionInputRefused(missing);
      // Again the same: what was sent, and when, stays.
      return sameJson(answer.sent, answer.lines) ? answer : { ...answer, sent: answer.lines, sentAt: this.clock.now(), sentBy: personName };
    });
  }

  private async change(access: AdhesionAccess, sheetId: string, seenRevision: number, work: (answer: NeedsAnswer, sheet: NeedsSheet, opened: OpenedAdhesion) => NeedsAnswer): Promise<void> {
    const opened = await this.desk.forReading(access);
    const { adhesion, side } = opened;
    await this.transactions.run(accessFor(access, adhesion), async () => {
      const sheet = isUuid(sheetId) ? await this.needs.find(sheetId as NeedsSheetId) : null;
      if (!sheet || sheet.approvalId !== adhesion.approvalId) throw new AdhesionNotFound();
      if (side === null) throw new AdhesionNotAllowed();
      if (!takesPartIn(adhesion, sheet.year)) throw new AdhesionRefused('Risponde chi ha aderito alla convenzione, per gli anni in cui ne fa parte.');
      const state = sheetStateOn(sheet, italianDay(this.clock.now()));
      if (state === 'PROGRAMMATA') throw new AdhesionNotFound();
      if (state === 'CHIUSA') throw new AdhesionRefused(`La scheda dei fabbisogni del ${sheet.year} si è chiusa il ${italianDate(sheet.closesOn)}: le risposte restano quelle inviate fino ad allora.`);
      const before = await this.needs.lockAnswer(sheet.id, adhesion.id);
      if (!before) throw new AdhesionNotFound();
      const after = work(before, sheet, opened);
      if (sameJson([after.lines, after.sent], [before.lines, before.sent])) return;
      if (before.revision !== seenRevision) throw new AdhesionChanged();
      await this.needs.saveAnswer({ ...after, revision: before.revision + 1 });
    });
  }
}

/** Who comes with the personal link touches in the database what that Ente may touch, and nothing else. */
function accessFor(access: AdhesionAccess, { aderenteId }: OpenedAdhesion['adhesion']): DatabaseAccess {
  return access.kind === 'person' ? databaseAccessOf(access.actor) : { enteIds: [aderenteId] };
}
