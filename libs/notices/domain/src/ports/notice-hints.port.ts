import type { PersonId } from '@province-comuni/shared-kernel';

/** Tells the open pages of people that something changed among their notices. A hint: nothing depends on its arrival. */
export interface NoticeHints {
  /** To be called after the commit. */
  changed(personIds: readonly PersonId[]): void;
}

export const NOTICE_HINTS = Symbol('NoticeHints');
