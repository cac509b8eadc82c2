import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { Actor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type EnteId } from '@province-comuni/shared-kernel';
import type { Answer, AnswerLines } from '../answers/answer.js';
import { QuestionnaireNotFound } from '../errors.js';
import { canSeeWho, type ResultsBar } from '../policies/questionnaire.policy.js';
import type { QuestionnaireRepository } from '../ports/questionnaire-repository.port.js';
import { questionsOf } from '../questionnaire/questionnaire.js';
import { LEAST_ANSWERS } from '../results/anonymity.js';
import { NO_GROUP, resultsOf, type Breakdown, type QuestionResult } from '../results/results.js';
import type { QuestionnairePage, ReadQuestionnaires } from './read-questionnaires.use-case.js';

/** A way of comparing those who answered: `tipo` and `provincia` of the Ente, or the key of a question with one choice. */
export interface Comparison {
  readonly key: string;
  readonly label: string;
}

/** What all answers say, for who may know. */
export interface QuestionnaireResults {
  readonly page: QuestionnairePage;
  /** Why nothing is shown; null: it is. */
  readonly bar: ResultsBar | null;
  readonly questions: readonly QuestionResult[];
  readonly comparisons: readonly Comparison[];
  readonly comparison: string | null;
}

/** An answer in words, with who gave it where that may be known. */
export interface TextAnswer {
  readonly text: string;
  readonly by: string | null;
}

/** An answer as a row of a table. */
export interface AnswerRow {
  readonly ente: string;
  /** Null: not to be known. */
  readonly person: string | null;
  readonly sentOn: string;
  readonly lines: AnswerLines;
}

const KINDS: Readonly<Record<string, string>> = { UPI: 'UPI', PROVINCIA: 'Provincia', COMUNE: 'Comune', UNIONE: 'Unione', ALTRO: 'Altro Ente' };
const BY_ENTE: readonly Comparison[] = [{ key: 'tipo', label: 'Tipo di Ente' }, { key: 'provincia', label: 'Provincia' }];
const NO_ENTE = 'Senza Ente';

/** The results, the answers in words and the table of the answers. */
export class ReadResults {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly read: ReadQuestionnaires,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly enti: EnteRegistry,
  ) {}

  /** @param by key of a comparison; another one than those offered compares nothing. @throws QuestionnaireNotFound */
  async results(actor: Actor, id: string, by: string | null): Promise<QuestionnaireResults> {
    return this.resultsOf(actor, await this.read.open(actor, id), by);
  }

  /** Of a page that was read. */
  async resultsOf(actor: Actor, page: QuestionnairePage, by: string | null): Promise<QuestionnaireResults> {
    const nothing = { page, questions: [], comparisons: [], comparison: null };
    if (page.resultsBar) return { ...nothing, bar: page.resultsBar };
    const { questionnaire, place } = page;
    const answers = await this.answers(page);
    if (!answers) return { ...nothing, bar: 'POCHE_RISPOSTE' };
    const singles = questionsOf(questionnaire).filter(({ kind }) => kind === 'SINGOLA');
    const byQuestion = singles.filter(({ key }) => (questionnaire.disclosure === 'ANONIMA' ? key === questionnaire.breakdownKey : canSeeWho(actor, questionnaire, place))).map(({ key, text }) => ({ key, label: text }));
    const comparisons = [...(canSeeWho(actor, questionnaire, place) ? BY_ENTE : []), ...byQuestion];
    const comparison = comparisons.find(({ key }) => key === by) ?? null;
    const questions = resultsOf(questionnaire, answers.map(({ lines }) => lines), comparison && (await this.breakdown(comparison, answers, page)));
    // Of the question by which one compares, the groups are the answers themselves.
    return { page, bar: null, comparisons, comparison: comparison?.key ?? null, questions: questions.map((result) => (result.tally.question.key === comparison?.key ? { ...result, groups: [] } : result)) };
  }

  /** Answers in words to one question; with who gave them, for who organises. @throws QuestionnaireNotFound */
  async texts(actor: Actor, id: string, questionKey: string, after: number, limit: number): Promise<{ readonly items: readonly TextAnswer[]; readonly total: number }> {
    const page = await this.read.open(actor, id);
    const { questionnaire, place } = page;
    const question = questionsOf(questionnaire).find(({ key, kind }) => key === questionKey && kind === 'TESTO');
    if (!question) throw new QuestionnaireNotFound();
    const answers = page.resultsBar ? null : await this.answers(page);
    const said = (answers ?? []).flatMap((answer) => (answer.lines[question.key] ? [{ text: answer.lines[question.key]!.text, answer }] : []));
    if (questionnaire.disclosure === 'ANONIMA' && said.length < LEAST_ANSWERS) return { items: [], total: 0 };
    // In the order of their words: that of the box is an order of whole answers, and would join what one person said here and there.
    if (questionnaire.disclosure === 'ANONIMA') said.sort((a, b) => a.text.localeCompare(b.text, 'it'));
    const shown = said.slice(after, after + limit);
    const names = canSeeWho(actor, questionnaire, place) ? await this.namesOf(shown.flatMap(({ answer }) => answer.enteId ?? [])) : null;
    const by = ({ enteId, sentBy }: Said): string => [...(questionnaire.disclosure === 'NOMINATIVA' && sentBy ? [sentBy] : []), ...(enteId ? [names?.get(enteId)?.denominazione ?? ''] : [])].join(', ');
    return { items: shown.map(({ text, answer }) => ({ text, by: names && by(answer) })), total: said.length };
  }

  /** Every answer as a row, for who organises; null where it is anonymous. @throws QuestionnaireNotFound for everybody else */
  async rows(actor: Actor, id: string): Promise<{ readonly page: QuestionnairePage; readonly rows: readonly AnswerRow[] }> {
    const page = await this.read.open(actor, id);
    const { questionnaire, place } = page;
    if (!canSeeWho(actor, questionnaire, place)) throw new QuestionnaireNotFound();
    const answers = await this.transactions.run(SYSTEM_ACCESS, () => this.questionnaires.sentAnswers(questionnaire.id));
    const names = await this.namesOf(answers.flatMap(({ enteId }) => enteId ?? []));
    return { page, rows: answers.map(({ enteId, sent, sentAt, sentBy }) => ({ ente: (enteId && names.get(enteId)?.denominazione) || '', person: questionnaire.disclosure === 'NOMINATIVA' ? sentBy : null, sentOn: italianDay(sentAt!), lines: sent! })) };
  }

  /** Null: anonymous, and too few. */
  private async answers({ questionnaire }: QuestionnairePage): Promise<Said[] | null> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      if (questionnaire.disclosure !== 'ANONIMA') return (await this.questionnaires.sentAnswers(questionnaire.id)).map(({ sent, enteId, sentBy }) => ({ lines: sent!, enteId, sentBy }));
      // Held as for a change: an answer that came in the last moment is there, so that the picture is the same for ever.
      await this.questionnaires.lock(questionnaire.id);
      const box = await this.questionnaires.box(questionnaire.id);
      return box.length < LEAST_ANSWERS ? null : box.map((lines) => ({ lines, enteId: null, sentBy: null }));
    });
  }

  private async breakdown({ key }: Comparison, answers: readonly Said[], { questionnaire }: QuestionnairePage): Promise<Breakdown> {
    const question = questionsOf(questionnaire).find((each) => each.key === key);
    if (question) {
      const labels = new Map(question.options.map((option) => [option.key, option.text]));
      return { groupOf: (index) => labels.get(answers[index]!.lines[key]?.choices[0] ?? '') ?? NO_GROUP };
    }
    const enti = await this.namesOf(answers.flatMap(({ enteId }) => enteId ?? []));
    const province = key === 'provincia' ? await this.namesOf([...enti.values()].flatMap(({ provinciaId }) => provinciaId ?? [])) : new Map<EnteId, { nome: string }>();
    return {
      groupOf: (index) => {
        const ente = enti.get(answers[index]!.enteId ?? ('' as EnteId));
        if (!ente) return NO_ENTE;
        if (key === 'tipo') return KINDS[ente.kind] ?? ente.kind;
        return ente.kind === 'PROVINCIA' ? ente.nome : ((ente.provinciaId && province.get(ente.provinciaId)?.nome) ?? NO_ENTE);
      },
    };
  }

  private async namesOf(ids: readonly EnteId[]): Promise<Map<EnteId, Awaited<ReturnType<EnteRegistry['findByIds']>>[number]>> {
    return new Map((await this.enti.findByIds([...new Set(ids)])).map((card) => [card.id, card]));
  }
}

type Said = { readonly lines: AnswerLines } & Pick<Answer, 'enteId' | 'sentBy'>;
