import type { CommunityStandings } from '@province-comuni/communities-contract';
import { enteIdsOf, type Actor } from '@province-comuni/identity-contract';
import type { QuestionnaireId } from '@province-comuni/questionnaires-contract';
import { isUuid, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import type { RespondentId } from '../answers/answer.js';
import { QuestionnaireNotFound, QuestionnaireRefused } from '../errors.js';
import { canAskIn, canOrganise, canReadQuestionnaire, entiToAnswerFor, isAsked, type MemberOf, type Place } from '../policies/questionnaire.policy.js';
import type { QuestionnaireRepository } from '../ports/questionnaire-repository.port.js';
import { stateOn, type Questionnaire, type QuestionnaireState } from '../questionnaire/questionnaire.js';

/** A questionnaire with all that decides what its reader may do. */
export interface OpenedQuestionnaire {
  readonly questionnaire: Questionnaire;
  readonly state: QuestionnaireState;
  readonly place: Place;
  /** As whom he may answer: himself, or his Enti that are asked; empty: he does not. */
  readonly respondents: readonly { readonly id: RespondentId; readonly enteId: EnteId | null }[];
}

/** Opens questionnaires with their setting. Runs in the open transaction. */
export class QuestionnaireDesk {
  constructor(
    private readonly questionnaires: QuestionnaireRepository,
    private readonly communities: CommunityStandings<Actor>,
    private readonly clock: Clock,
  ) {}

  async placeOf(actor: Actor, communityId: string | null): Promise<Place> {
    return communityId === null ? null : (await this.communities.of(actor, [communityId])).get(communityId);
  }

  /** Those of the list that are for him. */
  async readable(actor: Actor, found: readonly Questionnaire[]): Promise<OpenedQuestionnaire[]> {
    const places = await this.communities.of(actor, [...new Set(found.flatMap(({ communityId }) => communityId ?? []))]);
    const hidden = await this.communities.hiddenDiscussions(found.flatMap(({ discussionId }) => discussionId ?? []));
    return found.flatMap((questionnaire) => {
      const place = questionnaire.communityId === null ? null : places.get(questionnaire.communityId);
      // Hidden with the post it came with.
      if (questionnaire.discussionId !== null && hidden.has(questionnaire.discussionId) && !(place && canOrganise(actor, questionnaire, place))) return [];
      return canReadQuestionnaire(actor, questionnaire, place, this.clock.now()) ? [this.opened(actor, questionnaire, place)] : [];
    });
  }

  /** @throws QuestionnaireNotFound also for what is not for him */
  async open(actor: Actor, id: string): Promise<OpenedQuestionnaire> {
    const questionnaire = isUuid(id) ? await this.questionnaires.find(id as QuestionnaireId) : null;
    const [opened] = questionnaire ? await this.readable(actor, [questionnaire]) : [];
    if (!opened) throw new QuestionnaireNotFound();
    return opened;
  }

  /** The same, for who organises it. @throws QuestionnaireNotFound, QuestionnaireRefused */
  async openToOrganise(actor: Actor, id: string): Promise<OpenedQuestionnaire> {
    const opened = await this.open(actor, id);
    if (!canOrganise(actor, opened.questionnaire, opened.place)) throw new QuestionnaireRefused('Lo fa chi ha preparato il questionario, o chi modera la community.');
    return opened;
  }

  /** For who writes a new one. @throws QuestionnaireNotFound, QuestionnaireRefused */
  async forAsking(actor: Actor, communityId: string | null): Promise<void> {
    if (communityId !== null && !isUuid(communityId)) throw new QuestionnaireNotFound();
    const place = await this.placeOf(actor, communityId);
    if (place === undefined) throw new QuestionnaireNotFound();
    if (!canAskIn(actor, place)) throw new QuestionnaireRefused(place ? 'I questionari li prepara chi modera la community.' : 'I questionari per gli Enti li prepara UPI.');
  }

  private opened(actor: Actor, questionnaire: Questionnaire, place: Place): OpenedQuestionnaire {
    return { questionnaire, state: stateOn(questionnaire, this.clock.now()), place, respondents: respondentsFor(actor, questionnaire, place) };
  }
}

/** As whom he may answer. */
export function respondentsFor(actor: Actor, questionnaire: Questionnaire, place: MemberOf): OpenedQuestionnaire['respondents'] {
  if (actor.kind !== 'person') return [];
  if (questionnaire.answeredBy === 'ENTE') return entiToAnswerFor(actor, questionnaire, place).map((id) => ({ id, enteId: id }));
  return isAsked(actor, questionnaire, place) ? [{ id: actor.personId, enteId: enteOfPerson(actor, questionnaire) }] : [];
}

/** The Ente that a person answers from: one that is asked, where Enti are. */
function enteOfPerson(actor: Actor, { asked, enteIds }: Questionnaire): EnteId | null {
  const own = enteIdsOf(actor);
  if (asked === 'ENTI') return own.find((id) => enteIds.includes(id)) ?? null;
  return (asked === 'PROVINCE' ? actor.memberships.find(({ enteKind }) => enteKind === 'PROVINCIA')?.enteId : own[0]) ?? null;
}
