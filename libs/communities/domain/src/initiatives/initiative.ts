import type { CommunityId, DiscussionId, InitiativeId, IssueId, PostText } from '@province-comuni/communities-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

export const ISSUE_KINDS = ['CRITICITA', 'RISCHIO', 'DECISIONE', 'RICHIESTA'] as const;
export type IssueKind = (typeof ISSUE_KINDS)[number];
/** From the lightest to the heaviest. */
export const ISSUE_SEVERITIES = ['BASSA', 'MEDIA', 'ALTA', 'CRITICA'] as const;
export type IssueSeverity = (typeof ISSUE_SEVERITIES)[number];
export const ISSUE_STATES = ['APERTA', 'IN_CARICO', 'IN_ATTESA', 'RISOLTA', 'CHIUSA'] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/** Where an issue goes from where it is. What is solved or closed is taken up again by opening it. */
const TRANSITIONS: Readonly<Record<IssueState, readonly IssueState[]>> = {
  APERTA: ['IN_CARICO', 'IN_ATTESA', 'RISOLTA', 'CHIUSA'],
  IN_CARICO: ['APERTA', 'IN_ATTESA', 'RISOLTA', 'CHIUSA'],
  IN_ATTESA: ['IN_CARICO', 'APERTA', 'RISOLTA', 'CHIUSA'],
  RISOLTA: ['CHIUSA', 'APERTA'],
  CHIUSA: ['APERTA'],
};

export function nextStates(state: IssueState): readonly IssueState[] {
  return TRANSITIONS[state];
}

/** Still to be dealt with. */
export function isOpenIssue(state: IssueState): boolean {
  return state !== 'RISOLTA' && state !== 'CHIUSA';
}

/** Whether who moves it says why: to wait, to be over, to be open again. */
export function asksWhy(from: IssueState, to: IssueState): boolean {
  return from !== to && (to === 'IN_ATTESA' || !isOpenIssue(to) || !isOpenIssue(from));
}

/** Whether its day is over and it is not. @param today by the calendar of Rome */
export function isOverdue({ state, dueOn }: Pick<Issue, 'state' | 'dueOn'>, today: string): boolean {
  return dueOn !== null && isOpenIssue(state) && dueOn < today;
}

/** A work of a community, with its register of issues. */
export interface Initiative {
  readonly id: InitiativeId;
  readonly communityId: CommunityId;
  readonly title: string;
  readonly purpose: string;
  /** With their names as they were. */
  readonly enti: readonly InvolvedEnte[];
  /** Days, `YYYY-MM-DD`; its end may not be known. */
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly revision: number;
  /** Issues ever opened: each has its number, without gaps. */
  readonly issueCount: number;
}

export interface InvolvedEnte {
  readonly id: EnteId;
  readonly name: string;
}

/** Somebody, by the name he had. */
export interface NamedPerson {
  readonly personId: PersonId;
  readonly name: string;
}

/** Something that stands in the way, may go wrong, is to be decided or is asked. */
export interface Issue {
  readonly id: IssueId;
  readonly initiativeId: InitiativeId;
  readonly communityId: CommunityId;
  /** From 1, without gaps, in the initiative. */
  readonly number: number;
  readonly title: string;
  readonly text: PostText;
  readonly kind: IssueKind;
  readonly severity: IssueSeverity;
  readonly state: IssueState;
  readonly owner: NamedPerson | null;
  /** Day, `YYYY-MM-DD`. */
  readonly dueOn: string | null;
  readonly involved: readonly NamedPerson[];
  /** Where it is talked about. */
  readonly discussionId: DiscussionId | null;
  readonly author: NamedPerson;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly revision: number;
}

/** What of an issue changes; the history says each by this name. */
export const ISSUE_FIELDS = ['title', 'text', 'kind', 'severity', 'state', 'owner', 'dueOn', 'involved', 'discussionId'] as const;
export type IssueField = (typeof ISSUE_FIELDS)[number];

/** What was changed at once. Nothing of it is changed afterwards. */
export interface IssueStep {
  /** From 1, without gaps, in the issue; the first one is its opening. */
  readonly sequence: number;
  readonly at: Date;
  readonly by: NamedPerson;
  /** Empty for an opening. Texts are shown as they were; a description says only that it changed. */
  readonly changes: readonly { readonly field: IssueField; readonly from: string; readonly to: string }[];
  /** Empty: no reason was asked, nor given. */
  readonly reason: string;
}
