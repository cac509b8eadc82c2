import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Queries that widen one another end with the first full one: for common words the widest, which costs most, is never asked. */
export class WidenSearchCandidates1795000002030 implements MigrationInterface {
  name = 'WidenSearchCandidates1795000002030';

  async up(runner: QueryRunner): Promise<void> {
    for (const slot of [0, 1]) {
      await runner.query(`drop function search_candidates_${slot}(text[], integer)`);
      // It passes the wall for the reason given where the index is created, and joins the rights of the transaction to every query.
      await runner.query(`
        create function search_candidates_${slot}(queries text[], most integer, widening boolean) returns table (entry_no bigint, tier integer)
        language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set jit = off as $$
        declare
          found integer;
          rights tsquery := (select string_agg(search_lexeme('a/' || word), ' | ') from unnest(app_audiences()) as word)::tsquery;
        begin
          if rights is null then return; end if;
          for tier_at in 1 .. coalesce(array_length(queries, 1), 0) loop
            return query execute 'select no, $3 from search_entry_${slot} where lexemes @@ $1 limit $2' using queries[tier_at]::tsquery && rights, most, tier_at;
            get diagnostics found = row_count;
            exit when widening and found >= most;
          end loop;
        end $$`);
      await runner.query(`comment on function search_candidates_${slot} is 'Numbers of entries that the asker may read, per query, at most so many each. Widening: each query finds what the one before finds and more, so that a full one ends it'`);
      await runner.query(`revoke execute on function search_candidates_${slot} from public`);
      await runner.query(`grant execute on function search_candidates_${slot} to province_comuni_app`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const slot of [0, 1]) {
      await runner.query(`drop function search_candidates_${slot}(text[], integer, boolean)`);
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
  }
}
