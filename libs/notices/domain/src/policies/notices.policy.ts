import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { noticeKind } from '@province-comuni/notices-contract';

/** Has notices and follows: whoever has an account; each his own only. */
export function canHaveNotices(actor: Actor): actor is SignedInActor {
  return actor.kind === 'person';
}

/** Whether a person may choose not to be told of this kind, or to be told otherwise. */
export function canSilence(topic: string): boolean {
  return noticeKind(topic)?.fixed === undefined;
}
