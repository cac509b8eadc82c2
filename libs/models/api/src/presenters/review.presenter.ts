import type { Actor } from '@province-comuni/identity-contract';
import {
  canAskForReview,
  canCloseRequest,
  canCommentOn,
  canDecideSuggestion,
  canInviteGuests,
  canSuggestOn,
  canWithdrawRequest,
  currentText,
  linkHolds,
  reviewedTextHash,
  type ClauseComment,
  type ClauseSuggestion,
  type GuestLink,
  type GuestReview,
  type InstanceReview,
  type InstanceWorkspace,
  type ReviewAuthor,
  type ReviewRequest,
  type WaitingRequest,
} from '@province-comuni/models-domain';
import { clauseNeeds } from '@province-comuni/shared-act-tree';
import { italianDay } from '@province-comuni/shared-kernel';
import type { ClauseCommentType, ClauseSuggestionType, ClosedActType, GuestClauseType, GuestReviewType, InstanceReviewType, ReviewAuthorType, ReviewGuestLinkType, ReviewRequestType, WaitingReviewRequestType } from '../graphql/review.type.js';
import { presentAct } from './instance.presenter.js';

/** What the people of the Ente see of a review. */
export function presentReview(actor: Actor, { workspace, comments, suggestions, requests, links, offered, closed }: InstanceReview, now: Date): InstanceReviewType {
  const { instance } = workspace;
  const shown = (author: ReviewAuthor): ReviewAuthorType => ({ name: author.name, origin: author.origin, me: actor.kind === 'person' && author.origin === 'page' && author.personId === actor.personId });
  return {
    instanceId: instance.id,
    viewerCan: { comment: canCommentOn(actor, instance), suggest: canSuggestOn(actor, instance), decide: canDecideSuggestion(actor, instance), ask: canAskForReview(actor, instance), inviteGuests: canInviteGuests(actor, instance) },
    comments: comments.map((comment) => presentComment(comment, shown, (name) => name)),
    suggestions: suggestions.map((suggestion) => presentSuggestion(suggestion, workspace, shown, (name) => name)),
    requests: requests.map((request) => presentRequest(actor, request, italianDay(now))),
    links: (links ?? []).map((link) => presentLink(link, now)),
    offered,
    closed: presentClosed(closed),
  };
}

/** What a guest sees: to him the people of the Ente are the Ente. */
export function presentGuestReview(ente: string, { reviewer: { workspace, link, actKeys }, comments, suggestions, closed }: GuestReview): GuestReviewType {
  const checks = workspace.checks();
  const used = new Set([...actKeys].flatMap((key) => workspace.clausesOf(key)).flatMap((clause) => [...clauseNeeds(clause).variables]));
  const shown = (author: ReviewAuthor): ReviewAuthorType => ({ name: author.guestLinkId === link.id ? author.name : ente, origin: author.origin, me: author.guestLinkId === link.id });
  return {
    id: link.id,
    title: workspace.instance.title,
    ente,
    guest: link.name,
    maySuggest: link.maySuggest,
    expiresAt: link.expiresAt,
    acts: workspace.content.acts
      .filter(({ template }) => actKeys.has(template.key))
      .map(({ template }) => {
        const { key, shortName, rendered, clauses } = presentAct(workspace, template.key, template.shortName, checks);
        return { key, shortName, rendered, clauses };
      }),
    labels: workspace.content.variables.filter(({ key }) => used.has(key)).map(({ key, label }) => ({ key, label })),
    comments: comments.map((comment) => presentComment(comment, shown, () => ente)),
    suggestions: suggestions.map((suggestion) => presentSuggestion(suggestion, workspace, shown, (name) => (name === link.name ? name : ente))),
    closed: presentClosed(closed).filter(({ actKey }) => actKeys.has(actKey)),
  };
}

/** A clause in which a guest writes another text; null when the act has no such clause now. */
export function presentGuestClause(workspace: InstanceWorkspace, clauseId: string): GuestClauseType | null {
  const text = currentText(workspace, clauseId);
  return text && { id: clauseId, ...text, textHash: reviewedTextHash(text) };
}

/** A link without its secret, which nobody has but the guest. */
export function presentLink(link: GuestLink, now: Date): ReviewGuestLinkType {
  const { id, actKeys, name, email, maySuggest, createdByName, createdAt, expiresAt, revokedAt, lastUsedAt } = link;
  return { id, actKeys: [...actKeys], name, email, maySuggest, createdBy: createdByName, createdAt, expiresAt, revokedAt, lastUsedAt, holds: linkHolds(link, now) };
}

export function presentWaiting({ request: { id, instanceId, actKey, clauseId, fromName, text, dueOn }, title }: WaitingRequest, today: string): WaitingReviewRequestType {
  return { id, instanceId, title, actKey, clauseId, from: fromName, text, dueOn, late: dueOn < today };
}

type Shown = (author: ReviewAuthor) => ReviewAuthorType;
type ShownName = (name: string) => string;

function presentComment({ id, actKey, clauseId, parentId, quote, text, author, createdAt, resolved }: ClauseComment, shown: Shown, nameOf: ShownName): ClauseCommentType {
  return { id, actKey, clauseId, parentId, quote, text, author: shown(author), createdAt, resolvedAt: resolved?.at ?? null, resolvedBy: resolved && nameOf(resolved.by) };
}

function presentSuggestion({ id, actKey, clauseId, base, baseHash, proposed, reason, author, createdAt, state, decided }: ClauseSuggestion, workspace: InstanceWorkspace, shown: Shown, nameOf: ShownName): ClauseSuggestionType {
  const current = currentText(workspace, clauseId);
  return {
    ...{ id, actKey, clauseId, base, proposed, reason, createdAt, state },
    author: shown(author),
    outdated: state === 'open' && (current === null || reviewedTextHash(current) !== baseHash),
    decidedAt: decided?.at ?? null,
    decidedBy: decided && nameOf(decided.by),
    decidedReason: decided?.reason ?? null,
  };
}

function presentRequest(actor: Actor, request: ReviewRequest, today: string): ReviewRequestType {
  const { id, actKey, clauseId, toName, fromName, text, dueOn, state, createdAt } = request;
  const open = state === 'open';
  return { id, actKey, clauseId, to: toName, from: fromName, text, dueOn, late: open && dueOn < today, state, createdAt, viewerCanClose: open && canCloseRequest(actor, request), viewerCanWithdraw: open && canWithdrawRequest(actor, request) };
}

function presentClosed(closed: ReadonlyMap<string, string>): ClosedActType[] {
  return [...closed].map(([actKey, reason]) => ({ actKey, reason }));
}
