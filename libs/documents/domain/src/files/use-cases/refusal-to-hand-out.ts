import type { StoredFile } from '../stored-file.js';
import type { FilesSettings } from './files-settings.js';

/** Why the bytes may not be handed out, in Italian; null when they may. */
export function refusalToHandOut({ scan, damagedAt }: StoredFile, { scans }: Pick<FilesSettings, 'scans'>, isOwn: boolean): string | null {
  if (scan === 'INFETTO') return 'Nel file è stato trovato un programma dannoso: non si può scaricare.';
  if (damagedAt !== null) return 'Il file si è danneggiato sul disco: lo abbiamo segnalato a chi gestisce la piattaforma.';
  if (scans && scan === 'NON_ANALIZZATO' && !isOwn) return 'Il file non è stato ancora controllato contro i programmi dannosi: fino ad allora lo scarica solo il suo Ente. Il testo si può già leggere qui.';
  return null;
}
