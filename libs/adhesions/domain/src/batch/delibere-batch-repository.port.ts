import type { DelibereBatch, DelibereBatchId, DelibereBatchItem } from './delibere-batch.js';

/** How far a batch is: Enti in all, dealt with, with their files, without. */
export interface DelibereCounts {
  readonly total: number;
  readonly made: number;
  readonly leftOut: number;
}

/** Batches of delibere that the open transaction may see: of its Province; all of them with system access. */
export interface DelibereBatchRepository {
  /** Keeps a new one with its Enti. @returns false, and keeps nothing, when one of the same text is being made, or the same person sent the same key before */
  add(batch: DelibereBatch, clientKey: string, items: readonly DelibereBatchItem[]): Promise<boolean>;
  find(id: DelibereBatchId): Promise<DelibereBatch | null>;
  /** The batch for a change, with every other writer waiting; null when it is not there. */
  lock(id: DelibereBatchId): Promise<DelibereBatch | null>;
  /** Newest first; a text has a handful. */
  ofApproval(approvalId: string): Promise<DelibereBatch[]>;
  /** Writes what changes: state, problem, ZIP, moments. */
  save(batch: DelibereBatch): Promise<void>;
  /** With its Enti; its files are left to the sweep. */
  remove(id: DelibereBatchId): Promise<void>;
  /** Being made, and not touched since `before`: its job got lost. Needs system access. */
  stuck(before: Date, limit: number): Promise<DelibereBatch[]>;
  /** No longer to be downloaded. Needs system access. */
  expired(now: Date, limit: number): Promise<DelibereBatch[]>;

  counts(id: DelibereBatchId): Promise<DelibereCounts>;
  /** Enti whose files are still to be made, in order. */
  toDo(id: DelibereBatchId, limit: number): Promise<DelibereBatchItem[]>;
  /** Those without files, in order: names and reasons. */
  leftOut(id: DelibereBatchId): Promise<readonly Pick<DelibereBatchItem, 'enteName' | 'reason'>[]>;
  /** All of them, in order. */
  items(id: DelibereBatchId): Promise<DelibereBatchItem[]>;
  /** Writes what became of one Ente, and that somebody works on the batch. @returns whether the batch is still being made; otherwise nothing is written */
  saveItem(id: DelibereBatchId, item: DelibereBatchItem, at: Date): Promise<boolean>;
  /** Lets go of what was needed to make the ZIP: data and single files. */
  letGo(id: DelibereBatchId): Promise<void>;
}

export const DELIBERE_BATCH_REPOSITORY = Symbol('DelibereBatchRepository');

/** Tells open pages that the delibere of a convention moved on. A hint: nothing depends on its arrival. */
export interface DelibereHints {
  moved(instanceId: string): void;
}

export const DELIBERE_HINTS = Symbol('DelibereHints');
