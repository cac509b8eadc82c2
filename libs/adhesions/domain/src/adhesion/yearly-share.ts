import type { ApprovedTariff } from '@province-comuni/models-contract';

/** What an Ente pays in a year, in cents. */
export interface YearlyShare {
  readonly net: number;
  readonly vat: number;
  readonly total: number;
}

/** Why a share cannot be told from the text. */
export type ShareUnknown = 'SENZA_POPOLAZIONE' | 'NON_DAL_TESTO';

/**
 * The yearly share that the approved text itself gives, from the inhabitants. Exact to the cent: a rate in cents times whole inhabitants; VAT on the
 * net amount, half a cent rounds up. What depends on workstations or single services is agreed apart and is not told here.
 */
export function yearlyShare(tariff: ApprovedTariff, population: number | null): YearlyShare | ShareUnknown {
  if (tariff.perInhabitant === null && tariff.bands === null) return 'NON_DAL_TESTO';
  if (population === null || population <= 0) return 'SENZA_POPOLAZIONE';
  const net = tariff.perInhabitant !== null ? tariff.perInhabitant * population : tariff.bands!.find(({ upTo }) => upTo === null || population <= upTo)?.fee;
  if (net === undefined) return 'NON_DAL_TESTO';
  // Per cent with two decimals at most: whole numbers throughout.
  const vat = Math.floor((net * Math.round(tariff.vatPercent * 100) + 5_000) / 10_000);
  return { net, vat, total: net + vat };
}
