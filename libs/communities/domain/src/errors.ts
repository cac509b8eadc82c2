import { DomainError } from '@province-comuni/shared-kernel';

/** A field and what is wrong with it, in Italian. */
export interface CommunityFieldProblem {
  readonly field: string;
  readonly message: string;
}

/** The community, discussion or post does not exist, or is not for who asks: the answer is the same. */
export class CommunityNotFound extends DomainError<'COMMUNITIES.NOT_FOUND'> {
  constructor() {
    super('COMMUNITIES.NOT_FOUND');
  }
}

/** The actor may read but not do this; `reason` is Italian. */
export class CommunityNotAllowed extends DomainError<'COMMUNITIES.NOT_ALLOWED', { readonly reason: string }> {
  constructor(reason = 'Potete leggere ma non fare questo: chiedete a chi modera la community.') {
    super('COMMUNITIES.NOT_ALLOWED', { reason });
  }
}

/** He reads, and writes once he is a member. */
export class MembersWrite extends DomainError<'COMMUNITIES.NOT_MEMBER'> {
  constructor() {
    super('COMMUNITIES.NOT_MEMBER');
  }
}

/** The discussion was closed, also meanwhile: what was written is kept as a draft. */
export class DiscussionClosed extends DomainError<'COMMUNITIES.CLOSED'> {
  constructor() {
    super('COMMUNITIES.CLOSED');
  }
}

/** What was typed is refused, field by field. */
export class CommunityInvalid extends DomainError<'COMMUNITIES.INVALID', { readonly problems: readonly CommunityFieldProblem[] }> {
  constructor(...problems: readonly CommunityFieldProblem[]) {
    super('COMMUNITIES.INVALID', { problems });
  }
}

/** Somebody else changed the event since it was on the page. */
export class MeetingChangedMeanwhile extends DomainError<'COMMUNITIES.MEETING_CHANGED'> {
  constructor() {
    super('COMMUNITIES.MEETING_CHANGED');
  }
}

/** He may not write here for a time; the reason is on the page. */
export class WritingSuspended extends DomainError<'COMMUNITIES.SUSPENDED', { readonly until: Date }> {
  constructor(until: Date) {
    super('COMMUNITIES.SUSPENDED', { until });
  }
}

/** Somebody else who moderates was quicker. */
export class AlreadyDecided extends DomainError<'COMMUNITIES.DECIDED', { readonly by: string }> {
  constructor(by: string) {
    super('COMMUNITIES.DECIDED', { by });
  }
}

/** Every refusal of this domain: a code that the api forgets does not compile. */
export type CommunitiesError = CommunityNotFound | CommunityNotAllowed | MembersWrite | DiscussionClosed | CommunityInvalid | MeetingChangedMeanwhile | WritingSuspended | AlreadyDecided;
