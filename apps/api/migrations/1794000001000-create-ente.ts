import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registry of public bodies, with what a search as one types needs. Public: no row level security, writing goes through use cases. */
export class CreateEnte1794000001000 implements MigrationInterface {
  name = 'CreateEnte1794000001000';

  async up(runner: QueryRunner): Promise<void> {
    // unaccent is only stable because its dictionary may be replaced; ours is named in full and does not change.
    await runner.query(`
      create function ente_search_text(words text) returns text language sql immutable strict parallel safe as
      $$ select regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, words)), '[^a-z0-9]+', ' ', 'g') $$`);
    await runner.query(`comment on function ente_search_text is 'Lower case, no accents, every run of other signs one space: "dell''Aquila" and "DELL AQUILA" are the same words'`);
    await runner.query(`
      create table ente (
        id uuid primary key default gen_random_uuid(),
        kind text not null check (kind in ('UPI', 'PROVINCIA', 'COMUNE', 'UNIONE', 'ALTRO')),
        nome text not null,
        denominazione text not null,
        codice_istat text unique,
        codice_catastale text,
        sigla text,
        regione text,
        area text,
        provincia_id uuid references ente (id),
        codice_ipa text,
        sede text,
        pec text,
        valido_dal date,
        valido_al date,
        confluito_in uuid references ente (id),
        search text not null generated always as (ente_search_text(' ' || nome || ' ' || denominazione || ' ' || coalesce(sigla, ''))) stored,
        constraint ente_codice_istat check (case kind when 'PROVINCIA' then codice_istat ~ '^[0-9]{3}$' when 'COMUNE' then codice_istat ~ '^[0-9]{6}$' else codice_istat is null end),
        constraint ente_codice_catastale check (codice_catastale ~ '^[A-Z][0-9]{3}$'),
        constraint ente_sigla check (sigla ~ '^[A-Z]{2}$'),
        constraint ente_dates check (valido_al >= valido_dal),
        constraint ente_successor check (confluito_in <> id and (confluito_in is null or valido_al is not null)),
        constraint ente_comune_has_provincia check (kind <> 'COMUNE' or provincia_id is not null)
      )`);
    await runner.query(`create unique index ente_one_upi on ente (kind) where kind = 'UPI'`);
    await runner.query('create unique index ente_catastale_in_force on ente (codice_catastale) where valido_al is null');
    await runner.query('create unique index ente_codice_ipa on ente (lower(codice_ipa)) where valido_al is null');
    await runner.query('create index ente_of_provincia on ente (provincia_id, kind)');
    await runner.query('create index ente_by_kind on ente (kind, nome, id)');
    await runner.query('create index ente_successor_of on ente (confluito_in) where confluito_in is not null');
    await runner.query('create index ente_search on ente using gin (search gin_trgm_ops)');
    await runner.query(`
      comment on table ente is 'Public bodies: UPI, Province, Comuni, Unioni and others. A body that ceases stays, with its last day and its successor';
      comment on column ente.nome is 'Short name: "Pesaro e Urbino"';
      comment on column ente.denominazione is 'Full name, as acts write it: "Provincia di Pesaro e Urbino"';
      comment on column ente.codice_istat is 'ISTAT code as text: 3 digits for a Provincia (historical code), 6 for a Comune. Leading zeros count';
      comment on column ente.codice_catastale is 'Cadastral code of a Comune (A001): it survives a change of Provincia, the ISTAT code does not';
      comment on column ente.sigla is 'Two letters of the Provincia; NA is Napoli, not a missing value';
      comment on column ente.area is 'Nord-Ovest, Nord-Est, Centro, Sud';
      comment on column ente.provincia_id is 'Provincia of a Comune, or of another body that has one';
      comment on column ente.codice_ipa is 'Code in IndicePA, in its own case; compared without case';
      comment on column ente.sede is 'Address of the seat, once someone of the Ente gave it';
      comment on column ente.valido_dal is 'First day of existence; null: before the registry began';
      comment on column ente.valido_al is 'Last day of existence; null: in force';
      comment on column ente.confluito_in is 'The Ente that took over after a merger';
      comment on column ente.search is 'Words of the names, for the search as one types; begins with a space so that "% urb%" finds beginnings of words'`);
    await runner.query(`
      create table ente_popolazione (
        ente_id uuid not null references ente (id) on delete cascade,
        anno integer not null check (anno between 1861 and 2200),
        popolazione integer not null check (popolazione >= 0),
        fonte text not null,
        primary key (ente_id, anno)
      )`);
    await runner.query(`
      comment on table ente_popolazione is 'Residents of an Ente by year: a population never stands without its year and source';
      comment on column ente_popolazione.anno is 'Year of the figure: at 1 January, or of the census'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ente_popolazione, ente');
    await runner.query('drop function ente_search_text');
  }
}
