import { createHash, randomBytes } from 'node:crypto';
import type { CommunityId, MeetingId } from '@province-comuni/communities-contract';
import { communityIdsOf, databaseAccessOf, VISITOR, type Actor, type PersonReach, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { CommunityNotFound } from '../errors.js';
import { canReadMeeting } from './meeting.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { CalendarAddress, MeetingRepository } from './meeting-repository.port.js';
import type { ReadMeetings, ShownMeeting } from './read-meetings.use-case.js';

/** A calendar that another program reads again and again. */
export interface CalendarFeed {
  readonly title: string;
  readonly meetings: readonly ShownMeeting[];
}

const DAY_MS = 86_400_000;
/** What a feed holds: what was is of use for a while. */
const BACK_DAYS = 366;
const AHEAD_DAYS = 732;
const MOST = 1_000;

/**
 * Calendars for other programs, which have no session. Public ones are open to everybody; a person's own is behind an address with a secret of 256 bits, of which the hash alone is kept.
 * What it shows is asked at each reading, with the rights that the person has then.
 */
export class CalendarFeeds {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly meetings: MeetingRepository,
    private readonly read: ReadMeetings,
    private readonly people: PersonReach,
    private readonly clock: Clock,
  ) {}

  /** A new address; an earlier one opens nothing any more. @returns the secret, which cannot be asked for again */
  async renew(actor: SignedInActor): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.transactions.run(databaseAccessOf(actor), () => this.meetings.saveAddress(actor.personId, hashOf(secret), this.clock.now()));
    return secret;
  }

  /** The address opens nothing any more. */
  async revoke(actor: SignedInActor): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), () => this.meetings.forgetAddress(actor.personId));
  }

  /** Whether there is one, and since when. */
  async own(actor: SignedInActor): Promise<CalendarAddress | null> {
    return this.transactions.read(databaseAccessOf(actor), () => this.meetings.address(actor.personId));
  }

  /** One event, for who opens it. @throws CommunityNotFound */
  async ofMeeting(actor: Actor, id: MeetingId): Promise<CalendarFeed> {
    const shown = await this.read.open(actor, id);
    return { title: shown.meeting.title, meetings: [shown] };
  }

  /** Of a community that everybody reads. @throws CommunityNotFound also for any other */
  async ofCommunity(key: string): Promise<CalendarFeed> {
    return this.transactions.read(databaseAccessOf(VISITOR), async () => {
      const community = await this.communities.byKey(key);
      if (!community || !canReadMeeting(VISITOR, community)) throw new CommunityNotFound();
      return { title: community.title, meetings: await this.read.show(VISITOR, await this.meetings.list({ ...this.stretch(), communityIds: [community.id] }, MOST)) };
    });
  }

  /**
   * By a person's own address: of his communities, of the whole network, and of whatever else he takes part in.
   * @param key one of the communities that he may read, members-only ones too; null: all of that
   * @throws CommunityNotFound for an address that is none, or no longer
   */
  async byAddress(secret: string, key: string | null): Promise<CalendarFeed> {
    const actor = await this.whose(secret);
    return this.transactions.read(databaseAccessOf(actor), async () => {
      if (key === null) {
        const communityIds = [...(await this.communities.find(communityIdsOf(actor) as CommunityId[])).map(({ id }) => id), null];
        return { title: 'Province & Comuni', meetings: await this.read.show(actor, await this.meetings.list({ ...this.stretch(), communityIds, personId: actor.personId }, MOST)) };
      }
      const community = await this.communities.byKey(key);
      if (!community || !canReadMeeting(actor, community)) throw new CommunityNotFound();
      return { title: community.title, meetings: await this.read.show(actor, await this.meetings.list({ ...this.stretch(), communityIds: [community.id] }, MOST)) };
    });
  }

  private async whose(secret: string): Promise<SignedInActor> {
    const found = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const personId = await this.meetings.byAddress(hashOf(secret));
      return personId && (await this.people.find([personId])).get(personId);
    });
    if (!found) throw new CommunityNotFound();
    return found.actor;
  }

  private stretch(): { readonly from: Date; readonly until: Date } {
    const now = this.clock.now().getTime();
    return { from: new Date(now - BACK_DAYS * DAY_MS), until: new Date(now + AHEAD_DAYS * DAY_MS) };
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
