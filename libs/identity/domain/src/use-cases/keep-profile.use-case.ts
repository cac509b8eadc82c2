import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { IdentityError } from '../errors.js';
import { accessOf } from '../ports/access.js';
import type { ProfileRepository } from '../ports/profile-repository.port.js';
import { NO_WORDS, readProfileWords, type ProfileWords } from '../profile/profile.js';

/** What one says of oneself: read and written by nobody else. */
export class KeepProfile {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly profiles: ProfileRepository,
    private readonly enti: EnteRegistry,
  ) {}

  async read(actor: SignedInActor): Promise<ProfileWords & { readonly revision: number }> {
    return (await this.transactions.read(accessOf(actor), () => this.profiles.ownWords(actor.personId))) ?? NO_WORDS;
  }

  /** @throws IdentityError INVALID_INPUT; PROFILE_CHANGED when it was written in another window meanwhile */
  async save(actor: SignedInActor, typed: ProfileWords, seenRevision: number): Promise<void> {
    const words = readProfileWords(typed, await this.enti.subjectKeys());
    const isSaved = await this.transactions.run(accessOf(actor), () => this.profiles.saveWords(actor.personId, words, seenRevision));
    if (!isSaved) throw new IdentityError('IDENTITY.PROFILE_CHANGED');
  }
}
