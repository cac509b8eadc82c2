import { formatNumber, type Tone } from '@province-comuni/shared-ui';

export const STATES = ['INVITATO', 'IN_ESAME', 'DELIBERATO', 'FIRMATO', 'NON_INTERESSATO', 'RECESSO'] as const;

export const TONES: Readonly<Record<string, Tone>> = { INVITATO: 'neutral', IN_ESAME: 'info', DELIBERATO: 'success', FIRMATO: 'success', NON_INTERESSATO: 'neutral', RECESSO: 'warning' };

/** Cents as Italian euros with two decimals, without the sign: `1.234,50`. */
export function euros(cents: number): string {
  return new Intl.NumberFormat('it-IT', { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: 'always' as never }).format(cents / 100);
}

/** A share of a whole in per cent, without decimals; 0 of nothing. */
export function percent(part: number, whole: number): string {
  return formatNumber(whole === 0 ? 0 : Math.round((part * 100) / whole));
}
