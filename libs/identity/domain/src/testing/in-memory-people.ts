import type { Role } from '@province-comuni/identity-contract';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import type { HeldMembership, Member } from '../membership/membership.js';
import type { Person } from '../person/person.js';
import type { MembershipRepository, NewMembership, Page, PageRequest } from '../ports/membership-repository.port.js';
import type { NewPerson, PersonRepository } from '../ports/person-repository.port.js';
import { anId } from './ids.js';

/** People in memory. */
export class InMemoryPersons implements PersonRepository {
  readonly rows = new Map<PersonId, Person>();
  private readonly steps = new Map<PersonId, number>();

  async findByEmail(email: string): Promise<Person | null> {
    return [...this.rows.values()].find((person) => person.email === email) ?? null;
  }

  async findById(id: PersonId): Promise<Person | null> {
    return this.rows.get(id) ?? null;
  }

  async create(person: NewPerson): Promise<Person> {
    if (await this.findByEmail(person.email)) throw new Error(`${person.email} has an account`);
    return this.put({ ...person, id: anId<PersonId>(), disabledAt: null, secondFactorSecret: null, secondFactorConfirmedAt: null });
  }

  async changePassword(id: PersonId, passwordHash: string): Promise<void> {
    this.change(id, { passwordHash });
  }

  async restore(id: PersonId, names: { readonly name: string; readonly surname: string }): Promise<void> {
    this.change(id, { ...names, disabledAt: null });
  }

  async disable(id: PersonId, at: Date): Promise<void> {
    this.change(id, { disabledAt: at });
  }

  async proposeSecondFactor(id: PersonId, sealedSecret: string): Promise<void> {
    this.change(id, { secondFactorSecret: sealedSecret, secondFactorConfirmedAt: null });
  }

  async activateSecondFactor(id: PersonId, at: Date): Promise<void> {
    this.change(id, { secondFactorConfirmedAt: at });
  }

  async useSecondFactorStep(id: PersonId, step: number): Promise<boolean> {
    if ((this.steps.get(id) ?? 0) >= step) return false;
    this.steps.set(id, step);
    return true;
  }

  change(id: PersonId, changes: Partial<Person>): void {
    this.put({ ...this.rows.get(id)!, ...changes });
  }

  private put(person: Person): Person {
    this.rows.set(person.id, person);
    return person;
  }
}

/** Memberships in memory. */
export class InMemoryMemberships implements MembershipRepository {
  readonly rows: (HeldMembership & { validTo: Date | null; readonly grantedBy: PersonId | null })[] = [];

  constructor(private readonly persons: InMemoryPersons) {}

  async findCurrentOf(personId: PersonId): Promise<HeldMembership[]> {
    return this.current().filter((row) => row.personId === personId);
  }

  async lockCurrentOf(enteId: EnteId): Promise<HeldMembership[]> {
    return this.current().filter((row) => row.enteId === enteId);
  }

  async isMember(enteId: EnteId, email: string): Promise<boolean> {
    const person = await this.persons.findByEmail(email);
    return this.current().some((row) => row.enteId === enteId && row.personId === person?.id);
  }

  async listMembers(enteId: EnteId, page: PageRequest): Promise<Page<Member>> {
    const all = (await this.lockCurrentOf(enteId)).map((row) => {
      const { name, surname, email } = this.persons.rows.get(row.personId)!;
      return { ...row, name, surname, email };
    });
    return { items: all.slice(page.offset, page.offset + page.limit), total: all.length };
  }

  async grant(membership: NewMembership): Promise<HeldMembership> {
    if (this.current().some((row) => row.personId === membership.personId && row.enteId === membership.enteId)) throw new Error('one role in one Ente');
    const row = { ...membership, id: anId(), validTo: null };
    this.rows.push(row);
    return row;
  }

  async end(id: string, at: Date): Promise<void> {
    const row = this.current().find((candidate) => candidate.id === id);
    if (!row) throw new Error(`membership ${id} is not open`);
    row.validTo = at;
  }

  /** Gives a role without ceremony. */
  async given(personId: PersonId, ente: { readonly id: EnteId; readonly kind: EnteKind }, role: Role): Promise<HeldMembership> {
    return this.grant({ personId, enteId: ente.id, enteKind: ente.kind, role, validFrom: new Date(0), grantedBy: null });
  }

  private current() {
    return this.rows.filter((row) => row.validTo === null);
  }
}
