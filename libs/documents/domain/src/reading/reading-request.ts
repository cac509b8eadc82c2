import type { Brand, EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { DocumentId } from '../document/document.js';

/** Identifier (UUID) of a request to confirm that a document was read. */
export type ReadingRequestId = Brand<string, 'ReadingRequestId'>;

/** Its Ente asks Enti and people to confirm that they read a document by a day. */
export interface ReadingRequest {
  readonly id: ReadingRequestId;
  readonly documentId: DocumentId;
  /** Version that was current when it was asked. */
  readonly version: number;
  readonly note: string;
  /** Day, `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** For each of these one of its people confirms. */
  readonly enti: readonly EnteId[];
  /** Each of these confirms himself. */
  readonly people: readonly PersonId[];
  readonly askedBy: PersonId;
  readonly askedByName: string;
  readonly askedAt: Date;
  /** Nobody is asked any more since. */
  readonly closedAt: Date | null;
}

/** Who is asked: an Ente or a person. */
export type ReadingTarget = { readonly kind: 'ENTE'; readonly id: EnteId } | { readonly kind: 'PERSONA'; readonly id: PersonId };

/** "Ho letto", for one of those who were asked. */
export interface ReadingConfirmation {
  readonly requestId: ReadingRequestId;
  readonly target: ReadingTarget;
  readonly personId: PersonId;
  readonly personName: string;
  readonly at: Date;
}

/** Everybody a request asks. */
export function targetsOf({ enti, people }: Pick<ReadingRequest, 'enti' | 'people'>): ReadingTarget[] {
  return [...enti.map((id) => ({ kind: 'ENTE' as const, id })), ...people.map((id) => ({ kind: 'PERSONA' as const, id }))];
}

export function sameTarget(one: ReadingTarget, other: ReadingTarget): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** How many days before the day people are reminded. */
export const REMINDED_DAYS_BEFORE = 3;

/** Which reminder is due on a day: some days before, and on the day itself; null for none. Each is sent once. */
export function reminderDue(dueOn: string, today: string): 'PRIMA' | 'SCADUTA' | null {
  if (today >= dueOn) return 'SCADUTA';
  const daysLeft = (Date.parse(dueOn) - Date.parse(today)) / 86_400_000;
  return daysLeft <= REMINDED_DAYS_BEFORE ? 'PRIMA' : null;
}
