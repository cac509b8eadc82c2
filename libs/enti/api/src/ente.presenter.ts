import type * as domain from '@province-comuni/enti-domain';
import { EnteConnection } from './graphql/ente-connection.type.js';
import { Ente } from './graphql/ente.type.js';

/** An Ente as everybody may see it: the registry is public. */
export function presentEnte(ente: domain.Ente): Ente {
  const { id, kind, nome, denominazione, codiceIstat, codiceCatastale, sigla, regione, area, codiceIpa, sede, pec } = ente;
  const { popolazione, annoPopolazione, fontePopolazione, numeroComuni, validoDal, validoAl, provinciaId, confluitoIn } = ente;
  return Object.assign(new Ente(), {
    ...{ id, kind, nome, denominazione, codiceIstat, codiceCatastale, sigla, regione, area, codiceIpa, sede, pec },
    ...{ popolazione, anno: annoPopolazione, fontePopolazione, numeroComuni, validoDal, validoAl, provinciaId, confluitoInId: confluitoIn },
  });
}

/** A page, with the cursor of its last element. */
export function presentPage(page: domain.Page<domain.Ente>, offset: number): EnteConnection {
  const end = offset + page.items.length;
  return Object.assign(new EnteConnection(), { nodes: page.items.map(presentEnte), totalCount: page.total, hasNextPage: end < page.total, endCursor: page.items.length > 0 ? writeCursor(end) : null });
}

/** Cursors are opaque to clients: how a page is found may change. */
function writeCursor(offset: number): string {
  return Buffer.from(`enti:${offset}`).toString('base64url');
}

/** Where the page after this cursor begins; 0 for no cursor, and for one that is none of ours. */
export function readCursor(cursor: string | null | undefined): number {
  const offset = /^enti:(\d{1,9})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString())?.[1];
  return offset ? Number(offset) : 0;
}
