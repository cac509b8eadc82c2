import type { NewSession, Session, SessionRepository } from '@province-comuni/identity-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { LessThan, type Repository } from 'typeorm';
import { SessionOrmEntity } from '../entities/session.orm-entity.js';
import { toSession } from '../mappers.js';

const sessions = (): Repository<SessionOrmEntity> => currentManager().getRepository(SessionOrmEntity);

/** Sessions in PostgreSQL; an ended one is a row that is gone. */
export class TypeOrmSessionRepository implements SessionRepository {
  async create(session: NewSession): Promise<Session> {
    const values = { ...session, lastSeenAt: session.createdAt };
    const { identifiers } = await sessions().insert(values);
    return { ...values, id: identifiers[0]!['id'] as string };
  }

  async findByTokenHash(tokenHash: string): Promise<Session | null> {
    const row = await sessions().findOneBy({ tokenHash });
    return row && toSession(row);
  }

  async listOf(personId: PersonId): Promise<Session[]> {
    const rows = await sessions().find({ where: { personId }, order: { lastSeenAt: 'DESC', id: 'DESC' } });
    return rows.map(toSession);
  }

  async touch(id: string, at: Date): Promise<void> {
    await sessions().update({ id, lastSeenAt: LessThan(at) }, { lastSeenAt: at });
  }

  async end(id: string, personId: PersonId): Promise<boolean> {
    const { affected } = await sessions().delete({ id, personId });
    return affected === 1;
  }

  async endAllOf(personId: PersonId, except?: string): Promise<string[]> {
    const rows: { id: string }[] = await currentManager().query(
      'with ended as (delete from session where person_id = $1 and ($2::uuid is null or id <> $2) returning id) select id from ended',
      [personId, except ?? null],
    );
    return rows.map((row) => row.id);
  }
}
