import { randomUUID } from 'node:crypto';
import { BULK_TABLE, type BulkImportRow } from './bulk-import.js';
import type { TableLine } from './bulk-table.js';
import type { ArchiveEntry } from './import-archive.port.js';

/**
 * The table of an archive: `documenti.csv` nearest to the top; null when there is none.
 * Whoever packs a folder has everything under its name: the table's folder is where the names in it begin.
 */
export function tableOf(entries: readonly ArchiveEntry[]): ArchiveEntry | null {
  const depth = ({ path }: ArchiveEntry): number => path.split('/').length;
  return entries.filter(({ path }) => path.split('/').at(-1)!.toLowerCase() === BULK_TABLE).sort((a, b) => depth(a) - depth(b))[0] ?? null;
}

/** Lines and files brought together: a row for each line, and one for each file that no line names. */
export function matchFiles(lines: readonly TableLine[], entries: readonly ArchiveEntry[], table: ArchiveEntry): BulkImportRow[] {
  const folder = table.path.slice(0, -BULK_TABLE.length);
  const files = new Files(entries.filter(({ path }) => path !== table.path), folder);
  const lineOfPath = new Map<string, number>();
  const rows = lines.map(({ line, path: typed, fields, visibility, problems: found }, index): BulkImportRow => {
    const problems = [...found];
    const entry = typed === '' ? null : files.find(typed);
    const refuse = (message: string): void => void problems.unshift({ column: 'file', message });
    const first = entry ? lineOfPath.get(entry.path) : undefined;
    if (typed !== '' && !entry) refuse('Nello ZIP non c’è un file con questo nome: controllate cartelle, maiuscole e la parte dopo il punto.');
    else if (first !== undefined) refuse(`Questo file è già alla riga ${first}.`);
    else if (entry?.size === 0) refuse('Il file è vuoto.');
    if (entry && first === undefined) lineOfPath.set(entry.path, line);
    return { id: randomUUID(), position: index, line, path: entry?.path ?? typed.slice(0, 1_000).toWellFormed(), fields, visibility, sha256: null, state: problems.length > 0 ? 'ERRATA' : 'PRONTA', problems, same: null, documentId: null };
  });
  const unnamed = files.all.filter(({ path }) => !lineOfPath.has(path));
  return [...rows, ...unnamed.map(({ path }, index): BulkImportRow => ({ id: randomUUID(), position: lines.length + index, line: null, path, fields: null, visibility: null, sha256: null, state: 'SENZA_RIGA', problems: [], same: null, documentId: null }))];
}

/** Files by their names: as written, from the top or from the folder of the table; else without regard to capitals, where only one is meant. */
class Files {
  private readonly exact = new Map<string, ArchiveEntry>();
  private readonly loose = new Map<string, ArchiveEntry | null>();

  constructor(
    readonly all: readonly ArchiveEntry[],
    folder: string,
  ) {
    for (const entry of all) {
      for (const name of new Set([entry.path, ...(entry.path.startsWith(folder) ? [entry.path.slice(folder.length)] : [])])) {
        this.exact.set(plain(name), entry);
        const loose = plain(name).toLowerCase();
        this.loose.set(loose, this.loose.has(loose) && this.loose.get(loose) !== entry ? null : entry);
      }
    }
  }

  find(typed: string): ArchiveEntry | null {
    const name = plain(typed);
    return this.exact.get(name) ?? this.loose.get(name.toLowerCase()) ?? null;
  }
}

/** One way of writing accents, and the slashes of Windows turned. */
function plain(path: string): string {
  return path.normalize('NFC').replace(/\\/g, '/').replace(/^(\.?\/)+/, '').trim();
}
