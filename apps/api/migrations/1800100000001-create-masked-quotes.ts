import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quotes of posts that are hidden, withdrawn or elsewhere, away from where everybody reads, and how posts that quote are found. */
export class CreateMaskedQuotes1800100000001 implements MigrationInterface {
  name = 'CreateMaskedQuotes1800100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table masked_quote (
        quoted_id uuid not null references post (id) on delete cascade,
        post_id uuid not null references post (id) on delete cascade,
        quotes jsonb not null,
        primary key (quoted_id, post_id)
      );
      comment on table masked_quote is 'Quotes of a post (quoted_id) in another (post_id) that are masked there, until they may be read again';
      comment on column masked_quote.quotes is 'The quotes as they were, in the order of the text';
      create index masked_quote_of_post on masked_quote (post_id);
      create index post_quoting on post (created_at) where text @? '$.**.type ? (@ == "blockquote")';
      create index post_quoted on post using gin (jsonb_path_query_array(text, '$.**.postId')) where text @? '$.**.type ? (@ == "blockquote")';
      comment on column post_hidden.quotes is 'Of what was hidden before there was masked_quote: [{postId, text, masked}], posts that quoted it, before and after its words were taken out of them';
      alter table masked_quote enable row level security, force row level security;
      create policy masked_quote_system on masked_quote using ((select app_is_system())) with check ((select app_is_system()))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Quotes that are masked stay so.
    await runner.query('drop index post_quoting, post_quoted');
    await runner.query('drop table masked_quote');
    await runner.query(`comment on column post_hidden.quotes is 'Posts that quoted it: [{postId, text, masked}], as they read before and after its words were taken out of them'`);
  }
}
