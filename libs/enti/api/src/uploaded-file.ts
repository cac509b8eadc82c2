import { fileNotReadable } from '@province-comuni/enti-domain';
import { unzipSync } from 'fflate';

/** The largest file of ISTAT's has some 50 MB unpacked: past this it is something else, or a bomb. */
const LARGEST = 128 * 1024 * 1024;

/** The CSV in a base64 text, out of its ZIP where it is in one; null for no text. @throws EntiError FILE_NOT_READABLE */
export function uploadedCsv(base64: string | null | undefined): Uint8Array | null {
  if (!base64) return null;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.subarray(0, 4).equals(ZIP_MARK) ? unpacked(bytes) : bytes;
}

const ZIP_MARK = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

function unpacked(zip: Uint8Array): Uint8Array {
  let found: Uint8Array[];
  try {
    found = Object.values(unzipSync(zip, { filter: (entry) => entry.name.toLowerCase().endsWith('.csv') && entry.originalSize <= LARGEST }));
  } catch {
    throw fileNotReadable('Il file ZIP è danneggiato: scaricatelo di nuovo.');
  }
  const [csv] = found;
  if (!csv || found.length > 1) throw fileNotReadable('Il file ZIP deve contenere un solo file CSV.');
  return csv;
}
