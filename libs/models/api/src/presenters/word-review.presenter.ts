import type { Actor } from '@province-comuni/identity-contract';
import { actTextHash, canSuggestOn, type InstanceWordReviews, type InstanceWorkspace, type OfferedClause, type WordReturn } from '@province-comuni/models-domain';
import type { OfferedClauseType, WordReturnType, WordReviewsType } from '../graphql/word-review.type.js';

/** The round trips of an instance's acts through Word. */
export function presentWordReviews(actor: Actor, { workspace, sent, returns, offered, closed }: InstanceWordReviews): WordReviewsType {
  const { instance, content } = workspace;
  return {
    instanceId: instance.id,
    enteId: instance.enteId,
    title: instance.title,
    viewerCanBring: canSuggestOn(actor, instance),
    acts: content.acts.map(({ template: { key, shortName } }) => {
      const hash = actTextHash(workspace.act(key)!);
      return {
        actKey: key,
        shortName,
        closed: closed.get(key) ?? null,
        sent: sent.filter(({ actKey }) => actKey === key).map(({ id, at, personName, dataRevision, textSha256 }) => ({ id, at, person: personName, dataRevision, changedSince: textSha256 !== hash })),
        returns: returns.filter(({ actKey }) => actKey === key).map(presentReturn),
        offered: offered.filter(({ actKey }) => actKey === key).map((clause) => presentOffered(clause, workspace)),
      };
    }),
  };
}

function presentReturn({ id, name, at, personName, sha256, outcome }: WordReturn): WordReturnType {
  const { match, proposals, comments, additions, untracked, already, formatting, unplaced, notices } = outcome!;
  return { id, name, at, person: personName, sha256, match, proposals, comments, additions, untracked, already, formatting, unplaced: [...unplaced], notices: [...notices] };
}

function presentOffered({ id, returnId, actKey, afterClauseId, kind, text, authorName, untracked, createdAt, state, decided }: OfferedClause, workspace: InstanceWorkspace): OfferedClauseType {
  const before = workspace.act(actKey)?.clauses.find((clause) => clause.id === afterClauseId);
  return { id, returnId, afterClauseId, afterLabel: before?.label ?? null, kind, text, author: authorName, untracked, createdAt, state, decidedAt: decided?.at ?? null, decidedBy: decided?.by ?? null, decidedReason: decided?.reason ?? null };
}
