import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type RowsErasure, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import { notFound } from '../errors.js';
import { fullName } from '../person/person.js';
import { canEraseFor } from '../policies/people.policy.js';
import { accessOf } from '../ports/access.js';
import type { PersonRepository } from '../ports/person-repository.port.js';
import type { PersonalDataRegistry } from './personal-data-registry.js';
import type { PersonalCopy, PersonalDataRepository, PersonErasure } from './personal-data-repository.port.js';

/** What a part of the product holds of people, and what becomes of it when one is erased. */
export interface HeldData {
  readonly title: string;
  readonly items: readonly { readonly title: string; readonly fate: RowsErasure['kind']; readonly reason: string | null }[];
}

const MOST_ERASURES = 200;

/** One's own copy and erasure, and what the product holds of people at all. */
export class ReadPersonalData {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly repository: PersonalDataRepository,
    private readonly registry: PersonalDataRegistry,
    private readonly persons: PersonRepository,
    private readonly clock: Clock,
  ) {}

  async own(actor: SignedInActor): Promise<{ readonly copy: PersonalCopy | null; readonly erasure: PersonErasure | null; readonly held: readonly HeldData[] }> {
    const held = this.registry.all().map(({ title, tables }) => ({ title, items: tables.map(({ title: item, erasure }) => ({ title: item, fate: erasure.kind, reason: erasure.kind === 'KEEP' ? erasure.reason : null })) }));
    return this.transactions.read(accessOf(actor), async () => {
      const copy = await this.repository.copyOf(actor.personId);
      return { held, copy: copy && this.isThere(copy) ? copy : null, erasure: await this.repository.erasureOf(actor.personId) };
    });
  }

  /** The ZIP: for its person alone. @throws IdentityError NOT_FOUND also when it is not ready, or gone */
  async open(actor: SignedInActor, id: string): Promise<Uint8Array> {
    if (!isUuid(id)) throw notFound();
    return this.transactions.read(accessOf(actor), async () => {
      const copy = await this.repository.findCopy(id);
      const bytes = copy && copy.personId === actor.personId && copy.state === 'PRONTA' && this.isThere(copy) ? await this.repository.bytesOf(id) : null;
      if (!bytes) throw notFound();
      return bytes;
    });
  }

  /** Erasures that wait, for UPI's amministratori. @throws IdentityError NOT_FOUND for others */
  async erasures(actor: SignedInActor): Promise<readonly (PersonErasure & { readonly name: string })[]> {
    if (!canEraseFor(actor)) throw notFound();
    return this.transactions.read(SYSTEM_ACCESS, async () => {
      const named: (PersonErasure & { name: string })[] = [];
      for (const erasure of await this.repository.openErasures(MOST_ERASURES)) named.push({ ...erasure, name: await this.nameOf(erasure.personId) });
      return named;
    });
  }

  private async nameOf(personId: PersonId): Promise<string> {
    const person = await this.persons.findById(personId);
    return person ? fullName(person) : '';
  }

  private isThere({ expiresAt }: PersonalCopy): boolean {
    return expiresAt === null || expiresAt > this.clock.now();
  }
}
