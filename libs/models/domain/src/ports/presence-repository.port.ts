import type { PresentPeople } from '@province-comuni/models-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';
import type { Presence } from '../presence/presence.js';

/** Open pages of instances, shared by every copy of the product. Time is the database's: copies need not agree on theirs. */
export interface PresenceRepository {
  /** Whose the instance is; null when it does not exist or is not of the transaction's Enti. */
  enteOf(instanceId: InstanceId): Promise<EnteId | null>;
  /** Writes that this page is open, and where. @returns whether that is new to others */
  put(presence: Presence): Promise<boolean>;
  /** @returns the instance that the page was in; null when it was in none */
  remove(connectionId: string): Promise<InstanceId | null>;
  /** These pages are still open. */
  keep(connectionIds: readonly string[]): Promise<void>;
  /** Removes pages not kept for this long. @returns the instances they were in */
  removeExpired(lifeSeconds: number): Promise<InstanceId[]>;
  peopleIn(instanceId: InstanceId, lifeSeconds: number): Promise<PresentPeople>;
}

export const PRESENCE_REPOSITORY = Symbol('PresenceRepository');
