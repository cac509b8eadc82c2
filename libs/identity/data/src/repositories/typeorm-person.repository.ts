import type { NewPerson, Person, PersonRepository } from '@province-comuni/identity-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { LessThan, type Repository } from 'typeorm';
import { PersonOrmEntity } from '../entities/person.orm-entity.js';
import { toPerson } from '../mappers.js';

const people = (): Repository<PersonOrmEntity> => currentManager().getRepository(PersonOrmEntity);

/** People in PostgreSQL. */
export class TypeOrmPersonRepository implements PersonRepository {
  async findByEmail(email: string): Promise<Person | null> {
    const row = await people().findOneBy({ email });
    return row && toPerson(row);
  }

  async findById(id: PersonId): Promise<Person | null> {
    const row = await people().findOneBy({ id });
    return row && toPerson(row);
  }

  async create(person: NewPerson): Promise<Person> {
    const { identifiers } = await people().insert({ ...person });
    return toPerson(await people().findOneByOrFail({ id: identifiers[0]!['id'] as string }));
  }

  async changePassword(id: PersonId, passwordHash: string): Promise<void> {
    await people().update({ id }, { passwordHash });
  }

  async restore(id: PersonId, names: { readonly name: string; readonly surname: string }): Promise<void> {
    await people().update({ id }, { ...names, disabledAt: null });
  }

  async disable(id: PersonId, at: Date): Promise<void> {
    await people().update({ id }, { disabledAt: at });
  }

  async proposeSecondFactor(id: PersonId, sealedSecret: string): Promise<void> {
    await people().update({ id }, { secondFactorSecret: sealedSecret, secondFactorConfirmedAt: null });
  }

  async activateSecondFactor(id: PersonId, at: Date): Promise<void> {
    await people().update({ id }, { secondFactorConfirmedAt: at });
  }

  async useSecondFactorStep(id: PersonId, step: number): Promise<boolean> {
    const { affected } = await people().update({ id, secondFactorLastStep: LessThan(String(step)) }, { secondFactorLastStep: String(step) });
    return affected === 1;
  }
}
