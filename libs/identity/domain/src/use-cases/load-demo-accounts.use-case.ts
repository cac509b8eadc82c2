import type { Role } from '@province-comuni/identity-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, EnteId } from '@province-comuni/shared-kernel';
import { normaliseEmail } from '../person/email.js';
import { personName } from '../person/person.js';
import type { PasswordHasher } from '../ports/credentials.port.js';
import type { MembershipRepository } from '../ports/membership-repository.port.js';
import type { PersonRepository } from '../ports/person-repository.port.js';

/** An invented person of the demonstration. */
export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly surname: string;
  readonly enteId: EnteId;
  readonly role: Role;
}

/**
 * Makes the accounts that the embedded start prints. Called by that start only, never from a request: a production configuration has no way to it.
 * Later starts keep the people, what they did and their sessions, and give them new passwords, because the printed ones are stored nowhere.
 */
export class LoadDemoAccounts {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
    private readonly persons: PersonRepository,
    private readonly memberships: MembershipRepository,
    private readonly hasher: PasswordHasher,
    private readonly enti: EnteRegistry,
  ) {}

  /** @param generatePassword a fresh random password each time @returns the accounts with the passwords to print */
  async execute(accounts: readonly DemoAccount[], generatePassword: () => string): Promise<(DemoAccount & { readonly password: string })[]> {
    const withPasswords = accounts.map((account) => ({ ...account, email: normaliseEmail(account.email), password: generatePassword() }));
    const hashes = await Promise.all(withPasswords.map((account) => this.hasher.hash(account.password)));
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      for (const [index, account] of withPasswords.entries()) await this.load(account, hashes[index]!);
    });
    return withPasswords;
  }

  private async load(account: DemoAccount, passwordHash: string): Promise<void> {
    const names = personName(account);
    const existing = await this.persons.findByEmail(account.email);
    const person = existing ?? (await this.persons.create({ email: account.email, ...names, passwordHash, locale: 'it' }));
    if (existing) {
      await this.persons.changePassword(person.id, passwordHash);
      await this.persons.restore(person.id, names);
    }
    const held = await this.memberships.findCurrentOf(person.id);
    if (held.some((membership) => membership.enteId === account.enteId && membership.role === account.role)) return;
    const [ente] = await this.enti.findByIds([account.enteId]);
    if (!ente) throw new Error(`no Ente ${account.enteId} for the demonstration account ${account.email}`);
    const now = this.clock.now();
    for (const other of held.filter((membership) => membership.enteId === account.enteId)) await this.memberships.end(other.id, now);
    await this.memberships.grant({ personId: person.id, enteId: ente.id, enteKind: ente.kind, role: account.role, validFrom: now, grantedBy: null });
  }
}
