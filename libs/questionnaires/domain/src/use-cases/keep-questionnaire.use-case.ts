import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { QuestionnaireId } from '@province-comuni/questionnaires-contract';
import { canonicalJson, isUuid, type Clock } from '@province-comuni/shared-kernel';
import { QuestionnaireChanged, QuestionnaireInvalid, QuestionnaireNotFound, QuestionnaireRefused } from '../errors.js';
import type { QuestionnaireRepository } from '../ports/questionnaire-repository.port.js';
import { correctionsBetween, mayBeRewritten, sameStructure } from '../questionnaire/corrections.js';
import { stateOn, type QuestionnaireWords } from '../questionnaire/questionnaire.js';
import { missingToOpen, readQuestionnaire, type TypedQuestionnaire } from '../questionnaire/read-questionnaire.js';
import type { QuestionnaireDesk } from './questionnaire-desk.js';

/** Writes a survey: a draft in any state of writing; once it is open, corrections of its words and a later closing. */
export class KeepQuestionnaire {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: QuestionnaireDesk,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @param id minted by the page: the same one sent twice is one questionnaire @param seenRevision 0 for a new one
   * @returns its revision now
   * @throws QuestionnaireNotFound, QuestionnaireRefused, QuestionnaireInvalid, QuestionnaireChanged
   */
  async execute(actor: SignedInActor, id: string, communityId: string | null, typed: TypedQuestionnaire, seenRevision: number): Promise<number> {
    if (!isUuid(id)) throw new QuestionnaireNotFound();
    return this.transactions.run(databaseAccessOf(actor), () => (seenRevision === 0 ? this.begin(actor, id as QuestionnaireId, communityId, typed) : this.change(actor, id as QuestionnaireId, typed, seenRevision)));
  }

  private async begin(actor: SignedInActor, id: QuestionnaireId, communityId: string | null, typed: TypedQuestionnaire): Promise<number> {
    await this.desk.forAsking(actor, communityId);
    const words = this.read(typed, communityId !== null);
    const state = { discussionId: null, publishedAt: null, announcedAt: null, remindedAt: null, originId: null, revision: 1 };
    if (await this.questionnaires.add({ ...words, ...state, id, communityId, createdBy: actor.personId, createdByName: actor.name, createdAt: this.clock.now() })) return 1;
    // Sent twice: it is there already. Of others there is none.
    const { questionnaire } = await this.desk.openToOrganise(actor, id);
    if (written(questionnaire) !== written(words)) throw new QuestionnaireChanged();
    return questionnaire.revision;
  }

  private async change(actor: SignedInActor, id: QuestionnaireId, typed: TypedQuestionnaire, seenRevision: number): Promise<number> {
    await this.desk.openToOrganise(actor, id);
    const before = await this.questionnaires.lock(id);
    if (!before) throw new QuestionnaireNotFound();
    if (before.discussionId !== null) throw new QuestionnaireRefused('Il sondaggio di una discussione non cambia: chiudetelo, e apritene un altro.');
    const words = this.read(typed, before.communityId !== null);
    if (written(before) === written(words)) return before.revision;
    if (before.revision !== seenRevision) throw new QuestionnaireChanged();
    const now = this.clock.now();
    if (before.publishedAt !== null) {
      if (stateOn(before, now) === 'CHIUSO') throw new QuestionnaireRefused('Il questionario è chiuso: duplicatelo per farne uno nuovo.');
      const opensAt = words.opensAt ?? before.opensAt;
      if (!mayBeRewritten(before, now)) {
        if (!sameStructure(before, words) || opensAt?.getTime() !== before.opensAt?.getTime()) throw new QuestionnaireRefused('Il questionario è aperto, e qualcuno può avere risposto: si correggono le parole e si sposta la chiusura. Per cambiare le domande, duplicatelo.');
        const missing = missingToOpen({ ...words, opensAt: null }, now);
        if (missing.length > 0) throw new QuestionnaireInvalid(missing);
        await this.questionnaires.addCorrections(id, correctionsBetween(before, words, now, actor.name));
      } else {
        const missing = missingToOpen({ ...words, opensAt }, now);
        if (missing.length > 0) throw new QuestionnaireInvalid(missing);
      }
      await this.questionnaires.save({ ...before, ...words, opensAt, revision: before.revision + 1 });
      return before.revision + 1;
    }
    await this.questionnaires.save({ ...before, ...words, revision: before.revision + 1 });
    return before.revision + 1;
  }

  private read(typed: TypedQuestionnaire, ofCommunity: boolean): QuestionnaireWords {
    const read = readQuestionnaire(typed, ofCommunity);
    if (!('title' in read)) throw new QuestionnaireInvalid(read);
    return read;
  }
}

/** To compare: with instants as text, which have no fields of their own. */
function written({ title, intro, questions, asked, enteIds, answeredBy, disclosure, visibility, breakdownKey, opensAt, closesAt }: QuestionnaireWords): string {
  return canonicalJson(JSON.parse(JSON.stringify({ title, intro, questions, asked, enteIds, answeredBy, disclosure, visibility, breakdownKey, opensAt, closesAt })));
}
