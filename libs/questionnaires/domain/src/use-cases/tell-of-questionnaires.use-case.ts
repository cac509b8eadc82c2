import type { CommunityStandings } from '@province-comuni/communities-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { communityIdsOf, type Actor, type PersonReach, type SignedInActor } from '@province-comuni/identity-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { QuestionnaireId, QuestionnairesEvent } from '@province-comuni/questionnaires-contract';
import { italianDate, italianDay, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import type { QuestionnaireRepository } from '../ports/questionnaire-repository.port.js';
import { REMINDED_HOURS_BEFORE, reminderOf, stateOn, type Questionnaire } from '../questionnaire/questionnaire.js';
import { questionnaireHref } from './questionnaire-subjects.js';
import { respondentsFor } from './questionnaire-desk.js';

const AT_ONCE = 500;
const HOUR_MS = 3_600_000;

/** Tells who is asked that a survey is open, and once, before it closes, who has not answered. */
export class TellOfQuestionnaires {
  readonly kinds: readonly QuestionnairesEvent['kind'][] = ['questionnaires.published'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly communities: CommunityStandings<Actor>,
    private readonly people: PersonReach,
    private readonly enti: EnteRegistry,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  /** What the clock brings. The platform's own work. */
  async byClock(): Promise<void> {
    const now = this.clock.now();
    const due = await this.transactions.run(SYSTEM_ACCESS, () => this.questionnaires.toTell(now, new Date(now.getTime() + REMINDED_HOURS_BEFORE * HOUR_MS)));
    for (const id of due) await this.tell(id);
  }

  /** Tells of one survey what is due now. Looked at while it is held, and noted with the notices: two workers at once tell once, and one that was stopped begins again. */
  async tell(id: QuestionnaireId): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const questionnaire = await this.questionnaires.lock(id);
      const now = this.clock.now();
      if (!questionnaire || questionnaire.discussionId !== null || stateOn(questionnaire, now) !== 'APERTO') return;
      const until = questionnaire.closesAt ? ` entro il ${italianDate(italianDay(questionnaire.closesAt))}` : '';
      const due = reminderOf(questionnaire);
      if (questionnaire.announcedAt === null) {
        await this.reach(questionnaire, 'aperto', `Vi si chiede di rispondere${until}: «${questionnaire.title}»`);
        await this.questionnaires.save({ ...questionnaire, announcedAt: now });
      } else if (questionnaire.remindedAt === null && due !== null && due <= now) {
        await this.reach(questionnaire, 'promemoria', `Manca la vostra risposta${until}: «${questionnaire.title}»`);
        await this.questionnaires.save({ ...questionnaire, remindedAt: now });
      }
    });
  }

  private async reach(questionnaire: Questionnaire, fact: 'aperto' | 'promemoria', title: string): Promise<void> {
    const { id } = questionnaire;
    for await (const actors of this.asked(questionnaire)) {
      const respondents = actors.map((actor) => respondentsFor(actor, questionnaire, questionnaire.communityId === null ? null : { member: communityIdsOf(actor).includes(questionnaire.communityId) }).map((each) => each.id));
      const answered = await this.questionnaires.answeredAmong(id, [...new Set(respondents.flat())]);
      const waiting = actors.filter((_, index) => respondents[index]!.some((each) => !answered.has(each)));
      await this.board.post(waiting.map(({ personId }) => ({ personId, topic: `questionario.${fact}`, key: `questionario:${id}:${fact}`, title, text: '', href: questionnaireHref(id), subjects: [{ kind: 'questionario', id }], frequency: 'SUBITO' as const, ...(questionnaire.closesAt ? { lateFrom: questionnaire.closesAt } : {}) })));
    }
  }

  private async *asked({ asked, communityId, enteIds }: Questionnaire): AsyncGenerator<readonly SignedInActor[]> {
    if (asked !== 'COMMUNITY') {
      const everybody = await this.people.ofEnti(asked === 'ENTI' ? enteIds : (await this.enti.province()).map(({ id }) => id));
      for (let from = 0; from < everybody.length; from += AT_ONCE) yield everybody.slice(from, from + AT_ONCE).map(({ actor }) => actor);
      return;
    }
    for (let after: PersonId | null = null; ; ) {
      const ids: readonly PersonId[] = await this.communities.memberIds(communityId!, after, AT_ONCE);
      if (ids.length > 0) yield [...(await this.people.find(ids)).values()].map(({ actor }) => actor);
      if (ids.length < AT_ONCE) return;
      after = ids.at(-1)!;
    }
  }
}
