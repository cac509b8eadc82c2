import type { RegistrySeed } from '@province-comuni/enti-domain';
import { currentManager } from '@province-comuni/platform-database';

/** Adds what the registry does not have; returns how many Enti were added. Seven statements for some 5,600 Enti. */
export async function addMissingSeed(seed: RegistrySeed): Promise<number> {
  const upi = await insert(
    `insert into ente (kind, nome, denominazione) select 'UPI', r.nome, r.denominazione from jsonb_to_recordset($1::jsonb) as r(nome text, denominazione text)
     where not exists (select 1 from ente where kind = 'UPI') returning id`,
    [seed.upi],
  );
  const province = await insert(
    `insert into ente (kind, nome, denominazione, codice_istat, sigla, regione, area, codice_ipa)
     select 'PROVINCIA', r.nome, r.denominazione, r."codiceIstat", r.sigla, r.regione, r.area, r."codiceIpa"
     from jsonb_to_recordset($1::jsonb) as r(nome text, denominazione text, "codiceIstat" text, sigla text, regione text, area text, "codiceIpa" text)
     on conflict (codice_istat) do nothing returning id`,
    seed.province,
  );
  // The cadastral code too: a Comune that an import moved since has another ISTAT code now, and must not come twice.
  const comuni = await insert(
    `insert into ente (kind, nome, denominazione, codice_istat, codice_catastale, sigla, regione, area, provincia_id, valido_dal, valido_al)
     select 'COMUNE', r.nome, r.denominazione, r."codiceIstat", r."codiceCatastale", p.sigla, p.regione, p.area, p.id, r."validoDal", r."validoAl"
     from jsonb_to_recordset($1::jsonb) as r(nome text, denominazione text, "codiceIstat" text, "codiceCatastale" text, provincia text, "validoDal" date, "validoAl" date)
     join ente p on p.kind = 'PROVINCIA' and p.codice_istat = r.provincia
     where not exists (select 1 from ente e where e.codice_istat = r."codiceIstat")
       and not exists (select 1 from ente e where e.codice_catastale = r."codiceCatastale")
     returning id`,
    seed.comuni,
  );
  await insert(
    `update ente e set confluito_in = s.id from jsonb_to_recordset($1::jsonb) as r("codiceIstat" text, "confluitoIn" text) join ente s on s.codice_istat = r."confluitoIn"
     where e.codice_istat = r."codiceIstat" and e.confluito_in is null and e.valido_al is not null returning e.id`,
    seed.comuni.filter((comune) => comune.confluitoIn !== null),
  );
  await insert(
    `insert into ente_popolazione (ente_id, anno, popolazione, fonte)
     select e.id, r.anno, r.popolazione, r.fonte from jsonb_to_recordset($1::jsonb) as r("codiceIstat" text, anno int, popolazione int, fonte text)
     join ente e on e.codice_istat = r."codiceIstat" on conflict do nothing returning ente_id`,
    [...seed.province, ...seed.comuni].flatMap(({ codiceIstat, popolazione }) => (popolazione ? [{ codiceIstat, ...popolazione }] : [])),
  );
  await insertPillars(seed);
  return upi + province + comuni;
}

async function insertPillars(seed: RegistrySeed): Promise<void> {
  await insert(`insert into pillar select r.key, r.name, r.position from jsonb_to_recordset($1::jsonb) as r(key text, name text, position int) on conflict do nothing returning key`, seed.pillars);
  await insert(`insert into subject select r.key, r.name, r."pillarKey" from jsonb_to_recordset($1::jsonb) as r(key text, name text, "pillarKey" text) on conflict do nothing returning key`, seed.subjects);
  await insert(
    `insert into complexity_profile (ente_id, pillar_key, profile, nota, fonte)
     select e.id, r."pillarKey", r.profile, r.nota, r.fonte from jsonb_to_recordset($1::jsonb) as r(provincia text, "pillarKey" text, profile text, nota text, fonte text)
     join ente e on e.kind = 'PROVINCIA' and e.nome = r.provincia on conflict do nothing returning ente_id`,
    seed.profiles,
  );
}

/** Runs a statement over the rows and returns how many it touched. */
async function insert(statement: string, rows: readonly object[]): Promise<number> {
  const [{ touched }]: [{ touched: number }] = await currentManager().query(`with touched as (${statement}) select count(*)::int as touched from touched`, [JSON.stringify(rows)]);
  return touched;
}
