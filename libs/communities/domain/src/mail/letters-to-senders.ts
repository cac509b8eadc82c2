import type { Mail } from '@province-comuni/platform-ports';
import type { IncomingMailReason } from './incoming-mail.js';

/** What the author of a mail is told, for the reasons that he can mend; of the others nobody is told by mail: who wrote may be somebody else. */
const TOLD: Partial<Record<IncomingMailReason, string>> = {
  DISCUSSIONE_CHIUSA: 'La discussione, o la sua community, è stata chiusa prima che arrivasse la vostra risposta. Non è andata persa: è fra le vostre bozze, in fondo alla pagina della discussione: potete copiarla altrove.',
  MODERAZIONE: 'La vostra risposta è arrivata, e aspetta che una persona che modera la community la approvi. Non serve rimandarla: vi avvisiamo quando è pubblicata, o perché non lo è. La vedete nella pagina della discussione.',
  REGOLE: 'Le regole della community sono cambiate, e per scrivere si accettano di nuovo. La vostra risposta è fra le vostre bozze: aprite la discussione, accettate le regole e pubblicatela.',
  TROPPO_GRANDE: 'Il messaggio supera 36 MB. Scrivete la risposta con allegati più piccoli, 25 MB in tutto; i file più grandi si caricano nella biblioteca e si condividono con la community.',
  SCADUTO: 'L’indirizzo a cui avete risposto vale 60 giorni, ed è scaduto. Rispondete dalla pagina della discussione.',
  SENZA_TESTO: 'Il messaggio non contiene testo: forse è cifrato, o è fatto solo di immagini o allegati. Scrivete la risposta come testo.',
  CODIFICA: 'Alcune lettere del messaggio non si leggono: il programma di posta le ha scritte con una codifica diversa da quella che dichiara. Rispondete dalla pagina della discussione.',
  VUOTA: 'Sopra il testo citato non c’è scritto niente. Scrivete la risposta sopra la riga indicata nella lettera.',
  NON_AMMESSO: 'Non potete scrivere in questa discussione: scrive chi è nella community.',
};

const SUBJECTS: Partial<Record<IncomingMailReason, string>> = {
  DISCUSSIONE_CHIUSA: 'La vostra risposta è fra le bozze',
  MODERAZIONE: 'La vostra risposta è in attesa di approvazione',
  SOSPESO: 'La vostra risposta è fra le bozze',
  REGOLE: 'La vostra risposta è fra le bozze',
};

/** A file of a mail that was not taken. */
export interface LeftFile {
  readonly fileName: string;
  readonly bytes: number;
  /** Italian; empty: nothing of the mail was taken. */
  readonly why: string;
}

/** To whom a letter about his mail goes. */
export interface AboutMail {
  readonly to: string;
  /** Page of the discussion. */
  readonly link: string;
  /** Message id of his mail. */
  readonly answers: string | null;
  /** Files that came with it and were not taken. */
  readonly left: readonly LeftFile[];
}

/** A letter that says why an answer is not there; null where nobody is told. @param detail what is wrong with the text, in Italian */
export function refusalLetter(reason: IncomingMailReason, about: AboutMail, detail = ''): Mail | null {
  const why = reason === 'TESTO' || reason === 'SOSPESO' ? detail : TOLD[reason];
  if (why === undefined) return null;
  const subject = SUBJECTS[reason] ?? 'La vostra risposta non è stata pubblicata';
  return { to: about.to, subject, text: [why, filesOf(about), `La discussione: ${about.link}`].filter(Boolean).join('\n\n'), headers: headersFor(about.answers) };
}

/** A letter that says which files of an answer were not taken. */
export function attachmentsLetter(about: AboutMail): Mail {
  return {
    to: about.to,
    subject: about.left.length === 1 ? 'La vostra risposta è pubblicata, senza un allegato' : `La vostra risposta è pubblicata, senza ${about.left.length} allegati`,
    text: `La vostra risposta è nella discussione.\n\n${filesOf(about)}\n\nLa discussione: ${about.link}`,
    headers: headersFor(about.answers),
  };
}

function filesOf({ left }: AboutMail): string {
  if (left.length === 0) return '';
  const files = left.map(({ fileName, bytes, why }) => `– ${fileName.replace(/\s+/g, ' ')} (${size(bytes)})${why && `: ${why}`}`).join('\n');
  return `Questi file non sono stati presi:\n\n${files}\n\nPer condividerli caricateli nella biblioteca, visibili alla community, e citateli nella discussione.`;
}

/** No machine answers these, and they can be answered nowhere. */
function headersFor(answers: string | null): NonNullable<Mail['headers']> {
  return { autoSubmitted: 'auto-replied', ...(answers ? { inReplyTo: answers, references: [answers] } : {}) };
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('it-IT')} kB` : `${(bytes / 1_000_000).toLocaleString('it-IT', { maximumFractionDigits: 1 })} MB`;
}
