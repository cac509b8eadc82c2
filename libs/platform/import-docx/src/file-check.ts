import { DocumentRefused } from '@province-comuni/platform-ports';

/** Limits of a package before anything in it is inflated. A convention of 100 pages has 30 entries and 3 MB. */
const MAX_ENTRIES = 2_000;
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;
const MAX_RATIO = 200;
/** Under this size a high ratio is only a file of blanks. */
const RATIO_FROM_BYTES = 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const NOT_DOCX = 'Il file non è un documento DOCX: salvatelo da Word o da LibreOffice come «Documento di Word (.docx)» e riprovate.';
const DAMAGED = 'Il documento è danneggiato: apritelo con Word o con LibreOffice, salvatelo di nuovo e riprovate.';

/**
 * Looks at the outside of a file: its first bytes and the directory of its ZIP, never its content.
 * @throws DocumentRefused with the reason a person can act on
 */
export function checkFile(bytes: Uint8Array): void {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw oldContainer(bytes);
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) throw new DocumentRefused('NOT_A_DOCUMENT', NOT_DOCX);
  const entries = readDirectory(bytes);
  if (entries.some((entry) => entry.encrypted)) throw new DocumentRefused('ENCRYPTED', 'Il documento è protetto da una password: toglietela e riprovate.');
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > MAX_TOTAL_BYTES || entries.some((entry) => entry.size > RATIO_FROM_BYTES && entry.size > entry.packed * MAX_RATIO)) {
    throw new DocumentRefused('OVERSIZED_CONTENT', 'Il contenuto del documento è troppo grande per essere letto.');
  }
  const names = new Set(entries.map((entry) => entry.name));
  if (names.size < entries.length) throw new DocumentRefused('DAMAGED', DAMAGED, 'two entries with one name');
  if (names.has('mimetype') && !names.has('[Content_Types].xml')) throw new DocumentRefused('NOT_A_DOCUMENT', 'Il file è di LibreOffice (ODT): salvatelo come «Documento di Word (.docx)» e riprovate.');
  if (!names.has('[Content_Types].xml') || ![...names].some((name) => name.startsWith('word/'))) throw new DocumentRefused('NOT_A_DOCUMENT', NOT_DOCX);
}

/** Word before 2007 and encrypted packages share one container; the encrypted ones name their stream in it. */
function oldContainer(bytes: Uint8Array): DocumentRefused {
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  if (encrypted) return new DocumentRefused('ENCRYPTED', 'Il documento è protetto da una password: toglietela e riprovate.');
  return new DocumentRefused('OLD_FORMAT', 'Il documento è nel vecchio formato .doc: apritelo e salvatelo come «Documento di Word (.docx)», poi riprovate.');
}

interface Entry {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly encrypted: boolean;
}

function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw new DocumentRefused('OVERSIZED_CONTENT', 'Il documento è fatto di troppe parti per essere letto.');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) throw new DocumentRefused('DAMAGED', DAMAGED, 'broken directory');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      packed: view.getUint32(at + 20, true),
      // 0xffffffff stands for "see the 64 bit field": far beyond the limit either way.
      size: view.getUint32(at + 24, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands in the last 64 KiB, after which only a comment may follow. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  throw new DocumentRefused('DAMAGED', DAMAGED, 'no end of directory');
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
