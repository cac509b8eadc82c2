import type { Mail } from '@province-comuni/platform-ports';
import { italianDate } from '@province-comuni/shared-kernel';

/** Why an Ente is written to: the sheet is open, it is about to close, the Provincia asks again. */
export type NeedsFact = 'APERTA' | 'IN_CHIUSURA' | 'PROMEMORIA';

/** What the letters of the scheda dei fabbisogni say. */
export interface NeedsLetterFacts {
  readonly provincia: string;
  readonly aderente: string;
  readonly year: number;
  /** Last day, `YYYY-MM-DD`. */
  readonly closesOn: string;
  /** Words of the Provincia; empty for none. */
  readonly text: string;
  readonly link: string;
}

/** A letter about the scheda dei fabbisogni. */
export function needsLetter(to: string, fact: NeedsFact, { provincia, aderente, year, closesOn, text, link }: NeedsLetterFacts): Mail {
  const until = italianDate(closesOn);
  return {
    to,
    subject: fact === 'APERTA' ? `${provincia}: fabbisogni del ${year}` : `${provincia}: promemoria per i fabbisogni del ${year}, entro il ${until}`,
    text: `La ${provincia} chiede all’Ente: ${aderente}, quali servizi della convenzione rinnova, desidera o vuole valutare per il ${year}, e in quale quantità.

${text ? `${text}\n\n` : ''}Si risponde fino al ${until} a questo indirizzo, senza registrarsi; fino ad allora la risposta si può cambiare:

${link}

L’indirizzo è personale del vostro Ente: chi lo possiede può rispondere per voi.
`,
  };
}
