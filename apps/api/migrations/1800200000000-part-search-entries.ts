import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A thing too long for one entry of the search has several, and is found once; discussions are found by all of their posts. */
export class PartSearchEntries1800200000000 implements MigrationInterface {
  name = 'PartSearchEntries1800200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const slot of [0, 1]) {
      await runner.query(`
        alter table search_entry_${slot} add column part_of text collate "C", add column part integer not null default 0;
        comment on table search_entry_${slot} is 'What can be found, one row per thing, or per part of a long one';
        comment on column search_entry_${slot}.part_of is 'Id of the thing that the row is a part of; null: it is the whole thing';
        comment on column search_entry_${slot}.part is 'Which part, from 0';
        create index search_entry_${slot}_parts on search_entry_${slot} (part_of, kind) where part_of is not null;
        alter table search_passage_${slot} add column href text;
        comment on column search_passage_${slot}.href is 'Where it is read; null: at the address of the entry'`);
    }
    await runner.query(`
      alter table saved_search_match add column passage integer;
      comment on table saved_search_match is 'What a saved search found after it was saved: once per thing, and once more for each newer passage of it that fits by itself, so that nobody is told twice; told_at is null until the mail is on its way';
      comment on column saved_search_match.passage is 'Of a thing in parts: its newest passage that fits by itself; null: title or several passages together fit'`);
    // Counted by the tables themselves, whoever writes them: the index compares versions, and would never miss what it was not told of.
    await runner.query(`
      alter table post add column revision integer not null default 1;
      comment on column post.revision is 'Grows with every change of what is read of the post, and with every post that had its place';
      create function count_post_change() returns trigger language plpgsql as $$ begin new.revision := old.revision + 1; return new; end $$;
      create trigger post_changed before update on post for each row
        when (row(new.text, new.author_name, new.withdrawn_at, new.hidden_at, new.discussion_id, new.sequence) is distinct from row(old.text, old.author_name, old.withdrawn_at, old.hidden_at, old.discussion_id, old.sequence))
        execute function count_post_change()`);
    await runner.query(`
      alter table discussion add column heading_revision integer not null default 1;
      comment on column discussion.heading_revision is 'Grows with every change of what all its posts stand under: title, tags, solution, community';
      create function count_heading_change() returns trigger language plpgsql as $$ begin new.heading_revision := old.heading_revision + 1; return new; end $$`);
    // No entry may have a lower version than it had.
    await asSystem(runner, 'update discussion set heading_revision = revision');
    await runner.query(`
      create trigger discussion_heading_changed before update on discussion for each row
        when (row(new.title, new.tags, new.solved_sequence, new.community_id, new.moved_to) is distinct from row(old.title, old.tags, old.solved_sequence, old.community_id, old.moved_to))
        execute function count_heading_change()`);
    // What was found of a discussion before may be any of its posts: only newer ones are news.
    await asSystem(runner, `update saved_search_match m set passage = d.last_sequence - 1 from discussion d where m.kind = 'discussione' and m.entry_id = d.id::text`);
    // Until the index is built anew, which it is at the next start, discussions are found by what it has of them.
    for (const slot of [0, 1]) await asSystem(runner, `update search_entry_${slot} set part_of = id where kind = 'discussione'`);
    await runner.query(`update search_state set built_from = array_remove(built_from, 'discussione')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger discussion_heading_changed on discussion; drop function count_heading_change; alter table discussion drop column heading_revision');
    await runner.query('drop trigger post_changed on post; drop function count_post_change; alter table post drop column revision');
    await runner.query(`
      alter table saved_search_match drop column passage;
      comment on table saved_search_match is 'What a saved search found after it was saved: once per entry, so that nobody is told twice; told_at is null until the mail is on its way'`);
    for (const slot of [0, 1]) {
      await asSystem(runner, `delete from search_entry_${slot} where kind = 'discussione'`);
      await runner.query(`alter table search_passage_${slot} drop column href; alter table search_entry_${slot} drop column part_of, drop column part; comment on table search_entry_${slot} is 'What can be found, one row per thing'`);
    }
    await runner.query(`update search_state set built_from = array_remove(built_from, 'discussione')`);
  }
}

/** The wall stands before the owner of the table too. */
async function asSystem(runner: QueryRunner, statement: string): Promise<void> {
  await runner.query(`select set_config('app.system', 'on', false)`);
  await runner.query(statement);
  await runner.query(`select set_config('app.system', '', false)`);
}
