import { randomUUID } from 'node:crypto';
import { isDatabaseTrouble } from '@province-comuni/platform-database';

/** What a person is told of a fault: words that say what to do, and the id under which the log has the rest. */
export interface ToldFault {
  readonly errorId: string;
  readonly code: 'INTERNAL_SERVER_ERROR' | 'SERVICE_BUSY' | 'STORAGE_FULL';
  /** HTTP status. */
  readonly status: 500 | 503 | 507;
  readonly message: string;
}

/** `disk_full` and what comes with it, as PostgreSQL names them (class 53), and the operating system's own word. */
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** Gives a fault its id and its words; a full disk and a database that is away or has no hand free have words of their own, because then waiting helps. */
export function tellFault(cause: unknown): ToldFault {
  const errorId = randomUUID();
  if (isStorageFull(cause)) return { errorId, code: 'STORAGE_FULL', status: 507, message: `Lo spazio del servizio è finito: non è stato salvato nulla di nuovo, e ciò che era salvato c’è ancora. Avvisate chi gestisce la piattaforma (codice ${errorId}) e riprovate.` };
  if (isDatabaseTrouble(cause)) return { errorId, code: 'SERVICE_BUSY', status: 503, message: `Il servizio è molto occupato, o si sta riavviando: riprovate fra poco. Se continua, il codice per l’assistenza è ${errorId}` };
  return { errorId, code: 'INTERNAL_SERVER_ERROR', status: 500, message: `Qualcosa non ha funzionato. Codice da comunicare all’assistenza: ${errorId}` };
}

function isStorageFull(cause: unknown, depth = 0): boolean {
  if (typeof cause !== 'object' || cause === null || depth > 4) return false;
  const { code, driverError, cause: inner } = cause as { code?: unknown; driverError?: unknown; cause?: unknown };
  return FULL.has(String(code)) || isStorageFull(driverError, depth + 1) || isStorageFull(inner, depth + 1);
}
