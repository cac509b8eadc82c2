import { storableText } from '@province-comuni/shared-kernel';
import { ReviewInputRefused } from '../errors.js';

/** A field of what somebody wrote in a review, and what is wrong with it, in Italian. */
export interface ReviewProblem {
  readonly field: string;
  readonly message: string;
}

/**
 * Words as they are kept.
 * @param missing what to say when there are none; null where they may be left out
 * @throws ReviewInputRefused
 */
export function readWords(field: string, typed: string, longest: number, missing: string | null): string {
  const text = storableText(typed).normalize('NFC').replace(/\r\n?/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
  if (text === '' && missing !== null) throw new ReviewInputRefused([{ field, message: missing }]);
  if (text.length > longest) throw new ReviewInputRefused([{ field, message: `Al massimo ${longest.toLocaleString('it-IT')} caratteri: ora sono ${text.length.toLocaleString('it-IT')}.` }]);
  return text;
}

const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

/** An address that mail can be sent to. @throws ReviewInputRefused */
export function readMailAddress(field: string, typed: string): string {
  const address = storableText(typed).trim();
  if (address.length > 320 || !EMAIL.test(address)) throw new ReviewInputRefused([{ field, message: 'Questo indirizzo di posta non è valido.' }]);
  return address;
}
