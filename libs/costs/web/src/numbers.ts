const RATE = new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR', useGrouping: 'always' });
const SIGNED = new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR', useGrouping: 'always', signDisplay: 'exceptZero' });
const ROUND = new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR', useGrouping: 'always', maximumFractionDigits: 0 });

/** «0,54 €». @param value 1/10000 of euro */
export const formatPerInhabitant = (value: number): string => RATE.format(value / 10_000);

/** «+120,00 €». @param cents whole cents */
export const formatDifference = (cents: number): string => SIGNED.format(cents / 100);

/** «12.000 €», for axes. */
export const formatEuro = (euro: number): string => ROUND.format(euro);
