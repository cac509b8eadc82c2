import type { Tone } from '@province-comuni/shared-ui';

/** Of 34 answers 12 are «35,3%». Written with one decimal; nothing is made to add up to 100. */
const SHARE = new Intl.NumberFormat('it-IT', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const DECIMAL = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 2, useGrouping: 'always' });

export function formatShare(count: number, base: number): string {
  return SHARE.format(count / base);
}

export function formatDecimal(value: number): string {
  return DECIMAL.format(value);
}

export const STATE_TONES: Readonly<Record<'BOZZA' | 'PROGRAMMATO' | 'APERTO' | 'CHIUSO', Tone>> = { BOZZA: 'neutral', PROGRAMMATO: 'info', APERTO: 'success', CHIUSO: 'neutral' };
