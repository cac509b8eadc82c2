import type { ClauseComment, ClauseCommentId, ClauseSuggestion, ClauseSuggestionId, GuestLink, GuestLinkId, InstanceId, ReviewAuthor, ReviewPlace, ReviewRepository, ReviewRequest, ReviewRequestId } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import { isUuid, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import { In, type EntityTarget, type FindOneOptions, type ObjectLiteral } from 'typeorm';
import { ClauseCommentOrm, ClauseSuggestionOrm, ReviewGuestLinkOrm, ReviewRequestOrm } from './review.orm-entities.js';

/** Reviews in PostgreSQL, behind row level security: what is not of the transaction's Enti does not exist here. */
export class PostgresReviewRepository implements ReviewRepository {
  addComment({ id, parentId, quote, text, resolved, ...entry }: ClauseComment): Promise<boolean> {
    return added(ClauseCommentOrm, { ...entryRow(entry), id, parentId, quote, text, resolvedAt: resolved?.at ?? null, resolvedBy: resolved?.by ?? null });
  }

  async findComment(id: string): Promise<ClauseComment | null> {
    const row = await byId(ClauseCommentOrm, id);
    return row && toComment(row);
  }

  async commentsOf(instanceId: InstanceId): Promise<ClauseComment[]> {
    return (await currentManager().find(ClauseCommentOrm, { where: { instanceId }, order: { createdAt: 'ASC', id: 'ASC' } })).map(toComment);
  }

  async saveResolved({ id, resolved }: Pick<ClauseComment, 'id' | 'resolved'>): Promise<void> {
    await currentManager().update(ClauseCommentOrm, { id }, { resolvedAt: resolved?.at ?? null, resolvedBy: resolved?.by ?? null });
  }

  addSuggestion({ id, base, baseHash, proposed, reason, state, decided, ...entry }: ClauseSuggestion): Promise<boolean> {
    return added(ClauseSuggestionOrm, { ...entryRow(entry), id, base, baseHash, proposed, reason, state, ...decisionRow(decided) });
  }

  async findSuggestion(id: string): Promise<ClauseSuggestion | null> {
    const row = await byId(ClauseSuggestionOrm, id);
    return row && toSuggestion(row);
  }

  async lockSuggestion(id: string): Promise<ClauseSuggestion | null> {
    const row = await byId(ClauseSuggestionOrm, id, { mode: 'pessimistic_write' });
    return row && toSuggestion(row);
  }

  async suggestionsOf(instanceId: InstanceId): Promise<ClauseSuggestion[]> {
    return (await currentManager().find(ClauseSuggestionOrm, { where: { instanceId }, order: { createdAt: 'ASC', id: 'ASC' } })).map(toSuggestion);
  }

  async saveDecision({ id, state, decided }: Pick<ClauseSuggestion, 'id' | 'state' | 'decided'>): Promise<void> {
    await currentManager().update(ClauseSuggestionOrm, { id }, { state, ...decisionRow(decided) });
  }

  addRequest(request: ReviewRequest): Promise<boolean> {
    return added(ReviewRequestOrm, request);
  }

  async findRequest(id: string): Promise<ReviewRequest | null> {
    const row = await byId(ReviewRequestOrm, id);
    return row && toRequest(row);
  }

  async lockRequest(id: string): Promise<ReviewRequest | null> {
    const row = await byId(ReviewRequestOrm, id, { mode: 'pessimistic_write' });
    return row && toRequest(row);
  }

  async requestsOf(instanceId: InstanceId): Promise<ReviewRequest[]> {
    return (await currentManager().find(ReviewRequestOrm, { where: { instanceId }, order: { createdAt: 'DESC', id: 'ASC' } })).map(toRequest);
  }

  async saveRequest({ id, state, closedAt }: Pick<ReviewRequest, 'id' | 'state' | 'closedAt'>): Promise<void> {
    await currentManager().update(ReviewRequestOrm, { id }, { state, closedAt });
  }

  async openRequestsTo(personId: PersonId, enteIds: readonly EnteId[]): Promise<ReviewRequest[]> {
    return (await currentManager().find(ReviewRequestOrm, { where: { toPersonId: personId, enteId: In([...enteIds]), state: 'open' }, order: { dueOn: 'ASC', id: 'ASC' } })).map(toRequest);
  }

  async openRequestsDue(days: readonly string[]): Promise<ReviewRequest[]> {
    return (await currentManager().find(ReviewRequestOrm, { where: { dueOn: In([...days]), state: 'open' }, order: { dueOn: 'ASC', id: 'ASC' } })).map(toRequest);
  }

  addLink({ actKeys, ...link }: GuestLink, secretHash: string): Promise<boolean> {
    return added(ReviewGuestLinkOrm, { ...link, actKeys: [...actKeys], secretHash });
  }

  async linkWithSecret(secretHash: string): Promise<GuestLink | null> {
    const row = await currentManager().findOne(ReviewGuestLinkOrm, { where: { secretHash } });
    return row && toLink(row);
  }

  async findLink(id: string): Promise<GuestLink | null> {
    const row = await byId(ReviewGuestLinkOrm, id);
    return row && toLink(row);
  }

  async holdLink(id: GuestLinkId): Promise<GuestLink | null> {
    const row = await byId(ReviewGuestLinkOrm, id, { mode: 'pessimistic_write' });
    return row && toLink(row);
  }

  async linksOf(instanceId: InstanceId): Promise<GuestLink[]> {
    return (await currentManager().find(ReviewGuestLinkOrm, { where: { instanceId }, order: { createdAt: 'DESC', id: 'ASC' } })).map(toLink);
  }

  async revokeLink(id: GuestLinkId, by: PersonId, at: Date): Promise<void> {
    await currentManager().query('update review_guest_link set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null', [id, at, by]);
  }

  async noteLinkUsed(id: GuestLinkId, at: Date): Promise<void> {
    await currentManager().update(ReviewGuestLinkOrm, { id }, { lastUsedAt: at });
  }

  async countByLink(id: GuestLinkId, since: Date): Promise<number> {
    const [row] = (await currentManager().query(
      `select (select count(*) from clause_comment where guest_link_id = $1 and created_at > $2)::int + (select count(*) from clause_suggestion where guest_link_id = $1 and created_at > $2)::int as count`,
      [id, since],
    )) as { count: number }[];
    return row!.count;
  }
}

async function added<Row extends ObjectLiteral>(entity: EntityTarget<Row>, row: object): Promise<boolean> {
  const result = await currentManager().createQueryBuilder().insert().into(entity).values(row as never).orIgnore().returning('id').execute();
  return (result.raw as unknown[]).length > 0;
}

async function byId<Row extends ObjectLiteral & { id: string }>(entity: EntityTarget<Row>, id: string, lock?: FindOneOptions<Row>['lock']): Promise<Row | null> {
  return isUuid(id) ? currentManager().findOne(entity, { where: { id }, ...(lock ? { lock } : {}) } as FindOneOptions<Row>) : null;
}

function entryRow({ author, ...place }: ReviewPlace & { readonly author: ReviewAuthor; readonly createdAt: Date }): object {
  return { ...place, origin: author.origin, personId: author.personId, guestLinkId: author.guestLinkId, authorName: author.name };
}

function toEntry(row: ClauseCommentOrm | ClauseSuggestionOrm): ReviewPlace & { readonly author: ReviewAuthor; readonly createdAt: Date } {
  return {
    instanceId: row.instanceId as InstanceId,
    enteId: row.enteId as EnteId,
    actKey: row.actKey,
    clauseId: row.clauseId,
    author: { origin: row.origin, personId: row.personId as PersonId | null, guestLinkId: row.guestLinkId as GuestLinkId | null, name: row.authorName },
    createdAt: row.createdAt,
  };
}

function toComment(row: ClauseCommentOrm): ClauseComment {
  const { id, parentId, quote, text, resolvedAt, resolvedBy } = row;
  return { ...toEntry(row), id: id as ClauseCommentId, parentId: parentId as ClauseCommentId | null, quote, text, resolved: resolvedAt && { at: resolvedAt, by: resolvedBy ?? '' } };
}

function toSuggestion(row: ClauseSuggestionOrm): ClauseSuggestion {
  const { id, base, baseHash, proposed, reason, state, decidedAt, decidedBy, decidedByName, decidedReason } = row;
  return { ...toEntry(row), id: id as ClauseSuggestionId, base, baseHash, proposed, reason, state, decided: decidedAt && { at: decidedAt, personId: decidedBy as PersonId | null, by: decidedByName ?? '', reason: decidedReason } };
}

function decisionRow(decided: ClauseSuggestion['decided']): Pick<ClauseSuggestionOrm, 'decidedAt' | 'decidedBy' | 'decidedByName' | 'decidedReason'> {
  return { decidedAt: decided?.at ?? null, decidedBy: decided?.personId ?? null, decidedByName: decided?.by ?? null, decidedReason: decided?.reason ?? null };
}

function toRequest(row: ReviewRequestOrm): ReviewRequest {
  return { ...row, id: row.id as ReviewRequestId, instanceId: row.instanceId as InstanceId, enteId: row.enteId as EnteId, toPersonId: row.toPersonId as PersonId, fromPersonId: row.fromPersonId as PersonId };
}

function toLink({ secretHash: _hash, revokedBy: _by, ...row }: ReviewGuestLinkOrm): GuestLink {
  return { ...row, id: row.id as GuestLinkId, instanceId: row.instanceId as InstanceId, enteId: row.enteId as EnteId, createdBy: row.createdBy as PersonId };
}
