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

/** The community was closed, also meanwhile: it is read and no longer written. `keepsDraft`: what was written is kept as a draft. */
export class CommunityClosed extends DomainError<'COMMUNITIES.COMMUNITY_CLOSED', { readonly keepsDraft: boolean }> {
  constructor(keepsDraft: boolean) {
    super('COMMUNITIES.COMMUNITY_CLOSED', { keepsDraft });
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

/** Its author changed the post since it was on the page: in another window, or elsewhere. */
export class PostChangedMeanwhile extends DomainError<'COMMUNITIES.POST_CHANGED'> {
  constructor() {
    super('COMMUNITIES.POST_CHANGED');
  }
}

/** Somebody else changed the event since it was on the page. */
export class MeetingChangedMeanwhile extends DomainError<'COMMUNITIES.MEETING_CHANGED'> {
  constructor() {
    super('COMMUNITIES.MEETING_CHANGED');
  }
}

/** Somebody else changed the initiative, or the issue, since it was on the page. */
export class InitiativeChangedMeanwhile extends DomainError<'COMMUNITIES.INITIATIVE_CHANGED'> {
  constructor() {
    super('COMMUNITIES.INITIATIVE_CHANGED');
  }
}

/** Somebody else changed the words of the group or space since they were on the page. */
export class CommunityWordsChanged extends DomainError<'COMMUNITIES.WORDS_CHANGED', { readonly by: string }> {
  constructor(by: string) {
    super('COMMUNITIES.WORDS_CHANGED', { by });
  }
}

/** The guidelines are another version than the one that he accepted: he reads, and writes once he accepted this one. */
export class GuidelinesChanged extends DomainError<'COMMUNITIES.GUIDELINES_CHANGED'> {
  constructor() {
    super('COMMUNITIES.GUIDELINES_CHANGED');
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
export type CommunitiesError = CommunityNotFound | CommunityNotAllowed | MembersWrite | CommunityClosed | DiscussionClosed | CommunityInvalid | PostChangedMeanwhile | MeetingChangedMeanwhile | InitiativeChangedMeanwhile | CommunityWordsChanged | GuidelinesChanged | WritingSuspended | AlreadyDecided;
