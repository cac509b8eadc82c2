import type { EnteRegistry } from '@province-comuni/enti-contract';
import { communityIdsOf, databaseAccessOf, enteIdsOf, isStaff, type Actor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import type { Answer } from '../answers/answer.js';
import { QuestionnaireNotFound } from '../errors.js';
import { canAskIn, canOrganise, isAsked, resultsBar, type ResultsBar } from '../policies/questionnaire.policy.js';
import type { Concerned, QuestionnaireRepository } from '../ports/questionnaire-repository.port.js';
import type { Correction } from '../questionnaire/questionnaire.js';
import type { OpenedQuestionnaire, QuestionnaireDesk } from './questionnaire-desk.js';

/** A questionnaire in a list. */
export interface ListedQuestionnaire extends OpenedQuestionnaire {
  readonly answered: number;
  /** He, or one of his Enti, has answered. */
  readonly answeredByViewer: boolean;
  readonly viewerCanOrganise: boolean;
  readonly resultsBar: ResultsBar | null;
}

/** As whom the reader answers, with what he said. */
export interface OwnAnswer {
  /** Null: for himself. */
  readonly enteId: EnteId | null;
  readonly enteName: string;
  readonly answered: boolean;
  /** Null: anonymous, or nothing was written. */
  readonly answer: Answer | null;
}

/** A questionnaire on its own page. */
export interface QuestionnairePage extends ListedQuestionnaire {
  readonly own: readonly OwnAnswer[];
  readonly corrections: readonly Correction[];
  /** Chosen Enti, for who organises. */
  readonly enti: readonly { readonly id: EnteId; readonly denominazione: string }[];
}

const MOST_LISTED = 100;

function concernedBy(actor: Actor): Concerned {
  return { communityIds: communityIdsOf(actor), enteIds: enteIdsOf(actor), ofProvincia: actor.memberships.some(({ enteKind }) => enteKind === 'PROVINCIA'), ofStaff: isStaff(actor) };
}

/** Questionnaires for who is asked, and for who asks. */
export class ReadQuestionnaires {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: QuestionnaireDesk,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly enti: EnteRegistry,
    private readonly clock: Clock,
  ) {}

  /** Surveys of a community; without one, those in which he is asked or that he organises. Newest first, at most 100. @throws QuestionnaireNotFound for a community that is not for him */
  async list(actor: Actor, communityId: string | null): Promise<{ readonly items: readonly ListedQuestionnaire[]; readonly canAsk: boolean }> {
    const found = await this.transactions.read(databaseAccessOf(actor), async () => {
      if (communityId !== null && !isUuid(communityId)) throw new QuestionnaireNotFound();
      const place = await this.desk.placeOf(actor, communityId);
      if (place === undefined) throw new QuestionnaireNotFound();
      const readable = await this.desk.readable(actor, communityId === null ? await this.questionnaires.concerning(concernedBy(actor), MOST_LISTED) : await this.questionnaires.ofCommunity(communityId, MOST_LISTED));
      const mine = communityId !== null ? readable : readable.filter(({ questionnaire, place: its }) => isAsked(actor, questionnaire, its) || canOrganise(actor, questionnaire, its));
      return { readable: mine, canAsk: canAskIn(actor, place) };
    });
    return { items: await this.withCounts(actor, found.readable), canAsk: found.canAsk };
  }

  /** @throws QuestionnaireNotFound */
  async open(actor: Actor, id: string): Promise<QuestionnairePage> {
    const opened = await this.transactions.read(databaseAccessOf(actor), () => this.desk.open(actor, id));
    return this.page(actor, opened);
  }

  /** The poll of a discussion. @throws QuestionnaireNotFound where there is none for him */
  async pollOf(actor: Actor, discussionId: string): Promise<QuestionnairePage> {
    const opened = await this.transactions.read(databaseAccessOf(actor), async () => {
      const found = isUuid(discussionId) ? await this.questionnaires.ofDiscussion(discussionId) : null;
      const [readable] = found ? await this.desk.readable(actor, [found]) : [];
      if (!readable) throw new QuestionnaireNotFound();
      return readable;
    });
    return this.page(actor, opened);
  }

  private async page(actor: Actor, opened: OpenedQuestionnaire): Promise<QuestionnairePage> {
    const { questionnaire, respondents } = opened;
    const [listed] = await this.withCounts(actor, [opened]);
    const enteIds = respondents.flatMap(({ id, enteId }) => (id === enteId ? enteId : []));
    const chosen = listed!.viewerCanOrganise ? questionnaire.enteIds : [];
    const names = new Map((await this.enti.findByIds([...enteIds, ...chosen])).map(({ id, denominazione }) => [id, denominazione]));
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const ids = respondents.map(({ id }) => id);
      const answers = new Map((questionnaire.disclosure === 'ANONIMA' ? [] : await this.questionnaires.answersOf(questionnaire.id, ids)).map((answer) => [answer.respondentId, answer]));
      const answered = await this.questionnaires.answeredAmong(questionnaire.id, ids);
      const own = respondents.map(({ id, enteId }) => ({ enteId: id === enteId ? enteId : null, enteName: id === enteId ? (names.get(enteId) ?? '') : '', answered: answered.has(id), answer: answers.get(id) ?? null }));
      return { ...listed!, own, corrections: await this.questionnaires.corrections(questionnaire.id), enti: chosen.map((id) => ({ id, denominazione: names.get(id) ?? '' })) };
    });
  }

  /** As many statements for a list as for one. */
  private async withCounts(actor: Actor, opened: readonly OpenedQuestionnaire[]): Promise<ListedQuestionnaire[]> {
    if (opened.length === 0) return [];
    const now = this.clock.now();
    const ids = opened.map(({ questionnaire }) => questionnaire.id);
    // How many answered is no secret; who they are stays behind the wall.
    const counts = await this.transactions.run(SYSTEM_ACCESS, () => this.questionnaires.counts(ids));
    const own = await this.transactions.read(databaseAccessOf(actor), () => this.questionnaires.answeredIn(ids, [...new Set(opened.flatMap(({ respondents }) => respondents.map(({ id }) => id)))]));
    return opened.map((each) => {
      const { questionnaire, place } = each;
      const answeredByViewer = own.has(questionnaire.id);
      return { ...each, answered: counts.get(questionnaire.id) ?? 0, answeredByViewer, viewerCanOrganise: canOrganise(actor, questionnaire, place), resultsBar: resultsBar(actor, questionnaire, place, answeredByViewer, now) };
    });
  }
}
