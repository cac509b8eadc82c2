import type { AdhesionId } from '../adhesion/adhesion.js';
import type { NeedsAnswer } from './needs-answer.js';
import type { NeedsList, NeedsSheet, NeedsSheetId } from './needs-sheet.js';

/** Sheets and answers that the open transaction may see: a Provincia all of its own, an Ente the sheets of its conventions and its own answers. */
export interface NeedsRepository {
  /** @returns false, and keeps nothing, when the text has one for this year already, or the id is taken */
  add(sheet: NeedsSheet): Promise<boolean>;
  find(id: NeedsSheetId): Promise<NeedsSheet | null>;
  /** The sheet for a change, with every other writer waiting. */
  lock(id: NeedsSheetId): Promise<NeedsSheet | null>;
  /** Of one approved text, newest year first. */
  ofApproval(approvalId: string): Promise<NeedsSheet[]>;
  /** Of earlier and later texts too, newest year first. */
  ofInstance(instanceId: string): Promise<NeedsSheet[]>;
  save(sheet: NeedsSheet): Promise<void>;
  /** Open on this day and not announced, or about to close and not reminded. The platform's own work. */
  toTell(today: string, closesBy: string): Promise<NeedsSheet[]>;

  /** All answers to a sheet, sent or not. */
  answersOf(id: NeedsSheetId): Promise<NeedsAnswer[]>;
  /** The answers of one adhesion, by sheet. */
  answersOfAdhesion(adhesionId: AdhesionId): Promise<NeedsAnswer[]>;
  /** The answer of one adhesion for a change, made when there is none; null when the sheet is not of its convention. */
  lockAnswer(id: NeedsSheetId, adhesionId: AdhesionId): Promise<NeedsAnswer | null>;
  saveAnswer(answer: NeedsAnswer): Promise<void>;

  listOf(id: NeedsSheetId): Promise<NeedsList | null>;
  saveList(list: NeedsList): Promise<void>;
}

export const NEEDS_REPOSITORY = Symbol('NeedsRepository');
