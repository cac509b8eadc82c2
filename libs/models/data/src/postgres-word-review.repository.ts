import type { InstanceId, OfferedClause, OfferedClauseId, WordOutcome, WordReturn, WordReturnId, WordReview, WordReviewId, WordReviewRepository } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import { isUuid, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import { OfferedClauseOrm, WordReturnOrm, WordReviewOrm } from './word-review.orm-entities.js';

/** Round trips through Word in PostgreSQL, behind row level security: what is not of the transaction's Enti does not exist here. */
export class PostgresWordReviewRepository implements WordReviewRepository {
  async keep(review: WordReview): Promise<WordReview> {
    await currentManager().createQueryBuilder().insert().into(WordReviewOrm).values(review).orIgnore().execute();
    const { instanceId, actKey, dataRevision } = review;
    return toReview(await currentManager().findOneByOrFail(WordReviewOrm, { instanceId, actKey, dataRevision }));
  }

  async noteFile(id: WordReviewId, sha256: string): Promise<void> {
    await currentManager().query('update word_review set sha256 = $2 where id = $1 and sha256 is null', [id, sha256]);
  }

  async find(id: string): Promise<WordReview | null> {
    const row = isUuid(id) ? await currentManager().findOneBy(WordReviewOrm, { id }) : null;
    return row && toReview(row);
  }

  async ofInstance(instanceId: InstanceId): Promise<WordReview[]> {
    return (await currentManager().find(WordReviewOrm, { where: { instanceId }, order: { dataRevision: 'DESC', at: 'DESC' } })).map(toReview);
  }

  async keepReturn(arrived: WordReturn): Promise<WordReturn> {
    await currentManager().createQueryBuilder().insert().into(WordReturnOrm).values(arrived as never).orIgnore().execute();
    const { instanceId, actKey, sha256 } = arrived;
    return toReturn(await currentManager().findOneByOrFail(WordReturnOrm, { instanceId, actKey, sha256 }));
  }

  async findReturn(id: string): Promise<WordReturn | null> {
    const row = isUuid(id) ? await currentManager().findOneBy(WordReturnOrm, { id }) : null;
    return row && toReturn(row);
  }

  async lockReturn(id: WordReturnId): Promise<WordReturn | null> {
    const row = await currentManager().findOne(WordReturnOrm, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row && toReturn(row);
  }

  async saveOutcome(id: WordReturnId, outcome: WordOutcome): Promise<void> {
    await currentManager().query('update word_return set outcome = $2::jsonb where id = $1', [id, JSON.stringify(outcome)]);
  }

  async removeReturn(id: WordReturnId): Promise<void> {
    await currentManager().query('delete from word_return where id = $1 and outcome is null', [id]);
  }

  async returnsOf(instanceId: InstanceId): Promise<WordReturn[]> {
    return (await currentManager().find(WordReturnOrm, { where: { instanceId }, order: { at: 'DESC', id: 'ASC' } })).map(toReturn);
  }

  async addOffered({ decided, ...clause }: OfferedClause): Promise<void> {
    // In the order of the file: what its clauses say of time is the word processor's.
    const position = await currentManager().countBy(OfferedClauseOrm, { instanceId: clause.instanceId });
    await currentManager().insert(OfferedClauseOrm, { ...clause, position, ...decisionRow(decided) } as never);
  }

  async findOffered(id: string): Promise<OfferedClause | null> {
    const row = isUuid(id) ? await currentManager().findOneBy(OfferedClauseOrm, { id }) : null;
    return row && toOffered(row);
  }

  async lockOffered(id: string): Promise<OfferedClause | null> {
    const row = isUuid(id) ? await currentManager().findOne(OfferedClauseOrm, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
    return row && toOffered(row);
  }

  async offeredOf(instanceId: InstanceId): Promise<OfferedClause[]> {
    return (await currentManager().find(OfferedClauseOrm, { where: { instanceId }, order: { position: 'ASC', id: 'ASC' } })).map(toOffered);
  }

  async saveOffered({ id, state, decided }: Pick<OfferedClause, 'id' | 'state' | 'decided'>): Promise<void> {
    await currentManager().update(OfferedClauseOrm, { id }, { state, ...decisionRow(decided) });
  }
}

function toReview(row: WordReviewOrm): WordReview {
  return { ...row, id: row.id as WordReviewId, instanceId: row.instanceId as InstanceId, enteId: row.enteId as EnteId, personId: row.personId as PersonId };
}

function toReturn(row: WordReturnOrm): WordReturn {
  return { ...row, id: row.id as WordReturnId, instanceId: row.instanceId as InstanceId, enteId: row.enteId as EnteId, personId: row.personId as PersonId };
}

function toOffered({ position: _position, decidedAt, decidedBy, decidedByName, decidedReason, ...row }: OfferedClauseOrm): OfferedClause {
  return {
    ...row,
    id: row.id as OfferedClauseId,
    returnId: row.returnId as WordReturnId,
    instanceId: row.instanceId as InstanceId,
    enteId: row.enteId as EnteId,
    decided: decidedAt && { at: decidedAt, personId: decidedBy as PersonId, by: decidedByName ?? '', reason: decidedReason },
  };
}

function decisionRow(decided: OfferedClause['decided']): Pick<OfferedClauseOrm, 'decidedAt' | 'decidedBy' | 'decidedByName' | 'decidedReason'> {
  return { decidedAt: decided?.at ?? null, decidedBy: decided?.personId ?? null, decidedByName: decided?.by ?? null, decidedReason: decided?.reason ?? null };
}
