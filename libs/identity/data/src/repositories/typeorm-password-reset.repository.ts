import type { PasswordResetRepository } from '@province-comuni/identity-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { IsNull, MoreThan, type Repository } from 'typeorm';
import { PasswordResetOrmEntity } from '../entities/password-reset.orm-entity.js';

const resets = (): Repository<PasswordResetOrmEntity> => currentManager().getRepository(PasswordResetOrmEntity);

/** Password links in PostgreSQL. */
export class TypeOrmPasswordResetRepository implements PasswordResetRepository {
  async create(reset: { readonly tokenHash: string; readonly personId: PersonId; readonly createdAt: Date; readonly expiresAt: Date }): Promise<void> {
    await resets().insert({ ...reset });
  }

  async findOpen(tokenHash: string, now: Date): Promise<PersonId | null> {
    const row = await resets().findOneBy({ tokenHash, usedAt: IsNull(), expiresAt: MoreThan(now) });
    return row && (row.personId as PersonId);
  }

  async use(tokenHash: string, now: Date): Promise<boolean> {
    const { affected } = await resets().update({ tokenHash, usedAt: IsNull(), expiresAt: MoreThan(now) }, { usedAt: now });
    if (affected !== 1) return false;
    await currentManager().query(
      'update password_reset set used_at = $2 where used_at is null and person_id = (select person_id from password_reset where token_hash = $1)',
      [tokenHash, now],
    );
    return true;
  }
}
