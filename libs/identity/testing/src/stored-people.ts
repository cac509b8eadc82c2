import { randomInt, randomUUID } from 'node:crypto';
import type { Role, SignedInActor } from '@province-comuni/identity-contract';
import { Argon2PasswordHasher, TypeOrmMembershipRepository, TypeOrmPersonRepository } from '@province-comuni/identity-data';
import { fullName, normaliseEmail, type HeldMembership, type Person } from '@province-comuni/identity-domain';
import { currentManager, SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-database';
import type { EnteId, EnteKind } from '@province-comuni/shared-kernel';

/** Password of everybody that these builders store. */
export const PASSWORD = 'cavallo batteria graffetta';

/** A stored Ente, as far as this domain needs one. */
export interface StoredEnte {
  readonly id: EnteId;
  readonly kind: EnteKind;
}

/** Somebody stored with a role, and as he would come in. */
export interface StoredMember {
  readonly person: Person;
  readonly membership: HeldMembership;
  readonly actor: SignedInActor;
}

/** Stores people with the roles they hold, in Enti of their own, so that tests run side by side. */
export class StoredPeople {
  private readonly hash = new Argon2PasswordHasher().hash(PASSWORD);
  private readonly persons = new TypeOrmPersonRepository();
  private readonly memberships = new TypeOrmMembershipRepository();
  // Three digits only: the registry's codes. Random, then in a row, so that a test file does not meet itself.
  private nextCode = randomInt(100, 400);

  constructor(private readonly runner: TransactionRunner) {}

  /** A new Provincia. */
  async provincia(): Promise<StoredEnte> {
    this.nextCode += 1;
    return this.ente('PROVINCIA', { codice_istat: String(this.nextCode), nome: `Prova ${this.nextCode}`, denominazione: `Provincia di Prova ${this.nextCode}` });
  }

  /** A new body that is neither. */
  async otherEnte(): Promise<StoredEnte> {
    return this.ente('ALTRO', { codice_istat: null, nome: 'Altro', denominazione: 'Altro Ente' });
  }

  /** UPI: there is one. */
  async upi(): Promise<StoredEnte> {
    const existing = await this.runner.run(SYSTEM_ACCESS, async (): Promise<{ id: EnteId }[]> => currentManager().query(`select id from ente where kind = 'UPI'`));
    return existing[0] ? { id: existing[0].id, kind: 'UPI' } : this.ente('UPI', { codice_istat: null, nome: 'UPI', denominazione: 'Unione delle Province d’Italia' });
  }

  /** Somebody without a role. */
  async person(email = `persona-${randomUUID()}@example.it`, names = { name: 'Ada', surname: 'Neri' }): Promise<Person> {
    const passwordHash = await this.hash;
    return this.runner.run(SYSTEM_ACCESS, () => this.persons.create({ email: normaliseEmail(email), ...names, passwordHash, locale: 'it' }));
  }

  /** Somebody with a role. */
  async member(ente: StoredEnte, role: Role, names?: { name: string; surname: string }): Promise<StoredMember> {
    const person = await this.person(undefined, names);
    const membership = await this.runner.run(SYSTEM_ACCESS, () =>
      this.memberships.grant({ personId: person.id, enteId: ente.id, enteKind: ente.kind, role, validFrom: new Date(), grantedBy: null }),
    );
    const actor: SignedInActor = { kind: 'person', personId: person.id, name: fullName(person), memberships: [{ enteId: ente.id, enteKind: ente.kind, role }] };
    return { person, membership, actor };
  }

  private async ente(kind: EnteKind, row: { codice_istat: string | null; nome: string; denominazione: string }): Promise<StoredEnte> {
    const [stored] = await this.runner.run(SYSTEM_ACCESS, async (): Promise<{ id: EnteId }[]> =>
      currentManager().query('insert into ente (kind, codice_istat, nome, denominazione) values ($1, $2, $3, $4) returning id', [kind, row.codice_istat, row.nome, row.denominazione]),
    );
    return { id: stored!.id, kind };
  }
}
