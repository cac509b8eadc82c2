import { isDay } from '@province-comuni/shared-kernel';
import { CommunityInvalid, type CommunityFieldProblem } from '../errors.js';
import { line } from '../events/read-meeting.js';
import { asksWhy, ISSUE_KINDS, ISSUE_SEVERITIES, ISSUE_STATES, nextStates, type Issue, type IssueKind, type IssueSeverity, type IssueState } from './initiative.js';

const [SHORTEST_TITLE, LONGEST_TITLE, LONGEST_PURPOSE, LONGEST_REASON] = [5, 200, 1_000, 1_000];
export const MOST_ENTI = 100;
export const MOST_INVOLVED = 20;

/** An initiative as it was typed. */
export interface TypedInitiative {
  readonly title: string;
  readonly purpose: string;
  readonly enteIds: readonly string[];
  readonly startsOn: string;
  /** Empty: not known. */
  readonly endsOn: string;
}

/** An issue as it was typed. */
export interface TypedIssue {
  readonly title: string;
  readonly text: unknown;
  readonly kind: IssueKind;
  readonly severity: IssueSeverity;
  readonly ownerId: string | null;
  /** Empty: none. */
  readonly dueOn: string;
  readonly involvedIds: readonly string[];
  /** Where it is talked about; null: nowhere yet. */
  readonly discussionId: string | null;
}

/** How an issue is meant to be from now on, and why. */
export interface TypedIssueChange extends TypedIssue {
  readonly state: IssueState;
  readonly reason: string;
}

export function readInitiative(typed: TypedInitiative): Omit<TypedInitiative, 'endsOn'> & { readonly endsOn: string | null } {
  const [title, purpose] = [line(typed.title), line(typed.purpose)];
  const problems: CommunityFieldProblem[] = [...titleProblem(title)];
  if (purpose === '' || purpose.length > LONGEST_PURPOSE) problems.push({ field: 'purpose', message: `Dite che cosa si vuole ottenere, in ${LONGEST_PURPOSE} caratteri al massimo.` });
  if (!isDay(typed.startsOn)) problems.push({ field: 'startsOn', message: 'Scrivete il giorno di inizio.' });
  if (typed.endsOn !== '' && !isDay(typed.endsOn)) problems.push({ field: 'endsOn', message: 'Scrivete un giorno, o lasciate vuoto.' });
  else if (typed.endsOn !== '' && typed.endsOn < typed.startsOn) problems.push({ field: 'endsOn', message: 'La fine viene dopo l’inizio.' });
  if (typed.enteIds.length > MOST_ENTI) problems.push({ field: 'enteIds', message: `Gli Enti sono al massimo ${MOST_ENTI}.` });
  if (problems.length > 0) throw new CommunityInvalid(...problems);
  return { title, purpose, enteIds: [...new Set(typed.enteIds)], startsOn: typed.startsOn, endsOn: typed.endsOn || null };
}

/** What of an issue can be judged by itself. @throws CommunityInvalid with everything that is wrong */
export function readIssue(typed: TypedIssue): Pick<Issue, 'title' | 'kind' | 'severity' | 'dueOn'> {
  const title = line(typed.title);
  const problems: CommunityFieldProblem[] = [...titleProblem(title)];
  if (!ISSUE_KINDS.includes(typed.kind)) problems.push({ field: 'kind', message: 'Scegliete di che cosa si tratta.' });
  if (!ISSUE_SEVERITIES.includes(typed.severity)) problems.push({ field: 'severity', message: 'Scegliete quanto pesa.' });
  if (typed.dueOn !== '' && !isDay(typed.dueOn)) problems.push({ field: 'dueOn', message: 'Scrivete un giorno, o lasciate vuoto.' });
  if (typed.involvedIds.length > MOST_INVOLVED) problems.push({ field: 'involvedIds', message: `Le persone coinvolte sono al massimo ${MOST_INVOLVED}.` });
  if (problems.length > 0) throw new CommunityInvalid(...problems);
  return { title, kind: typed.kind, severity: typed.severity, dueOn: typed.dueOn || null };
}

/** Where an issue goes and why. @throws CommunityInvalid */
export function readMove(from: IssueState, { state, reason, ownerId }: Pick<TypedIssueChange, 'state' | 'reason' | 'ownerId'>): { readonly state: IssueState; readonly reason: string } {
  const why = line(reason);
  const problems: CommunityFieldProblem[] = [];
  if (!ISSUE_STATES.includes(state) || (state !== from && !nextStates(from).includes(state))) problems.push({ field: 'state', message: 'Da dove sta, la questione non va lì: ricaricate la pagina.' });
  else if (state === 'IN_CARICO' && ownerId === null) problems.push({ field: 'ownerId', message: 'Dite chi l’ha in carico.' });
  if (why.length > LONGEST_REASON) problems.push({ field: 'reason', message: `Al massimo ${LONGEST_REASON} caratteri.` });
  else if (why === '' && asksWhy(from, state)) problems.push({ field: 'reason', message: 'Dite perché: resta nella storia della questione.' });
  if (problems.length > 0) throw new CommunityInvalid(...problems);
  return { state, reason: why };
}

function titleProblem(title: string): CommunityFieldProblem[] {
  return title.length < SHORTEST_TITLE || title.length > LONGEST_TITLE ? [{ field: 'title', message: `Il titolo ha da ${SHORTEST_TITLE} a ${LONGEST_TITLE} caratteri.` }] : [];
}
