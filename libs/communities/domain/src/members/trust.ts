import type { CommunityLimits } from '../moderation/limits.js';

/** What somebody did in a community, as far as trust goes by it. */
export interface TrustFacts {
  /** When he came in. */
  readonly since: Date;
  /** Posts of his that are still there, counted up to {@link MOST_COUNTED_POSTS}. */
  readonly stayedPosts: number;
  /** Answers of his that solved what others asked. */
  readonly solutions: number;
  /** When moderation decided against him, as far as that still holds: not undone by an appeal, and of a hidden post as long as it is hidden. */
  readonly decisionsAgainst: readonly Date[];
}

/** `NUOVO`: writes within the limits of who is new. `MEMBRO`: within those of everybody. `AFFIDABILE`: nearly the same text again does not wait for approval. */
export type TrustLevel = 'NUOVO' | 'MEMBRO' | 'AFFIDABILE';

/** One of the things that a level rests on. */
export interface TrustReason {
  readonly kind: 'GIORNI' | 'MESSAGGI' | 'RISPOSTE_ACCOLTE' | 'DECISIONI';
  readonly count: number;
  /** How many the next level wants; of `DECISIONI` how many it allows. Null: it has no say in it. */
  readonly needed: number | null;
}

export interface Trust {
  readonly level: TrustLevel;
  /** The next one up; null: there is none. */
  readonly next: TrustLevel | null;
  readonly reasons: readonly TrustReason[];
}

/** For so many days a decision against him makes him write as who is new. */
export const AGAINST_DAYS = 30;
/** What `AFFIDABILE` asks, all together. */
export const RELIABLE = { days: 30, posts: 20, solutions: 3 } as const;
/** For so many days a decision against him keeps him from it. */
const UNRELIABLE_DAYS = 180;
export const MOST_COUNTED_POSTS = 1_000;
const DAY_MS = 86_400_000;

/**
 * How far a member is trusted, from what he did: pure. Days or posts, as the community sets them, or one answer that solved something, end being new; a decision of moderation that holds brings
 * it back for {@link AGAINST_DAYS} days. A community that sets no days or no posts has no new members.
 */
export function trustOf(facts: TrustFacts, { newDays, newPosts }: Pick<CommunityLimits, 'newDays' | 'newPosts'>, now: Date): Trust {
  const days = Math.max(0, Math.floor((now.getTime() - facts.since.getTime()) / DAY_MS));
  const lately = (span: number): number => facts.decisionsAgainst.filter((at) => now.getTime() - at.getTime() < span * DAY_MS).length;
  const posts = Math.min(facts.stayedPosts, MOST_COUNTED_POSTS);
  const hasNew = newDays > 0 && newPosts > 0;
  const earned = days >= newDays || posts >= newPosts || facts.solutions > 0;
  if (hasNew && (!earned || lately(AGAINST_DAYS) > 0)) {
    return { level: 'NUOVO', next: 'MEMBRO', reasons: reasons({ days, posts, solutions: facts.solutions, against: lately(AGAINST_DAYS) }, earned ? null : { days: newDays, posts: newPosts, solutions: 1 }) };
  }
  const against = lately(UNRELIABLE_DAYS);
  const isReliable = against === 0 && days >= RELIABLE.days && posts >= RELIABLE.posts && facts.solutions >= RELIABLE.solutions;
  return { level: isReliable ? 'AFFIDABILE' : 'MEMBRO', next: isReliable ? null : 'AFFIDABILE', reasons: reasons({ days, posts, solutions: facts.solutions, against }, isReliable ? null : RELIABLE) };
}

function reasons(counted: { readonly days: number; readonly posts: number; readonly solutions: number; readonly against: number }, needed: { readonly days: number; readonly posts: number; readonly solutions: number } | null): TrustReason[] {
  return [
    { kind: 'GIORNI', count: counted.days, needed: needed?.days ?? null },
    { kind: 'MESSAGGI', count: counted.posts, needed: needed?.posts ?? null },
    { kind: 'RISPOSTE_ACCOLTE', count: counted.solutions, needed: needed?.solutions ?? null },
    { kind: 'DECISIONI', count: counted.against, needed: 0 },
  ];
}
