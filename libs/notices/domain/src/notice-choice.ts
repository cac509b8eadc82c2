import { noticeKind, subjectKey, type NewNotice, type NoticeGroup, type NoticeKind, type NoticeTopic } from '@province-comuni/notices-contract';
import type { MailChoice, MailFrequency } from './mail/mail-choice.js';
import { canSilence } from './policies/notices.policy.js';

/** Where and when a person wants to be told of one kind of things. */
export interface NoticeChoice {
  readonly topic: NoticeTopic;
  /** Among the notices of the product, counted and told to open pages. */
  readonly inProduct: boolean;
  /** Null: as he follows it, or at once. */
  readonly mail: MailFrequency | null;
}

/** A kind as its person sees it where he chooses. */
export interface ShownNoticeChoice extends NoticeChoice, Pick<NoticeKind, 'followed' | 'atOnceOnly' | 'fixed'> {
  readonly group: NoticeGroup;
}

/** All that a person chose, as far as it decides how a notice reaches him. */
export interface StandingChoices {
  /** False: no letters of notices at all. */
  readonly isOn: boolean;
  readonly places: readonly MailChoice[];
  readonly kinds: readonly NoticeChoice[];
}

/** How one notice reaches its person. */
export interface Delivery {
  readonly inProduct: boolean;
  readonly mail: MailFrequency;
}

/** For who chose nothing. */
export const NOTHING_CHOSEN: StandingChoices = { isOn: true, places: [], kinds: [] };

/** From the one that is asked first. `MAI` said of one place is not undone by another. */
const STRONGEST: readonly MailFrequency[] = ['MAI', 'SUBITO', 'GIORNALIERA', 'SETTIMANALE'];

/**
 * How a notice reaches its person. By mail: not at all when he ended all letters; otherwise as he chose for its place (a community), else for its kind, else as he follows it.
 * In the product: as he chose for its kind. A kind that cannot be silenced is there in any case, and its letters end only with all of them.
 */
export function deliveryOf(notice: Pick<NewNotice, 'topic' | 'subjects' | 'mail' | 'frequency'>, { isOn, places, kinds }: StandingChoices): Delivery {
  if (!canSilence(notice.topic)) return { inProduct: true, mail: isOn ? notice.frequency : 'MAI' };
  const kind = kinds.find(({ topic }) => topic === notice.topic);
  const where = new Set([...notice.subjects, ...(notice.mail ? [notice.mail.place] : [])].map(subjectKey));
  const ofPlaces = places.filter(({ place, topic }) => topic === notice.topic && where.has(subjectKey(place))).map(({ frequency }) => frequency);
  const mail = STRONGEST.find((frequency) => ofPlaces.includes(frequency)) ?? kind?.mail ?? notice.frequency;
  return { inProduct: kind?.inProduct ?? true, mail: isOn ? mail : 'MAI' };
}

/** Whether letters of this kind may be written so. Null: as he follows it, or at once. */
export function isFrequencyOf(topic: NoticeTopic, mail: MailFrequency | null): boolean {
  return !noticeKind(topic)?.atOnceOnly || (mail !== 'GIORNALIERA' && mail !== 'SETTIMANALE');
}
