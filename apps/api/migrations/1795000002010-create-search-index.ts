import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The index of the search, twice: one answers while the other is built anew. Everything in it comes from the domains and can be built again. */
export class CreateSearchIndex1795000002010 implements MigrationInterface {
  name = 'CreateSearchIndex1795000002010';

  async up(runner: QueryRunner): Promise<void> {
    // Stop words are ours: SUA in capitals is an office, not a possessive.
    await runner.query('create text search dictionary search_italian (template = snowball, language = italian)');
    await runner.query(`
      create function app_audiences() returns text[] language sql stable parallel safe as
      $$ select string_to_array(nullif(current_setting('app.audiences', true), ''), ',') $$`);
    await runner.query(`comment on function app_audiences is 'Words of who asks (pubblico, ente:…) in the open transaction; null (nothing is found) when none were set'`);
    await runner.query(`
      create function search_lexeme(word text) returns text language sql immutable strict parallel safe as
      $$ select '''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''' $$`);
    await runner.query(`comment on function search_lexeme is 'A lexeme as the text of a tsquery has it'`);
    await runner.query(`
      create table search_state (
        only_row boolean primary key default true check (only_row),
        active smallint not null default 0 check (active in (0, 1)),
        building integer,
        rebuilds integer not null default 0,
        built_from text[]
      )`);
    await runner.query(`
      comment on table search_state is 'Which of the two indexes answers (one row)';
      comment on column search_state.building is 'Number of the rebuild that fills the other index; null: none';
      comment on column search_state.rebuilds is 'Rebuilds begun so far';
      comment on column search_state.built_from is 'Kinds of sources of the last whole rebuild; null: never built'`);
    await runner.query('insert into search_state default values');
    for (const slot of [0, 1]) await createSlot(runner, slot);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const slot of [0, 1]) {
      await runner.query(`drop function search_candidates_${slot}`);
      await runner.query(`drop table search_passage_${slot}, search_word_audience_${slot}, search_word_${slot}, search_entry_${slot}`);
    }
    await runner.query('drop table search_state');
    await runner.query('drop function search_lexeme, app_audiences');
    await runner.query('drop text search dictionary search_italian');
  }
}

async function createSlot(runner: QueryRunner, slot: number): Promise<void> {
  await runner.query(`
    create table search_entry_${slot} (
      no bigint generated always as identity primary key,
      kind text not null,
      id text not null collate "C",
      version bigint not null,
      content_hash text not null,
      title text not null,
      summary text not null,
      href text not null,
      audience text[] not null,
      facets text[] not null,
      at timestamptz,
      weight real not null,
      title_vector tsvector not null,
      lexemes tsvector not null,
      words text[] not null,
      unique (kind, id)
    )`);
  await runner.query(`
    comment on table search_entry_${slot} is 'What can be found, one row per thing';
    comment on column search_entry_${slot}.facets is 'name:value';
    comment on column search_entry_${slot}.title_vector is 'Stems of title (A), keywords (B) and summary (C): small, read for every candidate';
    comment on column search_entry_${slot}.lexemes is 'Everything one can look for or narrow by, for the index only: stems, t/ of the title, s/ of what it is about, w/ words of the title, x/ acronyms, c/ codes, a/ audience, k/ kind, f/ facet';
    comment on column search_entry_${slot}.words is 'Distinct words, to take them out of the vocabulary when the entry changes'`);
  await runner.query(`create index search_entry_${slot}_lexemes on search_entry_${slot} using gin (lexemes) with (fastupdate = off)`);
  await runner.query(`
    create table search_passage_${slot} (
      entry_no bigint not null references search_entry_${slot} (no) on delete cascade,
      ordinal integer not null,
      page integer,
      heading text not null,
      body text not null,
      audience text[] not null,
      vector tsvector not null,
      primary key (entry_no, ordinal)
    )`);
  await runner.query(`comment on table search_passage_${slot} is 'Texts of the entries in stretches that can be shown and opened by themselves; the audience is that of the entry'`);
  await runner.query(`
    create table search_word_${slot} (
      no integer generated always as identity primary key,
      word text not null collate "C" unique,
      stem text not null collate "C"
    )`);
  await runner.query(`comment on table search_word_${slot} is 'Words of all entries. Who may be told of one is in search_word_audience: this table is never shown by itself'`);
  await runner.query(`create index search_word_${slot}_stem on search_word_${slot} (stem)`);
  await runner.query(`create index search_word_${slot}_alike on search_word_${slot} using gin (word gin_trgm_ops)`);
  await runner.query(`
    create table search_word_audience_${slot} (
      word_no integer not null references search_word_${slot} (no) on delete cascade,
      audience text not null,
      entries integer not null,
      primary key (word_no, audience)
    ) with (fillfactor = 70)`);
  await runner.query(`comment on table search_word_audience_${slot} is 'How many entries for this audience have the word: kept exactly, so that a word is never proposed to who can read no entry with it'`);

  const wall = `app_is_system() or audience && (select app_audiences())`;
  for (const table of ['search_entry', 'search_passage']) {
    await runner.query(`alter table ${table}_${slot} enable row level security`);
    await runner.query(`create policy ${table}_${slot}_read on ${table}_${slot} for select using (${wall})`);
    await runner.query(`create policy ${table}_${slot}_write on ${table}_${slot} using (app_is_system()) with check (app_is_system())`);
  }
  await runner.query(`alter table search_word_audience_${slot} enable row level security`);
  await runner.query(`create policy search_word_audience_${slot}_read on search_word_audience_${slot} for select using (app_is_system() or audience = any ((select app_audiences())::text[]))`);
  await runner.query(`create policy search_word_audience_${slot}_write on search_word_audience_${slot} using (app_is_system()) with check (app_is_system())`);
  await runner.query(`grant truncate on search_entry_${slot}, search_passage_${slot}, search_word_${slot}, search_word_audience_${slot} to province_comuni_app`);

  // Passes the wall, because behind it an index on words cannot be used (its operator may not see rows before the policy did). It therefore joins
  // the rights of the transaction to every search by itself, and gives nothing but numbers: the rows are read behind the wall.
  await runner.query(`
    create function search_candidates_${slot}(queries text[], most integer) returns table (entry_no bigint, tier integer)
    language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set jit = off as $$
    declare
      rights tsquery := (select string_agg(search_lexeme('a/' || word), ' | ') from unnest(app_audiences()) as word)::tsquery;
    begin
      if rights is null then return; end if;
      for tier_at in 1 .. coalesce(array_length(queries, 1), 0) loop
        return query execute 'select no, $3 from search_entry_${slot} where lexemes @@ $1 limit $2' using queries[tier_at]::tsquery && rights, most, tier_at;
      end loop;
    end $$`);
  await runner.query(`revoke execute on function search_candidates_${slot} from public`);
  await runner.query(`grant execute on function search_candidates_${slot} to province_comuni_app`);
}
