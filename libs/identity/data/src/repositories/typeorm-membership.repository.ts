import type { HeldMembership, Member, MembershipRepository, NewMembership, Page, PageRequest } from '@province-comuni/identity-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import { IsNull, type Repository } from 'typeorm';
import { MembershipOrmEntity } from '../entities/membership.orm-entity.js';
import { toMembership } from '../mappers.js';

const memberships = (): Repository<MembershipOrmEntity> => currentManager().getRepository(MembershipOrmEntity);

/** Roles per Ente in PostgreSQL. A role holds while it has no end: endings take effect at once, none lies in the future. */
export class TypeOrmMembershipRepository implements MembershipRepository {
  async findCurrentOf(personId: PersonId): Promise<HeldMembership[]> {
    const rows = await memberships().find({ where: { personId, validTo: IsNull() }, order: { validFrom: 'ASC', id: 'ASC' } });
    return rows.map(toMembership);
  }

  async lockCurrentOf(enteId: EnteId): Promise<HeldMembership[]> {
    // Locked in one order, so that two of these wait for each other instead of dying together.
    const rows = await memberships().find({ where: { enteId, validTo: IsNull() }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    return rows.map(toMembership);
  }

  async isMember(enteId: EnteId, email: string): Promise<boolean> {
    return memberships().existsBy({ enteId, validTo: IsNull(), person: { email } });
  }

  async listMembers(enteId: EnteId, page: PageRequest): Promise<Page<Member>> {
    const [rows, total] = await memberships().findAndCount({
      where: { enteId, validTo: IsNull() },
      relations: { person: true },
      order: { person: { surname: 'ASC', name: 'ASC' }, id: 'ASC' },
      skip: page.offset,
      take: page.limit,
    });
    const items = rows.map((row) => {
      const { name, surname, email } = row.person!;
      return { ...toMembership(row), name, surname, email };
    });
    return { items, total };
  }

  async grant(membership: NewMembership): Promise<HeldMembership> {
    const { identifiers } = await memberships().insert({ ...membership });
    return toMembership(await memberships().findOneByOrFail({ id: identifiers[0]!['id'] as string }));
  }

  async end(id: string, at: Date): Promise<void> {
    const { affected } = await memberships().update({ id, validTo: IsNull() }, { validTo: at });
    if (affected !== 1) throw new Error(`membership ${id} is not open`);
  }
}
