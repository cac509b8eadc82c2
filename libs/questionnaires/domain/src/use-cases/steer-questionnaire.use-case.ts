import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import type { QuestionnaireId, QuestionnairesEvent } from '@province-comuni/questionnaires-contract';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import { QuestionnaireChanged, QuestionnaireInvalid, QuestionnaireNotFound, QuestionnaireRefused } from '../errors.js';
import type { QuestionnaireRepository } from '../ports/questionnaire-repository.port.js';
import { stateOn, type Questionnaire } from '../questionnaire/questionnaire.js';
import { missingToOpen } from '../questionnaire/read-questionnaire.js';
import { pollMoved } from './poll-moved.js';
import type { QuestionnaireDesk } from './questionnaire-desk.js';

/** Opens and closes a questionnaire, copies it, throws a draft away. */
export class SteerQuestionnaire {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: QuestionnaireDesk,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Opens it, now or when its day comes; who is asked is told then. Asked twice it is done once. @throws QuestionnaireNotFound, QuestionnaireRefused, QuestionnaireInvalid, QuestionnaireChanged */
  async publish(actor: SignedInActor, id: string, seenRevision: number): Promise<void> {
    await this.onQuestionnaire(actor, id, async (before) => {
      if (before.publishedAt !== null) return;
      if (before.revision !== seenRevision) throw new QuestionnaireChanged();
      const now = this.clock.now();
      const missing = missingToOpen(before, now);
      if (missing.length > 0) throw new QuestionnaireInvalid(missing);
      await this.questionnaires.save({ ...before, publishedAt: now, opensAt: before.opensAt !== null && before.opensAt > now ? before.opensAt : now, revision: before.revision + 1 });
      await this.outbox.record({ kind: 'questionnaires.published', payload: { questionnaireId: before.id } } satisfies QuestionnairesEvent);
    });
  }

  /** Closes it now, for good. @throws QuestionnaireNotFound, QuestionnaireRefused */
  async close(actor: SignedInActor, id: string): Promise<void> {
    await this.onQuestionnaire(actor, id, async (before) => {
      const now = this.clock.now();
      const state = stateOn(before, now);
      if (state === 'CHIUSO') return;
      if (state !== 'APERTO') throw new QuestionnaireRefused('Non è ancora aperto.');
      await this.questionnaires.save({ ...before, closesAt: now, revision: before.revision + 1 });
      await pollMoved(this.outbox, before, true);
    });
  }

  /** Copies it into a new draft of the same place, without days. @param newId minted by the page: the same one is the same copy. @throws QuestionnaireNotFound, QuestionnaireRefused */
  async duplicate(actor: SignedInActor, id: string, newId: string): Promise<void> {
    if (!isUuid(newId)) throw new QuestionnaireNotFound();
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const { questionnaire } = await this.desk.openToOrganise(actor, id);
      if (questionnaire.discussionId !== null) throw new QuestionnaireRefused('Il sondaggio di una discussione si riscrive con una nuova discussione.');
      await this.desk.forAsking(actor, questionnaire.communityId);
      const fresh = { publishedAt: null, announcedAt: null, remindedAt: null, opensAt: null, closesAt: null, revision: 1 };
      const added = await this.questionnaires.add({ ...questionnaire, ...fresh, id: newId as QuestionnaireId, originId: questionnaire.id, title: `${questionnaire.title.slice(0, 190)} (copia)`, createdBy: actor.personId, createdByName: actor.name, createdAt: this.clock.now() });
      if (!added && (await this.desk.openToOrganise(actor, newId)).questionnaire.originId !== questionnaire.id) throw new QuestionnaireNotFound();
    });
  }

  /** @throws QuestionnaireNotFound, QuestionnaireRefused when it is no draft */
  async remove(actor: SignedInActor, id: string): Promise<void> {
    await this.onQuestionnaire(actor, id, async (before) => {
      if (before.publishedAt !== null) throw new QuestionnaireRefused('Si butta via una bozza. Ciò che è stato aperto resta, con le sue risposte.');
      await this.questionnaires.remove(before.id);
    });
  }

  private async onQuestionnaire(actor: SignedInActor, id: string, work: (before: Questionnaire) => Promise<void>): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      await this.desk.openToOrganise(actor, id);
      const before = await this.questionnaires.lock(id as QuestionnaireId);
      if (!before) throw new QuestionnaireNotFound();
      await work(before);
    });
  }
}
