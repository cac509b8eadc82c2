import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, sameJson, type Clock } from '@province-comuni/shared-kernel';
import type { Answer, AnswerLines } from '../answers/answer.js';
import { readDraftLines, readLines, type TypedLine } from '../answers/read-answer.js';
import { QuestionnaireChanged, QuestionnaireClosed, QuestionnaireInvalid, QuestionnaireNotFound, QuestionnaireRefused } from '../errors.js';
import type { QuestionnaireRepository } from '../ports/questionnaire-repository.port.js';
import { stateOn, type Questionnaire } from '../questionnaire/questionnaire.js';
import { pollMoved } from './poll-moved.js';
import type { OpenedQuestionnaire, QuestionnaireDesk } from './questionnaire-desk.js';

export interface AnswerInput {
  readonly id: string;
  /** For which Ente, where each Ente answers; null: the only one. */
  readonly enteId: string | null;
  readonly lines: readonly TypedLine[];
  /** Revision of the answer on the page; 0: there was none. */
  readonly seenRevision: number;
}

/** What came of it: the revision of the answer now; null: it is anonymous and has none. */
export interface AnswerKept {
  readonly revision: number | null;
}

/**
 * People answer. What is answered is the platform's to write, once the policy was asked: of an anonymous questionnaire nobody else could, and of the others colleagues write one answer together.
 */
export class AnswerQuestionnaire {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: QuestionnaireDesk,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Keeps what is being written, complete or not, also when it closed meanwhile. An anonymous one keeps no drafts here. @throws QuestionnaireNotFound, QuestionnaireRefused, QuestionnaireChanged */
  async keepDraft(actor: SignedInActor, input: AnswerInput): Promise<AnswerKept> {
    const { respondent, questionnaire } = await this.opened(actor, input);
    if (questionnaire.disclosure === 'ANONIMA') throw new QuestionnaireRefused('È anonimo: finché non inviate, le risposte restano in questo browser.');
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const current = await this.questionnaires.lockToAnswer(questionnaire.id);
      if (!current) throw new QuestionnaireNotFound();
      const before = await this.questionnaires.lockAnswer(current.id, respondent.id, respondent.enteId);
      return { revision: await this.write(before, { lines: readDraftLines(current, input.lines) }, actor, input.seenRevision) };
    });
  }

  /**
   * Sends an answer: one for each who answers. Until it closes it can be sent again, changed; not where it is anonymous.
   * @param clientKey minted by the page: the same key is the same sending
   * @throws QuestionnaireNotFound, QuestionnaireRefused, QuestionnaireInvalid at `lines.<question>`, QuestionnaireChanged, QuestionnaireClosed
   */
  async send(actor: SignedInActor, input: AnswerInput, clientKey: string): Promise<AnswerKept> {
    if (!isUuid(clientKey)) throw new QuestionnaireInvalid([{ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' }]);
    const opened = await this.opened(actor, input);
    const anonymous = opened.questionnaire.disclosure === 'ANONIMA';
    // What is kept of a closed one must be committed: the refusal comes after.
    const outcome = await this.transactions.run(SYSTEM_ACCESS, async (): Promise<AnswerKept | Late> => {
      const current = await this.questionnaires.lockToAnswer(opened.questionnaire.id);
      if (!current) throw new QuestionnaireNotFound();
      const closed = stateOn(current, this.clock.now()) !== 'APERTO';
      if (anonymous) return closed ? { kept: false } : this.drop(current, opened, input, clientKey);
      const before = await this.questionnaires.lockAnswer(current.id, opened.respondent.id, opened.respondent.enteId);
      if (closed) {
        // What a colleague wrote meanwhile stays.
        const kept = before.revision === input.seenRevision;
        if (kept) await this.write(before, { lines: readDraftLines(current, input.lines) }, actor, input.seenRevision);
        return { kept };
      }
      const lines = linesOf(current, input.lines);
      const revision = await this.write(before, { lines, sent: lines }, actor, input.seenRevision);
      if (revision !== before.revision) await pollMoved(this.outbox, current);
      return { revision };
    });
    if ('kept' in outcome) throw new QuestionnaireClosed(outcome.kept);
    return outcome;
  }

  private async drop(current: Questionnaire, { respondent }: Opened, input: AnswerInput, clientKey: string): Promise<AnswerKept> {
    const lines = linesOf(current, input.lines);
    const outcome = await this.questionnaires.takePart(current.id, respondent.id, clientKey);
    if (outcome === 'ALREADY') throw new QuestionnaireRefused(current.answeredBy === 'ENTE' ? 'Il vostro Ente ha già risposto. Una risposta anonima non si ritrova, e perciò non si cambia.' : 'Avete già risposto. Una risposta anonima non si ritrova, e perciò non si cambia.');
    if (outcome === 'NEW') await this.questionnaires.dropIntoBox(current.id, lines);
    return { revision: null };
  }

  /** Said again, the same: nothing changes, whoever saw what. */
  private async write(before: Answer, { lines, sent }: { readonly lines: AnswerLines; readonly sent?: AnswerLines }, actor: SignedInActor, seenRevision: number): Promise<number> {
    const counts = sent ?? before.sent;
    if (sameJson([before.lines, before.sent], [lines, counts])) return before.revision;
    if (before.revision !== seenRevision) throw new QuestionnaireChanged();
    const sending = sent && !sameJson(sent, before.sent) ? { sent, sentAt: this.clock.now(), sentBy: actor.name } : {};
    await this.questionnaires.saveAnswer({ ...before, lines, ...sending, writtenBy: actor.name, revision: before.revision + 1 });
    return before.revision + 1;
  }

  private async opened(actor: SignedInActor, { id, enteId }: AnswerInput): Promise<Opened> {
    const opened = await this.transactions.run(databaseAccessOf(actor), () => this.desk.open(actor, id));
    if (opened.state === 'BOZZA' || opened.state === 'PROGRAMMATO') throw new QuestionnaireRefused('Non è ancora aperto.');
    const respondent = opened.respondents.find((each) => enteId === null || each.enteId === enteId);
    if (!respondent) throw new QuestionnaireRefused(opened.questionnaire.answeredBy === 'ENTE' ? 'Risponde, per un Ente a cui è chiesto, il suo referente o chi scrive per lui.' : 'Risponde chi è fra coloro a cui è chiesto.');
    return { ...opened, respondent };
  }
}

/** It closed before the answer came. */
interface Late {
  readonly kept: boolean;
}

type Opened = OpenedQuestionnaire & { readonly respondent: OpenedQuestionnaire['respondents'][number] };

function linesOf(questionnaire: Questionnaire, typed: readonly TypedLine[]): AnswerLines {
  const read = readLines(questionnaire, typed);
  if (!('lines' in read)) throw new QuestionnaireInvalid(read as readonly { field: string; message: string }[]);
  return read.lines;
}
