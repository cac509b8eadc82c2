import { isStaff, type Actor } from '@province-comuni/identity-contract';

/** Adding bodies to the registry: UPI's staff. */
export function canAddEnte(actor: Actor): boolean {
  return isStaff(actor);
}

/** Comparing the registry with ISTAT's files and applying the differences: UPI's staff. */
export function canImportRegistry(actor: Actor): boolean {
  return isStaff(actor);
}
