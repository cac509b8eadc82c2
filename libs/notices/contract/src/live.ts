/** Asks to hear of one's own notices. Body: empty. */
export const NOTICES_HERE = 'notices:here';
/** Something changed among one's notices, here or on another device: they are asked for again. Body: empty, nothing of them is pushed. */
export const NOTICES_CHANGED = 'notices:changed';
