const LONGEST_BYTES = 180;

/** Signs that a name may not hold: controls, those that turn the direction of writing, those of paths and of shells. */
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb<>:"/\\|?*]/gu;
/** Names that Windows gives to devices, whatever follows the point. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i;

/**
 * A name as it can be shown, sent and saved anywhere: the last part of a path, without signs that deceive, at most 180 bytes with its ending kept.
 * It is never used as a path of ours.
 * @returns empty when nothing is left
 */
export function cleanFileName(sent: string): string {
  const last = sent.normalize('NFC').toWellFormed().split(/[/\\]/).at(-1)!;
  const name = last.replace(FORBIDDEN, ' ').replace(/\s+/gu, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const safe = DEVICE.test(name) ? `file ${name}` : name;
  return shorten(safe);
}

function shorten(name: string): string {
  if (bytes(name) <= LONGEST_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  let stem = '';
  for (const sign of ending ? name.slice(0, dot) : name) {
    if (bytes(stem) + bytes(sign) + bytes(ending) > LONGEST_BYTES) break;
    stem += sign;
  }
  return stem.trimEnd() + ending;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
