const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g;

/** Text as it is compared and kept: composed, every white space one blank, without signs that do not print. */
export function cleanText(text) {
  return text.toWellFormed().normalize('NFC').replace(UNPRINTABLE, '').replace(/\s+/g, ' ');
}
