const FORM = /^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+\.[^\s@.<>(),;:"\\]+$/u;

/** One spelling per address: trimmed, composed, lower case. Accounts are found by it. */
export function normaliseEmail(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase();
}

/** Whether the text has the form of an address; that somebody reads it is proved by the link sent there. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && FORM.test(text);
}
