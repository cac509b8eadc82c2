import type { Brand, PersonId } from '@province-comuni/shared-kernel';
import { storableText } from '@province-comuni/shared-kernel';
import type { CommunityId, DiscussionId, PostId, PostText } from '@province-comuni/communities-contract';
import type { KeptAttachment } from '@province-comuni/documents-contract';
import type { TypedPoll } from '@province-comuni/questionnaires-contract';
import type { Author, DiscussionKind, EarlierPost } from '../discussion/discussion.js';
import type { CommunityFieldProblem } from '../errors.js';

export type CaseId = Brand<string, 'ModerationCaseId'>;
export type DecisionId = Brand<string, 'ModerationDecisionId'>;
export type HeldPostId = Brand<string, 'HeldPostId'>;
export type SuspensionId = Brand<string, 'SuspensionId'>;
export type AppealId = Brand<string, 'ModerationAppealId'>;

export const REPORT_REASONS = ['SPAM', 'OFFESA', 'DATI_PERSONALI', 'FUORI_TEMA', 'ALTRO'] as const;
/** Why a post is reported, and why it is hidden. */
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Why a post waits for approval: an address on UPI's list, many links of a new member, nearly the same text again. */
export type HoldReason = 'COLLEGAMENTO' | 'COLLEGAMENTI' | 'RIPETUTO';

export type DecisionKind = 'NESSUNA_VIOLAZIONE' | 'NASCOSTO' | 'MOSTRATO' | 'AMMONIZIONE' | 'SOSPENSIONE' | 'FINE_SOSPENSIONE' | 'APPROVATO' | 'NON_APPROVATO' | 'RIESAME_ACCOLTO' | 'RIESAME_RESPINTO' | 'LIMITI' | 'SPOSTATA' | 'UNITA' | 'DIVISA';
/** Decisions that take something from a person: he may have them looked at again. */
export const APPEALABLE: readonly DecisionKind[] = ['NASCOSTO', 'AMMONIZIONE', 'SOSPENSIONE', 'NON_APPROVATO'];

/** How long a decision may be appealed, in days. */
export const APPEAL_DAYS = 30;
const DAY_MS = 86_400_000;
const LONGEST_REASON = 2_000;
const LONGEST_SUSPENSION_DAYS = 366;

/** What waits for who moderates: a post with all its reports, or one that is held. */
export interface ModerationCase {
  readonly id: CaseId;
  readonly communityId: CommunityId;
  readonly kind: 'SEGNALAZIONE' | 'IN_ATTESA';
  /** Null: a held post that would open a discussion. */
  readonly discussionId: DiscussionId | null;
  readonly postId: PostId | null;
  readonly heldId: HeldPostId | null;
  /** Whose post it is; null: UPI, by what comes with the product. */
  readonly authorId: PersonId | null;
  readonly openedAt: Date;
  readonly reports: number;
  readonly state: 'APERTA' | 'DECISA';
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
}

export interface PostReport {
  readonly caseId: CaseId;
  readonly reporterId: PersonId;
  readonly reporterName: string;
  readonly reason: ReportReason;
  readonly words: string;
  readonly at: Date;
}

/** An entry of the log of moderation: added, never changed. */
export interface Decision {
  readonly id: DecisionId;
  /** Grows from entry to entry. */
  readonly number: number;
  /** Null: in all communities. */
  readonly communityId: CommunityId | null;
  readonly kind: DecisionKind;
  /** Whom it concerns; null: nobody. */
  readonly personId: PersonId | null;
  readonly personName: string;
  readonly discussionId: DiscussionId | null;
  readonly postId: PostId | null;
  readonly postSequence: number | null;
  readonly caseId: CaseId | null;
  readonly heldId: HeldPostId | null;
  readonly appealedId: DecisionId | null;
  readonly category: ReportReason | null;
  /** What the person is told. */
  readonly reason: string;
  readonly until: Date | null;
  readonly decidedBy: PersonId | null;
  readonly decidedByName: string;
  readonly at: Date;
}

/** The words of a hidden post, away from where everybody reads. */
export interface HiddenPost {
  readonly postId: PostId;
  readonly communityId: CommunityId;
  readonly authorId: PersonId | null;
  /** Of the discussion, when the post is its first; null otherwise. */
  readonly title: string | null;
  readonly tags: readonly string[];
  readonly text: PostText;
  readonly earlier: readonly EarlierPost[];
  readonly quotes: readonly MaskedQuote[];
  readonly wasSolution: boolean;
  readonly category: ReportReason;
  readonly reason: string;
  readonly decisionId: DecisionId;
  readonly at: Date;
}

/** A post that quoted one that was hidden before quotes were kept by themselves (`QuoteRepository`): how it read, and how it reads meanwhile. */
export interface MaskedQuote {
  readonly postId: PostId;
  readonly text: PostText;
  readonly masked: PostText;
}

/** A post that waits for approval, or was refused: it has no number, and stands nowhere but with its author and who moderates. */
export interface HeldPost {
  readonly id: HeldPostId;
  readonly communityId: CommunityId;
  /** What it answers; null: it would open a discussion, of which kind, title and tags are. */
  readonly discussionId: DiscussionId | null;
  readonly author: Author & { readonly personId: PersonId };
  readonly kind: DiscussionKind | null;
  readonly title: string;
  readonly tags: readonly string[];
  readonly text: PostText;
  /** The poll that goes with a new discussion: opened when it is published. */
  readonly poll: TypedPoll | null;
  /** Documents that go with it; what came with it is a draft until it is published. */
  readonly attachments: readonly KeptAttachment[];
  readonly clientKey: string;
  readonly reason: HoldReason;
  readonly createdAt: Date;
  readonly state: 'IN_ATTESA' | 'PUBBLICATO' | 'NON_APPROVATO';
  readonly postId: PostId | null;
}

export interface Suspension {
  readonly id: SuspensionId;
  /** Null: in all communities. */
  readonly communityId: CommunityId | null;
  readonly personId: PersonId;
  readonly until: Date;
  readonly reason: string;
  readonly decisionId: DecisionId;
}

export interface Appeal {
  readonly id: AppealId;
  readonly decisionId: DecisionId;
  readonly communityId: CommunityId | null;
  readonly personId: PersonId;
  readonly personName: string;
  readonly words: string;
  readonly at: Date;
  readonly state: 'APERTO' | 'ACCOLTO' | 'RESPINTO';
  readonly answer: string;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
}

/** Title of a discussion whose first post is hidden. */
export const HIDDEN_TITLE = 'Discussione nascosta dalla moderazione';

/** Until when a decision may be appealed. */
export function appealableUntil(decision: Pick<Decision, 'at'>): Date {
  return new Date(decision.at.getTime() + APPEAL_DAYS * DAY_MS);
}

/** Whether its person may still ask for it to be looked at again. @param appeal his, if he has asked already */
export function mayAppeal(decision: Pick<Decision, 'kind' | 'at' | 'personId'>, personId: PersonId, appeal: unknown, now: Date): boolean {
  return APPEALABLE.includes(decision.kind) && decision.personId === personId && !appeal && now < appealableUntil(decision);
}

/** Words of a reason as they are kept: lines stay. @param problems takes what is wrong */
export function readReason(typed: string, problems: CommunityFieldProblem[], { field = 'reason', missing = 'Scrivete il motivo: lo legge la persona.', longest = LONGEST_REASON } = {}): string {
  const reason = storableText(typed).replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '').replace(/[^\S\n]+/g, ' ').replace(/\n{3,}/g, '\n\n').trim();
  if (reason === '') problems.push({ field, message: missing });
  if (reason.length > longest) problems.push({ field, message: `Al massimo ${longest.toLocaleString('it-IT')} caratteri.` });
  return reason;
}

/** @param problems takes what is wrong */
export function readCategory(typed: string | null, problems: CommunityFieldProblem[]): ReportReason {
  const category = REPORT_REASONS.find((reason) => reason === typed);
  if (!category) problems.push({ field: 'category', message: 'Scegliete di che cosa si tratta.' });
  return category ?? 'ALTRO';
}

/** The end of a suspension. @param problems takes what is wrong */
export function readUntil(typed: Date | null, now: Date, problems: CommunityFieldProblem[]): Date {
  const until = typed && !Number.isNaN(typed.getTime()) ? typed : null;
  if (!until || until <= now) problems.push({ field: 'until', message: 'Scegliete un giorno che deve ancora venire.' });
  else if (until.getTime() > now.getTime() + LONGEST_SUSPENSION_DAYS * DAY_MS) problems.push({ field: 'until', message: 'Una sospensione dura al massimo un anno.' });
  return until ?? now;
}
