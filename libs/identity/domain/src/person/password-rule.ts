import type { FieldFault } from '../errors.js';

const SHORTEST = 12;
const LONGEST = 128;

// Words that begin most of the guessed passwords of Italian offices; what is left once digits and signs are taken away must not be one of them.
const COMMON = new Set(
  ('password passw parola parolachiave segreta benvenuto benvenuti buongiorno ciaociao amministratore administrator admin utente provincia province comune comuni ' +
    'provinciadi comunedi municipio ufficio segreteria protocollo qwerty qwertyuiop qwertyuiopas asdfghjkl qazwsxedc welcome letmein iloveyou changeme cambiami ' +
    'juventus forzajuve forzamilan forzainter forzanapoli francesco giuseppe alessandro andrea valentina amoremio tiamo italia forzaitalia gennaio febbraio marzo aprile maggio giugno ' +
    'luglio agosto settembre ottobre novembre dicembre primavera estate autunno inverno superman pokemon').split(' '),
);

const LOOKALIKES: Readonly<Record<string, string>> = { '@': 'a', '0': 'o', '1': 'i', '3': 'e', $: 's', '5': 's' };

/** The form in which a password is checked and hashed: the same characters typed on two keyboards are the same password. */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFC');
}

/** What is wrong with a new password, or null. No rule on kinds of characters: length protects, composition does not (ASVS 6.2). */
export function passwordFault(typed: string, email: string): FieldFault | null {
  const password = normalisePassword(typed);
  const length = [...password].length;
  if (length < SHORTEST) return 'PASSWORD_TOO_SHORT';
  if (length > LONGEST) return 'PASSWORD_TOO_LONG';
  const lower = password.toLowerCase();
  const mailbox = email.split('@')[0] ?? '';
  if (lower.includes(email) || (mailbox.length >= 4 && lower.includes(mailbox))) return 'PASSWORD_CONTAINS_EMAIL';
  return isCommon(lower) ? 'PASSWORD_TOO_COMMON' : null;
}

function isCommon(lower: string): boolean {
  if (new Set(lower).size < 4) return true;
  const core = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const letters = core.replace(/[@013$5]/g, (sign) => LOOKALIKES[sign] ?? sign).replace(/[^\p{L}]/gu, '');
  return COMMON.has(letters) || COMMON.has(halved(letters)) || isSequence(lower);
}

function halved(text: string): string {
  const half = text.slice(0, text.length / 2);
  return half + half === text ? half : '';
}

/** `123456789012`, `abcdefghijkl`: each character follows the one before. */
function isSequence(text: string): boolean {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  return points.slice(1).every((point, index) => Math.abs(point - (points[index] ?? 0)) === 1 || (point === 48 && points[index] === 57));
}
