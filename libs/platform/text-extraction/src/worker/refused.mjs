/** A file that must not be read further. @param {'UNREADABLE' | 'ENCRYPTED' | 'TOO_COSTLY'} problem @param {string} message Italian, shown to people */
export function refused(problem, message, details = '') {
  return Object.assign(new Error(message), { problem, details });
}

export const TOO_LARGE = 'Il contenuto del file è troppo grande per leggerne il testo.';
export const DAMAGED = 'Il file è danneggiato: apritelo con il suo programma, salvatelo di nuovo e ricaricatelo.';
export const PROTECTED = 'Il file è protetto da una password: il suo testo non si può leggere né cercare.';
