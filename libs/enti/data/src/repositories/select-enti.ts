import type { Ente } from '@province-comuni/enti-domain';
import { currentManager, kept } from '@province-comuni/platform-database';

/** In force on the day of parameter $1. */
export const inForce = (alias: string): string => `(${alias}.valido_dal is null or ${alias}.valido_dal <= $1::date) and (${alias}.valido_al is null or ${alias}.valido_al >= $1::date)`;

/** The column names are those of the domain, so that a row is an Ente. */
const SELECT = `
  select e.id, e.kind, e.nome, e.denominazione, e.codice_istat as "codiceIstat", e.codice_catastale as "codiceCatastale", e.sigla, e.regione, e.area,
    e.provincia_id as "provinciaId", e.codice_ipa as "codiceIpa", e.sede, e.pec, e.valido_dal::text as "validoDal", e.valido_al::text as "validoAl",
    e.confluito_in as "confluitoIn", latest.popolazione, latest.anno as "annoPopolazione", latest.fonte as "fontePopolazione",
    case when e.kind = 'PROVINCIA' then (select count(*)::int from ente c where c.provincia_id = e.id and c.kind = 'COMUNE' and ${inForce('c')}) end as "numeroComuni"
  from ente e
  left join lateral (select anno, popolazione, fonte from ente_popolazione where ente_id = e.id order by anno desc limit 1) latest on true`;

/** The same where the tail is always alike: kept by every connection. */
export async function selectKeptEnti(day: string, tail: string, parameters: readonly unknown[]): Promise<Ente[]> {
  return currentManager().query(kept(`${SELECT} ${tail}`), [day, ...parameters]);
}

/**
 * Enti in one statement, with their latest population and, for a Provincia, the Comuni in force.
 * @param day parameter $1, `YYYY-MM-DD`
 * @param tail the `where` and what follows; `e` is the Ente, parameters begin with $2
 */
export async function selectEnti(day: string, tail: string, parameters: readonly unknown[] = []): Promise<Ente[]> {
  return currentManager().query(`${SELECT} ${tail}`, [day, ...parameters]);
}
