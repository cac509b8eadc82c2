import type { CommunityId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { canonicalJson, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import { CommunityNotFound, CommunityWordsChanged } from '../errors.js';
import { canKeepWords } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { CommunityKeeper } from './community-keeper.js';
import { readOwnWords, type OwnWords } from './read-opening.js';

/** Who changed the words of a group or a space, and from what to what. */
export interface WordsChange {
  /** From 1: which change it is. */
  readonly revision: number;
  readonly at: Date;
  readonly personId: PersonId;
  readonly personName: string;
  readonly before: OwnWords;
  readonly after: OwnWords;
}

/** The words of a group or a space, with what they were. */
export interface KeptWords {
  readonly communityId: CommunityId;
  readonly words: OwnWords;
  readonly revision: number;
  /** The newest first, at most 50. */
  readonly changes: readonly WordsChange[];
}

const MOST_CHANGES = 50;

/** Who moderates a group or a space changes its name, what it is for, what is asked this week and what it is about. Its address stays. */
export class KeepWords {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly keeper: CommunityKeeper,
    private readonly clock: Clock,
  ) {}

  /** For who may change them. @throws CommunityNotFound, CommunityNotAllowed */
  async read(actor: SignedInActor, key: string): Promise<KeptWords> {
    const id = await this.transactions.read(databaseAccessOf(actor), async () => (await this.communities.byKey(key))?.id);
    if (!id) throw new CommunityNotFound();
    await this.keeper.open(actor, id, canKeepWords);
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const kept = await this.communities.ownWords(id);
      if (!kept) throw new CommunityNotFound();
      return { ...kept, communityId: id, changes: await this.communities.wordsChanges(id, MOST_CHANGES) };
    });
  }

  /**
   * The same words again change nothing.
   * @param seenRevision which ones were on the page
   * @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid, CommunityWordsChanged when somebody else changed them meanwhile
   */
  async change(actor: SignedInActor, id: CommunityId, seenRevision: number, typed: OwnWords): Promise<void> {
    await this.keeper.open(actor, id, canKeepWords);
    const after = readOwnWords(typed);
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      // Two who save at once wait for each other.
      await this.communities.lock(id);
      const kept = await this.communities.ownWords(id);
      if (!kept) throw new CommunityNotFound();
      const { words: before, revision } = kept;
      if (canonicalJson(before) === canonicalJson(after)) return;
      if (revision !== seenRevision) throw new CommunityWordsChanged((await this.communities.wordsChanges(id, 1))[0]?.personName ?? '');
      await this.communities.changeWords(id, { revision: revision + 1, at: this.clock.now(), personId: actor.personId, personName: actor.name, before, after });
    });
  }
}
