import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { canonicalJson, type Clock } from '@province-comuni/shared-kernel';
import { AlreadyDecided, CommunityNotFound } from '../errors.js';
import { line } from '../events/read-meeting.js';
import { DEFAULT_LIMITS, LONGEST_REPEAT_HOURS, readLimits, readListed, type CommunityLimits } from './limits.js';
import { canModerateEverywhere } from './moderation.policy.js';
import type { ModerationEffects } from './moderation-effects.js';
import type { ModerationOpener } from './moderation-opener.js';
import type { BlockedLink, WritingRepository } from './writing-repository.port.js';

const LONGEST_NOTE = 300;
const HOUR_MS = 3_600_000;

/** How much may be written in a community, and which addresses are looked at first. */
export class SetLimits {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly writing: WritingRepository,
    private readonly opener: ModerationOpener,
    private readonly effects: ModerationEffects,
    private readonly clock: Clock,
  ) {}

  /** @throws CommunityNotFound for who does not moderate */
  async read(actor: SignedInActor, key: string): Promise<{ readonly communityId: string; readonly title: string; readonly limits: CommunityLimits; readonly revision: number }> {
    const { community } = await this.opener.open(actor, { key });
    const { revision = 0, ...limits } = (await this.transactions.read(SYSTEM_ACCESS, () => this.writing.limits(community.id))) ?? DEFAULT_LIMITS as CommunityLimits & { revision?: number };
    return { communityId: community.id, title: community.title, limits, revision };
  }

  /** @param seenRevision which writing of them was on the page. @throws CommunityNotFound, CommunityInvalid, AlreadyDecided when somebody else wrote them meanwhile */
  async save(actor: SignedInActor, key: string, seenRevision: number, typed: CommunityLimits): Promise<void> {
    const { community } = await this.opener.open(actor, { key });
    const limits = readLimits(typed);
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const { revision: _, ...before } = (await this.writing.limits(community.id)) ?? { ...DEFAULT_LIMITS, revision: 0 };
      if (!(await this.writing.saveLimits(community.id, limits, seenRevision))) throw new AlreadyDecided('');
      if (canonicalJson(before) === canonicalJson(limits)) return;
      const changes = (Object.keys(limits) as (keyof CommunityLimits)[]).filter((name) => limits[name] !== before[name]).map((name) => `${NAMES[name]}: ${before[name]} → ${limits[name]}`);
      await this.effects.record(actor, { communityId: community.id, kind: 'LIMITI', reason: changes.join('; ') }, community);
    });
  }

  /** @throws CommunityNotFound for who is not on UPI's staff */
  async blockedLinks(actor: SignedInActor): Promise<BlockedLink[]> {
    if (!canModerateEverywhere(actor)) throw new CommunityNotFound();
    return this.transactions.read(SYSTEM_ACCESS, () => this.writing.blockedLinks());
  }

  /** Put on the list twice it is there once. @throws CommunityNotFound, CommunityInvalid */
  async block(actor: SignedInActor, typed: string, note: string): Promise<string> {
    if (!canModerateEverywhere(actor)) throw new CommunityNotFound();
    const address = readListed(typed);
    await this.transactions.run(SYSTEM_ACCESS, () => this.writing.addBlocked({ address, note: line(note).slice(0, LONGEST_NOTE), addedByName: actor.name, addedAt: this.clock.now() }));
    return address;
  }

  /** @throws CommunityNotFound also when it is not on the list */
  async unblock(actor: SignedInActor, address: string): Promise<void> {
    if (!canModerateEverywhere(actor)) throw new CommunityNotFound();
    if (!(await this.transactions.run(SYSTEM_ACCESS, () => this.writing.removeBlocked(address)))) throw new CommunityNotFound();
  }

  /** Forgets traces of what nobody looks at any more. The platform's own work. */
  async tidy(): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, () => this.writing.removeTracesBefore(new Date(this.clock.now().getTime() - LONGEST_REPEAT_HOURS * HOUR_MS)));
  }
}

/** What the log calls them. */
const NAMES: Readonly<Record<keyof CommunityLimits, string>> = {
  ...{ perMinute: 'messaggi al minuto', perHour: 'messaggi all’ora', perDay: 'messaggi al giorno', mostLinks: 'collegamenti per messaggio', repeatHours: 'ore senza ripetizioni' },
  ...{ newDays: 'giorni da nuovo membro', newPosts: 'messaggi da nuovo membro', newPerDay: 'messaggi al giorno da nuovo membro', newLinks: 'collegamenti da nuovo membro', newMentions: 'citazioni da nuovo membro' },
};
