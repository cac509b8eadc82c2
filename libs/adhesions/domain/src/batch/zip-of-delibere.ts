import { toCsv } from '@province-comuni/shared-kernel';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { DeliberaOutcome, DelibereBatchItem } from './delibere-batch.js';

/** Name of the table in the ZIP. */
export const DELIBERE_TABLE = 'elenco.csv';

const STATES: Readonly<Record<DelibereBatchItem['adhesionState'], string>> = { INVITATO: 'invitato', IN_ESAME: 'in esame', DELIBERATO: 'ha deliberato', FIRMATO: 'ha firmato', NON_INTERESSATO: 'non interessato', RECESSO: 'recesso' };
const OUTCOMES: Readonly<Record<DeliberaOutcome, string>> = { DA_FARE: 'da fare', FATTA: 'fatta', NON_FATTA: 'non fatta' };

/** What the ZIP says of each Ente: the adhesion, its files, and why there are none. */
export function delibereTable(items: readonly DelibereBatchItem[]): string {
  const rows = items.map(({ enteName, population, adhesionState, outcome, fileName, reason }) => [enteName, population, STATES[adhesionState], OUTCOMES[outcome], ...(outcome === 'FATTA' ? [`${fileName}.docx`, `${fileName}.pdf`] : ['', '']), reason ?? '']);
  return toCsv([['Ente', 'Abitanti', 'Adesione', 'Delibera', 'File DOCX', 'File PDF', 'Perché manca'], ...rows]);
}

/**
 * The ZIP, piece by piece: one file at a time is in memory. The same Enti, files and moment give the same bytes.
 * Lightly packed rather than stored: readers that go through a ZIP from its start know where a packed file ends.
 */
export async function* zipOfDelibere(items: readonly DelibereBatchItem[], open: (sha256: string) => Promise<Uint8Array>, at: Date): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const taken = (): Uint8Array[] => {
    const ready = pieces;
    pieces = [];
    return ready;
  };
  const put = (name: string, bytes: Uint8Array): Uint8Array[] => {
    const entry = new ZipDeflate(name, { level: 1 });
    entry.mtime = at;
    zip.add(entry);
    entry.push(bytes, true);
    return taken();
  };
  yield* put(DELIBERE_TABLE, strToU8(delibereTable(items)));
  for (const { fileName, docx, pdf } of items) {
    for (const [extension, sha256] of [['docx', docx], ['pdf', pdf]] as const) if (sha256 !== null) yield* put(`${fileName}.${extension}`, await open(sha256));
  }
  zip.end();
  yield* taken();
}
