import type { PersonId } from '@province-comuni/shared-kernel';
import type { MeetingId } from './ids.js';

/** What happens to events (`meeting`) and others may follow. */
export type MeetingsEvent =
  /** It was put in the calendar. */
  | { readonly kind: 'communities.meeting-planned'; readonly payload: { readonly meetingId: MeetingId } }
  /** Its words, papers or places changed; `moved`: when or where it is; `minutes`: minutes were put with it. */
  | { readonly kind: 'communities.meeting-changed'; readonly payload: { readonly meetingId: MeetingId; readonly revision: number; readonly moved: boolean; readonly minutes: boolean } }
  | { readonly kind: 'communities.meeting-cancelled'; readonly payload: { readonly meetingId: MeetingId } }
  /** Somebody who waited got a place. */
  | { readonly kind: 'communities.place-given'; readonly payload: { readonly meetingId: MeetingId; readonly personId: PersonId; readonly position: number } };
