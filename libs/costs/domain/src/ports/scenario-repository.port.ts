import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { Scenario } from '../scenario/scenario.js';

/** A scenario without what is in it, for lists. */
export interface ScenarioSummary {
  readonly id: string;
  readonly enteId: EnteId;
  readonly name: string;
  /** Counts its changes: who changes it says which one he saw. */
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
}

export interface KeptScenario extends ScenarioSummary {
  readonly body: Scenario;
}

/** Scenarios of the Enti that the open transaction may touch. */
export interface ScenarioRepository {
  /** Null when there is none (or the wall hides it). */
  find(id: string): Promise<KeptScenario | null>;
  /** Like find, and keeps other writers of this id waiting until the transaction ends, also where it does not exist yet. */
  lock(id: string): Promise<KeptScenario | null>;
  /** Last changed first. */
  listOf(enteId: EnteId, page: { readonly limit: number; readonly offset: number }): Promise<{ readonly items: readonly ScenarioSummary[]; readonly total: number }>;
  /** Writes it whole. @returns false when the id belongs to somebody else */
  save(scenario: KeptScenario, personId: PersonId): Promise<boolean>;
  remove(id: string): Promise<void>;
}

export const SCENARIO_REPOSITORY = Symbol('ScenarioRepository');
