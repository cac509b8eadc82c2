import type { PersonId } from '@province-comuni/shared-kernel';

/** How long a copy is there. */
export const COPY_DAYS = 7;
/** How long an erasure may be taken back. */
export const WAITING_DAYS = 14;

/** A copy of what the product holds about somebody. */
export interface PersonalCopy {
  readonly id: string;
  readonly personId: PersonId;
  readonly askedAt: Date;
  readonly state: 'IN_ATTESA' | 'PRONTA';
  readonly partsDone: number;
  readonly partsAll: number;
  /** Bytes of the ZIP; null until it is ready. */
  readonly size: number | null;
  readonly readyAt: Date | null;
  readonly expiresAt: Date | null;
}

/** An erasure that was asked for. */
export interface PersonErasure {
  readonly personId: PersonId;
  readonly askedBy: PersonId;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly stepsDone: readonly string[];
  readonly doneAt: Date | null;
}

/** Copies and erasures. Runs in the open transaction; writing is the platform's own work. */
export interface PersonalDataRepository {
  copyOf(personId: PersonId): Promise<PersonalCopy | null>;
  findCopy(id: string): Promise<PersonalCopy | null>;
  /** Puts a new one in the place of the one before. One that is being made stays. @returns false when it stays */
  askCopy(copy: Pick<PersonalCopy, 'id' | 'personId' | 'askedAt' | 'partsAll'>): Promise<boolean>;
  progress(id: string, partsDone: number): Promise<void>;
  /** @returns false when it is no longer wanted, or ready already */
  finishCopy(id: string, bytes: Uint8Array, readyAt: Date, expiresAt: Date): Promise<boolean>;
  bytesOf(id: string): Promise<Uint8Array | null>;
  /** Copies that nobody made, asked for before a moment: their job was lost. */
  lostCopies(before: Date): Promise<readonly string[]>;
  removeCopiesExpiredBy(moment: Date): Promise<void>;
  erasureOf(personId: PersonId): Promise<PersonErasure | null>;
  /** Erasures that are not done, the next one due first. */
  openErasures(limit: number): Promise<readonly PersonErasure[]>;
  /** @returns false when one is asked for already */
  askErasure(erasure: Pick<PersonErasure, 'personId' | 'askedBy' | 'askedAt' | 'dueAt'>): Promise<boolean>;
  /** Takes it back, as long as nothing of it was done. @returns false when there is none to take back */
  takeBackErasure(personId: PersonId): Promise<boolean>;
  /** Holds the erasure that is due longest; one that another worker holds is passed over. */
  lockDueErasure(now: Date): Promise<PersonErasure | null>;
  noteStep(personId: PersonId, step: string): Promise<void>;
  finishErasure(personId: PersonId, at: Date): Promise<void>;
}

export const PERSONAL_DATA_REPOSITORY = Symbol('PersonalDataRepository');
