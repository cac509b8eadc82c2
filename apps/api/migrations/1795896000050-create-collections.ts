import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The wall's words for `canReadCollection`. */
const READABLE = `
  (select app_is_system())
  or ente_id = any ((select app_ente_ids())::uuid[])
  or visibility = 'PUBBLICO'
  or (visibility = 'RETE' and (select cardinality(app_ente_ids())) > 0)
  or (visibility = 'PROVINCE' and (select app_in_province_network()))
  or (visibility = 'ENTI' and shared_with && (select app_ente_ids())::uuid[])`;
const OWN = '(select app_is_system()) or ente_id = any ((select app_ente_ids())::uuid[])';

/** Documents put together in an order, in parts. */
export class CreateCollections1795896000050 implements MigrationInterface {
  name = 'CreateCollections1795896000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document_collection (
        id uuid primary key,
        ente_id uuid not null references ente (id),
        title text not null check (length(title) between 1 and 200),
        abstract text not null check (length(abstract) <= 2000),
        visibility text not null check (visibility in ('ENTE', 'ENTI', 'PROVINCE', 'RETE', 'PUBBLICO')),
        shared_with uuid[] not null default '{}',
        curated boolean not null default false,
        revision integer not null default 1,
        created_by uuid not null references person (id),
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`);
    await runner.query(`
      comment on table document_collection is 'Documents that an Ente put together; whom the collection is for says nothing of who may read the documents in it';
      comment on column document_collection.curated is 'Of UPI: shown in the front of the library'`);
    await runner.query('create index document_collection_order on document_collection (curated desc, updated_at desc, id)');
    await runner.query('create index document_collection_of_ente on document_collection (ente_id)');
    await runner.query(`
      create table document_collection_part (
        id uuid primary key,
        collection_id uuid not null references document_collection (id) on delete cascade,
        position integer not null,
        title text not null check (length(title) <= 120)
      )`);
    await runner.query(`comment on table document_collection_part is 'Parts of a collection, one level deep; the first may have no title'`);
    await runner.query('create index document_collection_part_of_collection on document_collection_part (collection_id, position)');
    await runner.query(`
      create table document_collection_item (
        collection_id uuid not null references document_collection (id) on delete cascade,
        part_id uuid not null references document_collection_part (id) on delete cascade,
        document_id uuid not null references document (id) on delete cascade,
        position integer not null,
        primary key (collection_id, document_id)
      )`);
    await runner.query(`comment on table document_collection_item is 'Documents of a collection in their order, each once'`);
    await runner.query('create index document_collection_item_of_document on document_collection_item (document_id)');
    await runner.query('create index document_collection_item_of_part on document_collection_item (part_id, position)');
    for (const table of ['document_collection', 'document_collection_part', 'document_collection_item']) await runner.query(`alter table ${table} enable row level security, force row level security`);
    await runner.query(`create policy document_collection_read on document_collection for select using (${READABLE})`);
    await runner.query(`create policy document_collection_add on document_collection for insert with check (${OWN})`);
    await runner.query(`create policy document_collection_change on document_collection for update using (${OWN}) with check (${OWN})`);
    await runner.query(`create policy document_collection_remove on document_collection for delete using (${OWN})`);
    for (const table of ['document_collection_part', 'document_collection_item']) {
      const own = `exists (select 1 from document_collection c where c.id = collection_id and (${OWN.replace('ente_id', 'c.ente_id')}))`;
      await runner.query(`create policy ${table}_read on ${table} for select using (exists (select 1 from document_collection c where c.id = collection_id))`);
      await runner.query(`create policy ${table}_add on ${table} for insert with check (${own})`);
      await runner.query(`create policy ${table}_change on ${table} for update using (${own}) with check (${own})`);
      await runner.query(`create policy ${table}_remove on ${table} for delete using (${own})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document_collection_item, document_collection_part, document_collection');
  }
}
