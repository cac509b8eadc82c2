import type { TariffScheme } from '../tariffs/scheme.js';
import type { Scenario } from './scenario.js';
import type { TypedScenario, TypedScheme, TypedService } from './read-scenario.js';

const WHOLE = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });

/** The other way round of `readScenario`: the texts a person would type. */
export function typedScenario(scenario: Scenario): TypedScenario {
  return {
    schemes: scenario.schemes.map(typedScheme),
    todayKey: scenario.todayKey,
    expenses: scenario.expenses.map(({ kind, amount, growth }) => ({ kind, amount: decimal(amount, 2, 2), growth: decimal(growth, 2) })),
    years: String(scenario.years),
    participation: decimal(scenario.participation, 2),
    order: scenario.order,
    adjustment: decimal(scenario.adjustment, 2),
    vatRate: scenario.vatRate === null ? '' : decimal(scenario.vatRate, 2),
    workstationsPerThousand: decimal(scenario.workstationsPerThousand, 2),
    workstations: scenario.workstations.map(({ enteId, quantity }) => ({ enteId, quantity: WHOLE.format(quantity) })),
  };
}

export function typedScheme({ key, title, source, vatRegime, vatRate, services }: TariffScheme): TypedScheme {
  return { key, title, source, vatRegime, vatRate: decimal(vatRate, 2), services: services.map(({ service, place, tariff }): TypedService => ({ service, place, ...EMPTY, ...typedTariff(tariff) })) };
}

const EMPTY = { rate: '', amount: '', maximum: '', by: '', unit: '', quantity: '', bands: [] as TypedService['bands'] };

function typedTariff(tariff: TariffScheme['services'][number]['tariff']): Partial<TypedService> & { readonly kind: string } {
  const { kind } = tariff;
  switch (kind) {
    case 'PER_ABITANTE':
    case 'PER_POSTAZIONE':
      return { kind, rate: decimal(tariff.rate, 4, 2) };
    case 'FISSO':
      return { kind, amount: decimal(tariff.amount, 2, 2) };
    case 'RIPARTO':
      return { kind, amount: decimal(tariff.amount, 2, 2), by: tariff.by };
    case 'PER_DIMENSIONE':
      return { kind, amount: decimal(tariff.amount, 2, 2), maximum: decimal(tariff.maximum, 2, 2) };
    case 'PER_PARAMETRO':
      return { kind, rate: decimal(tariff.rate, 4, 2), unit: tariff.unit, quantity: decimal(tariff.quantity, 2) };
    case 'PER_FASCIA':
      return { kind, bands: tariff.bands.map(({ from, to, amount }) => ({ from: WHOLE.format(from), to: to === null ? '' : WHOLE.format(to), amount: decimal(amount, 2, 2) })) };
  }
}

/** Writes a number given in units of its last decimal: `decimal(144050, 2, 2)` is `1.440,50`. @param least decimals that are always written */
export function decimal(value: number, decimals: number, least = 0): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = WHOLE.format(Number(digits.slice(0, digits.length - decimals)));
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '').padEnd(least, '0');
  return `${value < 0 ? '-' : ''}${whole}${decimals > 0 && fraction !== '' ? `,${fraction}` : ''}`;
}
