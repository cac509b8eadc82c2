import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';
import type { LawUse } from './law-watch.js';

/** A norm that a curator marked as changed. */
export interface LawChange {
  readonly id: string;
  readonly urn: string;
  /** As acts cite it: "art. 30 TUEL". */
  readonly label: string;
  /** Day the change takes effect, `YYYY-MM-DD`. */
  readonly changedOn: string;
  /** What changed, in words. */
  readonly note: string;
  /** Day by which what cites it should be verified, `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly personId: PersonId;
  readonly personName: string;
  readonly at: Date;
  /** When it was taken back: it was a mistake, and nothing waits for it any more. */
  readonly withdrawnAt: Date | null;
}

/** `OPEN` da verificare · `CONFIRMED` a person said it holds as it is · `CHANGED` it says something else since. */
export type LawReviewState = 'OPEN' | 'CONFIRMED' | 'CHANGED';

/** A clause or rule to be verified because a norm it rests on changed. */
export interface LawReview extends Omit<LawUse, 'label'> {
  readonly id: string;
  readonly change: LawChange;
  readonly modelKey: string;
  /** Null for what belongs to the model itself. */
  readonly instanceId: InstanceId | null;
  readonly enteId: EnteId | null;
  /** Title of the instance; of the model's own, empty. */
  readonly title: string;
  readonly label: string;
  readonly state: LawReviewState;
  readonly ownerId: PersonId | null;
  readonly ownerName: string | null;
  readonly dueOn: string;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly note: string | null;
}
