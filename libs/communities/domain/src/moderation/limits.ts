import { createHash } from 'node:crypto';
import { mentionsOf, plainTextOf, type PostText } from '@province-comuni/communities-contract';
import { CommunityInvalid, type CommunityFieldProblem } from '../errors.js';
import type { TrustLevel } from '../members/trust.js';
import type { HoldReason } from './moderation.js';

/** How much one person may write in a community. */
export interface CommunityLimits {
  readonly perMinute: number;
  readonly perHour: number;
  readonly perDay: number;
  /** Links in one post. */
  readonly mostLinks: number;
  /** Within these hours the same text is refused, nearly the same is held, wherever it was written; 0: not looked at. */
  readonly repeatHours: number;
  /** What ends being new (`trustOf`): so many days, or so many posts that stayed. */
  readonly newDays: number;
  readonly newPosts: number;
  readonly newPerDay: number;
  /** More links of a new member are held. */
  readonly newLinks: number;
  readonly newMentions: number;
}

export const DEFAULT_LIMITS: CommunityLimits = { perMinute: 10, perHour: 60, perDay: 200, mostLinks: 20, repeatHours: 24, newDays: 7, newPosts: 5, newPerDay: 20, newLinks: 2, newMentions: 5 };
/** Posts of one person that may wait for approval in a community. */
export const MOST_HELD = 5;
export const LONGEST_REPEAT_HOURS = 72;

/** What somebody wrote before, as a sketch. */
export interface WrittenSketch {
  readonly at: Date;
  readonly sketch: readonly number[];
}

/** What decides whether a text may be published now. */
export interface WritingFacts {
  readonly now: Date;
  readonly limits: CommunityLimits;
  /** When he wrote here within a day, newest first. */
  readonly written: readonly Date[];
  /** How much it has in common with what he wrote lately: {@link repeats}. */
  readonly likeness: number;
  readonly trust: TrustLevel;
  /** Whether one of its links leads to an address on UPI's list. */
  readonly isListed: boolean;
  /** Posts of his that wait for approval here. */
  readonly held: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Shorter texts are the same by chance: «Grazie a tutti». */
const SHORTEST_WORDS = 8;
const SKETCH = 96;
/** Share of equal runs of words from which two texts are nearly the same. */
const LIKE = 0.7;

/**
 * Whether a text may be published: null, or why it waits for approval. The reason of a refusal stands at the field of the text, so that nothing typed is lost.
 * @throws CommunityInvalid
 */
export function judgeWriting(text: PostText, facts: WritingFacts): HoldReason | null {
  const { limits, trust, likeness, held } = facts;
  const isNew = trust === 'NUOVO';
  const refuse = (message: string): never => {
    throw new CommunityInvalid({ field: 'text', message });
  };
  const rate = rateProblem(facts);
  if (rate) refuse(rate);
  const linkProblem = wordsProblem(text, limits, trust);
  if (linkProblem) refuse(linkProblem);
  if (likeness === 1) refuse(`Avete già scritto lo stesso testo nelle ultime ${limits.repeatHours} ore. Citate quel messaggio, o aggiungete ciò che cambia.`);
  const hold = facts.isListed ? 'COLLEGAMENTO' : isNew && linksOf(text).length > limits.newLinks ? 'COLLEGAMENTI' : isNearlySaid(likeness) && trust !== 'AFFIDABILE' ? 'RIPETUTO' : null;
  if (hold && held >= MOST_HELD) refuse(`Avete già ${MOST_HELD} messaggi in attesa di approvazione: aspettate che siano letti.`);
  return hold;
}

/** How much a text has in common with the one most like it that its author wrote within the hours of {@link CommunityLimits.repeatHours}, from 0 to 1 (the same words). */
export function repeats(sketch: readonly number[], before: readonly WrittenSketch[], { repeatHours }: Pick<CommunityLimits, 'repeatHours'>, now: Date): number {
  return Math.max(0, ...before.filter(({ at }) => now.getTime() - at.getTime() < repeatHours * HOUR_MS).map((earlier) => likenessOf(sketch, earlier.sketch)));
}

/** Whether so much in common is nearly the same text. */
export function isNearlySaid(likeness: number): boolean {
  return likeness >= LIKE;
}

/** What is wrong with the words of a post, whenever they are written or changed; null when nothing is. */
export function wordsProblem(text: PostText, limits: CommunityLimits, trust: TrustLevel): string | null {
  const links = linksOf(text).length;
  if (links > limits.mostLinks) return `Un messaggio ha al massimo ${limits.mostLinks} collegamenti: il vostro ne ha ${links}. Raccoglieteli in un documento della biblioteca.`;
  const mentions = mentionsOf(text).length;
  if (trust === 'NUOVO' && mentions > limits.newMentions) return `Chi è nella community da poco, o ha avuto di recente una decisione della moderazione, cita al massimo ${limits.newMentions} persone in un messaggio: voi ne citate ${mentions}.`;
  return null;
}

function rateProblem({ written, now, limits, trust }: WritingFacts): string | null {
  const isNew = trust === 'NUOVO';
  const here = written.map((at) => at.getTime());
  const perDay = isNew ? Math.min(limits.perDay, limits.newPerDay) : limits.perDay;
  for (const [most, span, name] of [[limits.perMinute, MINUTE_MS, 'in un minuto'], [limits.perHour, HOUR_MS, 'in un’ora'], [perDay, DAY_MS, 'in un giorno']] as const) {
    const within = here.filter((at) => now.getTime() - at < span);
    if (within.length < most) continue;
    // The oldest that counts has to leave the span.
    const wait = within[most - 1]! + span - now.getTime();
    return `Si scrivono al massimo ${most} messaggi ${name}${isNew && span === DAY_MS ? ' nei primi giorni' : ''}: riprovate fra ${spoken(wait)}. Ciò che avete scritto resta qui.`;
  }
  return null;
}

function spoken(ms: number): string {
  if (ms <= MINUTE_MS) return 'un minuto';
  if (ms < HOUR_MS) return `${Math.ceil(ms / MINUTE_MS)} minuti`;
  const hours = Math.ceil(ms / HOUR_MS);
  return hours === 1 ? 'un’ora' : `${hours} ore`;
}

/** Addresses elsewhere that a text leads to, each once: behind its links, and written out in its words. */
export function linksOf(text: PostText): readonly string[] {
  const found = new Set<string>();
  const visit = (node: object): void => {
    const { marks, content } = node as { marks?: readonly { type: string; attrs?: { href: string } }[]; content?: readonly object[] };
    for (const mark of marks ?? []) if (mark.type === 'link' && mark.attrs && /^https?:/i.test(mark.attrs.href)) found.add(tidy(mark.attrs.href));
    content?.forEach(visit);
  };
  visit(text);
  for (const [written] of plainTextOf(text).matchAll(/\bhttps?:\/\/[^\s<>"'«»]+|\bwww\.[^\s<>"'«»]+/gi)) found.add(tidy(/^www\./i.test(written) ? `http://${written}` : written));
  return [...found];
}

function tidy(href: string): string {
  return href.replace(/[.,;:!?)\]]+$/, '');
}

/** What an address is compared by: host without `www.`, and path. Null for what is no address. */
export function comparable(href: string): { readonly host: string; readonly path: string } | null {
  if (!URL.canParse(href)) return null;
  const { hostname, pathname } = new URL(href);
  const host = hostname.toLowerCase().replace(/\.$/, '').replace(/^www\./, '');
  return { host, path: pathname.replace(/\/+$/, '') };
}

/** Hosts to look for on the list, the whole first: `a.b.it`, `b.it`. What stands below a listed one is listed. */
export function hostsOf(href: string): readonly string[] {
  const { host = '' } = comparable(href) ?? {};
  const parts = host.split('.');
  return parts.slice(0, -1).map((_, index) => parts.slice(index).join('.'));
}

/** Whether an address is one of the listed, or stands below one. */
export function isListed(href: string, listed: readonly string[]): boolean {
  const at = comparable(href);
  if (!at) return false;
  return listed.some((address) => {
    const slash = address.indexOf('/');
    const [host, path] = slash < 0 ? [address, ''] : [address.slice(0, slash), address.slice(slash)];
    return (at.host === host || at.host.endsWith(`.${host}`)) && (path === '' || at.path === path || at.path.startsWith(`${path}/`));
  });
}

/** An address for the list as it is kept: host, or host and path, without protocol and `www.`. @throws CommunityInvalid */
export function readListed(typed: string): string {
  const text = typed.trim();
  const at = text.length <= 300 && !/\s/.test(text) ? comparable(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`) : null;
  if (!at || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(at.host)) throw new CommunityInvalid({ field: 'address', message: 'Scrivete un nome di sito, per esempio esempio.it, o l’inizio di un indirizzo: esempio.it/pagina.' });
  return `${at.host}${at.path}`;
}

/**
 * A sketch of a text by which it is known again, also with a word changed here and there: the smallest hashes of its runs of three words.
 * It says nothing of the words. Empty for texts too short to be anybody's.
 */
export function sketchOf(text: PostText): readonly number[] {
  const words = plainTextOf(text).toLocaleLowerCase('it').normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < SHORTEST_WORDS) return [];
  const runs = new Set<number>();
  for (let index = 0; index + 3 <= words.length; index += 1) runs.add(createHash('sha256').update(words.slice(index, index + 3).join(' ')).digest().readInt32BE(0));
  return [...runs].sort((a, b) => a - b).slice(0, SKETCH);
}

/** How much two texts have in common, from 0 to 1 (the same words). */
export function likenessOf(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  // The smallest of both together are a fair sample of all.
  const union = [...new Set([...one, ...other])].sort((a, b) => a - b).slice(0, Math.min(SKETCH, Math.max(one.length, other.length)));
  const [a, b] = [new Set(one), new Set(other)];
  return union.filter((run) => a.has(run) && b.has(run)).length / union.length;
}

const BOUNDS: Readonly<Record<keyof CommunityLimits, readonly [number, number]>> = {
  ...{ perMinute: [1, 60], perHour: [1, 600], perDay: [1, 2_000], mostLinks: [0, 100], repeatHours: [0, LONGEST_REPEAT_HOURS] },
  ...{ newDays: [0, 365], newPosts: [0, 100], newPerDay: [1, 2_000], newLinks: [0, 100], newMentions: [0, 20] },
};

/** Limits as they are kept. @throws CommunityInvalid */
export function readLimits(typed: CommunityLimits): CommunityLimits {
  const problems: CommunityFieldProblem[] = [];
  for (const [field, [least, most]] of Object.entries(BOUNDS)) {
    const value = typed[field as keyof CommunityLimits];
    if (!Number.isInteger(value) || value < least || value > most) problems.push({ field, message: `Un numero intero da ${least} a ${most.toLocaleString('it-IT')}.` });
  }
  if (problems.length === 0 && typed.perMinute > typed.perHour) problems.push({ field: 'perHour', message: 'In un’ora almeno quanti in un minuto.' });
  if (problems.length === 0 && typed.perHour > typed.perDay) problems.push({ field: 'perDay', message: 'In un giorno almeno quanti in un’ora.' });
  if (problems.length > 0) throw new CommunityInvalid(...problems);
  const { perMinute, perHour, perDay, mostLinks, repeatHours, newDays, newPosts, newPerDay, newLinks, newMentions } = typed;
  return { perMinute, perHour, perDay, mostLinks, repeatHours, newDays, newPosts, newPerDay, newLinks, newMentions };
}
