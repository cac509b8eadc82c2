import { bandOf } from './bands.js';
import { divided, scaled } from './exact.js';
import type { SchemeService, TariffScheme } from './scheme.js';

/** What a share is reckoned from. */
export interface PayingEnte {
  readonly popolazione: number;
  readonly postazioni: number;
}

/** What one Ente pays in a year, in cents: net + vat = gross, and the services sum to what the scheme's amounts mean (net, or gross where they have VAT in them). */
export interface Share {
  /** Of each service, in the order of the scheme. */
  readonly services: readonly number[];
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
}

/** What is supposed beside the scheme itself; both in hundredths of a per cent. */
export interface Supposition {
  /** All tariffs higher or lower by this much. */
  readonly adjustment: number;
  /** Another rate of VAT; null = as the scheme says. */
  readonly vatRate: number | null;
}

export const AS_WRITTEN: Supposition = { adjustment: 0, vatRate: null };

/** Least and most inhabitants of the Comuni of the Provincia: between them fees by size stand. */
export interface Sizes {
  readonly smallest: number;
  readonly largest: number;
}

const WHOLE = 10_000;

/**
 * The yearly share of each Ente. Rounding: each service of each Ente is rounded to the cent once, half upwards, after everything that multiplies it; a cost to be shared out is divided by the
 * largest remainder, so that its parts sum to it; VAT is reckoned on the whole share of an Ente and rounded to the cent, half upwards. Totals are sums of what is rounded, so every sum holds to the cent.
 */
export function sharesOf(scheme: TariffScheme, enti: readonly PayingEnte[], sizes: Sizes, supposition: Supposition = AS_WRITTEN): Share[] {
  const columns = scheme.services.map((service) => amountsOf(service, enti, sizes, WHOLE + supposition.adjustment));
  const rate = scheme.vatRegime === 'NON_SOGGETTA' ? 0 : (supposition.vatRate ?? scheme.vatRate);
  return enti.map((_, index) => {
    const services = columns.map((column) => column[index]!);
    const sum = services.reduce((all, amount) => all + amount, 0);
    if (scheme.vatRegime === 'IVA_COMPRESA') {
      const net = scaled(sum, WHOLE, WHOLE + rate);
      return { services, net, vat: sum - net, gross: sum };
    }
    const vat = scaled(sum, rate, WHOLE);
    return { services, net: sum, vat, gross: sum + vat };
  });
}

/** Cents of one service for every Ente. @param level 10000 = as written */
function amountsOf({ tariff }: SchemeService, enti: readonly PayingEnte[], { smallest, largest }: Sizes, level: number): number[] {
  switch (tariff.kind) {
    // Rates are in hundredths of a cent.
    case 'PER_ABITANTE':
      return enti.map(({ popolazione }) => scaled(popolazione * tariff.rate, level, WHOLE * 100));
    case 'PER_POSTAZIONE':
      return enti.map(({ postazioni }) => scaled(postazioni * tariff.rate, level, WHOLE * 100));
    case 'PER_FASCIA':
      return enti.map(({ popolazione }) => scaled(bandOf(tariff.bands, popolazione)!.amount, level, WHOLE));
    case 'FISSO': {
      const amount = scaled(tariff.amount, level, WHOLE);
      return enti.map(() => amount);
    }
    case 'RIPARTO':
      return divided(scaled(tariff.amount, level, WHOLE), enti.map(({ popolazione, postazioni }) => (tariff.by === 'ABITANTI' ? popolazione : postazioni)));
    case 'PER_DIMENSIONE': {
      const span = largest - smallest;
      if (span <= 0) return enti.map(() => scaled(tariff.amount, level, WHOLE));
      return enti.map(({ popolazione }) => scaled(tariff.amount * span + (tariff.maximum - tariff.amount) * (popolazione - smallest), level, span * WHOLE));
    }
    case 'PER_PARAMETRO': {
      const amount = scaled(tariff.rate * tariff.quantity, level, WHOLE * 10_000);
      return enti.map(() => amount);
    }
  }
}
