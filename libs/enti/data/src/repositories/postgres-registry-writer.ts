import type { ComuneInForce, ComunePopolazione, ImportRecord, RegistryDifferences, RegistrySeed, RegistryWriter } from '@province-comuni/enti-domain';
import { dayBefore, denominazioneOfComune, provinciaOfComune } from '@province-comuni/enti-domain';
import { currentManager } from '@province-comuni/platform-database';
import { RegistryImportOrmEntity } from '../entities/registry-import.orm-entity.js';
import { addMissingSeed } from './seed-insert.js';

/** Bulk writing of reference data: each list travels as one JSON parameter of one statement. */
export class PostgresRegistryWriter implements RegistryWriter {
  async lock(): Promise<void> {
    await currentManager().query(`select pg_advisory_xact_lock(hashtext('enti.registry'))`);
  }

  async isImported(source: string): Promise<boolean> {
    return currentManager().getRepository(RegistryImportOrmEntity).existsBy({ source });
  }

  async addMissing(seed: RegistrySeed): Promise<number> {
    return addMissingSeed(seed);
  }

  async comuniInForce(): Promise<ComuneInForce[]> {
    // An import speaks of the list as it stands, a Comune that begins tomorrow included: what has no last day.
    return currentManager().query(`
      select e.id, e.codice_istat as "codiceIstat", e.codice_catastale as "codiceCatastale", e.nome,
        coalesce((select jsonb_object_agg(p.anno, p.popolazione) from ente_popolazione p where p.ente_id = e.id), '{}') as popolazioni
      from ente e where e.kind = 'COMUNE' and e.valido_al is null order by e.codice_istat`);
  }

  async codiciProvince(): Promise<string[]> {
    const rows: { codice: string }[] = await currentManager().query(`select codice_istat as codice from ente where kind = 'PROVINCIA' and valido_al is null order by codice_istat`);
    return rows.map((row) => row.codice);
  }

  async apply(differences: RegistryDifferences, decorrenza: string): Promise<void> {
    await this.move(differences);
    await this.rename(differences);
    await this.complete(differences);
    // The new before the ceased: a successor may be among them.
    await this.begin(differences, decorrenza);
    await this.cease(differences, dayBefore(decorrenza));
  }

  async savePopolazioni(popolazioni: readonly ComunePopolazione[], anno: number, fonte: string): Promise<void> {
    await currentManager().query(
      `insert into ente_popolazione (ente_id, anno, popolazione, fonte)
       select e.id, $2::int, r.dopo, $3 from jsonb_to_recordset($1::jsonb) as r("codiceIstat" text, dopo int)
       join ente e on e.codice_istat = r."codiceIstat"
       on conflict (ente_id, anno) do update set popolazione = excluded.popolazione, fonte = excluded.fonte`,
      [JSON.stringify(popolazioni), anno, fonte],
    );
  }

  async record(entry: ImportRecord): Promise<void> {
    await currentManager().getRepository(RegistryImportOrmEntity).insert({ ...entry });
  }

  private async move({ spostati }: RegistryDifferences): Promise<void> {
    const rows = spostati.map(({ id, aCodice }) => ({ id, codice: aCodice, provincia: provinciaOfComune(aCodice) }));
    await this.each(
      rows,
      `update ente e set codice_istat = r.codice, provincia_id = p.id, sigla = p.sigla, regione = p.regione, area = p.area
       from jsonb_to_recordset($1::jsonb) as r(id uuid, codice text, provincia text) join ente p on p.kind = 'PROVINCIA' and p.codice_istat = r.provincia
       where e.id = r.id`,
    );
  }

  private async rename({ rinominati }: RegistryDifferences): Promise<void> {
    const rows = rinominati.map(({ id, a }) => ({ id, nome: a, denominazione: denominazioneOfComune(a) }));
    await this.each(rows, `update ente e set nome = r.nome, denominazione = r.denominazione from jsonb_to_recordset($1::jsonb) as r(id uuid, nome text, denominazione text) where e.id = r.id`);
  }

  private async complete({ completati }: RegistryDifferences): Promise<void> {
    await this.each(completati, `update ente e set codice_catastale = r."codiceCatastale" from jsonb_to_recordset($1::jsonb) as r(id uuid, "codiceCatastale" text) where e.id = r.id`);
  }

  private async begin({ nuovi }: RegistryDifferences, from: string): Promise<void> {
    const rows = nuovi.map(({ codiceIstat, codiceCatastale, nome }) => ({ codiceIstat, codiceCatastale, nome, denominazione: denominazioneOfComune(nome), provincia: provinciaOfComune(codiceIstat), from }));
    await this.each(
      rows,
      `insert into ente (kind, nome, denominazione, codice_istat, codice_catastale, sigla, regione, area, provincia_id, valido_dal)
       select 'COMUNE', r.nome, r.denominazione, r."codiceIstat", r."codiceCatastale", p.sigla, p.regione, p.area, p.id, r."from"
       from jsonb_to_recordset($1::jsonb) as r("codiceIstat" text, "codiceCatastale" text, nome text, denominazione text, provincia text, "from" date)
       join ente p on p.kind = 'PROVINCIA' and p.codice_istat = r.provincia`,
    );
  }

  private async cease({ cessati }: RegistryDifferences, lastDay: string): Promise<void> {
    await this.each(
      cessati.map(({ id, successore }) => ({ id, successore, lastDay })),
      `update ente e set valido_al = r."lastDay", confluito_in = s.id
       from jsonb_to_recordset($1::jsonb) as r(id uuid, successore text, "lastDay" date) left join ente s on s.codice_istat = r.successore and s.valido_al is null
       where e.id = r.id`,
    );
  }

  private async each(rows: readonly object[], statement: string): Promise<void> {
    if (rows.length > 0) await currentManager().query(statement, [JSON.stringify(rows)]);
  }
}
