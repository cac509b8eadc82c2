import type { Invitation, InvitationRepository } from '@province-comuni/identity-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId } from '@province-comuni/shared-kernel';
import { IsNull, MoreThan, type FindOptionsWhere, type Repository } from 'typeorm';
import { InvitationOrmEntity } from '../entities/invitation.orm-entity.js';
import { toInvitation } from '../mappers.js';

const invitations = (): Repository<InvitationOrmEntity> => currentManager().getRepository(InvitationOrmEntity);
const open = (): FindOptionsWhere<InvitationOrmEntity> => ({ acceptedAt: IsNull(), withdrawnAt: IsNull() });

const LONGEST_LIST = 100;

/** Invitations in PostgreSQL. */
export class TypeOrmInvitationRepository implements InvitationRepository {
  async create(invitation: Omit<Invitation, 'id'> & { readonly tokenHash: string; readonly createdAt: Date }): Promise<Invitation> {
    await invitations().update({ ...open(), enteId: invitation.enteId, email: invitation.email }, { withdrawnAt: invitation.createdAt });
    const { identifiers } = await invitations().insert({ ...invitation });
    return toInvitation(await invitations().findOneByOrFail({ id: identifiers[0]!['id'] as string }));
  }

  async findOpen(tokenHash: string, now: Date): Promise<Invitation | null> {
    const row = await invitations().findOneBy({ ...open(), tokenHash, expiresAt: MoreThan(now) });
    return row && toInvitation(row);
  }

  async listOpenOf(enteId: EnteId, now: Date): Promise<Invitation[]> {
    const rows = await invitations().find({ where: { ...open(), enteId, expiresAt: MoreThan(now) }, order: { createdAt: 'DESC', id: 'DESC' }, take: LONGEST_LIST });
    return rows.map(toInvitation);
  }

  async accept(id: string, now: Date): Promise<boolean> {
    const { affected } = await invitations().update({ ...open(), id, expiresAt: MoreThan(now) }, { acceptedAt: now });
    return affected === 1;
  }

  async withdraw(id: string, enteId: EnteId): Promise<boolean> {
    const { affected } = await invitations().update({ ...open(), id, enteId }, { withdrawnAt: () => 'now()' });
    return affected === 1;
  }
}
