import type { PersonId } from '@province-comuni/shared-kernel';
import type { InitiativeId, IssueId } from './ids.js';

/** What happens to initiatives and their issues and others may follow. */
export type InitiativesEvent =
  /** It was opened, or its words changed. */
  | { readonly kind: 'communities.initiative-changed'; readonly payload: { readonly initiativeId: InitiativeId } }
  /** An issue was opened or changed; `ownerGiven`: who has it from now on, when that is somebody else than who changed it. */
  | { readonly kind: 'communities.issue-changed'; readonly payload: { readonly issueId: IssueId; readonly revision: number; readonly ownerGiven: PersonId | null } };
