import { LARGEST_ISTAT_FILE } from '@province-comuni/enti-contract';
import { fileNotReadable, type IstatFileField, type IstatFiles } from '@province-comuni/enti-domain';
import { unzipSync } from 'fflate';

/** The largest file of ISTAT's has some 50 MB unpacked: past this it is something else, or a bomb. */
const LARGEST_UNPACKED = 128 * 1024 * 1024;

/** How many bytes of a body each file has, in the order in which they come. */
export type DeclaredSizes = Readonly<Record<IstatFileField, number>>;

/**
 * Takes in a body that holds ISTAT's files one after the other, and no byte more than was declared.
 * @throws EntiError FILE_NOT_READABLE
 */
export async function readFiles(body: AsyncIterable<Buffer>, sizes: DeclaredSizes): Promise<IstatFiles> {
  for (const file of ['elenco', 'popolazione'] as const) {
    if (sizes[file] > LARGEST_ISTAT_FILE) throw fileNotReadable(file, `Il file è troppo grande: al massimo ${LARGEST_ISTAT_FILE / 1024 / 1024} MB. Il file ZIP di ISTAT è più piccolo.`);
  }
  const declared = sizes.elenco + sizes.popolazione;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > declared) break;
    chunks.push(chunk);
  }
  if (size !== declared) throw fileNotReadable(sizes.elenco > 0 ? 'elenco' : 'popolazione', 'Il file non è arrivato intero: riprovate.');
  const bytes = Buffer.concat(chunks);
  return { elenco: csvOf('elenco', bytes.subarray(0, sizes.elenco)), popolazione: csvOf('popolazione', bytes.subarray(sizes.elenco)) };
}

const ZIP_MARK = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** The CSV, out of its ZIP where it is in one; null where there is no file. */
function csvOf(file: IstatFileField, bytes: Buffer): Uint8Array | null {
  if (bytes.length === 0) return null;
  return bytes.subarray(0, 4).equals(ZIP_MARK) ? unpacked(file, bytes) : bytes;
}

function unpacked(file: IstatFileField, zip: Uint8Array): Uint8Array {
  let found: Uint8Array[];
  try {
    found = Object.values(unzipSync(zip, { filter: (entry) => entry.name.toLowerCase().endsWith('.csv') && entry.originalSize <= LARGEST_UNPACKED }));
  } catch {
    throw fileNotReadable(file, 'Il file ZIP è danneggiato: scaricatelo di nuovo.');
  }
  const [csv] = found;
  if (!csv || found.length > 1) throw fileNotReadable(file, 'Il file ZIP deve contenere un solo file CSV.');
  return csv;
}
