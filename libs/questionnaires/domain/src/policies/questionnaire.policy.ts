import type { CommunityStanding } from '@province-comuni/communities-contract';
import { enteAudience, enteIdsOf, hasRole, isStaff, PROVINCE_AUDIENCE, STAFF_AUDIENCE, type Actor } from '@province-comuni/identity-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import { stateOn, type Questionnaire } from '../questionnaire/questionnaire.js';

/** What the actor may do in the community it belongs to; null: it is of UPI. Undefined: it is of a community that is not for him. */
export type Place = CommunityStanding | null | undefined;
/** Enough of it to know who is asked. */
export type MemberOf = Pick<CommunityStanding, 'member'> | null | undefined;
type Seen = Pick<Questionnaire, 'communityId' | 'discussionId' | 'asked' | 'enteIds' | 'createdBy' | 'publishedAt' | 'opensAt' | 'closesAt'>;

/** Whom a published one may be read by, in words of audience; those of its community are the community's to say. */
export function audienceOf({ asked, enteIds }: Pick<Questionnaire, 'asked' | 'enteIds'>): string[] {
  return asked === 'PROVINCE' ? [PROVINCE_AUDIENCE] : [...enteIds.map(enteAudience), STAFF_AUDIENCE];
}

/** Writes surveys: who moderates the community; UPI's staff those for Enti and Province. */
export function canAskIn(actor: Actor, place: Place): boolean {
  if (place === undefined) return false;
  return place ? place.moderate : isStaff(actor, 'CURATORE', 'AMMINISTRATORE');
}

/** Changes it, opens and closes it, sees all results: who may write one there, and who put a poll with his own discussion. */
export function canOrganise(actor: Actor, questionnaire: Pick<Seen, 'discussionId' | 'createdBy'>, place: Place): boolean {
  if (canAskIn(actor, place)) return true;
  return questionnaire.discussionId !== null && actor.kind === 'person' && questionnaire.createdBy === actor.personId && place?.member === true;
}

/** Belongs to those who are asked. */
export function isAsked(actor: Actor, { asked, enteIds }: Pick<Seen, 'asked' | 'enteIds'>, place: MemberOf): boolean {
  switch (asked) {
    case 'COMMUNITY':
      return place?.member === true;
    case 'PROVINCE':
      return actor.memberships.some(({ enteKind }) => enteKind === 'PROVINCIA');
    case 'ENTI':
      return actor.memberships.some(({ enteId }) => enteIds.includes(enteId));
  }
}

/** Reads it: who organises at any time; once it is open who is asked, who may read its community, and UPI's staff where UPI asks. */
export function canReadQuestionnaire(actor: Actor, questionnaire: Seen, place: Place, now: Date): boolean {
  if (place === undefined) return false;
  if (canOrganise(actor, questionnaire, place)) return true;
  if (!['APERTO', 'CHIUSO'].includes(stateOn(questionnaire, now))) return false;
  return place ? place.read : isAsked(actor, questionnaire, place) || isStaff(actor);
}

/** Enti for which he may answer, when each Ente answers once: those that are asked, in which he writes. */
export function entiToAnswerFor(actor: Actor, questionnaire: Pick<Seen, 'asked' | 'enteIds'>, place: MemberOf): EnteId[] {
  if (!isAsked(actor, questionnaire, place)) return [];
  const provinces = new Set(actor.memberships.filter(({ enteKind }) => enteKind === 'PROVINCIA').map(({ enteId }) => enteId));
  return enteIdsOf(actor).filter((id) => hasRole(actor, id, 'REFERENTE', 'REDATTORE') && (questionnaire.asked !== 'ENTI' || questionnaire.enteIds.includes(id)) && (questionnaire.asked !== 'PROVINCE' || provinces.has(id)));
}

/** Why the results are not shown. `POCHE_RISPOSTE`: an anonymous one that too few answered. */
export type ResultsBar = 'DOPO_RISPOSTA' | 'DOPO_CHIUSURA' | 'ORGANIZZATORI' | 'POCHE_RISPOSTE';

/**
 * Why results are not for him now; null: they are. Those of an anonymous one are one picture, taken when it is closed, for organisers too: two pictures would differ by an answer.
 * @param answered whether he, or his Ente, has answered
 */
export function resultsBar(actor: Actor, questionnaire: Seen & Pick<Questionnaire, 'disclosure' | 'visibility'>, place: Place, answered: boolean, now: Date): ResultsBar | null {
  const closed = stateOn(questionnaire, now) === 'CHIUSO';
  const organises = canOrganise(actor, questionnaire, place);
  if (questionnaire.visibility === 'ORGANIZZATORI' && !organises) return 'ORGANIZZATORI';
  if (questionnaire.disclosure === 'ANONIMA') return closed ? null : 'DOPO_CHIUSURA';
  if (organises || closed || questionnaire.visibility === 'SEMPRE') return null;
  if (questionnaire.visibility === 'DOPO_RISPOSTA') return answered ? null : 'DOPO_RISPOSTA';
  return 'DOPO_CHIUSURA';
}

/** Sees who said what: who organises, where it is not anonymous. */
export function canSeeWho(actor: Actor, questionnaire: Seen & Pick<Questionnaire, 'disclosure'>, place: Place): boolean {
  return questionnaire.disclosure !== 'ANONIMA' && canOrganise(actor, questionnaire, place);
}
