import type { Membership, PersonCommunities, PersonReach, ReachablePerson } from '@province-comuni/identity-contract';
import { normaliseEmail } from '@province-comuni/identity-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import { In, IsNull } from 'typeorm';
import { MembershipOrmEntity } from '../entities/membership.orm-entity.js';
import { PersonOrmEntity } from '../entities/person.orm-entity.js';
import { toMembership } from '../mappers.js';

/** People with their roles and addresses, in four statements. Other than under the platform's own access nobody is found. */
export class PostgresPersonReach implements PersonReach {
  constructor(private readonly communities: PersonCommunities) {}

  async find(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, ReachablePerson>> {
    const [{ system }]: [{ system: boolean }] = await currentManager().query('select app_is_system() as system');
    if (!system || ids.length === 0) return new Map();
    const people = await currentManager().getRepository(PersonOrmEntity).find({ where: { id: In([...new Set(ids)]), disabledAt: IsNull() } });
    const rows = await currentManager().getRepository(MembershipOrmEntity).find({ where: { personId: In(people.map(({ id }) => id)), validTo: IsNull() }, order: { validFrom: 'ASC', id: 'ASC' } });
    const territory = new Map((await currentManager().query<{ enteId: string; provinciaId: EnteId | null }[]>('select e as "enteId", provincia_of_ente(e) as "provinciaId" from unnest($1::uuid[]) as e', [[...new Set(rows.map(({ enteId }) => enteId))]])).map(({ enteId, provinciaId }) => [enteId, provinciaId]));
    const communities = await this.communities.of(people.map(({ id }) => id as PersonId));
    return new Map(
      people.map(({ id, name, surname, email }) => {
        const memberships: Membership[] = rows.filter(({ personId }) => personId === id).map(toMembership).map(({ enteId, enteKind, role }) => ({ enteId, enteKind, role, provinciaId: territory.get(enteId) ?? null }));
        return [id as PersonId, { actor: { kind: 'person', personId: id as PersonId, name: `${name} ${surname}`, memberships, communityIds: communities.get(id as PersonId) ?? [] }, email }];
      }),
    );
  }

  async byAddress(address: string): Promise<ReachablePerson | null> {
    const person = await currentManager().getRepository(PersonOrmEntity).findOne({ where: { email: normaliseEmail(address), disabledAt: IsNull() }, select: { id: true } });
    return (person && (await this.find([person.id as PersonId])).get(person.id as PersonId)) ?? null;
  }

  async ofEnti(enteIds: readonly EnteId[]): Promise<readonly ReachablePerson[]> {
    if (enteIds.length === 0) return [];
    const rows = await currentManager().getRepository(MembershipOrmEntity).find({ where: { enteId: In([...new Set(enteIds)]), validTo: IsNull() }, select: { id: true, personId: true } });
    return [...(await this.find(rows.map(({ personId }) => personId as PersonId))).values()];
  }
}
