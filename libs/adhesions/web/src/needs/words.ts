import { formatNumber } from '@province-comuni/shared-ui';

export const CHOICES = ['RINNOVA', 'DESIDERA', 'VALUTA', 'NON_INTERESSA'] as const;

export const STATE_TONES = { PROGRAMMATA: 'neutral', APERTA: 'success', CHIUSA: 'info' } as const;

/** Hundredths of a unit as people write them: `1.200,5`. */
export function quantity(hundredths: number): string {
  return formatNumber(hundredths / 100);
}
