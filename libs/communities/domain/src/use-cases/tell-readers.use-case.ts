import { READERS_NAMED, type DiscussionId, type ReadersHint } from '@province-comuni/communities-contract';
import { databaseAccessOf, type Actor, type FindablePeople } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { CommunityNotFound } from '../errors.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import type { PresentReaders, ReaderPresenceRepository } from '../ports/reader-presence-repository.port.js';
import { readableView } from './readable-view.js';

/** A page of which nothing was heard for so long is gone: its copy of the product was killed, or sees the database no more. Copies look every five seconds: nobody is shown longer than twenty. */
const LIFE_SECONDS = 15;
/** Among so many it is looked for those who may be named: each is asked about again for every reader. */
const LOOKED_AMONG = 12;

/** Who has a discussion open: known while the page is, to who has it open too. Names go by what each chose of who finds him; the others are counted. */
export class TellReaders {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly discussions: DiscussionRepository,
    private readonly presences: ReaderPresenceRepository,
    private readonly people: FindablePeople,
  ) {}

  /** A page opened a discussion. @returns false for one that is not for him, or reads elsewhere now: he is not there */
  async enter(actor: Actor, connectionId: string, id: DiscussionId): Promise<boolean> {
    if (actor.kind !== 'person') return false;
    return this.transactions.run(databaseAccessOf(actor), async () => {
      if (!(await this.reads(actor, id))) return false;
      await this.presences.put({ connectionId, discussionId: id, personId: actor.personId });
      return true;
    });
  }

  /** The platform's own work, like all that follows but `heardBy`: a page is gone. @returns the discussion that it had open */
  leave(connectionId: string): Promise<DiscussionId | null> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.presences.remove(connectionId));
  }

  /** These pages are still open; others, held by no copy any more, run out. @returns discussions in which somebody was found to be gone */
  keep(connectionIds: readonly string[]): Promise<DiscussionId[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      await this.presences.keep(connectionIds);
      return this.presences.removeExpired(LIFE_SECONDS);
    });
  }

  present(id: DiscussionId): Promise<PresentReaders> {
    return this.transactions.read(SYSTEM_ACCESS, () => this.presences.readersOf(id, LOOKED_AMONG, LIFE_SECONDS));
  }

  /** What this reader hears of them; null where he does not read now. */
  async heardBy(actor: Actor, { discussionId, personIds, count }: PresentReaders): Promise<ReadersHint | null> {
    if (actor.kind !== 'person' || !(await this.transactions.read(databaseAccessOf(actor), () => this.reads(actor, discussionId)))) return null;
    const others = personIds.filter((id) => id !== actor.personId);
    // Where not all are given, he is among those that are not.
    const isThere = others.length < personIds.length || personIds.length < count;
    const found = await this.people.namesAmong(actor, others);
    const names = others.flatMap((id) => found.get(id) ?? []).slice(0, READERS_NAMED);
    return { discussionId, names, others: count - (isThere ? 1 : 0) - names.length };
  }

  private async reads(actor: Actor, id: DiscussionId): Promise<boolean> {
    try {
      return (await readableView(this.discussions, actor, id)).discussion.id === id;
    } catch (error) {
      if (error instanceof CommunityNotFound) return false;
      throw error;
    }
  }
}
