import type { Mail } from '@province-comuni/platform-ports';

/** What the letters of this domain say. */
export interface LetterFacts {
  readonly provincia: string;
  readonly aderente: string;
  readonly title: string;
  readonly link: string;
  /** Words of who invites; empty for none. */
  readonly message: string;
}

/** The invitation to adhere. */
export function invitationLetter(to: string, { provincia, aderente, title, link, message }: LetterFacts): Mail {
  return {
    to,
    subject: `${provincia}: invito ad aderire alla convenzione «${title}»`,
    text: `${aderente} è invitato dalla ${provincia} ad aderire alla convenzione «${title}».

${message ? `${message}\n\n` : ''}A questo indirizzo trovate il testo approvato, la vostra delibera di adesione già compilata con i dati dell’Ente e la quota annua, da scaricare e da completare:

${link}

L’indirizzo è personale del vostro Ente: chi lo possiede può rispondere per voi. Non serve registrarsi.
`,
  };
}

/** The reminder to who has not answered yet. */
export function reminderLetter(to: string, { provincia, aderente, title, link }: LetterFacts): Mail {
  return {
    to,
    subject: `${provincia}: promemoria per l’adesione alla convenzione «${title}»`,
    text: `La ${provincia} attende la risposta dell’Ente: ${aderente}, sulla convenzione «${title}».

Il testo, la delibera già compilata e il modo di rispondere, anche per dire che non interessa, sono qui:

${link}

Se avete già deliberato, basta indicare numero e data.
`,
  };
}
