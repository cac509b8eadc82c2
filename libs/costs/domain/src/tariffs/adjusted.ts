import { scaled } from './exact.js';
import type { SchemeService, TariffScheme } from './scheme.js';

const WHOLE = 10_000;

/** The scheme with a supposed change made part of it: amounts rounded to the cent, rates to 1/10000 of euro, half upwards. @param adjustment hundredths of a per cent, from −9000 */
export function adjusted(scheme: TariffScheme, adjustment: number): TariffScheme {
  const change = (value: number): number => scaled(value, WHOLE + adjustment, WHOLE);
  const tariffOf = ({ tariff }: SchemeService): SchemeService['tariff'] => {
    switch (tariff.kind) {
      case 'PER_ABITANTE':
      case 'PER_POSTAZIONE':
      case 'PER_PARAMETRO':
        return { ...tariff, rate: change(tariff.rate) };
      case 'FISSO':
      case 'RIPARTO':
        return { ...tariff, amount: change(tariff.amount) };
      case 'PER_DIMENSIONE':
        return { ...tariff, amount: change(tariff.amount), maximum: change(tariff.maximum) };
      case 'PER_FASCIA':
        return { ...tariff, bands: tariff.bands.map((band) => ({ ...band, amount: change(band.amount) })) };
    }
  };
  return { ...scheme, services: scheme.services.map((service) => ({ ...service, tariff: tariffOf(service) })) };
}
