import type { DiscussionId } from '@province-comuni/communities-contract';
import type { ReadMail } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';

/** What became of a mail: a post; a post that waits for approval; a draft of its author; nothing, because a machine wrote it; nothing, because it is refused. */
export type IncomingMailOutcome = 'PUBBLICATA' | 'IN_ATTESA' | 'BOZZA' | 'IGNORATA' | 'RIFIUTATA';

/** Why: each has a sentence for the staff, those that the author can mend one for him. */
export type IncomingMailReason =
  | 'NESSUNO'
  | 'ALLEGATI'
  | 'DISCUSSIONE_CHIUSA'
  | 'MODERAZIONE'
  | 'SOSPESO'
  | 'REGOLE'
  | 'RISPOSTA_AUTOMATICA'
  | 'MANCATO_RECAPITO'
  | 'LISTA'
  | 'NOSTRA'
  | 'ILLEGGIBILE'
  | 'TROPPO_GRANDE'
  | 'INDIRIZZO'
  | 'MITTENTE'
  | 'MITTENTE_FALSO'
  | 'MITTENTE_SCONOSCIUTO'
  | 'INDIRIZZO_DI_ALTRI'
  | 'SCADUTO'
  | 'TROPPE'
  | 'SENZA_TESTO'
  | 'CODIFICA'
  | 'VUOTA'
  | 'TESTO'
  | 'NON_AMMESSO';

/** What is kept of a mail that came in. Its words are not: a post or a draft has them, or nothing. */
export interface IncomingMail {
  readonly id: string;
  /** The same key is the same mail: what it did is done once. */
  readonly key: string;
  /** What it says its sender is; empty where it cannot be read. */
  readonly from: string;
  readonly subject: string;
  readonly receivedAt: Date;
  readonly outcome: IncomingMailOutcome;
  readonly reason: IncomingMailReason;
  /** Whose answer it is, once its address proved it; null before. */
  readonly personId: PersonId | null;
  readonly discussionId: DiscussionId | null;
}

/** Why a mail is no person's answer; null when it may be one. @param ours what our own message ids end with: `@domain>` */
export function machineReason({ headers, messageId }: ReadMail, ours: string): 'RISPOSTA_AUTOMATICA' | 'LISTA' | 'NOSTRA' | null {
  const all = (name: string): string => (headers.get(name) ?? []).join(' ').toLowerCase();
  if (messageId?.toLowerCase().endsWith(ours)) return 'NOSTRA';
  const submitted = all('auto-submitted');
  const isAutomatic = (submitted !== '' && submitted !== 'no') || /\b(?:bulk|junk|auto_reply)\b/.test(all('precedence')) || ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress'].some((name) => headers.has(name)) || /^multipart\/report\b/.test(all('content-type'));
  // Bounces come from nobody.
  if (isAutomatic || (headers.get('return-path') ?? []).some((path) => /^<\s*>$/.test(path))) return 'RISPOSTA_AUTOMATICA';
  return headers.has('list-id') || headers.has('list-unsubscribe') || /\blist\b/.test(all('precedence')) ? 'LISTA' : null;
}

/** The one address that wrote it; null when it names none, or several. */
export function senderOf({ from, headers }: ReadMail): string | null {
  return from.length === 1 && headers.get('from')?.length === 1 ? from[0]! : null;
}

/**
 * Whether a mail server on the way found that its sender is not who it says (DMARC), or handed it over from another address. That none did proves nothing:
 * the seal of the address does.
 * @param envelopeFrom what the mail server says of its sender; null when it says nothing
 */
export function isForged({ headers }: ReadMail, sender: string, envelopeFrom: string | null): boolean {
  const domain = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  if (envelopeFrom && domain(envelopeFrom) !== domain(sender)) return true;
  return (headers.get('authentication-results') ?? []).some((result) => /\bdmarc\s*=\s*fail\b/i.test(result));
}
