import { isStaff, PUBLIC_AUDIENCE, type Actor } from '@province-comuni/identity-contract';
import type { CommunityMember } from '../community/community.js';
import { audienceOf, canModerate, canRead, type OwnMembership, type SeenCommunity } from '../policies/community.policy.js';
import { enrolmentBar, stateOf, type Enrolment, type Meeting } from './meeting.js';

/** What decides of an event: its community (null: of the whole network), and the reader's place in it. */
export interface MeetingSetting {
  readonly community: SeenCommunity | null;
  readonly own: OwnMembership | CommunityMember | null;
}

/** Whom an event may be read by, in words of audience: as the discussions of its community; everybody, when it is of the whole network. */
export function meetingAudience(community: MeetingSetting['community']): string[] {
  return community ? audienceOf(community) : [PUBLIC_AUDIENCE];
}

export function canReadMeeting(actor: Actor, community: MeetingSetting['community']): boolean {
  return community === null || canRead(actor, community);
}

/** Makes events, changes and cancels them, sees who takes part: who moderates the community; UPI's staff for those of the whole network. */
export function canArrange(actor: Actor, { community, own }: MeetingSetting): boolean {
  return community ? canModerate(actor, community, own) : isStaff(actor, 'CURATORE', 'AMMINISTRATORE');
}

/** Takes part: whoever may read and is signed in. */
export function canTakePart(actor: Actor, { community }: MeetingSetting): boolean {
  return actor.kind === 'person' && canReadMeeting(actor, community);
}

/** Enrols at this moment, who has not. */
export function canEnrol(actor: Actor, setting: MeetingSetting, meeting: Meeting, own: Pick<Enrolment, 'state'> | null, now: Date): boolean {
  return canTakePart(actor, setting) && enrolmentBar(meeting, now) === null && (own === null || own.state === 'RITIRATO');
}

/** Gives his place back, or waits no longer: until it begins. */
export function canGiveBack(meeting: Meeting, own: Pick<Enrolment, 'state'> | null, now: Date): boolean {
  return own !== null && own.state !== 'RITIRATO' && meeting.cancelledAt === null && now < meeting.startsAt;
}

/** Reads the address of the connection: who has a place, or whoever takes part where nobody enrols; who arranges. */
export function canSeeLink(actor: Actor, setting: MeetingSetting, meeting: Pick<Meeting, 'enrolment'>, own: Pick<Enrolment, 'state'> | null): boolean {
  if (canArrange(actor, setting)) return true;
  return meeting.enrolment ? own?.state === 'ISCRITTO' : canTakePart(actor, setting);
}

/** Says afterwards how it was, once: who had a place, and was not noted as absent. */
export function canGiveFeedback(meeting: Meeting, own: Pick<Enrolment, 'state' | 'attended' | 'feedback'> | null, now: Date): boolean {
  return stateOf(meeting, now) === 'CONCLUSO' && own?.state === 'ISCRITTO' && own.attended !== false && own.feedback === null;
}
