import type { Tone } from '@province-comuni/shared-ui';

const TONES: Readonly<Record<string, Tone>> = { IN_PROVA: 'info', PROVATA: 'warning', IN_CORSO: 'info', FINITA: 'success', RIFIUTATA: 'danger', PRONTA: 'success', DOPPIONE: 'warning', ERRATA: 'danger', SENZA_RIGA: 'neutral', CREATA: 'success', SALTATA: 'neutral', FALLITA: 'danger' };

/** How a state of an import or of a row looks. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? 'neutral';
}
