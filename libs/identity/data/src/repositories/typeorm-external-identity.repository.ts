import type { ExternalIdentity, ExternalIdentityRepository } from '@province-comuni/identity-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { ExternalIdentityOrmEntity } from '../entities/external-identity.orm-entity.js';

/** Identities at providers in PostgreSQL. */
export class TypeOrmExternalIdentityRepository implements ExternalIdentityRepository {
  async findPersonId({ issuer, subject }: ExternalIdentity): Promise<PersonId | null> {
    const row = await currentManager().getRepository(ExternalIdentityOrmEntity).findOneBy({ issuer, subject });
    return row && (row.personId as PersonId);
  }

  async bind(identity: ExternalIdentity, personId: PersonId, at: Date): Promise<boolean> {
    // Somebody else's row is invisible behind row level security, but its key is taken all the same: the insert does nothing, and nothing of ours is found.
    await currentManager().query('insert into external_identity (issuer, subject, person_id, bound_at) values ($1, $2, $3, $4) on conflict do nothing', [
      identity.issuer,
      identity.subject,
      personId,
      at,
    ]);
    return (await this.findPersonId(identity)) === personId;
  }
}
