import type { CommunityId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { canonicalJson, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import { CommunityInvalid, CommunityNotFound, CommunityWordsChanged } from '../errors.js';
import { canKeepGuidelines, isMember } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import { GUIDELINES_MOVED } from '../use-cases/join-community.use-case.js';
import type { CommunityKeeper } from './community-keeper.js';
import { readGuidelines } from './read-opening.js';

/** Who changed the guidelines of a community, and from what to what. */
export interface GuidelinesChange {
  /** From 1: which change it is. */
  readonly revision: number;
  /** Which version they are since then; a correction leaves it as it was. */
  readonly version: number;
  readonly at: Date;
  readonly personId: PersonId;
  readonly personName: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The guidelines of a community, with what they were. */
export interface KeptGuidelines {
  readonly communityId: CommunityId;
  readonly title: string;
  readonly guidelines: readonly string[];
  readonly version: number;
  readonly revision: number;
  /** The version that who looks accepted. */
  readonly acceptedVersion: number;
  readonly canChange: boolean;
  /** The newest first, at most 50. */
  readonly changes: readonly GuidelinesChange[];
}

const MOST_CHANGES = 50;

/** Who moderates a community changes its guidelines: by a correction, which asks nobody anything, or into a new version, which members accept before they write again. */
export class KeepGuidelines {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly keeper: CommunityKeeper,
    private readonly clock: Clock,
  ) {}

  /** For members. @throws CommunityNotFound for everybody else */
  async read(actor: SignedInActor, key: string): Promise<KeptGuidelines> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const community = await this.communities.byKey(key);
      const own = community && (await this.communities.membership(community.id, actor.personId));
      if (!community || !own || !isMember(actor, community)) throw new CommunityNotFound();
      const { id, title, guidelines, guidelinesVersion } = community;
      const changes = await this.communities.guidelinesChanges(id, MOST_CHANGES);
      return { communityId: id, title, guidelines, version: guidelinesVersion, revision: changes[0]?.revision ?? 0, acceptedVersion: own.guidelinesVersion, canChange: canKeepGuidelines(actor, community, own), changes };
    });
  }

  /**
   * The same guidelines again change nothing. Who makes a new version has accepted it.
   * @param seenRevision which ones were on the page
   * @param isCorrection members are asked nothing
   * @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid, CommunityWordsChanged when somebody else changed them meanwhile
   */
  async change(actor: SignedInActor, id: CommunityId, seenRevision: number, typed: readonly string[], isCorrection: boolean): Promise<void> {
    await this.keeper.open(actor, id, canKeepGuidelines);
    const after = readGuidelines(typed);
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      // Two who save at once wait for each other. His own place first, in the order in which who writes holds them.
      await this.communities.lockMember(id, actor.personId);
      const community = await this.communities.lock(id);
      if (!community) throw new CommunityNotFound();
      const { guidelines: before, guidelinesVersion } = community;
      if (canonicalJson(before) === canonicalJson(after)) return;
      const [last] = await this.communities.guidelinesChanges(id, 1);
      const revision = last?.revision ?? 0;
      if (revision !== seenRevision) throw new CommunityWordsChanged(last?.personName ?? '');
      const [at, version] = [this.clock.now(), isCorrection ? guidelinesVersion : guidelinesVersion + 1];
      await this.communities.changeGuidelines(id, { revision: revision + 1, version, at, personId: actor.personId, personName: actor.name, before, after });
      if (!isCorrection) await this.communities.acceptGuidelines(id, actor.personId, version, at);
    });
  }

  /** A member accepts the version that was on his page; once more changes nothing. @throws CommunityNotFound for who is no member, CommunityInvalid when there is another version by now */
  async accept(actor: SignedInActor, id: CommunityId, seenVersion: number): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const [community] = await this.communities.find([id]);
      if (!community || !isMember(actor, community)) throw new CommunityNotFound();
    });
    // A member does not write his own place. The community is held: a version that is made meanwhile comes before or after.
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      await this.communities.lockMember(id, actor.personId);
      const community = await this.communities.lock(id);
      if (community?.guidelinesVersion !== seenVersion) throw new CommunityInvalid({ field: 'guidelinesAccepted', message: GUIDELINES_MOVED });
      await this.communities.acceptGuidelines(id, actor.personId, seenVersion, this.clock.now());
    });
  }
}
